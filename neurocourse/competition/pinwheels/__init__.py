"""Two eyes, and pinwheels"""
