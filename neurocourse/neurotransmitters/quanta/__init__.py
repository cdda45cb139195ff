"""A weight that rolls dice · Weights that tire"""
