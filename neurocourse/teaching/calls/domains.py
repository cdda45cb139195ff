"""What one argument of an exercise's function may be: drawn by a check, recognised in a call of the lesson."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Real:
    """One number between ``low`` and ``high``, both of them included."""

    low: float
    high: float
    whole: bool = False

    def draw(self, rng, sizes):
        if self.whole:
            return int(rng.integers(self.low, self.high + 1))
        return float(np.clip(readable(rng.uniform(self.low, self.high)), self.low, self.high))

    def borders(self, sizes):
        ends = dict.fromkeys((self.low, self.high, *((0,) if self.low < 0 < self.high else ())))
        return [int(x) if self.whole else float(x) for x in ends]

    def misses(self, value, sizes):
        if isinstance(value, bool | np.bool_) or np.ndim(value) or not np.isreal(value):
            return f"is {kind_of(value)}, not one number"
        return out_of_range(value, self.low, self.high) or (self.whole and value != int(value) and "is not whole") or ""


@dataclass(frozen=True)
class OneOf:
    """One of a few values."""

    options: tuple

    def draw(self, rng, sizes):
        return self.options[rng.integers(len(self.options))]

    def borders(self, sizes):
        return list(self.options)

    def misses(self, value, sizes):
        return "" if any(np.array_equal(value, option) for option in self.options) else f"is {value!r}"


@dataclass(frozen=True)
class Numbers:
    """An array, or a list, of numbers. Letters in its shape stand for sizes that vary."""

    shape: tuple
    low: float
    high: float
    whole: bool = False
    options: tuple = ()
    as_list: bool = False

    def draw(self, rng, sizes):
        shape = [sizes.get(n, n) for n in self.shape]
        if self.options:
            x = rng.choice(self.options, shape)
        elif self.whole:
            x = rng.integers(self.low, self.high, shape, endpoint=True).astype(np.intp)  # an index of this computer
        else:
            x = np.clip(readable(rng.uniform(self.low, self.high, shape)), self.low, self.high)
        return x.tolist() if self.as_list else x

    def borders(self, sizes):
        shape = [sizes.get(n, n) for n in self.shape]
        ends = self.options or Real(self.low, self.high, self.whole).borders(sizes)
        full = [np.full(shape, end) for end in ends]
        return [x.tolist() for x in full] if self.as_list else full

    def misses(self, value, sizes):
        if isinstance(value, list) is not self.as_list or not isinstance(value, np.ndarray | list):
            return f"is {kind_of(value)}"
        x = np.asarray(value)
        fits = x.ndim == len(self.shape) and all(
            n == (sizes.setdefault(s, n) if isinstance(s, str) else s) for n, s in zip(x.shape, self.shape, strict=True)
        )
        if not fits:
            return f"has shape {x.shape}, not {self.shape} with {sizes}"
        if self.options:
            return "" if np.isin(x, self.options).all() else f"holds others than {self.options}"
        return out_of_range(x, self.low, self.high) if x.size else ""


@dataclass(frozen=True)
class Made:
    """Anything else: made by ``make(rng, sizes)``, recognised by ``fits(value)``."""

    make: object
    fits: object
    ends: tuple = ()

    def draw(self, rng, sizes):
        return self.make(rng, sizes)

    def borders(self, sizes):
        return list(self.ends)

    def misses(self, value, sizes):
        return "" if self.fits(value) else f"is {kind_of(value)}"


def real(low, high):
    """One number from ``low`` to ``high``."""
    return Real(low, high)


def whole(low, high):
    """One whole number from ``low`` to ``high``."""
    return Real(low, high, whole=True)


def one_of(*options):
    """One of ``options``."""
    return OneOf(options)


def numbers(*shape, low=None, high=None, whole=False, options=(), as_list=False):
    """An array of numbers from ``low`` to ``high``, or of ``options``; ``as_list=True``: a list (of lists)."""
    return Numbers(shape, low, high, whole, options, as_list)


made = Made


def readable(x):
    """Numbers with three digits, so that a message can show them exactly."""
    x = np.asarray(x, float)
    with np.errstate(divide="ignore"):
        digits = 2 - np.floor(np.log10(np.abs(np.where(x == 0, 1, x))))
    return np.round(x * 10.0**digits) / 10.0**digits


def out_of_range(x, low, high):
    """Why numbers are not between ``low`` and ``high``; None stands for no bound."""
    smallest, largest = np.min(x), np.max(x)
    good = np.isfinite([smallest, largest]).all()
    good = good and (low is None or smallest >= low) and (high is None or largest <= high)
    return "" if good else f"goes from {smallest:.4g} to {largest:.4g}, not {low} to {high}"


def kind_of(value):
    return f"an array of shape {value.shape}" if isinstance(value, np.ndarray) else f"a {type(value).__name__}"
