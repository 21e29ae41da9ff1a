"""How often is the right answer first, and how fast?"""
