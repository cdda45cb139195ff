"""A progress bar for whoever is watching, and silence for everybody else.

Outputs that depend on the speed of the machine must not reach a saved notebook or a test. So the bar appears only

- in a terminal, or
- in a notebook whose front end can answer questions: a person's can, the builders and testers of notebooks cannot;

and only once the work has taken two seconds. When it is done, one line without any time in it stays.
"""

import sys
from time import monotonic

PATIENCE, PAUSE = 2.0, 0.1  # s of work before the bar appears, s between two updates


class Bar:
    """Progress over ``total`` steps of work; a context manager. ``update(done, loss)`` may be called at any rate.

    ``what`` names the steps and ``measure`` the number beside them, which may be left out.
    """

    def __init__(self, total, *, what="epochs", measure="loss", shown=True, stream=None):
        self.total, self.what, self.measure = total, what, measure
        self.screen = _screen(stream or sys.stderr) if shown else None
        self.next = monotonic() + PATIENCE
        self.drawn = False

    def update(self, done, value=None):
        """Tell how far the work is; drawn at most ten times a second."""
        self.last = done, value
        if self.screen and monotonic() >= self.next:
            self._draw()
            self.next = monotonic() + PAUSE

    def _draw(self):
        done, value = self.last
        beside = "" if value is None else f", {self.measure} {value:.3g}"
        self.screen.draw(done, self.total, f"{done} of {self.total} {self.what}{beside}")
        self.drawn = True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.drawn:
            self._draw()
            self.screen.close()


class Terminal:
    """One line that is written over."""

    def __init__(self, stream):
        self.stream = stream

    def draw(self, done, total, text):
        filled = 20 * done // total
        self.stream.write(f"\r[{'#' * filled:20}] {text}\x1b[K")
        self.stream.flush()

    def close(self):
        self.stream.write("\n")


class Notebook:
    """One output that is replaced, with an HTML progress element that a screen reader can announce."""

    def __init__(self):
        self.handle = None

    def draw(self, done, total, text):
        html = f'<progress max="{total}" value="{done}" aria-label="Training"></progress> {text}'
        data = {"text/plain": text, "text/html": html}
        if self.handle is None:
            from IPython.display import display

            self.handle = display(data, raw=True, display_id=True)
        else:
            self.handle.update(data, raw=True)

    def close(self):
        """Nothing to do: the last line stays."""


def _screen(stream):
    """Where to draw, or None when nobody is watching."""
    ipython = sys.modules.get("IPython")  # loaded in every notebook; not worth loading elsewhere
    shell = ipython.get_ipython() if ipython else None
    # ipykernel notes with each cell whether its front end takes input(): people's do, nbclient and nbval do not.
    if getattr(getattr(shell, "kernel", None), "_allow_stdin", False):
        return Notebook()
    return Terminal(stream) if getattr(stream, "isatty", bool)() else None
