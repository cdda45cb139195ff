"""A weight that rolls dice · When release is likely · Weights that tire"""
