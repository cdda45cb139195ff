"""A box above a table that hides the rows without the words typed into it."""

import traitlets

from neurocourse.teaching.display import WIDGET_VIEW, in_notebook, keep, page_code
from neurocourse.teaching.widget import CourseWidget


class FilterBox(CourseWidget):
    """A labelled text field; its page code finds the table among the outputs of the same cell."""

    _esm, _css = page_code("filter")
    label = traitlets.Unicode().tag(sync=True)


def filter_box(label):
    """Display the box; nothing outside a notebook."""
    if not in_notebook():
        return
    from IPython.display import display

    box = FilterBox(label=label)
    keep(box)
    view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
    display({WIDGET_VIEW: view}, raw=True)
