"""Patience"""
