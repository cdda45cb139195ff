"""A net grows old"""
