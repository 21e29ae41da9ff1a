"""How large may a library be: size, memory and time of a question as it grows to a million."""
