"""Two eyes that share a sheet: stripes, territory, and whether it matters when an eye is closed."""

import numpy as np

from neurocourse.arguments import count, fraction, generator, takes
from neurocourse.competition.pinwheels import cortical_map

N, N_INPUTS = 40, 8000
APART = 6.0  # places: how far two eyes that see nothing in common are apart, as an input
CLOSED = 0.1  # share of the inputs that a closed eye still has
RATES = {"always the same": (0.15, 0.15), "falls with age": (0.3, 0.003)}


@takes(agreement=fraction, share=fraction, n=count(low=10), closed_at=count(low=0), rng=generator)
def inputs(agreement=0.3, share=0.5, *, n=N_INPUTS, closed_at=N_INPUTS, rng):
    """What comes to the sheet, (n, 3): a place, and the left eye (above zero) or the right one (below).

    Parameters
    ----------
    agreement : float
        How alike the two eyes are: 0 for eyes that squint, 1 for twins that tell the sheet the same.
    share : float
        How much of it the left eye sends.
    closed_at : int
        From which input on the left eye is closed, and sends a tenth.
    rng : seed or numpy.random.Generator
    """
    place = rng.uniform(-0.5, N - 0.5, (n, 2))
    open_share = np.where(np.arange(n) < closed_at, share, np.minimum(share, CLOSED))
    left = rng.random(n) < open_share
    return np.column_stack([place, np.where(left, 1, -1) * APART * (1 - agreement)])


@takes(agreement=fraction, share=fraction, closed_at=count(low=0), rate=tuple(RATES), rng=generator)
def stripes(agreement=0.3, share=0.5, *, closed_at=N_INPUTS, rate="always the same", n_stages=8, rng):
    """Let a sheet learn from two eyes.

    Parameters
    ----------
    agreement, share, closed_at
        As in `inputs`.
    rate : {"always the same", "falls with age"}
    rng : seed or numpy.random.Generator

    Returns
    -------
    array, shape (n_stages + 1, 40, 40)
        To whom each cell belongs: 1 the left eye, -1 the right one, 0 both.
    """
    seen = inputs(agreement, share, closed_at=closed_at, rng=rng)
    stages = cortical_map.learn(seen, N, eta=RATES[rate], n_stages=n_stages, rng=rng)
    return np.clip(stages[..., 2] / max(APART * (1 - agreement), 1e-9), -1, 1)


def territory(belongs):
    """Share of the cells that answer more to the left eye."""
    return float((belongs > 0).mean())


def segregation(belongs):
    """How much cells belong to one eye only: 0 for cells of both eyes, 1 for none of them."""
    return float(np.abs(belongs).mean())
