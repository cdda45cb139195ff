"""Learning by doing

The scene on the first screen: a rat that learns to walk along a cliff, and one of its cells.
"""
