"""The liquid · Break our result"""
