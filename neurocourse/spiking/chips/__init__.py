"""One core after TrueNorth · A neuron after Loihi · A sparse code"""
