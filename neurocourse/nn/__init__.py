"""Artificial networks with explicit forward and backward passes."""
