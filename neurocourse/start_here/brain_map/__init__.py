"""Your progress"""
