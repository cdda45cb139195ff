"""How fast the potassium gate opens and closes, and the values that the formulas of 1952 give."""

import numpy as np

from neurocourse.arguments import number, takes
from neurocourse.neurotransmitters import hodgkin_huxley as hh

# α_n and β_n (1/ms) from the published formulas, by depolarisation from rest (mV).
PUBLISHED = {10: (0.1, 0.1103), 25: (0.1931, 0.0914), 50: (0.4075, 0.0669), 100: (0.9001, 0.0358)}


@takes(V=number)
def potassium_rates(V):
    """Rates of the potassium gate: α_n = 0.01 (V + 55) / (1 − exp(−(V + 55) / 10)), β_n = 0.125 exp(−(V + 65) / 80).

    Parameters
    ----------
    V : float, mV

    Returns
    -------
    float, float
        α_n and β_n, 1/ms; at −55 mV, where α_n is 0 / 0, its limit.

    References
    ----------
    Hodgkin AL, Huxley AF (1952). A quantitative description of membrane current and its application to conduction and
    excitation in nerve. Journal of Physiology 117:500-544. doi:10.1113/jphysiol.1952.sp004764
    """
    alpha, beta = hh.rates(np.asarray(V, float))
    return alpha[2], beta[2]
