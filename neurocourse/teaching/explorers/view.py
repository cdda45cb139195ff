"""The page's side of an Explorer: one widget, and the static copy that stays when the kernel has gone."""

import sys

import traitlets

from neurocourse.memory import give_back_after_cells
from neurocourse.teaching import record
from neurocourse.teaching.page.display import figure_html, in_notebook, show_both
from neurocourse.teaching.page.frames import small_png
from neurocourse.teaching.page.widget import CourseWidget, page_code

HOW_TO_WAKE = "Run this cell (Shift+Enter) to move it."


class View(CourseWidget):
    """Shows one Explorer on any number of pages.

    Requests: ``set`` (values), ``theme`` (dark), ``sharp``, and ``predict`` (name, choice) before a machine is armed.
    """

    _esm, _css = page_code("controls", "handles", "sketch", "explorer")
    frame = traitlets.Bytes().tag(sync=True)

    def __init__(self, explorer):
        self.explorer = explorer
        super().__init__(describe(explorer), frame=explorer.frame)
        explorer.views.append(self)

    def answer(self, request):
        with self.explorer.lock:
            super().answer(request)

    def do(self, request):
        if request["kind"] == "theme":
            self.explorer.theme(request["dark"] is True)
        elif request["kind"] == "sharp":
            self.push(frame=self.explorer.sharp())
        elif request["kind"] == "predict":
            foresee(self.explorer, request["name"], request["choice"])
        else:
            self.explorer.set(**from_page(self.explorer, request["values"]))

    def tell(self):
        ex = self.explorer
        values = {name: control.to_page(ex.values[name]) for name, control in ex.controls.items()}
        look = dict(values=values, status=ex.parts, alt=ex.alt, dark=ex.dark, places=ex.places)
        return look | dict(foreseen={name: foreseen(ex, name) for name, c in ex.controls.items() if c.kind == "arm"})

    def push(self, frame=None):
        """Send the state and the picture."""
        super().push(frame=frame or self.explorer.frame)

    def close(self):
        """Let go of the Explorer, here and on the pages."""
        if self in self.explorer.views:
            self.explorer.views.remove(self)
            forget_result(self.explorer)
        super().close()


def from_page(explorer, values):
    """Values as the page writes them (options by number), made into values of the controls."""
    return {name: explorer.controls[name].from_page(name, value) for name, value in values.items()}


def describe(explorer):
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
    handles = [one.spec() for one in explorer.handles]
    return dict(title=explorer.title, controls=controls, handles=handles, states=states, width=width, height=height)


def foresee(explorer, name, choice):
    """Note what the reader thinks will be left of the difference, and arm the machine."""
    option = explorer.controls[name].spec()["options"][choice]
    record.put("predictions", memory(explorer), {"answer": option, "right": option == explorer.controls[name].remains})
    explorer.set(**{name: True})


def foreseen(explorer, name):
    """What is said about the reader's prediction; nothing before there is one."""
    said = record.get("predictions", memory(explorer))
    return explorer.controls[name].said(said["answer"]) if isinstance(said, dict) and "answer" in said else ""


def memory(explorer):
    """Under which key the prediction is remembered: the room and the title of the explorer."""
    room = explorer.update.__module__.removeprefix("neurocourse.").split(".")[0]
    return f"{room}.{explorer.title}"


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
    """Emit the static copy, then the live widget, which hides the copy; cells then hand back what they have freed."""
    picture = small_png(explorer.light_pixels())
    html = figure_html(picture, explorer.alt, explorer.status, explorer.title, HOW_TO_WAKE)
    show_both(View(explorer), html, repr(explorer))
    give_back_after_cells()
