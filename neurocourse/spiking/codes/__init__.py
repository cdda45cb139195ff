"""How spikes carry numbers"""
