"""Patterns, events and steps"""
