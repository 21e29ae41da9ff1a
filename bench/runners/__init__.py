"""Recognisers as the benchmark runs them: each a process of its own that answers JSON lines."""
