"""Dreams stacked"""
