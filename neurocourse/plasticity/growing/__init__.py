"""Nets that grow"""
