"""A rhythm without a period, 6 and 84 steps ahead: is it the web that looks ahead?"""

import numpy as np

from neurocourse.arguments import generator, option, takes
from neurocourse.hippocampus.forecasting.echo_state import EchoState, ridge_regression, with_one
from neurocourse.hippocampus.forecasting.mackey_glass import LAGS, TEST, TRAIN, nrmse, series

WAYS = ("web", "web, shuffled", "ring", "20 values bent", "20 values")
HORIZONS, UNITS, WASHOUT, RIDGE = (6, 84), 300, 100, 1e-8


@takes(way=WAYS, rng=generator)
def errors(way, *, rng):
    """NRMSE on the Mackey-Glass series 6 and 84 steps ahead, (2,): 0 is perfect, 1 always saying the mean.

    Parameters
    ----------
    way : {"web", "web, shuffled", "ring", "20 values bent", "20 values"}
        What the linear readout sees: a web of 300 tanh units, ten wires each; the same whose units have swapped what
        they hear; 300 units in a ring; 300 random tanh sums of the last 20 values, which are no memory; these 20 alone.
    rng : seed or numpy.random.Generator
    """
    x = series(TRAIN + TEST + max(HORIZONS))
    z = (x - x[:TRAIN].mean()) / x[:TRAIN].std()
    seen, later = features(way, z[: TRAIN + TEST], rng), np.stack([z[h : h + TRAIN + TEST] for h in HORIZONS], axis=1)
    V = ridge_regression(seen[WASHOUT:TRAIN], later[WASHOUT:TRAIN], RIDGE)
    said = seen[TRAIN:] @ V
    return np.array([nrmse(guess, true) for guess, true in zip(said.T, later[TRAIN:].T, strict=True)])


def features(way, z, rng):
    """What the readout sees at every step, with a one for the bias, (T, …)."""
    option("way", way, WAYS)
    if way.startswith("20"):
        past = np.lib.stride_tricks.sliding_window_view(np.concatenate([np.full(LAGS - 1, z[0]), z]), LAGS)
        if way == "20 values":
            return with_one(past)
        V, b = rng.standard_normal((LAGS, UNITS)) * (1 / LAGS**0.5), rng.uniform(-1, 1, UNITS)
        return with_one(np.hstack([past, np.tanh(past @ V + b)]))
    network = EchoState(1, UNITS, spectral_radius=0.9, scale=0.6, leak=0.5, rng=rng)
    if way == "ring":
        network.sources, network.U = np.roll(np.arange(UNITS), 1)[:, None], 0.9 * np.roll(np.eye(UNITS), 1, axis=0)
        network.connections = 1
    elif way == "web, shuffled":
        order = rng.permutation(UNITS)
        network.sources, network.U = network.sources[order], network.U[order]
    return with_one(network.states(z[:, None]))
