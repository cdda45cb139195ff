"""Results that ship: what a model gives for every setting of an explorer, where a reader would have to wait for it.

A room writes its recipes in its module ``prepared``::

    @prepared(rate=(12, 15, 20, 30))
    def heaps(rate):
        return dict(w=two_heaps.learn(T=100, rate=rate, rng=1).w)

``heaps(rate=15).w`` reads what was stored, and ``heaps.compute(rate=15)["w"]`` lets the model run. The files are made
by ``python -m neurocourse.data.make_prepared``, and ``tests/test_prepared.py`` holds them against the models.
"""

from functools import cached_property
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from neurocourse.arguments import option

FOLDER = Path(__file__).parent / "prepared"


class Prepared:
    """The results of ``compute``, a dict of arrays, for every combination of the values in ``grid``."""

    def __init__(self, compute, grid):
        self.compute, self.grid, self.__doc__ = compute, grid, compute.__doc__
        self.name = f"{compute.__module__.split('.')[1]}_{compute.__name__}"

    def __call__(self, **setting):
        """What was stored for one setting: a value of every name of the grid."""
        if setting.keys() != self.grid.keys():
            raise TypeError(f"{self.name} needs {', '.join(self.grid)}; got {', '.join(setting)}")
        at = tuple(values.index(option(name, setting[name], values)) for name, values in self.grid.items())
        return SimpleNamespace(**{name: array[at] for name, array in self._arrays.items()})

    @property
    def path(self):
        """Where the arrays are stored."""
        return FOLDER / f"{self.name}.npz"

    @property
    def settings(self):
        """Every setting, the last name changing fastest."""
        return [dict(zip(self.grid, values, strict=True)) for values in product(*self.grid.values())]

    def make(self):
        """Compute and store everything anew."""
        results = [self.compute(**setting) for setting in self.settings]
        shape = tuple(len(values) for values in self.grid.values())
        stacked = {name: np.array([result[name] for result in results]) for name in results[0]}
        arrays = {name: array.reshape(*shape, *array.shape[1:]) for name, array in stacked.items()}
        np.savez_compressed(self.path, **arrays)

    @cached_property
    def _arrays(self):
        try:
            with np.load(self.path) as stored:
                return {name: stored[name] for name in stored.files}
        except Exception:  # zipfile, zlib and NumPy have a dozen words for a broken file
            raise OSError(f"the data file {self.path.name} is missing or damaged: reinstall neurocourse") from None


def prepared(**grid):
    """Turn a function of a setting that returns a dict of arrays into a `Prepared`."""
    return lambda compute: Prepared(compute, {name: tuple(values) for name, values in grid.items()})
