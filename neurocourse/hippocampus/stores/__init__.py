"""One hearing is enough · Two stores"""
