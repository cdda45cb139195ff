"""Why depth"""
