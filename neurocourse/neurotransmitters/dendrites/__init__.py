"""From dendrite to axon · A dendrite that computes"""
