"""Drive a real JupyterLab in a real Chromium: start both, open a notebook, run it, look at what it shows.

    with Lab(folder) as lab, browser_page() as page:
        lab.open_notebook(page, "lesson.ipynb")
        run_all(page)
        assert not failures(page)

JupyterLab calls itself ready before it is. What was learned the hard way stands beside the line that needs it.

Everything waits for what is to happen, never for a time. Only what never happens is given up, and a slow machine gets
longer for that: `Lab` measures it. ``NEUROCOURSE_SLOWER=4`` makes the browser four times slower, to try that out.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
from needs import chromium, missing

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS, LEAST = 60, 120  # an event may take as long as so many starts of JupyterLab, and at least so many seconds
CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# Not errors of a page: what Chromium and JupyterLab say on every start, and anywidget of a slow page (see late.js).
# JupyterLite's kernel, which an author has installed, is found by JupyterLab as well and is of no use to it.
NOISE = ("favicon", "debugger state", "ResizeObserver loop", "Service Worker", "service-worker", "/lsp/", "WebGL")
NOISE += ("@jupyterlite/",)
LATE = "[anywidget] Failed to initialize model"


class Lab:
    """JupyterLab in ``folder``, with a home of its own; stopped, with all its kernels, on leaving."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.work = self.folder / "work"
        self.work.mkdir(parents=True)

    def __enter__(self):
        start = time.monotonic()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        with open(self.folder / "lab.log", "wb") as log:
            self.process = subprocess.Popen(
                self._command(), env=self._environment(), cwd=self.work, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()
        self.patience = max(LEAST, STARTS * (time.monotonic() - start))  # s
        return self

    def __exit__(self, *_):
        # A killed server leaves its kernels running: the whole process group goes.
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, sign)
                self.process.wait(5)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue

    def open_notebook(self, page, path, door="lab"):
        """Open a copy of the notebook at ``path`` (JupyterLab saves by itself) and wait for its new kernel.

        ``door="notebook"`` opens it in Notebook 7, which the same server has.
        """
        self.stop_kernels(page)
        copy = self.work / Path(path).name
        if copy.resolve() != Path(path).resolve():
            shutil.copyfile(path, copy)
        page.goto(f"{self.url}/" + (f"lab/tree/{copy.name}?reset" if door == "lab" else f"notebooks/{copy.name}"))
        page.wait_for_function(KERNEL_READY, arg=copy.name)
        return copy

    def stop_kernels(self, page):
        """End all sessions: widgets of an earlier test would be restored in the page while they are being closed.

        JupyterLab does it itself: its server refuses to delete for anybody without the page's token.
        """
        if page.url.startswith(self.url):
            page.evaluate("() => window.jupyterapp.serviceManager.sessions.shutdownAll()")

    def _command(self):
        settings = self.folder / "settings" / "overrides.d"
        settings.mkdir(parents=True)
        shutil.copy(
            ROOT / "neurocourse" / "teaching" / "page" / "static" / "lab-settings.json", settings / "neurocourse.json"
        )
        options = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": self.port,
            "ServerApp.root_dir": self.work,
            "ServerApp.password": "",
            "IdentityProvider.token": "",
            "LabApp.expose_app_in_browser": True,
            "JupyterNotebookApp.expose_app_in_browser": True,
            "LabApp.app_settings_dir": settings.parent,
        }
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
        return command + [f"--{name}={value}" for name, value in options.items()]

    def _environment(self):
        """A home of its own: nothing of the user's settings is read, nothing of theirs is written."""
        homes = "HOME JUPYTER_CONFIG_DIR JUPYTER_DATA_DIR JUPYTER_RUNTIME_DIR JUPYTERLAB_SETTINGS_DIR".split()
        homes += "JUPYTERLAB_WORKSPACES_DIR IPYTHONDIR MPLCONFIGDIR".split()
        own = {name: str(self.folder / name.lower()) for name in homes}
        own |= {"PYTHONPATH": str(ROOT), "NEUROCOURSE_PROGRESS": "off", "OPENBLAS_NUM_THREADS": "1"}
        return {**os.environ, **own}

    def _wait(self):
        """Until it answers or has ended: it ends by itself when it cannot start."""
        while self.process.poll() is None:
            try:
                return urllib.request.urlopen(f"{self.url}/api/status").read()
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("JupyterLab did not start:\n" + (self.folder / "lab.log").read_text()[-2000:])


def write_notebook(path, *cells):
    """Write a notebook of code cells, given as text, and others. Without a kernel's name JupyterLab would ask."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    notebook.cells = [nbformat.v4.new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    nbformat.write(notebook, path)
    return path


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextmanager
def browser_page(patience=LEAST, width=1366, height=768, arguments=(), **options):
    """A page of the system's Chromium, started with more ``arguments``, that waits ``patience`` s for an event.

    Other ``options`` go to its context.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright", 'pip install -e ".[browser]"')
    with sync_playwright() as playwright:
        words = [*CHROMIUM, *arguments]
        browser = playwright.chromium.launch(executable_path=chromium(), args=words, timeout=1000 * patience)
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        page.set_default_timeout(1000 * patience)
        slower = int(os.environ.get("NEUROCOURSE_SLOWER", 1))
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        yield page
        browser.close()


def watch(page):
    """List that fills with errors of the console and of scripts from now on."""
    found = []
    page.on("pageerror", lambda error: found.append(f"script: {error}") if LATE not in str(error) else None)
    page.on("console", lambda m: found.append(f"console: {m.text} {m.location}") if serious(m) else None)
    return found


def serious(message):
    return message.type == "error" and not any(noise in f"{message.text} {message.location}" for noise in NOISE)


# The indicator in the toolbar says "idle" before there is a kernel; running then does nothing. Ask the session.
KERNEL_READY = """name => {
  const panel = window.jupyterapp?.shell?.currentWidget;
  const session = panel?.context?.sessionContext;
  const kernel = session?.session?.kernel;
  return panel?.context?.path === name && panel.context.isReady && session.isReady
    && kernel?.status === "idle" && kernel.connectionStatus === "connected";
}"""

# The promise of the command may never settle: do not wait for it, look at the cells. Their counts are cleared first,
# because a fresh kernel gives a saved notebook the same counts again.
START_ALL = """async () => {
  await window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs');
  window.jupyterapp.commands.execute('notebook:run-all-cells');
}"""
START_SOME = """async texts => {
  const { commands, shell } = window.jupyterapp;
  await commands.execute('notebook:clear-all-cell-outputs');
  const notebook = shell.currentWidget.content;
  for (const text of texts) {
    notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.model.sharedModel.source.includes(text));
    commands.execute('notebook:run-cell');
  }
}"""
# Cells that have yet to run, as soon as they are fewer than `before`. After an error the others will never run.
# What cells and kernel announce is listened to: a page that is asked in each of its frames does little else.
STILL_TO_RUN = """([texts, before]) => new Promise(resolve => {
  const panel = window.jupyterapp.shell.currentWidget;
  const session = panel.context.sessionContext;
  const source = cell => cell.model.sharedModel.source;
  const code = panel.content.widgets.filter(cell => cell.model.type === "code" && source(cell).trim()
    && (!texts.length || texts.some(text => source(cell).includes(text))));
  const failed = () => code.some(cell => cell.model.outputs.toJSON().some(output => output.output_type === "error"));
  const look = () => {
    const status = session.session?.kernel?.status;
    const left = code.filter(cell => cell.model.executionCount === null).length + (status !== "idle");
    const over = status === "dead" || (status === "idle" && left && failed());
    if (!over && before !== null && left >= before) return;
    session.statusChanged.disconnect(look);
    code.forEach(cell => cell.model.stateChanged.disconnect(look));
    resolve({ left: over ? 0 : left });
  };
  session.statusChanged.connect(look);
  code.forEach(cell => cell.model.stateChanged.connect(look));
  look();
})"""
OUTPUTS = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .map(cell => cell.model.type === "code" ? cell.model.outputs.toJSON() : [])"""


def run_all(page):
    """Run all cells and wait until each has an execution count and the kernel is idle."""
    page.evaluate(START_ALL)
    wait_for_cells(page)


def run_cells(page, *texts):
    """Run the first cell that contains each of ``texts``, in this order, and wait for them."""
    page.evaluate(START_SOME, texts)
    wait_for_cells(page, *texts)


def wait_for_cells(page, *texts):
    """Wait for one cell after the other: a lesson may take as long as it likes while it goes on."""
    left = None
    while left != 0:
        left = page.wait_for_function(STILL_TO_RUN, arg=[texts, left]).json_value()["left"]


def show_explorer(lab, page, folder, source):
    """Open a notebook whose one cell shows an explorer, run it, and return the explorer's card."""
    lab.open_notebook(page, write_notebook(folder / "explorer.ipynb", source))
    return run_explorer(page)


def run_explorer(page):
    """Run the notebook, once more if it has run before, and return the card of its explorer."""
    run_all(page)
    page.wait_for_selector(".nc-x img")
    assert failures(page) == []
    return page.locator(".nc-x")


def says(card, sentence):
    """Wait until the status line of an explorer says the sentence."""
    found = card.locator("[role=status]").element_handle()
    card.page.wait_for_function("([node, text]) => node.textContent === text", arg=[found, sentence])


def cell_outputs(page):
    """Outputs of every cell as the notebook's model holds them (text cells have none)."""
    return page.evaluate(OUTPUTS)


def run_code(page, code):
    """Run ``code`` in the notebook's kernel, in no cell, and return what it prints."""
    return page.evaluate(RUN_CODE, code)


RUN_CODE = """async code => {
  const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
  const future = kernel.requestExecute({ code, store_history: false });
  let text = "";
  future.onIOPub = message => {
    if (message.header.msg_type === "stream") text += message.content.text;
    if (message.header.msg_type === "error") text += message.content.traceback.join("\\n");
  };
  await future.done;
  return text;
}"""


def failures(page):
    """Error outputs of the notebook, as text."""
    outputs = (output for cell in cell_outputs(page) for output in cell)
    return [f"{o['ename']}: {o['evalue']}" for o in outputs if o["output_type"] == "error"]


def save(page):
    """Save the notebook that is open."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")


def shut_down(page):
    """Shut down the kernel of the notebook that is open."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")


def set_theme(page, dark):
    """Switch JupyterLab's theme and wait until it is there."""
    page.evaluate(
        "name => { window.jupyterapp.commands.execute('apputils:change-theme', { theme: name }); }",
        "JupyterLab Dark" if dark else "JupyterLab Light",
    )
    page.wait_for_function("w => document.body.dataset.jpThemeLight === w", arg="false" if dark else "true")


def picture(image):
    """Hash of the pixels that an ``<img>`` shows: its address changes with every frame, its pixels need not."""
    return wait_for_new_picture(image, None)


def wait_for_new_picture(image, old, patience=None):
    """Hash of the first picture that is not ``old``; ``patience`` in ms, if other than the page's."""
    wait = f"async ([img, old]) => {{ const now = await ({HASH})(img); return now !== old && now; }}"
    return eventually(image.page, wait, [image.element_handle(), old], patience)


def changes(image, old, patience=None):
    """Whether there is a picture that is not ``old``, within the time that `wait_for_new_picture` gives it."""
    from playwright.sync_api import TimeoutError as Late

    try:
        return bool(wait_for_new_picture(image, old, patience))
    except Late:
        return False


def wait_for_picture(image, wanted):
    """Wait until the picture has the hash ``wanted``."""
    wait = f"async ([img, wanted]) => await ({HASH})(img) === wanted"
    eventually(image.page, wait, [image.element_handle(), wanted])


def eventually(page, function, arg, patience=None):
    """Call an asynchronous function in the page until what it promises is true, and return that.

    Playwright's own `wait_for_function` calls such a function once, whatever it promises.
    """
    wait = f"""([calls, arg]) => {{
      if (!calls.waiting && !calls.value) {{
        calls.waiting = true;
        ({function})(arg).then(value => (calls.value = value)).finally(() => (calls.waiting = false));
      }}
      return calls.value;
    }}"""
    calls = page.evaluate_handle("() => ({})")
    return page.wait_for_function(wait, arg=[calls, arg], timeout=patience).json_value()


# The next frame may revoke an address that is being read: then there is no picture just now.
HASH = """async img => {
  try {
    await img.decode();
  } catch {
    return null;
  }
  const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight);
  const context = canvas.getContext("2d");
  context.drawImage(img, 0, 0);
  const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
  return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", data))).join(" ");
}"""


def wait_until_hidden(locator):
    """Wait until nothing that ``locator`` finds is on the page."""
    locator.locator("visible=true").first.wait_for(state="hidden")


def axe(page, selector):
    """Violations of WCAG 2.2 AA and of good practice inside ``selector``: id, impact and the elements, one a line."""
    from axe_playwright_python.sync_playwright import Axe

    tags = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": tags}}
    found = Axe().run(page, context=selector, options=options).response["violations"]
    return [f"{v['id']} ({v['impact']}): " + "; ".join(node["html"][:120] for node in v["nodes"]) for v in found]
