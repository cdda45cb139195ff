"""Start here: how the course works, its map and its index."""
