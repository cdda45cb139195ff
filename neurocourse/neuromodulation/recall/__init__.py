"""Attention is recall · A tape that is written by attention"""
