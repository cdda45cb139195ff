"""How ``membrane.simulate`` steps: exactly where the input stays, and by exponential steps where it changes.

Everything here writes V (T, N) in mV from its first row on, and marks the spikes.
"""

import numpy as np


def solve(V, spikes, V_inf, tau, cell, dt, spiking):
    """Constant input: V (T, N) is written from V[0], exactly."""
    if not spiking:
        V[:] = V_inf + (V[0] - V_inf) * np.exp(-dt / tau * np.arange(len(V))[:, None])
        return
    V[0] -= V_inf
    fire(V[0], V[1:], spikes, V_inf, tau, cell, dt)
    V += V_inf
    np.maximum(V, cell.V_reset, out=V, where=np.logical_or.accumulate(spikes))


def fire(x, rows, spikes, V_inf, tau, cell, dt):
    """Step x = V - V∞ (N,) and mark the spikes; each state is written to the next of ``rows``.

    x shrinks by one factor a step. The time since a crossing of x_th is hidden in x / x_th, so that one more factor,
    from threshold to reset and back in time through the refractory period, resets the cell without an error of dt.
    """
    fires = V_inf > cell.V_th
    x_th, x_reset = np.where(fires, cell.V_th - V_inf, np.inf), cell.V_reset - V_inf
    to_reset = np.where(fires, x_reset / x_th * np.exp(cell.t_ref / tau), 1.0)
    keep = np.exp(-dt / tau)
    if (to_reset * keep < 1)[fires].any():
        raise ValueError(f"dt must be shorter than the interval between two spikes, got {dt:g} ms")
    x = np.array(x)
    for fired, row in zip(spikes[1:], rows, strict=False):
        new = x if row is None else row
        np.multiply(x, keep, out=new)
        np.greater_equal(new, x_th, out=fired)
        np.multiply(new, to_reset, out=new, where=fired)
        x = new


def relaxation(current, g, conductances, cell, dt):
    """A function of step and V that gives where V goes, V∞ (N,), and what is kept of the way, exp(-dt / τ)."""
    gates = [c.gate for c in conductances]
    plain = [(x, c.E_rev) for x, c in zip(g, conductances, strict=True) if c.gate is None]
    total = cell.g_L + sum(x for x, _ in plain)
    pull = cell.g_L * cell.E_L + current + sum(x * E for x, E in plain)
    if not any(gates):
        target, kept = pull / total, np.exp(-dt / cell.C * total)
        return lambda k, V: (_row(target, k), _row(kept, k))
    gated = [(x, c.E_rev, c.gate) for x, c in zip(g, conductances, strict=True) if c.gate]
    return lambda k, V: _gated(V, _row(total, k), _row(pull, k), [(_row(x, k), E, f) for x, E, f in gated], cell, dt)


def _gated(V, total, pull, gated, cell, dt):
    """As ``relaxation``, for channels that V itself opens and closes."""
    for x, E, gate in gated:
        x = x * gate(V)
        total, pull = total + x, pull + x * E
    return pull / total, np.exp(-dt / cell.C * total)


def _row(x, k):
    return x[k] if np.ndim(x) == 2 else x


def integrate(V, spikes, relax, cell, dt, spiking):
    """Input that changes: V (T, N) is written from V[0], one exponential step after the other."""
    n_ref, v, held_until = round(cell.t_ref / dt), V[0].copy(), np.zeros(V.shape[1], np.int64)
    for k in range(1, len(V)):
        target, kept = relax(k - 1, v)
        v = target + (v - target) * kept
        if spiking:
            v[k <= held_until] = cell.V_reset
            fired = v >= cell.V_th
            if fired.any():
                spikes[k], v[fired], held_until[fired] = fired, cell.V_reset, k + n_ref
        V[k] = v
