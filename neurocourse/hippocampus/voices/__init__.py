"""Spoken words · A tune"""
