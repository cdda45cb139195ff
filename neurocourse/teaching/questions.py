"""One widget for every list of questions: the page asks, the kernel answers, so that no answer stands in the page."""

import traitlets

from neurocourse.teaching.display import page_code
from neurocourse.teaching.widget import CourseWidget


class Questions(CourseWidget):
    """Questions with one choice each. ``judge(i, choice)`` gives the feedback as HTML and whether the choice is right.

    ``items`` holds a dictionary for each: ``legend`` and ``note`` (HTML), ``options`` (list of HTML).
    """

    _esm, _css = page_code("questions")
    kicker = traitlets.Unicode().tag(sync=True)
    intro = traitlets.Unicode().tag(sync=True)
    button = traitlets.Unicode().tag(sync=True)
    columns = traitlets.Bool().tag(sync=True)
    items = traitlets.List().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)  # the page writes: number of the item -> number of the option
    feedback = traitlets.Dict().tag(sync=True)  # the kernel writes: number of the item -> HTML
    score = traitlets.Unicode().tag(sync=True)

    def __init__(self, judge, tell_score, **traits):
        self._judge, self._tell_score, self._right = judge, tell_score, {}
        super().__init__(**traits)

    @traitlets.observe("answers")
    def _answered(self, change):
        feedback = dict(self.feedback)
        for number, choice in change["new"].items():
            if change["old"].get(number) != choice and self._fits(number, choice):
                feedback[number], self._right[number] = self._judge(int(number), choice)
        self.feedback = feedback
        self.score = self._tell_score(sum(self._right.values()), len(self._right), len(self.items))

    def _fits(self, number, choice):
        """Whether the page's answer is one of the options: anything may come from a page."""
        return (
            str(number).isdecimal()
            and int(number) < len(self.items)
            and type(choice) is int
            and 0 <= choice < len(self.items[int(number)]["options"])
        )
