"""Golgi's stain · Cajal's argument"""
