"""One core after TrueNorth · A neuron after Loihi"""
