"""A word to somebody who waits, from a second thread: the first one is busy."""

import contextlib
import threading

from neurocourse.teaching.page.display import in_notebook, rich, show_static

PATIENCE = 5.0  # seconds


@contextlib.contextmanager
def said_after_a_while(sentence):
    """Show ``sentence`` when the block takes longer than a few seconds. Where there are no threads nothing is said."""
    timer = threading.Timer(PATIENCE, show_static, (f"<p>{rich(sentence)}</p>", sentence.replace("`", "")))
    timer.daemon = True
    with contextlib.suppress(RuntimeError):  # a browser's Python cannot start threads
        if in_notebook():
            timer.start()
    try:
        yield
    finally:
        timer.cancel()
