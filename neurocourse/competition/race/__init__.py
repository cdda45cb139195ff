"""A race with a memory"""
