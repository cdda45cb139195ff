"""Artificial networks with explicit forward and backward passes, written to be read as the chain rule."""

from neurocourse.nn import plain
from neurocourse.nn.activations import ReLU, Sigmoid, Softmax, Step, Tanh, softmax
from neurocourse.nn.attention import SelfAttention
from neurocourse.nn.batches import Padded, one_hot, pad
from neurocourse.nn.blocks import Residual, block, transformer
from neurocourse.nn.convolution import Conv2d
from neurocourse.nn.dense import Dense
from neurocourse.nn.embedding import Embedding, Positions
from neurocourse.nn.gru import GRU
from neurocourse.nn.layer import Layer
from neurocourse.nn.losses import accuracy, cross_entropy, mse
from neurocourse.nn.lstm import LSTM
from neurocourse.nn.network import Network
from neurocourse.nn.normalisation import LayerNorm
from neurocourse.nn.optimisers import SGD, Adam, Momentum, Optimiser
from neurocourse.nn.pooling import Flatten, GlobalMean, MaxPool2d, MeanPool2d
from neurocourse.nn.recurrent import RNN
from neurocourse.nn.training import Training, train, update

__all__ = [
    "Adam", "Conv2d", "Dense", "Embedding", "Flatten", "GRU", "GlobalMean", "LSTM", "Layer", "LayerNorm", "MaxPool2d",
    "MeanPool2d", "Momentum", "Network", "Optimiser", "Padded", "Positions", "RNN", "ReLU", "Residual", "SGD",
    "SelfAttention", "Sigmoid", "Softmax", "Step", "Tanh", "Training", "accuracy", "block", "cross_entropy", "mse",
    "one_hot", "pad", "plain", "softmax", "train", "transformer", "update",
]  # fmt: skip
