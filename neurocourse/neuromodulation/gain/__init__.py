"""The blue spot"""
