"""A place field in one lap"""
