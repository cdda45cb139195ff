"""The page's side of an Explorer: one widget, and the static copy beside it.

The page sends requests (``set``, ``theme``) and the kernel answers each with the state and the frame. The page writes
nothing itself, and sends its next request only after the answer, so that fast dragging never queues up.
"""

import hashlib
import traceback
from pathlib import Path

import anywidget
import traitlets
from IPython import get_ipython
from IPython.display import display as emit

from neurocourse.teaching import static_copy

STATIC = Path(__file__).parent / "static"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class View(anywidget.AnyWidget):
    """Shows one Explorer on any number of pages."""

    _esm = STATIC / "explorer.js"
    _css = STATIC / "explorer.css"
    spec = traitlets.Dict().tag(sync=True)  # never changes
    state = traitlets.Dict().tag(sync=True)
    frame = traitlets.Bytes().tag(sync=True)

    def __init__(self, explorer, key):
        self.explorer, self.turn, self.error = explorer, "", ""
        super().__init__(spec=describe(explorer, key), state=self._state(), frame=explorer.frame)
        self.on_msg(lambda _, request, buffers: self.answer(request))
        explorer.views.append(self)

    def close(self):
        """Let go of the Explorer, here and on the pages."""
        if self in self.explorer.views:
            self.explorer.views.remove(self)
        super().close()

    def set_state(self, sync_data):
        """Ignore what a page writes: it has to ask."""

    def push(self, frame=None):
        """Send state and frame in one message."""
        with self.hold_sync():
            self.state = self._state()
            self.frame = frame or self.explorer.frame

    def answer(self, request):
        """Do what a page asks and answer, always: the page waits for it."""
        with self.explorer.lock:
            try:
                self.turn = str(request["turn"])
                self._do(request)
            except Exception as error:
                self.error = explain(error)
                self.push()
            finally:
                self.turn = ""

    def _do(self, request):
        if request["kind"] == "theme":
            self.explorer.theme(request["dark"] is True)
        elif request["kind"] == "sharp":
            self.push(frame=self.explorer.sharp())
        else:
            self.error = ""
            self.explorer.set(**from_page(self.explorer, request["values"]))

    def _state(self):
        ex = self.explorer
        values = {name: control.to_page(ex.values[name]) for name, control in ex.controls.items()}
        return dict(values=values, status=ex.status, alt=ex.alt, error=self.error, dark=ex.dark, turn=self.turn)


def explain(error):
    """One readable sentence about what went wrong, with the line when it went wrong in code of the notebook."""
    places = traceback.extract_tb(error.__traceback__)
    own = [place for place in places if "ipykernel" in place.filename or place.filename.startswith("<")]
    where = f" (in {own[-1].name}, line {own[-1].lineno})" if own else ""
    text = " ".join(str(error).split()) or "it stopped without a message"
    return f"{type(error).__name__}{where}: {text.rstrip('.')}."


def from_page(explorer, values):
    """Values as the page writes them (options by number), made into values of the controls."""
    return {name: explorer.controls[name].from_page(name, value) for name, value in values.items()}


def describe(explorer, key):
    """All that the page has to know once: the controls in order, the named states, the size."""
    height, width = explorer.pixels.shape[:2]
    controls = [
        dict(name=name, kind=c.kind, label=c.label or name.replace("_", " "), **c.spec())
        for name, c in explorer.controls.items()
    ]
    named = {**explorer.presets, "Reset": explorer.defaults}
    states = [
        dict(label=label, values={name: explorer.controls[name].to_page(x) for name, x in values.items()})
        for label, values in named.items()
    ]
    return dict(title=explorer.title, controls=controls, states=states, width=width, height=height, key=key)


def display(explorer):
    """Emit the static copy, then the live widget, which hides the copy while it lives."""
    picture = static_copy.small_png(explorer.light_pixels())
    key = hashlib.sha256(picture + repr(explorer).encode()).hexdigest()[:12]
    html = static_copy.figure_html(picture, explorer.alt, explorer.status, key)
    emit({"text/html": html, "text/plain": repr(explorer)}, raw=True)
    view = View(explorer, key)
    keep(view)
    names = ", ".join(control["label"] for control in view.spec["controls"])
    emit(
        {
            WIDGET_VIEW: {"version_major": 2, "version_minor": 0, "model_id": view.model_id},
            "text/plain": f"Run this cell in JupyterLab to move: {names}.",
        },
        raw=True,
    )


shown = {}  # cell -> (run of that cell, what it has shown)


def keep(view):
    """Note where ``view`` is shown, and close what an earlier run of the same cell has shown.

    The widget library keeps every widget alive until it is closed: without this a cell run a hundred times would hold
    a hundred figures.
    """
    cell, run = where()
    earlier, views = shown.get(cell, (run, []))
    if earlier != run:
        for old in views:
            old.close()
        views = []
    if cell:
        shown[cell] = (run, [*views, view])


def where():
    """The cell that runs and its run, as front ends tell; ``(None, None)`` where nobody tells."""
    kernel = getattr(get_ipython(), "kernel", None)
    parent = kernel.get_parent() if hasattr(kernel, "get_parent") else {}
    return parent.get("metadata", {}).get("cellId"), parent.get("header", {}).get("msg_id")
