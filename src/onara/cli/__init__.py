"""How does a person, or a machine, ask?"""
