"""The map in the head · The field of a prediction"""
