"""The liquid"""
