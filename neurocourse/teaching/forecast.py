"""The two widgets of a prediction: one asks, one reveals. What happens is not in the page before it is revealed."""

import traitlets

from neurocourse.teaching.display import page_code
from neurocourse.teaching.widget import CourseWidget


class Ask(CourseWidget):
    """A question with a choice and a confidence. ``commit(choice, sure)`` remembers them and gives what to say back."""

    _esm, _css = page_code("prediction")
    kicker = traitlets.Unicode().tag(sync=True)
    intro = traitlets.Unicode().tag(sync=True)
    question = traitlets.Unicode().tag(sync=True)
    options = traitlets.List().tag(sync=True)
    sure = traitlets.List().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)  # the page writes: {"choice": number, "sure": number}
    said = traitlets.Unicode().tag(sync=True)  # the kernel writes

    def __init__(self, commit, **traits):
        self._commit = commit
        super().__init__(**traits)

    @traitlets.observe("answer")
    def _answered(self, change):
        choice, sure = change["new"].get("choice"), change["new"].get("sure")
        fits = (
            type(choice) is int and 0 <= choice < len(self.options) and type(sure) is int and 0 <= sure < len(self.sure)
        )
        if fits:
            self.said = self._commit(choice, sure)


class Reveal(CourseWidget):
    """What the reader said and what happens: at once after a commitment, or when the reader insists."""

    _esm, _css = page_code("reveal")
    kicker = traitlets.Unicode().tag(sync=True)
    question = traitlets.Unicode().tag(sync=True)
    options = traitlets.List().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)
    insist = traitlets.Bool().tag(sync=True)  # the page writes
    outcome = traitlets.Unicode().tag(sync=True)  # empty until it is revealed

    def __init__(self, tell, **traits):
        self._tell = tell
        super().__init__(**traits)
        if self.said:
            self.reveal()

    @traitlets.observe("insist")
    def _insisted(self, change):
        if change["new"] is True:
            self.reveal()

    def reveal(self):
        """Put what happens on the page."""
        self.outcome = self._tell()
