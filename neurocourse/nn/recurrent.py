"""Recurrence: a layer that hears its own last answer. Here the simplest one, and what all of them share.

At every step a layer sees s = [h; x; 1]: its last output, the input, and a one for the bias. All its weights stand in
one matrix A = [U W b], so a step is one product A s. Inside, time comes first and the batch last, (T, units, B): then
the rows of one gate lie together in memory. The gradient goes back through all steps ("through time", BPTT).
"""

import numpy as np

from neurocourse.arguments import array, count, generator, number, takes
from neurocourse.nn.layer import FLOATS, Layer, expect_slope


class Recurrent(Layer):
    """What RNN, LSTM and GRU share: the matrix A, the buffers, the state, and the walk forth and back in time.

    A new kind says how many blocks of rows A has (``blocks``) and how many memories the state (``memories``), and
    gives ``run(T)``, ``run_back(dh)`` and ``slopes()``.
    """

    learns = ("A",)
    remembers = ("s", "y", "z", "dz")
    blocks, products, memories = 1, 1, 1  # blocks of rows in A; products a step needs; memories in the state

    @takes(
        n_in=count, n_hidden=count, rng=generator, memory=number(above=2), returns=("sequence", "last"), dtype=FLOATS
    )
    def __init__(self, n_in, n_hidden, *, rng, memory=None, returns="sequence", dtype=np.float64):
        self.n_in, self.n_hidden, self.returns = n_in, n_hidden, returns
        limit = 1 / np.sqrt(n_hidden)
        self.A = rng.uniform(-limit, limit, (self.blocks * n_hidden, n_hidden + n_in + 1)).astype(dtype)
        self.A[:, -1] = 0
        if memory is not None:
            self.open_gates(memory, rng)
        self.s = self.y = None
        self.gather()

    def open_gates(self, memory, rng):
        """Start with biases that hold things for up to ``memory`` steps; only gates can."""
        raise ValueError(f"memory needs gates: {type(self).__name__} has none, use LSTM or GRU")

    @property
    def U(self):
        """Weights from the last output, shape (blocks · n_hidden, n_hidden): a view of A."""
        return self.A[:, : self.n_hidden]

    @property
    def W(self):
        """Weights from the input, shape (blocks · n_hidden, n_in): a view of A."""
        return self.A[:, self.n_hidden : -1]

    @property
    def b(self):
        """Biases, shape (blocks · n_hidden,): a view of A."""
        return self.A[:, -1]

    def forward(self, x, state=None):
        """Return h of every step (T, B, n_hidden), or of the last one (B, n_hidden), for x of shape (T, B, n_in).

        ``state`` (memories, B, n_hidden) is where to start, zero unless told; ``self.state`` is where it ended.
        """
        x = self._inputs(x)
        T, B, _ = x.shape
        self._make_room(T, B)
        H = self.n_hidden
        self.s[:T, H:-1] = x.transpose(0, 2, 1)
        self.s[0, :H] = 0 if state is None else self._states(state, B)[0].T
        self.begin(None if state is None else state[1:])
        self.run(T)
        h = self.s[-1, :H].T if self.returns == "last" else self.s[1:, :H].transpose(0, 2, 1)
        self.y = h.copy()  # the buffers will be written over
        return self.y

    def backward(self, dy, dstate=None):
        """Return ∂L/∂x and keep ∂L/∂A; ``dstate`` adds ∂L/∂state of the end, ``self.dstate`` is that of the start."""
        self.absorb(dy, dstate)
        dx = np.matmul(self._weights()[:, self.n_hidden : -1].T, self.dz.reshape(len(self.dz), -1, self.dz.shape[-1]))
        return dx.transpose(0, 2, 1)

    def absorb(self, dy, dstate=None):
        """Keep ∂L/∂A only: the sum of δ sᵀ over all steps, δ being ∂L/∂(A s)."""
        dy = expect_slope(dy, self.y)
        T, B, H = len(self.dz), self.s.shape[2], self.n_hidden
        if self.returns == "last":
            dh, dy = np.array(dy.T, order="C", dtype=self.dtype), None
        else:
            dy = np.ascontiguousarray(dy.transpose(0, 2, 1), dtype=self.dtype)
            dh = dy[-1].copy()
        if dstate is not None:
            dh += self._states(dstate, B)[0].T
        self.slopes()
        self.dstate = self.run_back(dh, dy, None if dstate is None else dstate[1:])
        dz = self.dz.reshape(T, self.products * H, B)
        self.collect(np.add.reduce(np.matmul(dz, self.s[:T].transpose(0, 2, 1)), axis=0))

    @property
    def state(self):
        """Where the last forward pass ended, shape (memories, B, n_hidden)."""
        return self.s[-1:, : self.n_hidden].transpose(0, 2, 1).copy()

    def begin(self, rest):
        """Set memories other than h; by default there are none."""

    def collect(self, dA):
        """Write the summed gradient where it belongs."""
        self.dA[...] = dA

    def _weights(self):
        """The matrix of the products of a step: A itself unless a kind needs them apart."""
        return self.A

    def _make_room(self, T, B):
        if self.s is None or self.s.shape[::2] != (T + 1, B):
            H = self.n_hidden
            self.s = np.ones((T + 1, H + self.n_in + 1, B), self.dtype)
            self.z = np.empty((T, self.products, H, B), self.dtype)  # summed input, then activity of the gates
            self.dz = np.empty_like(self.z)  # slopes of the gates, then δ
            self.allocate(T, B)

    def allocate(self, T, B):
        """Make room for what a kind needs besides."""

    def _inputs(self, x):
        ready = isinstance(x, np.ndarray) and x.dtype == self.dtype
        x = x if ready else array("x", x, dtype=self.dtype)
        if x.ndim != 3 or x.shape[2] != self.n_in or not x.size:
            raise ValueError(f"x must have shape (time, batch, {self.n_in}) for this layer, got shape {x.shape}")
        return x

    def _states(self, state, B):
        return array("state", state, shape=(self.memories, B, self.n_hidden), dtype=self.dtype)


class RNN(Recurrent):
    """Elman's network: hₜ = tanh(U hₜ₋₁ + W xₜ + b). An output yₜ = V hₜ + c is a Dense layer after it.

    It takes x of shape (T, B, n_in).

    Parameters
    ----------
    n_in, n_hidden : int
        Number of inputs and of units.
    rng : seed or numpy.random.Generator
        Source of the weights, uniform in ±1/√n_hidden; biases start at zero.
    memory : None
        For LSTM and GRU, which have gates to keep open.
    returns : "sequence" or "last"
        Output every step, (T, B, n_hidden), or the last one only, (B, n_hidden).
    dtype : float64 or float32

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1, or an option is unknown.

    References
    ----------
    Elman JL (1990). Finding structure in time. Cognitive Science 14:179-211. doi:10.1207/s15516709cog1402_1
    """

    def run(self, T):
        H = self.n_hidden
        for s, z, after in zip(self.s, self.z[:, 0], self.s[1:, :H], strict=False):
            np.matmul(self.A, s, out=z)
            np.tanh(z, out=after)

    def slopes(self):
        h = self.s[1:, : self.n_hidden]
        np.multiply(h, h, out=self.dz[:, 0])
        np.subtract(1, self.dz, out=self.dz)

    def run_back(self, dh, dy, rest):
        back = np.ascontiguousarray(self.U.T)
        for t in range(len(self.dz) - 1, -1, -1):
            dz = self.dz[t, 0]
            dz *= dh
            np.matmul(back, dz, out=dh)
            if dy is not None and t:
                dh += dy[t - 1]
        return dh.T[None]
