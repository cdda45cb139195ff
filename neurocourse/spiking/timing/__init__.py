"""Synapses that know who came first"""
