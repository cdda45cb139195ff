"""The rival of the exponential upstroke: a slope that is a parabola of the voltage, with as many constants."""

import numpy as np

from neurocourse.arguments import takes
from neurocourse.spiking.cells import fit


@takes(ramps=fit.RAMPS)
def model(ramps):
    """The parabola for ``ramps`` by least squares of the integrated equation, as in `fit.regress`."""
    rows, wanted = [], []
    for V in ramps:
        x = V - fit.E_L
        A = np.stack([np.arange(len(V)), fit.integral(x), fit.integral(x**2)], 1)
        rows.append(A - A.mean(axis=0))
        wanted.append(V - V.mean())
    return fit.Parabola(*np.linalg.lstsq(np.concatenate(rows), np.concatenate(wanted))[0].tolist())
