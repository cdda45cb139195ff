"""A pattern that returns · Inputs that compete"""
