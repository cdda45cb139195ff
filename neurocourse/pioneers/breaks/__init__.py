"""Where the analogy breaks · Break our result"""
