"""What the ear does first"""
