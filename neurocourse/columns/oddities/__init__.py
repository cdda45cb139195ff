"""Odd events"""
