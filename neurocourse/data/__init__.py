"""Small real data sets that ship with the course; PROVENANCE.md says where they come from."""

from neurocourse.data.loaders import (
    Digits,
    Iris,
    Membrane,
    Photographs,
    digits,
    iris,
    membrane,
    photographs,
)
from neurocourse.data.splitting import Split, split

__all__ = ["Digits", "Iris", "Membrane", "Photographs", "Split", "digits", "iris", "membrane", "photographs", "split"]
