"""Every door has its own voltage"""
