"""A camera of changes · Steps without a beat"""
