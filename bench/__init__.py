"""Figures on real music and real speech: Onara and its peers, in one run on one corpus."""
