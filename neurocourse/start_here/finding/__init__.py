"""Where do I find …? · The words"""
