"""Does what sounds alike to Onara belong together, and what does it cost to know?"""
