"""Two eyes, and pinwheels · Where the analogy breaks"""
