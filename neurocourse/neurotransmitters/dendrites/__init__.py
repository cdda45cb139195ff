"""A dendrite is a leaky cable · Where the spike starts · A dendrite that computes"""
