"""Break our result"""
