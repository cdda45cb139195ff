"""Artificial networks with explicit forward and backward passes, written to be read as the chain rule."""

from neurocourse.nn.activations import ReLU, Sigmoid, Softmax, Step, Tanh
from neurocourse.nn.convolution import Conv2d, Flatten, GlobalMean, MaxPool2d, MeanPool2d
from neurocourse.nn.dense import Dense
from neurocourse.nn.gated import GRU, LSTM
from neurocourse.nn.layer import Layer
from neurocourse.nn.losses import accuracy, cross_entropy, mse
from neurocourse.nn.network import Network
from neurocourse.nn.optimisers import SGD, Adam, Momentum
from neurocourse.nn.practice import practise
from neurocourse.nn.recurrent import RNN
from neurocourse.nn.training import History, train

__all__ = [
    "Adam",
    "Conv2d",
    "Dense",
    "Flatten",
    "GRU",
    "GlobalMean",
    "History",
    "LSTM",
    "Layer",
    "MaxPool2d",
    "MeanPool2d",
    "Momentum",
    "Network",
    "RNN",
    "ReLU",
    "SGD",
    "Sigmoid",
    "Softmax",
    "Step",
    "Tanh",
    "accuracy",
    "cross_entropy",
    "mse",
    "practise",
    "train",
]
