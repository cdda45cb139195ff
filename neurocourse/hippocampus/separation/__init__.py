"""Keeping things apart"""
