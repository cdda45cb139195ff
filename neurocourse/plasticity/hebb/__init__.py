"""Hebb runs away"""
