"""Of all that was scanned: which one is meant, what is in it, and who corrects it?"""
