"""How fast to learn · Surprise · Break our result"""
