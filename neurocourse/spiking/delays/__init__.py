"""Late on purpose"""
