"""Weights with a sign"""
