"""How are these files put right, so that every byte can be had back?"""
