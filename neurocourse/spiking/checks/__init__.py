"""The checks of the lesson's exercises."""

from neurocourse.spiking.checks.cells import lif_step, rate_functions
from neurocourse.spiking.checks.costs import break_even
from neurocourse.spiking.checks.times import encode_latency, stdp_window

__all__ = ["break_even", "encode_latency", "lif_step", "rate_functions", "stdp_window"]
