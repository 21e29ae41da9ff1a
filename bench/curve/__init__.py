"""How short may a clip be, and how far below speech may its music lie?"""
