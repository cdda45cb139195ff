"""The checkers of the lesson's exercises."""

from neurocourse.cortex.checks.cells import complex_cell
from neurocourse.cortex.checks.maps import cross_correlate, receptive_field
from neurocourse.cortex.checks.network import build

__all__ = ["build", "complex_cell", "cross_correlate", "receptive_field"]
