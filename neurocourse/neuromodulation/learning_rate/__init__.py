"""How fast to learn · Surprise"""
