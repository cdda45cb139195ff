"""Filters at work · Movement · Contrast"""
