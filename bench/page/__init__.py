"""How fast the page is, and what a crowd does to it."""
