"""A stone in water"""
