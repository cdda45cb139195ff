"""What all widgets of the course have in common: one way in which page and kernel talk.

The kernel tells the page once what there is (``spec``) and after every change how it stands (``state``). The page
writes neither. It asks: a message ``{"kind": …, "turn": …}``, which the kernel always answers with a state that
carries the same turn, and ``error`` where something went wrong. The page asks again only after the answer.
"""

import traceback
from functools import cache
from importlib.resources import files

import anywidget
import traitlets

WITHOUT_RISK = ("theme", "sharp")  # requests for another look at what is there: an error that is shown stays


class CourseWidget(anywidget.AnyWidget):
    """Answers the page's requests. A subclass says what it does (``do``) and how it stands (``tell``)."""

    spec = traitlets.Dict().tag(sync=True)  # never changes
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, spec, **traits):
        self.turn, self.error = None, ""  # the request that waits for its answer; what went wrong last
        super().__init__(spec=spec, state=self._state(), **traits)
        self.on_msg(lambda _, request, buffers: self.answer(request))

    def do(self, request):
        """Do what a page asks. What it raises is told to the reader."""

    def tell(self):
        """The state as a dictionary: what the page shows beside ``spec``."""
        return {}

    def answer(self, request):
        """Do what a page asks and answer, always: the page waits for it."""
        self.turn = ""
        try:
            self.turn = str(request["turn"])
            self.error = self.error if request["kind"] in WITHOUT_RISK else ""
            self.do(request)
        except Exception as error:
            self.error = explain(error)
        if self.turn is not None:
            self.push()

    def push(self, **traits):
        """Send the state, and other traits with it, in one message."""
        with self.hold_sync():
            self.state = self._state()
            for name, value in traits.items():
                setattr(self, name, value)
        self.turn = None

    def _state(self):
        return self.tell() | {"turn": self.turn or "", "error": self.error}

    def set_state(self, sync_data):
        """Ignore what a page writes: it has to ask."""

    def close(self):
        """Leave nothing behind: the library keeps every part of a widget alive until that part is closed."""
        super().close()
        self.layout.close()


def explain(error):
    """One readable sentence about what went wrong, with the line when it went wrong in code of the notebook."""
    places = traceback.extract_tb(error.__traceback__)
    own = [place for place in places if "ipykernel" in place.filename or place.filename.startswith("<")]
    where = f" (in {own[-1].name}, line {own[-1].lineno})" if own else ""
    text = " ".join(str(error).split()) or "it stopped without a message"
    return f"{type(error).__name__}{where}: {text.rstrip('.')}."


@cache
def page_code(*parts):
    """JavaScript and CSS of a widget: what all of them share, then the files of ``static/`` with these names.

    They are text rather than paths: a path would be watched, and the watcher never lets go of a widget.
    """
    folder = files(__package__) / "static"
    found = [[folder / f"{part}.{kind}" for part in ("late", "common", *parts)] for kind in ("js", "css")]
    return tuple("".join(path.read_text("utf-8") for path in paths if path.is_file()) for paths in found)
