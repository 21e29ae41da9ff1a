"""How does a video player tell what sounds in the episode that it plays?"""
