"""Where it sits"""
