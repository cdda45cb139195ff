"""The pigeons of 1961 · Break our result · Is it clever to match?"""
