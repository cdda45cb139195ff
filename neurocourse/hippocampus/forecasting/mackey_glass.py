"""Forecasting a chaotic rhythm: the Mackey-Glass equation, and three models that try to see ahead."""

from typing import NamedTuple

import numpy as np

from neurocourse import nn
from neurocourse.arguments import array, count, each, generator, positive, step_count, takes
from neurocourse.hippocampus.forecasting.echo_state import EchoState, ridge_regression, with_one

MODELS = ("echo state", "autoregression", "RNN", "persistence")
TRAIN, TEST, LAGS = 3000, 1000, 20  # steps to learn from, steps to be tested on, values the autoregression sees


class Forecast(NamedTuple):
    """What a model forecast for the test part, ``horizon`` steps ahead."""

    model: str
    horizon: int
    t: np.ndarray  # (TEST,) steps, counted from the start of the test part, of what was to be predicted
    x: np.ndarray  # (TEST,) what happened
    x_hat: np.ndarray  # (TEST,) what was predicted
    nrmse: float


@takes(n=count, tau=positive, dt=positive, x0=positive, discard=count(low=0))
def series(n, *, tau=17.0, dt=0.1, x0=1.2, discard=500):
    """Solve dx/dt = 0.2 x(t − τ) / (1 + x(t − τ)¹⁰) − 0.1 x, a model of how blood cells are made, and sample it.

    Heun's method with the delayed value from the past, which here is the constant ``x0``.

    Parameters
    ----------
    n : int
        Samples, one every unit of time.
    tau, dt : float
        Delay and step of the solution, both in units of time; τ and 1 are whole multiples of dt. Chaos above τ ≈ 16.8.
    x0 : float
    discard : int
        Units of time to leave out at the start.

    Returns
    -------
    ndarray, shape (n,)

    References
    ----------
    Mackey MC, Glass L (1977). Oscillation and chaos in physiological control systems. Science 197:287-289.
    """
    delay, every = step_count(tau=tau, dt=dt), round(1 / dt)
    if delay < 1 or abs(delay * dt - tau) > 1e-9 or abs(every * dt - 1) > 1e-9:
        raise ValueError(f"tau and 1 must be whole multiples of dt, got tau = {tau:g} and dt = {dt:g}")
    x = [x0] * (delay + 1)
    birth = [0.2 * x0 / (1 + x0**10)] * (delay + 1)  # the delayed term, worked out once for each value
    now = x0  # plain numbers: ten times as fast as arrays of one
    for k in range((n + discard) * every):
        slope = birth[k] - 0.1 * now
        now += 0.5 * dt * (slope + birth[k + 1] - 0.1 * (now + dt * slope))
        x.append(now)
        birth.append(0.2 * now / (1 + now**10))
    return np.array(x[delay + discard * every :: every][:n])


@takes(x_hat=array, x=array(least=2))
def nrmse(x_hat, x):
    """Root mean squared error over the standard deviation of x: 0 is perfect, 1 is always saying the mean."""
    x_hat = array("x_hat", x_hat, shape=x.shape)
    return float(np.sqrt(np.mean((x_hat - x) ** 2)) / np.std(x))


def forecast(model, horizon, *, x=None, rng):
    """``forecasts`` for one horizon."""
    return forecasts(model, (horizon,), x=x, rng=rng)[0]


@takes(model=MODELS, horizons=each(count), x=array(ndim=1), rng=generator)
def forecasts(model, horizons, *, x=None, rng):
    """Learn to forecast x(t + horizon) from x up to t for several horizons, and test it on the steps that follow.

    Parameters
    ----------
    model : "echo state", "autoregression", "RNN" or "persistence"
        300 random units with a learned readout; a weighted sum of the last 20 values; 24 trained tanh units with
        backpropagation through time; "as it is now".
    horizons : sequence of int
        Steps ahead, each >= 1. All are learned from the same run of the network.
    x : array_like, shape (n,), optional
        At least TRAIN + TEST + the longest horizon values; ``series`` unless given.
    rng : seed or numpy.random.Generator

    Returns
    -------
    list of Forecast
    """
    n = TRAIN + TEST + max(horizons)
    x = series(n) if x is None else x
    if len(x) < n:
        raise ValueError(f"x must have at least {n} values for these horizons, got {len(x)}")
    middle, spread = x[:TRAIN].mean(), x[:TRAIN].std()
    z = (x - middle) / spread
    later = np.stack([z[h : h + TRAIN + TEST] for h in horizons], axis=1)
    x_hat = middle + spread * PREDICT[model](z[: TRAIN + TEST], later[:TRAIN], rng)
    true = [x[TRAIN + h : TRAIN + TEST + h] for h in horizons]
    return [
        Forecast(model, h, np.arange(TEST) + h, x_h, guess, nrmse(guess, x_h))
        for h, x_h, guess in zip(horizons, true, x_hat.T, strict=True)
    ]


# Each takes all of ``now`` (TRAIN + TEST,) but ``later`` (TRAIN, K) for the training part only, and returns (TEST, K).


def _echo_state(now, later, rng, *, washout=100):
    network = EchoState(1, 300, spectral_radius=0.9, scale=0.6, leak=0.5, rng=rng)
    h = network.states(now[:, None])
    return network.fit(h[washout:TRAIN], later[washout:], ridge=1e-8).read(h[TRAIN:])


def _autoregression(now, later, rng):
    past = with_one(np.lib.stride_tricks.sliding_window_view(now, LAGS))  # row k ends at step k + LAGS − 1
    cut = TRAIN - LAGS + 1
    return past[cut:] @ ridge_regression(past[:cut], later[LAGS - 1 :], 1e-8)


def _rnn(now, later, rng, *, n_hidden=24, window=60, heard=30, updates=300, B=64):
    """Learn on random windows; the first ``heard`` steps let the network settle, their error does not count."""
    network = nn.Network([nn.RNN(1, n_hidden, rng=rng), nn.Dense(n_hidden, later.shape[1], rng=rng)])
    counts = np.broadcast_to(np.arange(window)[:, None] >= heard, (window, B))

    def sample(rng):
        at = rng.integers(0, TRAIN - window, B) + np.arange(window)[:, None]
        return now[at][..., None], (later[at], counts)

    nn.train(network, sample, loss=nn.mse, eta=0.01, clip=1.0, updates=updates, rng=rng, progress=False)
    return network.forward(now[:, None, None])[TRAIN:, 0]


def _persistence(now, later, rng):
    return np.repeat(now[TRAIN:, None], later.shape[1], axis=1)


PREDICT = dict(zip(MODELS, (_echo_state, _autoregression, _rnn, _persistence), strict=True))
