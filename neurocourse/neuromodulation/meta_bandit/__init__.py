"""Who sets the rate?"""
