"""A synapse without a transmitter"""
