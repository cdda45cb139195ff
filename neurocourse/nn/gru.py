"""Recurrence with two gates: the GRU decides how much of its memory to replace, and how much of it to hear."""

import numpy as np

from neurocourse.nn.lstm import Gated


class GRU(Gated):
    """Gated recurrent unit: one gate says how much of the memory is replaced, one how much of it is heard.

    zₜ, rₜ = σ(U hₜ₋₁ + W xₜ + b), h̃ₜ = tanh(rₜ⊙(U hₜ₋₁) + W xₜ + b), hₜ = (1 − zₜ)⊙hₜ₋₁ + zₜ⊙h̃ₜ, each with rows of
    its own in U, W and b, in the order update, reset, candidate: three blocks where the LSTM has four. The reset gate
    acts on U h, not on h, so that one product a step is enough (most libraries do the same). See `plain.gru_step`.

    Parameters
    ----------
    n_in, n_hidden, rng, returns, dtype
        As for RNN.
    memory : float, optional
        As for LSTM: update gates start with b_z = −ln u, u uniform in [1, memory − 1].

    Raises
    ------
    TypeError, ValueError
        When a size is not a whole number >= 1, memory is not above 2, or an option is unknown.

    References
    ----------
    Cho K, van Merriënboer B, Gulcehre C, et al. (2014). Learning phrase representations using RNN encoder-decoder for
    statistical machine translation. EMNLP 1724-1734. arXiv:1406.1078
    """

    blocks, products, memories, gates = 3, 4, 1, 2
    remembers = (*Gated.remembers, "kept")

    def open_gates(self, memory, rng):
        """As in the LSTM."""
        H = self.n_hidden
        self.A[:H, -1] = -np.log(rng.uniform(1, memory - 1, H))

    def _weights(self):
        """Four blocks of rows: update, reset, U of the candidate, and its W and b, which the gate leaves alone."""
        H = self.n_hidden
        weights = np.zeros((4 * H, self.A.shape[1]), self.dtype)
        weights[: 3 * H] = self.A
        weights[2 * H : 3 * H, H:] = 0
        weights[3 * H :, H:] = self.A[2 * H :, H:]
        return weights

    def collect(self, dA):
        H = self.n_hidden
        self.dA[:, :H] = dA[: 3 * H, :H]
        self.dA[: 2 * H, H:] = dA[: 2 * H, H:]
        self.dA[2 * H :, H:] = dA[3 * H :, H:]

    def run(self, T):
        A, flat, H = self.halved(self._weights()), self.flat(), self.n_hidden
        for t in range(T):
            z, h, after = self.z[t], self.s[t, :H], self.s[t + 1, :H]
            np.matmul(A, self.s[t], out=flat[t])
            gates, candidate = z[:2], z[3]
            np.tanh(gates, out=gates)
            gates *= 0.5
            gates += 0.5
            candidate += np.multiply(z[1], z[2], out=after)
            np.tanh(candidate, out=candidate)
            np.subtract(candidate, h, out=after)
            after *= z[0]
            after += h

    def slopes(self):
        """dz ← what ∂L/∂h must be multiplied with, for all four products and all steps at once."""
        (z, r, u, n), dz, h = self.z.transpose(1, 0, 2, 3), self.dz, self.s[:-1, : self.n_hidden]
        np.multiply(z, 1 - n * n, out=dz[:, 3])
        np.multiply(dz[:, 3], r, out=dz[:, 2])
        np.multiply(dz[:, 2] * u, 1 - r, out=dz[:, 1])
        np.multiply((n - h) * z, 1 - z, out=dz[:, 0])
        self.kept = 1 - z

    def run_back(self, dh, dy, rest):
        H, heard = self.n_hidden, np.empty_like(dh)
        back = np.ascontiguousarray(self.U.T)
        for t in range(len(self.dz) - 1, -1, -1):
            dz = self.dz[t]
            dz *= dh
            np.matmul(back, dz[:3].reshape(3 * H, -1), out=heard)
            dh *= self.kept[t]
            dh += heard
            if dy is not None and t:
                dh += dy[t - 1]
        return dh.T[None]
