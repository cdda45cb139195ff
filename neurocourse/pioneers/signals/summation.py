"""Sherrington's neuron: it adds what arrives, forgets it slowly, and fires when the sum reaches the threshold.

An input spike that left its source at t arrives at t + delay, lifts the membrane by w, and fades with tau_m.
"""

from typing import NamedTuple

import numpy as np

from neurocourse.arguments import array, count, each, number, positive, rising, step_count, takes


class Response(NamedTuple):
    """What a summing neuron did. ``V`` (T,) is in mV above rest; ``spike_times`` in ms."""

    t: np.ndarray
    V: np.ndarray
    spike_times: np.ndarray


class Reflex(NamedTuple):
    """Responses of the three cells of a reflex arc, and of its interneuron."""

    sensory: np.ndarray  # spike times, ms
    flexor: Response
    interneuron: Response
    extensor: Response


@takes(w=positive, theta=positive, tau_m=positive)
def window(w, theta, tau_m):
    """Longest interval between two equal inputs that still makes the neuron fire.

    The second input finds w·exp(-Δt/τ) left of the first, so w + w·exp(-Δt/τ) ≥ θ, that is Δt ≤ τ·ln(w / (θ - w)).

    Parameters
    ----------
    w : float, mV
        What one input adds.
    theta : float, mV
        Threshold above rest.
    tau_m : float, ms

    Returns
    -------
    float, ms
        Infinite when one input is enough, negative when two are not.

    References
    ----------
    Sherrington CS (1906). The Integrative Action of the Nervous System. Scribner, New York.
    """
    return np.inf if w >= theta else tau_m * np.log(w / (theta - w))


@takes(theta=positive, tau_m=positive)
def window_curve(theta=10.0, tau_m=10.0):
    """The curve to draw before it is shown: size of one kick in mV, and the longest interval in ms that still fires.

    Returns
    -------
    array, array
        From half the threshold, where only kicks at once will do, to nearly all of it, where any interval will.
    """
    w = np.linspace(0.5, 0.98, 49) * theta
    return w, np.array([window(kick, theta, tau_m) for kick in w])


@takes(
    inputs=each(array(ndim=1), empty=True), w=array(ndim=1), theta=positive, tau_m=positive, delay=number(low=0),
    duration=positive, dt=positive,
)  # fmt: skip
def respond(inputs, w, *, theta=10.0, tau_m=10.0, delay=0.5, duration=100.0, dt=0.05):
    """Simulate one summing neuron: dV/dt = -V/τ, V += w_i at each arrival, spike and reset to 0 at V ≥ θ.

    Parameters
    ----------
    inputs : list of array, ms
        Spike times of each afferent, one array an afferent.
    w : array, shape (n_afferents,), mV
        Lift by one spike of each; negative is inhibition.
    theta, tau_m, delay, duration, dt : float, mV or ms
        ``delay`` is the central delay between a spike and its arrival.

    Returns
    -------
    Response
        Between arrivals the solution is exact; arrivals fall on the grid of ``dt``.

    Raises
    ------
    ValueError
        When a time constant is not positive, or ``w`` does not have one entry an afferent.

    References
    ----------
    Lapicque L (1907). Recherches quantitatives sur l'excitation électrique des nerfs traitée comme une polarisation.
    Journal de Physiologie et de Pathologie Générale 9:620-635.
    """
    if len(w) != len(inputs):
        raise ValueError(f"w must have one weight for each of the {len(inputs)} inputs, got {len(w)}")
    decay = np.exp(-dt / tau_m)
    t = np.arange(step_count(duration=duration, dt=dt)) * dt
    kick = np.zeros(len(t))
    for times, weight in zip(inputs, w, strict=True):
        arrival = np.rint((times + delay) / dt).astype(np.int64)
        np.add.at(kick, arrival[(arrival >= 0) & (arrival < len(t))], weight)
    V, fired = _integrate(kick, decay, theta)
    return Response(t, V, t[fired])


def _integrate(kick, decay, theta):
    """Membrane after each step, as it stood before a reset, and the steps of the spikes."""
    V, fired, v = np.empty(len(kick)), [], 0.0
    # A hair below the threshold counts as reaching it, so that ten inputs of a tenth fire.
    for k, lift in enumerate(kick.tolist()):
        v = v * decay + lift
        V[k] = v
        if v >= theta - 1e-9:
            fired.append(k)
            v = 0.0
    return V, fired


@takes(
    interval=number(low=0), w=number, n_afferents=count, theta=positive, tau_m=positive, delay=number(low=0),
    duration=positive, dt=positive,
)  # fmt: skip
def summation(interval=0.0, w=6.0, n_afferents=2, *, theta=10.0, tau_m=10.0, delay=0.5, duration=60.0, dt=0.05):
    """Give each of ``n_afferents`` one spike, ``interval`` ms apart, the first at 10 ms.

    ``n_afferents`` at interval 0 is spatial summation; one after the other is temporal summation.

    Returns
    -------
    Response
    """
    inputs = [np.array([10.0 + k * interval]) for k in range(n_afferents)]
    return respond(inputs, np.full(n_afferents, w), theta=theta, tau_m=tau_m, delay=delay, duration=duration, dt=dt)


@takes(w=number, theta=positive, tau_m=positive, dt=positive)
def measured_window(w, theta, tau_m, dt=0.05):
    """The longest interval, in ms, at which two inputs make the *simulated* neuron fire; negative when none does."""
    intervals = np.arange(step_count(tau_m=10 * tau_m, dt=dt)) * dt

    def fires(k):
        return len(summation(intervals[k], w, theta=theta, tau_m=tau_m, duration=intervals[k] + 12, dt=dt).spike_times)

    low, high = -1, len(intervals)  # fires at low, not at high: halve what lies between
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fires(middle) else (low, middle)
    return float(intervals[low]) if low >= 0 else -1.0


@takes(
    stimulus=number(low=0, high=1000), w=number, w_inhibitory=number(high=0), tonic_rate=number(above=0, high=1000),
    delay=number(low=0), duration=positive, dt=positive,
)  # fmt: skip
def reflex(stimulus, *, w=12.0, w_inhibitory=-8.0, tonic_rate=0.12, delay=0.5, duration=200.0, dt=0.05):
    """Run a reflex arc with reciprocal inhibition: the stimulated muscle pulls, its antagonist lets go.

    The sensory neuron excites the flexor's motor neuron, and through an interneuron inhibits the extensor's, which a
    steady drive keeps active. The stimulus is on in the middle half.

    Parameters
    ----------
    stimulus : float, kHz
        Rate of the sensory neuron while stimulated (0.2 is 200 Hz).
    w, w_inhibitory : float, mV
    tonic_rate : float, kHz
        Rate of the drive that holds the extensor up.
    delay, duration, dt : float, ms
        ``delay`` is that of one synapse: the extensor's inhibition crosses two.

    Returns
    -------
    Reflex

    References
    ----------
    Sherrington CS (1897). On reciprocal innervation of antagonistic muscles. Proc. Royal Society 60:414-417.
    """
    step_count(duration=duration, dt=dt)
    on, off = 0.25 * duration, 0.75 * duration
    sensory = np.arange(on, off, 1 / stimulus) if stimulus else np.array([])
    drive = np.arange(0, duration, 1 / tonic_rate)
    shared = dict(delay=delay, duration=duration, dt=dt)
    interneuron = respond([sensory], [w], **shared)
    extensor = respond([drive, interneuron.spike_times], [w, w_inhibitory], **shared)
    return Reflex(sensory, respond([sensory], [w], **shared), interneuron, extensor)


@takes(spike_times=array(ndim=1), start=number, stop=number)
def rate(spike_times, start, stop):
    """Mean rate between two times in ms, in Hz."""
    rising(start=start, stop=stop)
    return 1000 * np.count_nonzero((spike_times >= start) & (spike_times < stop)) / (stop - start)
