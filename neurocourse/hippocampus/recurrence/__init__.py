"""A network that hears itself"""
