"""A cell that sees pictures"""
