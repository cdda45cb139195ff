"""Generations"""
