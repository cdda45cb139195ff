"""What every part of the machinery shows: words that last, and a live widget in front of them.

A display is two outputs. The first is plain HTML with its text: it is what a reader sees on paper, on a web page, in a
notebook without a kernel. The second is the widget; while it is alive its page code hides the first.
"""

import base64
import html
import re
import struct
import sys
from itertools import count
from weakref import WeakKeyDictionary

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

# Symbol and colour of an outcome. White on each of them has a contrast above 5:1, whatever the page around it.
BLUE, BROWN, PURPLE, RED, GREY = "#0068a3", "#7a5200", "#6b4c9a", "#a54400", "#5b6168"

# A light card, whatever the theme around it: the picture in it is on white paper. As tall as the live one.
CARD = (
    "margin:4px 0 12px;padding:16px 20px 14px;max-width:1120px;box-sizing:border-box;background:#ffffff;color:#222222;"
    "border:1px solid #d0d0d0;border-radius:10px;font:14px/1.45 system-ui,sans-serif"
)
TOP = "display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;align-items:baseline;margin-bottom:8px"
STATUS = (
    "margin-top:8px;padding:8px 12px;border-left:3px solid #0068a3;background:#eef5fa;border-radius:0 6px 6px 0;"
    "max-width:640px;box-sizing:border-box;min-height:calc(2.9em + 16px);font-size:15px"
)

# A lesson that is opened again has no widgets, and JupyterLab says "loading" or "model not found" where they were.
QUIET = "<style>.jp-OutputArea:has(.nc-static) .jp-OutputArea-output.lm-Panel:not(:has(*)){display:none}</style>"

_shown = {}  # cell -> (run of that cell, widgets that it has shown)
_runs, _numbers = WeakKeyDictionary(), count()  # run of a cell -> its number


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
    """Display the lasting copy, then the live widget. ``html`` holds an element of class ``nc-static``."""
    show_static(html, text)
    if in_notebook():
        from IPython.display import display

        keep(widget)
        view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
        # No text/plain here: a notebook that is run again must give the texts that its committed copy holds.
        display({WIDGET_VIEW: view}, raw=True)


def keep(widget):
    """Note where ``widget`` is shown, and close what an earlier run of the same cell has shown.

    The widget library keeps every widget alive until it is closed.
    """
    cell, run = this_cell()
    earlier, widgets = _shown.get(cell, (run, []))
    if earlier != run:
        for old in widgets:
            old.close()
        widgets = []
    if cell:
        _shown[cell] = (run, [*widgets, widget])


def this_cell():
    """The cell that runs and the number of this run; None twice when no cell does.

    A cell is known by the name that the front end gives it; where it gives none, by what stands in it.
    """
    hook = sys.modules["IPython"].get_ipython().displayhook if in_notebook() else None
    result = getattr(hook, "exec_result", None)  # a new object for every run, which IPython is about to fill
    if result is None:
        return None, None
    return getattr(result.info, "cell_id", None) or result.info.raw_cell, _runs.setdefault(result, next(_numbers))


def rich(text):
    """Text as HTML: escaped, with `code` between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))


def pill(symbol, word, colour):
    """An outcome as HTML: a symbol and a word on a colour, so that none of them stands alone."""
    style = f"background-color: {colour}; color: #ffffff; padding: 2px 10px; border-radius: 10px; white-space: nowrap"
    return f'<strong style="{style}">{symbol} {html.escape(word)}</strong>'


def outcome_html(symbol, word, colour, title, message):
    """What came of something that the learner wrote."""
    style = f"border-left: 4px solid {colour}; padding: 6px 12px; margin: 4px 0"
    return (
        f'<div class="nc-check" role="status" style="{style}">{pill(symbol, word, colour)} '
        f"<strong>{rich(title)}</strong>: {rich(message)}</div>"
    )


def static_card(kicker, body):
    """A frame for the lasting copy of a question; its colours are the page's own."""
    style = "border: 1px solid #808080; border-radius: 8px; padding: 10px 16px; max-width: 800px; margin: 4px 0"
    return f'<div class="nc-static" style="{style}"><div>{html.escape(kicker)}</div>{body}</div>{QUIET}'


def question_html(question, options):
    """A question and its options, numbered."""
    return f"<p><strong>{rich(question)}</strong></p><ol>{''.join(f'<li>{rich(o)}</li>' for o in options)}</ol>"


def question_text(question, options):
    """A question and its options as plain text."""
    return "\n".join([question, *(f"  {number}. {option}" for number, option in enumerate(options, 1))])


def folded(title, body):
    """HTML that opens when its title is clicked."""
    return f"<details><summary>{html.escape(title)}</summary>{body}</details>"


def figure_html(picture, alt, caption="", title="", wake=""):
    """HTML of one figure: ``picture`` (PNG bytes), its alternative text, its words, and how it comes alive."""
    source = base64.b64encode(picture).decode("ascii")
    width, height = struct.unpack(">II", picture[16:24])  # known before it is decoded, so that nothing moves then
    size = f'width="{width}" height="{height}" style="display:block;max-width:100%;height:auto"'
    image = f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{source}" {size}>'
    top = f'<strong style="font-size:16px">{html.escape(title)}</strong>' if title else ""
    top += f'<span class="nc-wake" style="color:#555555">{html.escape(wake)}</span>' if wake else ""
    top = f'<div style="{TOP}">{top}</div>' if top else ""
    words = f'<figcaption style="{STATUS}">{html.escape(caption)}</figcaption>' if caption else ""
    return f'<figure class="nc-static" style="{CARD}">{top}{image}{words}</figure>{QUIET if wake else ""}'
