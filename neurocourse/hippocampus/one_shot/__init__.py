"""Side by side"""
