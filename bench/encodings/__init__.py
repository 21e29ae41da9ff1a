"""How surely are texts told that were read in the wrong encoding, and right ones left alone?"""
