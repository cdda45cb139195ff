"""Tables that can be read aloud: a caption, and heads for columns and rows."""

from html import escape

CELL = "text-align:left;vertical-align:top;padding:5px 10px;white-space:normal"  # it stands in every cell


def table(caption, head, rows):
    """HTML table: ``caption`` and ``head`` are plain text, ``rows`` hold HTML; the first cell of a row is its head."""
    top = "".join(f'<th scope="col" style="{CELL}">{escape(word)}</th>' for word in head)
    body = "".join(f"<tr>{_row(cells)}</tr>" for cells in rows)
    words = f'<caption style="text-align: left; font-weight: 600; padding: 6px 10px">{escape(caption)}</caption>'
    style = "border-collapse: collapse; max-width: 800px; margin: 4px 0"
    rows = f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody>"
    return f'<table class="nc-static" style="{style}">{words}{rows}</table>'


def folded(title, body):
    """HTML that opens when its title is clicked, and by itself when the box above finds something in it."""
    return f'<details class="nc-folded"><summary style="padding: 4px 0">{escape(title)}</summary>{body}</details>'


def _row(cells):
    first, *others = cells
    return f'<th scope="row" style="{CELL}">{first}</th>' + "".join(f'<td style="{CELL}">{c}</td>' for c in others)


def text_table(caption, head, rows):
    """The same as plain text, one line a row."""
    return "\n".join([caption, " | ".join(head), *(" | ".join(cells) for cells in rows)])
