"""Where the analogy breaks"""
