"""Numbers and counts as a sentence has them: a true minus, none at zero, thousands apart, one input and two inputs."""

from numbers import Integral

SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def number(x, digits=None, *, sign=False):
    """``x`` with so many digits after the point, or as short as it goes; ``sign`` puts a plus before what is above 0.

    >>> number(-0.001, 2), number(-3.14159, 1), number(2500, 0), number(0.7, 1, sign=True), number(0, 2, sign=True)
    ('0.00', '−3.1', '2,500', '+0.7', '0.00')
    """
    whole = digits is None and isinstance(x, Integral)
    x = x if digits is None else round(float(x), digits)
    form = "d" if whole else "g" if digits is None else f".{digits}f"
    text = f"{x if whole else x + 0.0:{'+' * bool(sign and x != 0)},{form}}"
    mantissa, _, exponent = text.partition("e")
    return mantissa.replace("-", "−") + (f" × 10{power(int(exponent))}" if exponent else "")


def signed(x, digits=None):
    """`number` with a plus before what is above 0."""
    return number(x, digits, sign=True)


def power(n):
    """A whole number as an exponent.

    >>> f"10{power(-12)}"
    '10⁻¹²'
    """
    return str(n).translate(SUPERSCRIPT)


def scientific(x, digits=1):
    """``x`` as a number from 1 to 10 times a power of ten.

    >>> scientific(0.000123)
    '1.2 × 10⁻⁴'
    """
    mantissa, exponent = f"{x:.{digits}e}".split("e")
    return f"{number(float(mantissa), digits)} × 10{power(int(exponent))}"


def quantity(x, unit, digits=None):
    """A number and its unit, if it has one; a unit that is a noun in the plural loses its s at one.

    >>> quantity(1, "pixels"), quantity(2.5, "nA", 1), quantity(1, "ms"), quantity(3, "")
    ('1 pixel', '2.5 nA', '1 ms', '3')
    >>> quantity(-30, "°"), quantity(5, "%")
    ('−30°', '5%')
    """
    noun = len(unit) > 3 and unit.isalpha() and unit.endswith("s")
    gap = "" if unit in ("°", "%") else " "
    return f"{number(x, digits)}{gap}{unit.removesuffix('s') if noun and abs(x) == 1 else unit}".rstrip()


def listed(words):
    """Words as a list in a sentence.

    >>> listed(["200"]), listed(["200", "400", "600"])
    ('200', '200, 400 and 600')
    """
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def numbered(k):
    """Which of many things a slider that begins at 0 shows; a bare number could be taken for a digit that is seen.

    >>> numbered(0)
    'no. 1'
    """
    return f"no. {k + 1}"


def count(n, one, many=None):
    """So many things: the number and its noun, whose plural is ``one`` + s unless told.

    >>> count(1, "input"), count(0, "input"), count(2000, "synapse"), count(2, "mouse", "mice")
    ('1 input', '0 inputs', '2,000 synapses', '2 mice')
    """
    return f"{number(n)} {one if abs(n) == 1 else many or one + 's'}"


def span(values, digits=None, *, learned=False):
    """The smallest and the largest of what several seeds gave, or the one number that they all gave.

    ``learned`` puts ≈ before both: they come out of a long training.

    >>> span([0.531, 0.77, 0.6], 2), span([8, 8, 8]), span([0.97, 0.97], 2, learned=True)
    ('0.53 to 0.77', '8', '≈ 0.97 to ≈ 0.97')
    """
    low, high = (number(end(values), digits) for end in (min, max))
    if learned:
        return f"≈ {low} to ≈ {high}"
    return low if low == high else f"{low} to {high}"


def around(values, form, *, learned=False):
    """The mean of what several seeds gave, and in brackets the smallest and the largest where they differ.

    ``learned`` puts ≈ before each, as in `span`.

    >>> around([0.5, 0.75, 1.0], ".2g"), around([1, 1], ".0%"), around([0.25, 0.75], ".0%", learned=True)
    ('0.75 (0.5 to 1)', '100%', '≈ 50% (≈ 25% to ≈ 75%)')
    """
    about = "≈ " if learned else ""
    low, high, mean = (about + format(x, form) for x in (min(values), max(values), sum(values) / len(values)))
    return mean if low == high else f"{mean} ({low} to {high})"
