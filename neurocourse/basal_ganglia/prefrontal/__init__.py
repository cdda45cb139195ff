"""Evidence and memory"""
