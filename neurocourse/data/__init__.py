"""Small data sets that ship with the course."""
