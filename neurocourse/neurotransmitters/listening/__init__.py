"""The curve of a real cell"""
