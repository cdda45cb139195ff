"""A transformer one can read"""
