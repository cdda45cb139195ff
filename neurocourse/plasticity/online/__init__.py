"""The article's sign"""
