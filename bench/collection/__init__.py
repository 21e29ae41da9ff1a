"""How many faults of a collector's folder are found, and how much of what is proposed is wrong?"""
