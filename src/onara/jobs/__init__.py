"""What long work is going on, and how far is it?"""
