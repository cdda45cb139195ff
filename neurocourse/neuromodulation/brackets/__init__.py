"""Brackets in brackets"""
