"""Explorer: a picture with controls. One figure, changed in place by a function of the controls' values.

Without a page it is a plain object: ``ex.set(current=3).status``. Shown in a notebook it is a card with native,
labelled controls (``view.py``), and beside it a static copy that stays when the kernel has gone.
"""

import io
import threading

import numpy as np
from PIL import Image

from neurocourse import arguments
from neurocourse.plots import FigureCanvasAgg, house_style, recolour, retheme
from neurocourse.plots.blit import Painter
from neurocourse.plots.ink import drawing_order, stale
from neurocourse.teaching.explorers.control import check_all, spoken
from neurocourse.teaching.explorers.controls import arm, choice, slider, steps, toggle
from neurocourse.teaching.explorers.handles import check_handles, handle
from neurocourse.teaching.explorers.surfaces import curve, pixels, presses
from neurocourse.teaching.page.frames import png

__all__ = ["Explorer", "arm", "choice", "curve", "handle", "pixels", "presses", "slider", "steps", "toggle"]


class Explorer:
    """A figure that follows its controls.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Made by ``neurocourse.plots.figure``, with all artists already in it.
    update : function
        Called with every control's value by name. Changes the artists and returns one sentence on what is to be seen;
        a slider's name in braces stands for its value, which the reader can drag.
    alt : str
        At least 40 characters on what the picture shows, for those who do not see it. The sentence is added to it.
    title : str
    presets : dict of dict
        Named states worth seeing: values of some controls; the others go to where they started.
    handles : list
        Sliders that stand in the picture; see ``handle``.
    blit : bool
        False draws everything in every frame: the way out when ``check`` finds a difference.
    **controls
        ``slider``, ``choice``, ``toggle``, ``steps``, ``arm``, ``pixels``, ``presses`` or ``curve``, by name.
    """

    def __init__(self, fig, update, *, alt, title="Explorer", presets=None, handles=(), blit=True, **controls):
        if not isinstance(getattr(fig, "canvas", None), FigureCanvasAgg):
            raise TypeError(f"fig must be made by neurocourse.plots.figure, got {arguments.describe(fig)}")
        self.fig, self.update, self.title = fig, arguments.function("update", update), title
        self.controls, self.handles = check_all(controls), check_handles(handles, fig, controls)
        self._alt = _check_alt(alt)
        self.defaults = {name: control.value for name, control in controls.items()}
        self.presets = {label: self._read({**self.defaults, **values}) for label, values in (presets or {}).items()}
        self.dark, self.errors, self.views = False, 0, []
        self.lock = threading.RLock()  # a front end may call from a second thread
        with house_style():
            retheme(fig, dark=False)
        self._painter = Painter(fig, blit)
        self._show(self.defaults)

    # State

    @property
    def values(self):
        """Value of every control, by name."""
        return dict(self._values)

    @property
    def status(self):
        """The sentence that ``update`` returned."""
        return self._status

    @property
    def parts(self):
        """The same sentence in parts: texts, and dictionaries that name the ``control`` whose value stands there."""
        return self._parts

    @property
    def places(self):
        """Where each handle can go, as shares of the picture's width and height."""
        return [one.place(self.controls, self._values) for one in self.handles]

    @property
    def alt(self):
        """Full description of the picture as it is now."""
        return f"{self._alt} {self._status}".strip()

    @property
    def frame(self):
        """The picture as it is now: PNG bytes."""
        return self._frame

    @property
    def pixels(self):
        """The picture as it is now: uint8 (height, width, 4)."""
        return np.array(Image.open(io.BytesIO(self._frame)).convert("RGBA"))

    @property
    def stats(self):
        """Frames drawn in full, frames drawn in part, and updates that failed."""
        return {**self._painter.counts, "error": self.errors}

    # Change

    def set(self, **values):
        """Move controls, as a hand would, and return the Explorer. What ``update`` raises is raised here."""
        with self.lock:
            self._show(self._read({**self._values, **values}))
            self._tell()
        return self

    def preset(self, label):
        """Go to a named state."""
        return self.set(**self.presets[arguments.option("preset", label, tuple(self.presets))])

    def reset(self):
        """Put every control back to where it started."""
        return self.set(**self.defaults)

    def play(self, name, values=None):
        """Yield the frame at each of ``values`` of the control ``name`` (all its values unless told)."""
        control = self.controls[arguments.option("control", name, tuple(self.controls))]
        for value in control.every() if values is None else values:
            yield self.set(**{name: value}).frame

    def theme(self, dark):
        """Turn the picture to dark or light paper."""
        with self.lock, house_style():
            if dark != self.dark:
                self.dark = dark
                retheme(self.fig, dark)
                self._painter.forget()
                self._draw()
            self._tell()

    def _read(self, values):
        for name, value in values.items():
            arguments.option("control", name, tuple(self.controls))
            values[name] = self.controls[name].read(name, value)
        return values

    def _show(self, values):
        """Update and draw. When that fails the last good values, sentence and frame stay as they are."""
        try:
            with house_style(), np.errstate(all="ignore"):
                status = self.update(**values)
                if not isinstance(status, str):
                    got = arguments.describe(status)
                    raise TypeError(f"update must return one sentence about the picture, got {got}")
                self._draw()
        except Exception:
            self.errors += 1
            self._painter.forget()
            raise
        self._values = values
        self._status, self._parts = spoken(status, self.controls, values)

    def _draw(self):
        if self.dark:
            for artist in self._changed():
                recolour(artist, dark=True)
        self._painter.paint()
        self._frame = png(np.asarray(self.fig.canvas.buffer_rgba()))

    def _changed(self):
        return [part for ax in self.fig.axes for a in drawing_order(ax) if stale(a) for part in a.findobj()]

    def _tell(self):
        for view in self.views:
            view.push()

    # Check

    def check(self, rng=0, n_random=8):
        """Compare drawing in part with drawing everything, at every control's ends and ``n_random`` random states."""
        before = self.values
        for values in self.samples(rng, n_random):
            self.set(**values).compare()
        self.set(**before)

    def compare(self):
        """Raise AssertionError unless the frame is what drawing everything gives, pixel for pixel."""
        if not np.array_equal(self.pixels[..., :3], self._painter.reference()[..., :3]):
            raise AssertionError(f"at {self.values} the frame is not what a full drawing gives: pass blit=False")

    def samples(self, rng, n_random=8):
        """States worth testing: the start, each control's ends and middle, presets, and random ones."""
        rng = np.random.default_rng(rng)
        states = [self.defaults, *self.presets.values()]
        states += [{**self.defaults, name: x} for name, control in self.controls.items() for x in control.samples()]
        return states + [{k: c.draw(rng) for k, c in self.controls.items()} for _ in range(n_random)]

    # Show

    def __repr__(self):
        settings = ", ".join(f"{name}={control.text(self._values[name])}" for name, control in self.controls.items())
        return f"{self.title} ({settings}): {self.alt}"

    def sharp(self, scale=2):
        """The picture as it is now, drawn finer for a fine screen: PNG bytes."""
        with self.lock:
            return self._painter.enlarged(scale)

    def light_pixels(self):
        """Pixels on light paper, as the static copy shows them in every theme."""
        if not self.dark:
            return self.pixels
        with self.lock:
            self.theme(False)
            pixels = self.pixels
            self.theme(True)
        return pixels

    def _ipython_display_(self):
        from neurocourse.teaching.explorers import view  # widgets are only needed on a page

        view.display(self)


def _check_alt(alt):
    if not isinstance(alt, str) or len(alt.strip()) < 40:
        raise ValueError("alt must say in at least 40 characters what the picture shows, for those who do not see it")
    return alt.strip()
