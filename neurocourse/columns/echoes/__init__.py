"""A stone in water · On the edge of chaos"""
