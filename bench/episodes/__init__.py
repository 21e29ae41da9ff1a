"""Whole episodes with their cues: how well is the music of a programme written down?"""
