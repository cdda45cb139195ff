"""Writes the reading copy: a page for each notebook, and a first page with the map.

MathJax sets the formulas in the browser. It is copied beside the pages from the package sphinx-mathjax-offline (the
``site`` extra), or from the file named with ``--mathjax``.
"""

import importlib.metadata
import multiprocessing
import os
import re
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat

from reading import recording
from reading.doors import doors
from reading.layout import MATHJAX, index, page

STATIC = Path(__file__).resolve().parent / "static"
BUNDLES = {  # the page code of each kind of widget
    "explorer": ("controls", "handles", "sketch", "explorer"),
    "prediction": ("asking", "prediction"),
    "reveal": ("asking", "reveal"),
    "questions": ("asking", "questions"),
    "filter": ("asking", "filter"),
}


def write(sources, folder, mathjax=None, *, most, repository=None):
    """Write the reading copy of some lessons.

    Parameters
    ----------
    sources : list of sources.Source
    folder : pathlib.Path
        Made if need be. Pages that are there are written over.
    mathjax : pathlib.Path, optional
    most : int
        States of an explorer.
    repository : str, optional
        Such as ``owner/name`` on GitHub, for the doors to places where the code runs.

    Returns
    -------
    list of pathlib.Path
        The pages; the first page of the copy last.
    """
    mathjax = mathjax or installed_mathjax()
    (folder / "live").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(mathjax, folder / MATHJAX)
    (folder / "reading.css").write_text((STATIC / "reading.css").read_text("utf-8") + style(), encoding="utf-8")
    (folder / "reading.js").write_text(script(), encoding="utf-8")
    pages = []
    # Each notebook runs in a process of its own, as each has a kernel of its own elsewhere.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawn, max_tasks_per_child=1) as pool:
        bodies = [pool.submit(body, source.notebook, folder / "live", most) for source in sources]
        for source, found in zip(sources, bodies, strict=True):
            content, tables, told = found.result()
            print(f"{source.stem}: {told}", flush=True)
            pages.append(folder / f"{source.stem}.html")
            text = page(source, content, tables, [one.stem for one in sources], doors(source.stem, repository))
            pages[-1].write_text(text, encoding="utf-8")
    scene = min((folder / "live").glob(f"{sources[0].stem}-[0-9]*.js")).stem
    pages.append(folder / "index.html")
    pages[-1].write_text(index(sources, doors(None, repository), scene), encoding="utf-8")
    return pages


def installed_mathjax():
    """Path of MathJax in the installed package."""
    try:
        files = importlib.metadata.files("sphinx-mathjax-offline") or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name == MATHJAX:
            return file.locate()
    sys.exit(
        f'build.py: formulas need MathJax. Run `pip install -e ".[site]"`, or name the file {MATHJAX} with --mathjax.'
    )


def script():
    """The page code of all widgets, each kind by itself, and what stands in for the kernel."""
    from neurocourse.teaching.page.widget import page_code

    parts = ["const WIDGETS = {};\n"]
    for kind, files in BUNDLES.items():
        code, names = page_code(*files)[0], "render, element, textOf, isDark" if kind == "explorer" else "render"
        whole = code.replace("export default { initialize, render };", f"return {{ {names} }};")
        parts.append(f"WIDGETS.{kind} = (() => {{\n{whole}\n}})();\n")
    return "".join(parts) + (STATIC / "alive.js").read_text("utf-8")


def style():
    from neurocourse.teaching.page.widget import page_code

    return page_code(*BUNDLES["explorer"])[1] + page_code(*BUNDLES["questions"])[1]


def body(path, live, most):
    """Text of a page, the tables of its questions, and a word about its pictures, which are written into ``live``."""
    notebook = nbformat.read(path, as_version=4)
    places, tables = recording.record(notebook, live, path.stem, most)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = with_places(cell.outputs, places.get(cell.id, []))
    files = list(live.glob(f"{path.stem}-[0-9]*.js"))
    size = sum(file.stat().st_size for file in files) / 1e6
    return content(notebook), tables, f"{len(files)} explorers, {size:.1f} MB of pictures"


def with_places(outputs, places):
    """Outputs of a cell with a place for each of its widgets, after as many displays as came before it."""
    found, displays, places = [], 0, list(places)
    for output in [*outputs, None]:
        while places and places[0][0] == displays and (output is None or output.output_type == "display_data"):
            live = f'<div class="nc-live" data-live="{places.pop(0)[1]}"></div>'
            found.append(nbformat.v4.new_output("display_data", {"text/html": live}))
        if output is not None:
            found.append(output)
            displays += output.output_type == "display_data"
    if places:
        raise ValueError(f"a cell shows {places[0][0]} outputs before {places[0][1]}: build the notebook anew")
    return found


def content(notebook):
    """Body of a page, without the code of folded cells; links between notebooks become links between pages."""
    from nbconvert import HTMLExporter
    from traitlets.config import Config

    without = Config(TagRemovePreprocessor=dict(enabled=True, remove_input_tags={"hide-input"}))
    text, _ = HTMLExporter(template_name="basic", config=without).from_notebook_node(notebook)
    return linked(text)


def linked(text):
    """The text with links that lead to pages; a heading has its place in the address."""
    address = r'(href="(?!https?:)[^"]*?)\.ipynb(#?)(?:heading=)?'
    return re.sub(address, r"\1.html\2", text)
