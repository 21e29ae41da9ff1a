"""An episode in, its cue sheet out."""
