"""Echo state network: a random recurrent network that is left as it is, and a readout that learns in one step."""

import numpy as np

from neurocourse.arguments import array, count, generator, integer, number, positive, takes


class EchoState:
    """hₜ = (1 − a) hₜ₋₁ + a tanh(U hₜ₋₁ + W xₜ + b), yₜ = V [hₜ; 1], and only V is learned, by ridge regression.

    Parameters
    ----------
    n_in, n_hidden : int
    spectral_radius : float
        Largest |eigenvalue| of U, > 0; below 1 the network forgets where it started ("echo state property", a rule of
        thumb rather than a theorem).
    connections : int
        Inputs each unit has from other units. CA3 is sparse, too.
    scale, bias : float
        Size of the input weights (uniform) and of the biases.
    leak : float
        a, how much of a unit is renewed at every step, 0 < a <= 1.
    rng : seed or numpy.random.Generator

    References
    ----------
    Jaeger H, Haas H (2004). Harnessing nonlinearity. Science 304:78-80, doi:10.1126/science.1091277.
    """

    @takes(
        n_in=count, n_hidden=count(low=2), spectral_radius=positive, connections=count, scale=positive,
        bias=number(low=0), leak=number(above=0, high=1), rng=generator,
    )  # fmt: skip
    def __init__(self, n_in, n_hidden, *, spectral_radius=0.9, connections=10, scale=1.0, bias=0.2, leak=1.0, rng):
        self.n_in, self.n_hidden = n_in, n_hidden
        self.connections = integer("connections", connections, low=1, high=n_hidden)
        self.leak = leak
        self.sources = rng.permuted(np.tile(np.arange(n_hidden), (n_hidden, 1)), axis=1)[:, : self.connections]
        U = np.zeros((n_hidden, n_hidden))
        np.put_along_axis(U, self.sources, rng.uniform(-1, 1, self.sources.shape), axis=1)
        self.U = U * (spectral_radius / largest_eigenvalue(U))
        self.W = rng.uniform(-1, 1, (n_hidden, n_in)) * scale
        self.b = rng.uniform(-1, 1, n_hidden) * bias
        self.V = None
        self.reset()

    def reset(self):
        """Back to silence."""
        self.h = np.zeros(self.n_hidden)
        return self

    @takes(x=array)
    def states(self, x):
        """Run on from where it stands and return h of every step, (T, n_hidden) or (T, B, n_hidden).

        For x of shape (T, n_in), or (T, B, n_in): B sequences side by side, which then all start from silence.
        """
        if x.ndim not in (2, 3) or x.shape[-1] != self.n_in:
            raise ValueError(f"x must have shape (T, {self.n_in}) or (T, B, {self.n_in}), got shape {x.shape}")
        h = x @ self.W.T  # the drive of all steps at once
        h += self.b
        last = self.h if x.ndim == 2 else np.zeros(h.shape[1:])
        hear, scratch, a = self._listener(x.ndim == 2), np.empty_like(last), self.leak
        for new in h:
            new += hear(last)
            np.tanh(new, out=new)
            if a < 1:
                new *= a
                new += np.multiply(last, 1 - a, out=scratch)
            last = new
        if x.ndim == 2:
            self.h = last.copy()
        return h

    def _listener(self, single):
        """A function h -> U h. Alone, a sparse network adds up the few units that each unit hears: no full product."""
        if not single or 20 * self.connections > self.n_hidden:
            back = np.ascontiguousarray(self.U.T)
            return lambda h: h @ back
        sources = np.ascontiguousarray(self.sources.T)  # (connections, n_hidden)
        weights, heard = np.take_along_axis(self.U, self.sources, axis=1).T.copy(), np.empty(sources.shape)

        def hear(h):
            h.take(sources, out=heard, mode="clip")  # "clip" only spares NumPy a second buffer
            return np.add.reduce(np.multiply(heard, weights, out=heard), axis=0)

        return hear

    @takes(x=array, y=array(ndim=2), ridge=positive, washout=count(low=0))
    def learn(self, x, y, *, ridge=1e-8, washout=100):
        """Fit the readout to targets y (T, n_out) after ``washout`` steps: V = Yᵀ H (Hᵀ H + λ 1)⁻¹. Returns self."""
        y, washout = array("y", y, shape=(len(x), "n_out")), integer("washout", washout, low=0, high=len(x) - 1)
        return self.fit(self.states(x)[washout:], y[washout:], ridge=ridge)

    def fit(self, h, y, *, ridge=1e-8):
        """Fit the readout to states h (n, n_hidden) and targets y (n, n_out). Returns self."""
        y = array("y", y, shape=(len(h), "n_out"))
        self.V = ridge_regression(with_one(h), y, ridge).T
        return self

    def read(self, h):
        """What the readout says to states h (…, n_hidden)."""
        if self.V is None:
            raise RuntimeError("the readout has not learned yet: call learn(x, y) first")
        return with_one(h) @ self.V.T

    def predict(self, x):
        """Run on and return the readout of every step."""
        return self.read(self.states(x))


@takes(U=array(shape=("n", "n"), least=1))
def largest_eigenvalue(U):
    """Largest |eigenvalue| of a square matrix."""
    size = float(np.abs(np.linalg.eigvals(U)).max())
    if size == 0:
        raise ValueError("U must have an eigenvalue other than 0: give the units more connections")
    return size


@takes(X=array(shape=("n", "n_in"), least=1), y=array(shape=("n", "n_out")), ridge=positive)
def ridge_regression(X, y, ridge):
    """Weights w (n_in, n_out) with the least ‖X w − y‖² + λ‖w‖², λ = ``ridge`` > 0."""
    gram = X.T @ X
    gram[np.diag_indices_from(gram)] += ridge
    return np.linalg.solve(gram, X.T @ y)


def with_one(h):
    """[h; 1]: a one behind the last axis, for the bias."""
    return np.concatenate([h, np.ones((*h.shape[:-1], 1))], axis=-1)
