"""Smells divided by their neighbours"""
