"""What sounds in a clip that somebody hands in, and how is that shown?"""
