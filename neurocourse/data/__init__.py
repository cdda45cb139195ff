"""Small real data sets that ship with the course; PROVENANCE.md says where they come from."""

from neurocourse.data.loaders import Digits, Iris, Membrane, Split, digits, iris, membrane, split

__all__ = ["Digits", "Iris", "Membrane", "Split", "digits", "iris", "membrane", "split"]
