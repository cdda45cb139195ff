"""Attention is recall"""
