"""Three kinds of neuron, and a reflex"""
