"""What every part of the machinery shows: words that last, and a live widget in front of them.

A display is two outputs. The first is plain HTML with its text: it is what a reader sees on paper, on a web page, in a
notebook without a kernel. The second is the widget; while it is alive its page code hides the first.
"""

import html
import re
import sys
from functools import cache
from importlib.resources import files

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def in_notebook():
    """Whether IPython runs, and so somebody takes displays."""
    return "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None


def show_static(html, text):
    """Display HTML with its plain text; outside IPython print the text."""
    if not in_notebook():
        print(text)
        return
    from IPython.display import display

    display({"text/html": html, "text/plain": text}, raw=True)


def show_both(widget, html, text):
    """Display the lasting copy, then the live widget. ``html`` stands in an element of class ``nc-static``."""
    show_static(html, text)
    if in_notebook():
        from IPython.display import display

        view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
        # No text/plain here: a notebook that is run again must give the texts that its committed copy holds.
        display({WIDGET_VIEW: view}, raw=True)


@cache
def page_code(name):
    """JavaScript and CSS of a widget: what all of them share, then ``static/<name>.js``."""
    folder = files(__package__) / "static"
    script = (folder / "common.js").read_text("utf-8") + (folder / f"{name}.js").read_text("utf-8")
    return script, (folder / "common.css").read_text("utf-8")


def rich(text):
    """Text as HTML: escaped, with `code` between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))
