"""A sensory ending · Motor units and their muscle · Three kinds of neuron, and a reflex · Two halves that take turns"""
