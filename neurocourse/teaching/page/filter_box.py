"""A box above a table that hides the rows without the words typed into it."""

from neurocourse.teaching.page.display import WIDGET_VIEW, in_notebook, keep
from neurocourse.teaching.page.widget import CourseWidget, page_code


class FilterBox(CourseWidget):
    """A labelled text field; its page code finds the table among the outputs of the same cell."""

    _esm, _css = page_code("asking", "filter")


def filter_box(label):
    """Display the box; nothing outside a notebook."""
    if not in_notebook():
        return
    from IPython.display import display

    box = FilterBox(dict(label=label))
    keep(box)
    view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
    display({WIDGET_VIEW: view}, raw=True)
