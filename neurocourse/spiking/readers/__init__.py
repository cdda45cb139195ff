"""From a trained network to spikes · Small whole numbers"""
