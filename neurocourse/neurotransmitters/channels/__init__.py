"""A synapse is a door · One transmitter, two receptors"""
