"""Explore or exploit · The pigeons of 1961 · More players"""
