"""All or none · Where the analogy breaks"""
