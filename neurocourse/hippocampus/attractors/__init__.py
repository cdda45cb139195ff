"""A memory in the connections · Exercise 4: 0.138"""
