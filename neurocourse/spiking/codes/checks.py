"""Check of the first spike: what it is called with, and mistakes that have a name."""

import numpy as np

from neurocourse.spiking.codes import coding
from neurocourse.teaching import exercise, inputs, real

__all__ = ["encode_latency"]


def latency(share):
    """A time with a wrong logarithm in it."""
    return lambda D, V_th, tau: tau * share(D, V_th)


@exercise(
    reference=coding.encode_latency,
    inputs=inputs(
        drive=real(0.5, 100), V_th=real(0.5, 30), tau_m=real(1, 50), where=lambda D, V_th, tau: D > 1.001 * V_th,
        examples=[(2.3, 0.7, 12.0), (0.9, 0.5, 10.0), (2.0, 1.0, 20.0), (10.1, 10.0, 20.0), (30.0, 20.0, 20.0)],
    ),
    mistakes=[
        ("the time is negative: turn the fraction in the logarithm round", latency(lambda D, V: np.log((D - V) / D))),
        ("multiply by tau_m: a slow membrane fires late", lambda D, V, tau: np.log(D / (D - V))),
        ("you divide by tau_m: a slow membrane fires late, so multiply", lambda D, V, tau: np.log(D / (D - V)) / tau),
        ("this is the logarithm to base 10: use the natural one", latency(lambda D, V: np.log10(D / (D - V)))),
        ("this is the logarithm to base 2: use the natural one", latency(lambda D, V: np.log2(D / (D - V)))),
        ("take the logarithm of the fraction", latency(lambda D, V: D / (D - V))),
        ("your fraction is drive / V_th: divide by the distance that is left", latency(lambda D, V: np.log(D / V))),
        ("your fraction is V_th / (drive - V_th): the whole drive belongs on top",
         latency(lambda D, V: np.log(V / (D - V)))),
        ("put brackets round drive - V_th: division comes first", latency(lambda D, V: np.log(D / D - V))),
        ("it is drive - V_th: you have a plus", latency(lambda D, V: np.log((D + V) / D))),
        ("you leave the leak out: because of it V rises ever more slowly", latency(lambda D, V: V / D)),
        ("that is a rate: return the time, without 1 /", lambda *at: 1 / coding.encode_latency(*at)),
        ("a stronger drive must fire sooner: yours fires later", latency(lambda D, V: D / V)),
    ],
)  # fmt: skip
def encode_latency(f, ref):
    """When does a leaky neuron fire first, under a drive above its threshold?"""
