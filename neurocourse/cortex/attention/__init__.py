"""Watching a busy street · A street for a network"""
