"""Rivals with borders"""
