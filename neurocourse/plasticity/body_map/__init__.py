"""A lost finger"""
