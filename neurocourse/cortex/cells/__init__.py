"""The edge of a slide · From dots to lines · Side by side"""
