"""What comes next"""
