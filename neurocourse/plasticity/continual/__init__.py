"""Task after task"""
