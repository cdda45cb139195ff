"""What lesson 00 shows of all the others: map, index and words, which go stale when another room changes."""

import os

import nbformat
from sources import every


def source():
    """The source of lesson 00."""
    return every()[0]


def shown():
    """Each of them as HTML, as it is now, of a learner who has done nothing yet."""
    os.environ["NEUROCOURSE_PROGRESS"] = "off"
    from neurocourse.start_here import glossary, index
    from neurocourse.start_here.brain_map import explore

    return {"map": explore.as_html(), "index": index.as_html(), "glossary": glossary.as_html()}


def stale(path):
    """Names of what the notebook at ``path`` shows otherwise than it is now."""
    cells = nbformat.read(path, as_version=4).cells
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    there = "".join(output.get("data", {}).get("text/html", "") for output in outputs)
    return [name for name, html in shown().items() if html not in there]
