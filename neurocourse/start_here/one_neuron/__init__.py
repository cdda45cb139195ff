"""Explore · Build"""
