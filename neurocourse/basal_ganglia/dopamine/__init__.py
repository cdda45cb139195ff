"""A cell that knows what to expect · Credit that travels back · Cues that compete · A cat in a box"""
