"""The browser edition: the course in JupyterLite, where Python runs in the reader's page and no server computes.

A folder of files for any web server. It holds JupyterLite, the notebooks as they are committed, our wheel, and Pyodide,
which is Python, NumPy and Matplotlib for browsers. The wheels are entered in Pyodide's lock (``pyodide_lock.py``), so
that ``import neurocourse`` finds them and no notebook begins with a cell that installs something.

JupyterLite, its kernel and Pyodide go together; the first two are pinned by the ``lite`` extra, Pyodide here. They are
not the newest: of newer ones no complete Pyodide can be had without a content delivery network, and what the tests
cannot run is not published.
"""

import json
import shutil
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from sources import ROOT
from steps import must_be_new, run

from browser_edition import pyodide_lock

HERE = Path(__file__).parent
CDN = "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/"
STATIC = ROOT / "neurocourse" / "teaching" / "page" / "static"
KERNEL = "@jupyterlite/pyodide-kernel-extension"
FRONT_ENDS = (KERNEL, "@jupyter-widgets/jupyterlab-manager", "anywidget")
# Loaded while the page still draws itself, all at once. Left to the kernel and the first cell they come one by one.
AT_ONCE = "micropip piplite ssl sqlite3 ipykernel comm pyodide_kernel jedi ipython neurocourse".split()
FIRST = "00_start_here.ipynb"
ABOUT = "about_this_edition.md"


def write(folder, pyodide=CDN):
    """Write the site into a folder. ``pyodide`` is a whole Pyodide: a folder, or an address where it stays."""
    must_be_new(folder, "the browser edition")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        lite, wheels = Path(scratch, "lite"), Path(scratch, "wheels")
        settings(lite)
        contents(lite / "files")
        jupyterlite(lite, folder)
        pyodide_lock.write(folder / "static" / "pyodide", pyodide, collect(wheels))
    greet(folder / "lab" / "index.html")
    (folder / "index.html").write_text(door(), encoding="utf-8")


def settings(lite):
    """What JupyterLite reads: our name, where Pyodide is, and the settings that JupyterLab has, too."""
    lite.mkdir(parents=True)
    plugins = {f"{KERNEL}:kernel": {
        "pyodideUrl": "./static/pyodide/pyodide.js", "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": AT_ONCE},
    }}  # fmt: skip
    data = {"appName": "neurocourse", "exposeAppInBrowser": True, "litePluginSettings": plugins}
    config = {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}
    (lite / "jupyter-lite.json").write_text(json.dumps(config), encoding="utf-8")
    lab = json.loads((STATIC / "lab-settings.json").read_text(encoding="utf-8"))
    lab["@jupyterlab/docmanager-extension:plugin"] = {"defaultViewers": {"markdown": "Markdown Preview"}}
    (lite / "overrides.json").write_text(json.dumps(lab), encoding="utf-8")


def contents(folder):
    """What stands in the list of files: the notebooks, with their outputs, and a page about this edition."""
    folder.mkdir()
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        shutil.copyfile(path, folder / path.name)
    shutil.copyfile(HERE / ABOUT, folder / ABOUT)


def jupyterlite(lite, folder):
    """Build JupyterLite with three front ends, whatever else the environment has."""
    extensions = Path(sys.prefix, "share", "jupyter", "labextensions")
    try:
        for name in ("jupyterlite-core", "jupyterlite-pyodide-kernel"):
            distribution(name)
    except PackageNotFoundError:
        sys.exit('build.py: the browser edition needs JupyterLite. Run `pip install -e ".[lite]" -c constraints.txt`.')
    builder = {
        "ignore_sys_prefix": ["federated_extensions"], "no_sourcemaps": True, "no_unused_shared_packages": True,
        "federated_extensions": [str(extensions / name) for name in FRONT_ENDS], "apps": ["lab"],
    }  # fmt: skip
    (lite / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": builder}), encoding="utf-8")
    run("jupyterlite_core", "build", "--lite-dir", lite, "--output-dir", folder, cwd=lite)


def collect(folder):
    """Our wheel and those that Pyodide lacks, in a folder."""
    run("build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    any_platform = ["--no-deps", "--only-binary", ":all:", "--platform", "any", "--disable-pip-version-check"]
    pins = ["-c", ROOT / "constraints.txt"]
    run("pip", "download", "--quiet", *any_platform, *pins, "-d", folder, *pyodide_lock.NEEDED)
    kernel = Path(sys.prefix, "share", "jupyter", "labextensions", KERNEL, "static", "pypi")
    for name in pyodide_lock.KERNEL:
        shutil.copy(next(kernel.glob(f"{name}-*.whl")), folder)
    return sorted(folder.glob("*.whl"))


def greet(page):
    """Let the page say, while Python is on its way, that it is."""
    text = page.read_text(encoding="utf-8")
    script = (HERE / "waiting.js").read_text(encoding="utf-8")
    text = text.replace("<title>JupyterLite</title>", "<title>neurocourse</title>")
    page.write_text(text.replace("</head>", f"<script>\n{script}</script>\n</head>"), encoding="utf-8")


def door():
    """The first page: it opens lesson 00. JupyterLite reads the settings of the whole site from its (empty) script."""
    target = f"lab/index.html?path={FIRST}"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>neurocourse</title>
<meta http-equiv="refresh" content="0; url={target}">
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{{}}</script>
</head>
<body><p><a href="{target}">Open the first lesson</a></p></body>
</html>
"""
