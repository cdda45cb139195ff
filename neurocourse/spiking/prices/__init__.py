"""What a right answer costs"""
