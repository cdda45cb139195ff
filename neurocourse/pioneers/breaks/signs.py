"""Sign, armed: the digit network as usual, and with the signs of its weights kept from the start.

A neuron releases the same transmitters at all its synapses, with few exceptions, which is called Dale's principle.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, generator, positive, takes
from neurocourse.nn import Adam, Dense
from neurocourse.pioneers.layers import deep
from neurocourse.wording import span


class KeepSigns(Adam):
    """Adam that stops each weight at zero when it would change its sign: W = W₊·D, D = diag(±1).

    Parameters
    ----------
    signs : array, shape (n,)
        +1, −1 or 0 (free) for every parameter of the network's flat vector.
    eta : float

    References
    ----------
    Song HF, Yang GR, Wang XJ (2016). Training excitatory-inhibitory recurrent neural networks for cognitive tasks.
    PLoS Computational Biology 12:e1004792. doi:10.1371/journal.pcbi.1004792
    """

    @takes(signs=array(ndim=1), eta=positive)
    def __init__(self, signs, eta=0.003):
        self.signs = signs
        super().__init__(eta)

    def move(self, theta, g):
        super().move(theta, g)
        theta[theta * self.signs < 0] = 0.0


class SignFlips(NamedTuple):
    """Weights of the digit network that changed sign in training, and units that kept to one sign."""

    share: float  # of all weights, negative after some epoch and positive after another
    dale_units: int  # hidden units whose outgoing weights all have one sign in the end
    n_units: int
    accuracy: float  # on digits that it never saw


@takes(keep=bool, rng=generator, epochs=count)
def sign_flips(*, keep=False, rng, epochs=20):
    """Train the digit network and count the weights that were positive at one time and negative at another.

    Parameters
    ----------
    keep : bool
        True gives each unit and pixel one sign for all its outgoing weights, at random, and keeps it.
    rng : seed or numpy.random.Generator
    epochs : int

    Returns
    -------
    SignFlips

    References
    ----------
    Eccles JC, Fatt P, Koketsu K (1954). Cholinergic and inhibitory synapses in a pathway from motor-axon collaterals
    to motoneurones. Journal of Physiology 126:524-562. doi:10.1113/jphysiol.1954.sp005226
    """
    network = deep.build(rng=rng)
    if keep:
        for layer in _dense(network):
            layer.W[:] = abs(layer.W) * rng.choice([-1.0, 1.0], layer.n_in)
    first = signs(network)
    free = np.concatenate([part for layer in _dense(network) for part in (np.sign(layer.W).ravel(), 0 * layer.b)])
    training = deep.train_digits(
        rng=rng, epochs=epochs, network=network, after_epoch=signs, optimiser=KeepSigns(free * keep)
    )
    seen = np.array([first, *training.records])
    flipped = (seen > 0).any(axis=0) & (seen < 0).any(axis=0)
    outgoing = [np.sign(layer.W) for layer in _dense(network)[1:]]
    dale = np.concatenate([(W >= 0).all(axis=0) | (W <= 0).all(axis=0) for W in outgoing])
    return SignFlips(float(flipped.mean()), int(dale.sum()), len(dale), training.accuracy)


def signs(network, epoch=0):
    """Signs of all weights of a network, biases left out."""
    return np.sign(np.concatenate([layer.W.ravel() for layer in _dense(network)]))


def _dense(network):
    return [layer for layer in network.layers if isinstance(layer, Dense)]


def report():
    """Sign flips, units of one sign and accuracy, as usual and with signs kept, over three seeds, in words."""
    lines = []
    for name, keep in {"as usual": False, "signs kept": True}.items():
        found = [sign_flips(keep=keep, rng=seed) for seed in range(3)]
        shares, units, read = ([getattr(one, part) for one in found] for part in ("share", "dale_units", "accuracy"))
        changed = f"{span([100 * share for share in shares], 1, learned=True)}%" if any(shares) else "none"
        lines.append(
            f"{name}: {changed} of the weights change sign, {span(units)} of {found[0].n_units} units have one sign, "
            f"accuracy {span(read, 3, learned=True)}"
        )
    return "\n".join(lines)
