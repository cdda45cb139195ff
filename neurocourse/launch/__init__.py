"""From a bare Python to an open lesson: what start.py and the command ``neurocourse`` share.

Most of it runs before anything is installed, so it needs Python's own library only.
"""


class Stuck(Exception):
    """It cannot go on; the one argument is a sentence that says why and what to do."""
