"""Winners that learn"""
