"""A hash from a fly"""
