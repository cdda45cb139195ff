"""A gallery of cells · A ramp of a real cell"""
