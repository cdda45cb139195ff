"""Task after task · Break our result"""
