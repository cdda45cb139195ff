"""What an activation function is · Any curve will do"""
