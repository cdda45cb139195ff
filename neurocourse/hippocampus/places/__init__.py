"""Where am I?"""
