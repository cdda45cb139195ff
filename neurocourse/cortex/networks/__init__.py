"""A network that reads · What it is made for · Inside the network"""
