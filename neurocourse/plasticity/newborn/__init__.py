"""Newborn cells"""
