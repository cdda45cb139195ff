"""Does what a page does: sends a widget one request, as the widget library delivers it."""


def ask(widget, kind, turn="page 1", **content):
    """Send a request and return the state that answers it."""
    request = dict(kind=kind, turn=turn, **content)
    widget._handle_msg({"content": {"data": {"method": "custom", "content": request}}, "buffers": []})
    return widget.state
