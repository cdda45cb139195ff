"""A machine that dreams"""
