"""Changing the policy itself"""
