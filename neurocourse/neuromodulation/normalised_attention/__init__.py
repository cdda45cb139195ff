"""Attention in cortex"""
