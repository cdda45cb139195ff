"""Cell, code, network or noise?"""
