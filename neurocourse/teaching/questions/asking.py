"""One widget for every list of questions: the page asks, the kernel answers, so that no answer stands in the page."""

from neurocourse.teaching.page.widget import CourseWidget, page_code


class Questions(CourseWidget):
    """Questions with one choice each. Request: ``answer`` (item, choice).

    Parameters
    ----------
    judge : function
        ``judge(item, choice)`` gives the feedback as HTML and whether the choice is right; both are numbers.
    tell_score : function
        ``tell_score(right, answered, total)`` gives the score in words.
    items : list of dict
        Each with ``legend`` and ``note`` (HTML) and ``options`` (list of HTML).
    **spec
        ``kicker``, ``intro`` and ``button`` (texts), and whether options stand in ``columns``.
    """

    _esm, _css = page_code("asking", "questions")

    def __init__(self, judge, tell_score, items, **spec):
        self._judge, self._tell_score, self._items = judge, tell_score, items
        self._answers = {}  # number of the item -> (number of the option, feedback, right)
        super().__init__(dict(intro="", columns=False, items=items) | spec)

    def do(self, request):
        item, choice = request["item"], request["choice"]
        if is_index(item, self._items) and is_index(choice, self._items[item]["options"]):
            self._answers[item] = (choice, *self._judge(item, choice))

    def tell(self):
        right = sum(right for _, _, right in self._answers.values())
        answers = [dict(item=item, choice=c, said=s, right=r) for item, (c, s, r) in self._answers.items()]
        return dict(answers=answers, score=self.score(right, len(answers)))

    def score(self, right, answered):
        """The score in words, when ``right`` of ``answered`` answers are right."""
        return self._tell_score(right, answered, len(self._items))


def is_index(number, options):
    """Whether what a page sends is the number of one of the options: anything may come from a page."""
    return type(number) is int and 0 <= number < len(options)
