"""The next word · Another language"""
