"""A rat at a cliff"""
