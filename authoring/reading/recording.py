"""Runs a notebook as a reader would, and writes down what the page needs to show each of its widgets."""

import json
import os

import numpy as np

VIEW = "application/vnd.jupyter.widget-view+json"
FINE = 2  # pixels of a picture to one of the page


def record(notebook, folder, stem, most):
    """Run a notebook and write the pictures of its explorers into ``folder``.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
    folder : pathlib.Path
    stem : str
        Name of the notebook: files are named after it.
    most : int
        States of an explorer.

    Returns
    -------
    tuple
        ``(places, tables)``: for each cell's id the number of outputs before each of its widgets and the widget's
        name; and the tables of all that asks in words, by name.
    """
    places, tables = {}, {}
    for cell, outputs in run(notebook):
        before = 0
        for output in outputs:
            if VIEW not in output.data:
                before += 1
                continue
            name = f"{stem}-{sum(map(len, places.values())) + 1:02}"
            places.setdefault(cell.id, []).append((before, name))
            pack = packed(widget_of(output), most)
            if pack["kind"] == "explorer":
                write(pack, name, folder)
            else:
                tables[name] = pack
    return places, tables


def run(notebook):
    """Run the cells one after the other in this process; yield each with what it displays."""
    os.environ["NEUROCOURSE_PROGRESS"] = "off"
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        with capture_output() as seen:
            result = shell.run_cell(cell.source, store_history=True, cell_id=cell.id)
        result.raise_error()
        yield cell, seen.outputs


def widget_of(output):
    """The widget that a display shows."""
    from ipywidgets.widgets.widget import _instances

    return _instances[output.data[VIEW]["model_id"]]


def packed(widget, most):
    """What the page needs to show a widget without a kernel."""
    from neurocourse.teaching.explorers.view import View
    from neurocourse.teaching.page.filter_box import FilterBox
    from neurocourse.teaching.questions.asking import Questions
    from neurocourse.teaching.questions.prediction import Ask, Reveal
    from reading import tables

    if isinstance(widget, View):
        return explorer(widget, most)
    if isinstance(widget, Ask):
        return tables.prediction(widget)
    if isinstance(widget, Reveal):
        return tables.reveal(widget, Ask)
    if isinstance(widget, Questions):
        return tables.questions(widget)
    if isinstance(widget, FilterBox):
        return dict(kind="filter", spec=widget.spec)
    raise TypeError(
        f"the reading copy does not know {type(widget).__name__}: say in authoring/reading/recording.py what it needs"
    )


def write(pack, name, folder):
    """Write a pack as a script: a page from disk may read no other kind of file."""
    path = folder / f"{name}.js"
    path.write_text(f"arrived({json.dumps(name)}, {json.dumps(pack, ensure_ascii=False)});\n", encoding="utf-8")


def explorer(view, most):
    """All that an explorer shows in the states that are kept: as many as there is room for."""
    from neurocourse.teaching.explorers.controls import REMAINS
    from neurocourse.teaching.explorers.view import describe, memory
    from reading.stops import kept
    from reading.tiles import ROOM, Full

    ex = view.explorer
    arms = {name: control for name, control in ex.controls.items() if control.kind == "arm"}
    pack = dict(kind="explorer", key=memory(ex), spec=describe(ex), alt=ex.alt.removesuffix(ex.status))
    pack["remains"] = {name: control.remains for name, control in arms.items()}
    pack["said"] = {name: list(map(control.said, REMAINS)) for name, control in arms.items()}
    if sketched := getattr(ex, "sketched", None):
        low, high = sketched.ylim
        pack["sketch"] = dict(truth=sketched.truth.tolist(), low=low, high=high, because=sketched.because)
        sketched.yours.set(linewidth=0, markersize=0)  # the page leaves the reader's own curve where it was drawn
    ex.fig.set_dpi(FINE * ex.fig.dpi)
    found, states = drawn(ex, sketched.truth) if sketched else kept(ex, most)
    try:
        shown = pictures(ex, states)
    except Full as full:
        # Well below half of what fitted: each is drawn on two papers. What presets name is kept in any case.
        found, states = kept(ex, 0.3 * full.args[0])
        shown = pictures(ex, states, room=4 * ROOM)
    pack["stops"] = {name: [ex.controls[name].to_page(x) for x in values] for name, values in found.items()}
    pack["states"] = [[found[name].index(x) for name, x in state.items()] for state in states]
    return pack | shown


def drawn(ex, curve):
    """The two states of a sketch: nothing drawn, and a curve."""
    found = [(), ex.controls["drawing"].read("drawing", curve)]
    return {"drawing": found}, [{"drawing": one} for one in found]


def pictures(ex, states, **room):
    """The pictures, sentences and places of handles of an explorer in some states, on light and on dark paper."""
    from reading.tiles import Tiles

    sentences, places, tiles = [], [], Tiles(**room)
    for dark in (False, True):  # first all light ones, then all dark ones
        ex.theme(dark)
        for state in states:
            ex.set(**state)
            tiles.add(np.asarray(ex.fig.canvas.buffer_rgba())[..., :3])
            if not dark:
                sentences.append(ex.parts)
                places.append(ex.places)
    return dict(sentences=numbered(sentences), places=numbered(places), tiles=tiles.packed())


def numbered(things):
    """Each different thing once, and for every place its number there."""
    texts = [json.dumps(thing) for thing in things]
    once = list(dict.fromkeys(texts))
    return dict(all=[json.loads(text) for text in once], of=[once.index(text) for text in texts])
