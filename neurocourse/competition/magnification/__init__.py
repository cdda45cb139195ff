"""The law of two thirds"""
