"""How does a browser play it?"""
