"""The network of ``network`` once more, as its equations read: what the fast form must agree with, spike for spike."""

import numpy as np

from neurocourse.spiking.networks.network import Spikes, propagator


def run(settings, targets, V, duration, dt):
    """Run the network of `network.Network` from voltages V (n,) mV; return its `network.Spikes`.

    The fast form keeps lists of who fires, and touches nobody else. This one looks at every cell in every step.
    """
    s, P, steps = settings, propagator(settings, dt), round(duration / dt)
    lag, pause, drive = round(s.delay / dt), round(s.t_ref / dt), s.E_L + s.input
    u, g_e, g_i = V - drive, np.zeros(s.n), np.zeros(s.n)  # u: distance from where the drive alone takes V
    coming = np.zeros((steps + lag, 2, s.n))  # excitation and inhibition on their way, by the step of their arrival
    rests_until, found = np.full(s.n, -1), []
    for k in range(steps):
        u, g_e, g_i = P @ [u, g_e, g_i]
        u[rests_until >= k] = s.V_reset - drive
        for j in np.flatnonzero(u >= s.V_th - drive):
            found.append((k * dt, j))
            u[j], rests_until[j] = s.V_reset - drive, k + pause - 1
            excites = j < s.n_excitatory
            coming[k + lag, 0 if excites else 1, targets[j]] += s.w if excites else -s.g * s.w
        g_e, g_i = g_e + coming[k, 0], g_i + coming[k, 1]
    return Spikes(*(np.array(x) for x in zip(*found, strict=True)))
