"""The offline reading copy: every notebook as a page that opens from disk and asks the network for nothing.

Pages show what a notebook shows without a kernel: text, formulas, the picture of each explorer with its words,
questions and folded solutions. MathJax sets the formulas in the browser. It is copied beside the pages from the
package sphinx-mathjax-offline (the ``site`` extra), or from the file named with ``--mathjax``.
"""

import html
import importlib.metadata
import re
import shutil
import sys
from pathlib import Path

import nbformat

HERE = Path(__file__).resolve().parent
MATHJAX = "tex-svg-full.js"  # all of MathJax in one file: from disk it cannot load a second
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="reading_copy.css">
<script>MathJax = {{ tex: {{ inlineMath: [["$", "$"], ["\\\\(", "\\\\)"]] }} }};</script>
<script defer src="{mathjax}"></script>
</head>
<body>
<header><nav aria-label="Lessons">{lessons}</nav></header>
<main>
{body}
</main>
<footer><nav aria-label="Next">{around}</nav></footer>
</body>
</html>
"""
NOTE = (
    "<p><em>This is the reading copy. Its pictures stand still and its code does not run: "
    "the notebook of the same name, opened in JupyterLab, does both.</em></p>"
)


def write(notebooks, folder, mathjax=None):
    """Write one page for each notebook, and ``index.html``, into a folder; return the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(mathjax or installed_mathjax(), folder / MATHJAX)
    shutil.copyfile(HERE / "reading_copy.css", folder / "reading_copy.css")
    titles = {path.stem: title(nbformat.read(path, as_version=4)) for path in notebooks}
    pages = []
    for path in notebooks:
        body = NOTE + content(nbformat.read(path, as_version=4))
        pages.append(folder / f"{path.stem}.html")
        pages[-1].write_text(page(titles[path.stem], body, titles, path.stem), encoding="utf-8")
    items = "".join(f"<li>{link(stem, text)}</li>" for stem, text in titles.items())
    pages.append(folder / "index.html")
    index = f"<h1>neurocourse</h1>\n<p>Real and artificial neurons, side by side.</p>\n<ul>{items}</ul>"
    pages[-1].write_text(page("neurocourse", NOTE + index, titles, None), encoding="utf-8")
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


def title(notebook):
    """First heading of a notebook."""
    return re.search(r"^# (.+)$", notebook.cells[0].source, re.MULTILINE)[1]


def content(notebook):
    """Body of a page, without the code of folded cells; links between notebooks become links between pages."""
    from nbconvert import HTMLExporter
    from traitlets.config import Config

    without = Config(TagRemovePreprocessor=dict(enabled=True, remove_input_tags={"hide-input"}))
    body, _ = HTMLExporter(template_name="basic", config=without).from_notebook_node(notebook)
    return re.sub(r'(href="(?!https?:)[^"]*?)\.ipynb', r"\1.html", body)


def link(stem, text, current=False):
    return f'<a href="{stem}.html"{" aria-current=page" if current else ""}>{html.escape(text)}</a>'


def page(name, body, titles, stem):
    """A whole page: the list of lessons above it, the lessons before and after it below."""
    lessons = "".join(link(other, text, other == stem) for other, text in titles.items())
    stems = list(titles)
    at = stems.index(stem) if stem else -1
    before = [f"Before: {link(stems[at - 1], titles[stems[at - 1]])}"] if at > 0 else []
    after = [f"Next: {link(stems[at + 1], titles[stems[at + 1]])}"] if at + 1 < len(stems) else []
    around = "".join(f"<span>{part}</span>" for part in before + after)
    return PAGE.format(title=html.escape(name), mathjax=MATHJAX, lessons=lessons, body=body, around=around)
