"""Many dimensions"""
