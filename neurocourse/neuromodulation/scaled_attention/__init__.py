"""Attention in machines"""
