"""What drives a cell over time: a number, one number a cell, or a function of time; for every model of the room."""

import numpy as np

from neurocourse.arguments import array, number, positive, rising, step_count, takes

EDGE = 1e-9  # ms: a pulse that starts at 5 ms is on at the sample 4.9999999999


@takes(duration=positive, dt=positive)
def times(duration, dt):
    """Samples 0, dt, 2·dt, … below ``duration``, in ms."""
    n = step_count(duration=duration, dt=dt)
    if n < 2:
        raise ValueError(f"duration must be at least two steps of dt, got {duration:g} ms with dt {dt:g} ms")
    return np.arange(n) * dt


@takes(amplitude=array, start=number, stop=number)
def pulse(amplitude, start, stop):
    """A rectangular pulse: ``amplitude`` for start ≤ t < stop, zero at other times.

    Parameters
    ----------
    amplitude : float or array (N,)
        In the unit of what is driven; one entry a cell.
    start, stop : float, ms

    Returns
    -------
    function
        Of t (T,) in ms; gives (T,) or (T, N).
    """
    rising(start=start, stop=stop)
    return lambda t: np.multiply.outer((t >= start - EDGE) & (t < stop - EDGE), amplitude)


def sampled(name, value, t):
    """``value`` as an array: () or (N,) when it is constant, (T, 1) or (T, N) when it is a function of time."""
    if not callable(value):
        x = array(name, value)
        if x.ndim > 1:
            raise ValueError(f"{name} must be a number, one number a cell or a function of t, got shape {x.shape}")
        return x
    x = array(name, value(t))
    if x.ndim not in (1, 2) or len(x) != len(t):
        raise ValueError(f"{name} must give one row for each of the {len(t)} times, got shape {x.shape}")
    return x[:, None] if x.ndim == 1 else x
