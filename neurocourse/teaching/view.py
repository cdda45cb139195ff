"""The page's side of an Explorer: one widget, and the static copy beside it.

The page sends requests (``set``, ``theme``) and the kernel answers each with the state and the frame. The page writes
nothing itself, and sends its next request only after the answer, so that fast dragging never queues up.
"""

import hashlib
import sys
import traceback
from pathlib import Path

import traitlets

from neurocourse.teaching import static_copy
from neurocourse.teaching.display import in_notebook, show_both
from neurocourse.teaching.widget import CourseWidget

STATIC = Path(__file__).parent / "static"


class View(CourseWidget):
    """Shows one Explorer on any number of pages."""

    # Given as text: a path would be watched, and the watcher never lets go of a widget.
    _esm = (STATIC / "late.js").read_text("utf-8") + (STATIC / "explorer.js").read_text("utf-8")
    _css = (STATIC / "explorer.css").read_text("utf-8")
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
            forget_result(self.explorer)
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


def forget_result(explorer):
    """Take an Explorer out of IPython's results, which would hold each run of a cell for good."""
    if not in_notebook():
        return
    shell = sys.modules["IPython"].get_ipython()
    results = shell.user_ns.get("Out", {})
    for number in [n for n, result in results.items() if result is explorer]:
        del results[number]
        for names in (shell.user_ns, shell.user_ns_hidden):
            names.pop(f"_{number}", None)
    for names in (shell.user_ns, shell.user_ns_hidden, vars(shell.displayhook)):
        for last in ("_", "__", "___"):
            if names.get(last) is explorer:
                names[last] = ""  # as before the first result


def display(explorer):
    """Emit the static copy, then the live widget, which hides the copy while it lives."""
    picture = static_copy.small_png(explorer.light_pixels())
    key = hashlib.sha256(picture + repr(explorer).encode()).hexdigest()[:12]
    html = static_copy.figure_html(picture, explorer.alt, explorer.status, explorer.title, key)
    show_both(View(explorer, key), html, repr(explorer))
