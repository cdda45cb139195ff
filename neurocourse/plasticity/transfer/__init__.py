"""What carries over"""
