"""Small real data sets that ship with the course; PROVENANCE.md says where they come from."""

from neurocourse.data.loaders import Digits, Iris, Split, digits, iris, split

__all__ = ["Digits", "Iris", "Split", "digits", "iris", "split"]
