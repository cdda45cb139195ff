"""Runs a notebook, and drops from it all that differs from one run to the next."""

import os
import re
import time

import nbformat
from percent import METADATA
from sources import NOTEBOOKS, ROOT

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def execute(notebook, timeout=120):
    """Run every cell in a fresh kernel beside the notebooks; return the seconds that it took."""
    from nbclient import NotebookClient

    os.environ["NEUROCOURSE_PROGRESS"] = "off"
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    client = NotebookClient(
        notebook,
        timeout=timeout,
        record_timing=False,
        resources={"metadata": {"path": str(NOTEBOOKS)}},
        kernel_name="python3",
    )
    with client.setup_kernel():
        start = time.perf_counter()
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        return time.perf_counter() - start


def printed_run_time(path):
    """Run time that a committed notebook states, or None."""
    if path.exists():
        match = re.search(r"(\d+) seconds", nbformat.read(path, as_version=4).cells[0].source)
        return int(match[1]) if match else None
    return None


def normalise(notebook):
    """Drop all that differs from one run to the next."""
    notebook.metadata.clear()
    notebook.metadata.update(nbformat.from_dict(METADATA))
    for number, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), 1):
        cell.execution_count = number
        cell.metadata.pop("execution", None)
        cell.outputs = merged(out for out in cell.outputs if WIDGET_VIEW not in out.get("data", {}))
        for out in cell.outputs:
            if out.output_type == "execute_result":
                out.execution_count = number


def merged(outputs):
    """Join neighbouring pieces of one stream: how they were cut is chance."""
    out = []
    for output in outputs:
        if out and output.output_type == "stream" and out[-1].output_type == "stream" and out[-1].name == output.name:
            out[-1].text += output.text
        else:
            out.append(output)
    return out
