"""Gates"""
