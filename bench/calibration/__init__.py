"""Does p mean what it says: of queries that nothing may be found for, how many get a p below x?"""
