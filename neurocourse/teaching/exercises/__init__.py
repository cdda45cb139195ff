"""Checks of what learners write: run with care, held against the reference, and answered truly."""
