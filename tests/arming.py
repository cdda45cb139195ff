"""What is left of a difference when the machine has the part that was withheld, as a number and as a word."""

GONE = 0.05  # of the difference: less than that is nothing, and what lacks less than that is all of it


def left(without, armed):
    """The word for what is left when a difference of ``without`` becomes one of ``armed``.

    >>> left(2, 0.01), left(2, 0.5), left(2, 2), left(-0.5, -0.49)
    ('nothing', 'less of it', 'all of it', 'all of it')
    """
    share = armed / without
    return "nothing" if share < GONE else "less of it" if share < 1 - GONE else "all of it"
