"""Columns or salt and pepper"""
