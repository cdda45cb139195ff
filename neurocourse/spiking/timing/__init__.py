"""Synapses that know who came first · Exercise 5: three spikes"""
