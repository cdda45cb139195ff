"""Who remembers how far? · Looking ahead"""
