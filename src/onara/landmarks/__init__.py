"""Which recording could this be, at whatever speed, tempo or pitch it is played?"""
