"""A column hums"""
