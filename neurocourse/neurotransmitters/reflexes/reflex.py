"""The knee jerk: a tap stretches a muscle, and three kinds of neuron answer before any signal reaches the brain.

The sensory neuron of the stretched muscle (quadriceps) excites that muscle's motor neuron, and through one inhibitory
interneuron silences the motor neuron of the antagonist (hamstrings). The spinal cord does it alone. The wiring is that
of the textbook; the strengths and the leg are round figures, chosen for a kick that can be seen.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import number, positive, step_count, takes


class Jerk(NamedTuple):
    """One tap and its answer over time ``t`` (T,) in ms."""

    t: np.ndarray
    tap: np.ndarray  # (T,) mm of stretch
    sensory: np.ndarray  # (T,) Hz, quadriceps' stretch receptor
    interneuron: np.ndarray  # (T,) Hz
    quadriceps: np.ndarray  # (T,) Hz, its motor neuron
    hamstrings: np.ndarray  # (T,) Hz, its motor neuron
    angle: np.ndarray  # (T,) degrees the leg is kicked forward


TAP = 50.0  # ms, when the hammer falls


@takes(excite=number, inhibit=number, spindle=number(low=0), tau=positive)
class Cells(NamedTuple):
    """Strengths of the connections (Hz per Hz), of the stretch receptor, and the time constant of every cell."""

    excite: float = 1.2  # sensory -> quadriceps, and sensory -> interneuron
    inhibit: float = 1.5  # interneuron -> hamstrings
    spindle: float = 60.0  # Hz per mm of stretch
    tau: float = 5.0  # ms


@takes(T_c=positive, period=positive, damping=number(low=0), gain=number, shorten=number)
class Leg(NamedTuple):
    """A damped pendulum pulled by two muscles."""

    T_c: float = 50.0  # ms, contraction time
    period: float = 800.0  # ms
    damping: float = 0.35  # 1 is critical
    gain: float = 1.2  # degrees a steady Hz would hold
    shorten: float = 0.1  # mm of stretch taken off by one degree


@takes(
    tap=number(low=0), brain=number(low=0), inhibition=bool, cut=(None, "sensory", "motor"), nerve=number(low=0),
    synapse=number(low=0), cells=Cells, leg=Leg, duration=positive, dt=positive,
)  # fmt: skip
def knee_jerk(
    tap, *, brain=0.0, inhibition=True, cut=None, nerve=10.0, synapse=1.0, cells=None, leg=None, duration=700.0, dt=0.5
):
    """Tap the tendon: τ·du/dt = −u + Σ w·input(t − delay), rate [u]₊ for each cell; the leg swings as a pendulum.

    Parameters
    ----------
    tap : float, mm
        How far the hammer stretches the muscle, for 20 ms.
    brain : float, Hz
        What the brain sends to the motor neuron of the hamstrings; 0 is a spinal cord on its own.
    inhibition : bool
        False switches the interneuron's synapse off.
    cut : None, "sensory" or "motor"
        Nerve that is cut.
    nerve, synapse : float, ms
        Way between knee and cord, one way, and the delay of one synapse.
    cells, leg : Cells and Leg, optional
    duration, dt : float, ms

    Returns
    -------
    Jerk

    References
    ----------
    Sherrington CS (1897). On reciprocal innervation of antagonistic muscles. Proc. Royal Society 60:414-417.
    """
    cells, leg = cells or Cells(), leg or Leg()
    t = np.arange(step_count(duration=duration, dt=dt)) * dt
    hammer = tap * ((t >= TAP) & (t < TAP + 20))
    lags = [round(ms / dt) for ms in (nerve + synapse, synapse, nerve)]
    weights = cells.excite * (cut != "sensory"), cells.inhibit * inhibition, float(cut != "motor")
    share = 1 - np.exp(-dt / cells.tau)
    traces = _run(cells.spindle * hammer, brain, weights, lags, share, cells.spindle * leg.shorten, leg, dt)
    return Jerk(t, hammer, *traces)


def _run(drive, brain, weights, lags, share, relief, leg, dt):
    """Sensory neuron, interneuron, two motor neurons and the angle, each (T,): Euler's rule for leg and muscles."""
    excite, inhibit, pull = weights
    inward, between, outward = lags
    n = len(drive)
    s, inter, quad, ham, angle = (np.zeros(n) for _ in range(5))
    ham[0] = u = brain
    first, force = [0.0, brain * pull], [0.0, brain * pull]  # two stages in a row make the twitch
    rest = -leg.gain * brain * pull  # where the leg hangs before the tap
    theta, speed, omega = rest, 0.0, 2 * np.pi / leg.period
    for k in range(1, n):
        excitation = excite * s[k - inward] if k > inward else 0.0
        inhibition = inter[k - between] if k > between else 0.0
        s[k] = s[k - 1] + share * (max(0.0, drive[k] - relief * (theta - rest)) - s[k - 1])
        inter[k] = inter[k - 1] + share * (excitation - inter[k - 1])
        quad[k] = quad[k - 1] + share * (excitation - quad[k - 1])
        u += share * (brain - inhibit * inhibition - u)
        ham[k] = max(0.0, u)
        for m, nerve in enumerate((quad, ham)):
            arriving = pull * (nerve[k - outward] if k > outward else nerve[0])
            first[m] += dt / leg.T_c * (arriving - first[m])
            force[m] += dt / leg.T_c * (first[m] - force[m])
        torque = leg.gain * (force[0] - force[1])
        speed += dt * (omega**2 * (torque - theta) - 2 * leg.damping * omega * speed)
        theta += dt * speed
        angle[k] = theta - rest
    return s, inter, quad, ham, angle


@takes(jerk=Jerk, cell=("sensory", "interneuron", "quadriceps", "hamstrings"), rise=positive)
def latency(jerk, cell, rise=1.0):
    """Time from the tap until ``cell`` ("quadriceps", …) has changed by ``rise`` Hz, ms; infinite if it never does."""
    trace = getattr(jerk, cell)
    moved = np.flatnonzero(abs(trace - trace[0]) >= rise)
    return float(jerk.t[moved[0]] - TAP) if len(moved) else np.inf
