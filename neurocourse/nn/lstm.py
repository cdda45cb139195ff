"""Recurrence with three gates: the LSTM decides for itself what to keep, what to write and what to show."""

import numpy as np

from neurocourse.nn.recurrent import Recurrent


class Gated(Recurrent):
    """A recurrent layer whose first blocks of rows are sigmoid gates: three in an LSTM, two in a GRU.

    σ(z) = (1 + tanh(z/2)) / 2, so with half the weights in those rows one tanh serves gates and candidates alike.
    """

    gates = 0

    def halved(self, weights):
        """A copy of ``weights`` with the rows of the sigmoid gates halved."""
        weights = weights.copy()
        weights[: self.gates * self.n_hidden] *= 0.5
        return weights

    def flat(self):
        """Views of z for the products of each step, (T, rows, B)."""
        T, n, H, B = self.z.shape
        return self.z.reshape(T, n * H, B)


class LSTM(Gated):
    """Long short-term memory: a cell C that is added to, not squashed, and three gates around it.

    fₜ, iₜ, oₜ = σ(U hₜ₋₁ + W xₜ + b), C̃ₜ = tanh(U hₜ₋₁ + W xₜ + b), Cₜ = fₜ⊙Cₜ₋₁ + iₜ⊙C̃ₜ, hₜ = oₜ⊙tanh Cₜ, each with
    rows of its own in U, W and b, in the order output, input, forget, candidate. See `plain.lstm_step`.

    Parameters
    ----------
    n_in, n_hidden, rng, returns, dtype
        As for RNN.
    memory : float, optional
        Longest time to be bridged (steps, > 2). Forget gates then start open for 1 to ``memory`` steps: b_f = ln u with
        u uniform in [1, memory − 1], b_i = −b_f ("chrono" initialisation). Without it all biases start at zero.

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1, memory is not above 2, or an option is unknown.

    References
    ----------
    Hochreiter S, Schmidhuber J (1997). Long short-term memory. Neural Computation 9:1735-1780.
    doi:10.1162/neco.1997.9.8.1735
    """

    blocks, products, memories, gates = 4, 4, 2, 3
    remembers = (*Gated.remembers, "c", "tanh_c", "q")

    def open_gates(self, memory, rng):
        """Chrono initialisation: Tallec C, Ollivier Y (2018), ICLR, arXiv:1804.11188."""
        H = self.n_hidden
        self.A[2 * H : 3 * H, -1] = np.log(rng.uniform(1, memory - 1, H))
        self.A[H : 2 * H, -1] = -self.A[2 * H : 3 * H, -1]

    def allocate(self, T, B):
        self.c = np.zeros((T + 1, self.n_hidden, B), self.dtype)
        self.tanh_c = np.empty((T, self.n_hidden, B), self.dtype)

    def begin(self, rest):
        self.c[0] = 0 if rest is None else rest[0].T

    @property
    def cells(self):
        """C of every step of the last forward pass, shape (T, B, n_hidden)."""
        return self.c[1:].transpose(0, 2, 1).copy()

    @property
    def activity(self):
        """Output, input and forget gates and the candidate of the last forward pass: {name: (T, B, n_hidden)}."""
        names = ("output", "input", "forget", "candidate")
        return {name: self.z[:, k].transpose(0, 2, 1).copy() for k, name in enumerate(names)}

    @property
    def state(self):
        return np.stack([self.s[-1, : self.n_hidden].T, self.c[-1].T])

    def run(self, T):
        A, flat, new = self.halved(self.A), self.flat(), np.empty_like(self.c[0])
        h = self.s[1:, : self.n_hidden]
        for t in range(T):
            z, c = self.z[t], self.c[t + 1]
            np.matmul(A, self.s[t], out=flat[t])
            np.tanh(z, out=z)
            gates = z[:3]
            gates *= 0.5
            gates += 0.5
            np.multiply(z[2], self.c[t], out=c)
            c += np.multiply(z[1], z[3], out=new)
            np.multiply(z[0], np.tanh(c, out=self.tanh_c[t]), out=h[t])

    def slopes(self):
        """dz ← what ∂L/∂h (output gate) or ∂L/∂C (the others) must be multiplied with; q ← ∂h/∂C. All steps at once."""
        (o, i, _, g), dz = self.z.transpose(1, 0, 2, 3), self.dz
        np.subtract(1, self.z[:, :3], out=dz[:, :3])
        dz[:, :3] *= self.z[:, :3]
        dz[:, 0] *= self.tanh_c
        dz[:, 1] *= g
        dz[:, 2] *= self.c[:-1]
        np.multiply(g, g, out=dz[:, 3])
        np.subtract(1, dz[:, 3], out=dz[:, 3])
        dz[:, 3] *= i
        self.q = self.tanh_c * self.tanh_c
        np.subtract(1, self.q, out=self.q)
        self.q *= o

    def run_back(self, dh, dy, rest):
        back, scratch = np.ascontiguousarray(self.U.T), np.empty_like(dh)
        dc = np.zeros_like(dh) if rest is None else np.array(rest[0].T, order="C", dtype=self.dtype)
        for t in range(len(self.dz) - 1, -1, -1):
            dz = self.dz[t]
            dc += np.multiply(dh, self.q[t], out=scratch)
            dz[1:] *= dc
            dz[0] *= dh
            dc *= self.z[t, 2]
            np.matmul(back, dz.reshape(len(self.A), -1), out=dh)
            if dy is not None and t:
                dh += dy[t - 1]
        return np.stack([dh.T, dc.T])
