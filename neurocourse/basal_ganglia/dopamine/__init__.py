"""A cell that knows what to expect · Blame that travels back · Cues that compete · A cat in a box"""
