"""Backpropagation · The 8-3-8 encoder · The network of the second article"""
