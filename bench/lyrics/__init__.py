"""How often is a line found in a large library of lyrics, and how fast?"""
