"""Explore or exploit · More players"""
