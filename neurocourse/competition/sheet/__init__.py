"""Neighbours on a sheet"""
