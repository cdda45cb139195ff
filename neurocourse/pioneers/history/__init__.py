"""The timeline"""
