"""A cell that is run again, dozens of times in an evening: nothing of its earlier runs is left in the kernel."""

import os
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

HERE = Path(__file__).resolve().parent.parent
START = """
import gc, weakref
from IPython.display import display
from ipywidgets.widgets import widget
import sample_room
from neurocourse.plots import figure
from neurocourse.start_here import index
from neurocourse.teaching import Explorer, claims, predict, quiz, slider

made = []

def explorer():
    fig, ax = figure(size=(2, 1.5))
    alt = "Nothing but a pair of axes, as small as a picture can be."
    ex = Explorer(fig, lambda k: f"{k}", alt=alt, k=slider(0, 9))
    made.append(weakref.ref(ex))
    made.append(weakref.ref(ex.fig))
    return ex

def left():
    gc.collect()
    return len(widget._instances), sum(r() is not None for r in made)
"""
CELLS = {
    "an Explorer": "explorer()",
    "two of them, and a question": "display(explorer())\nquiz(sample_room)\nexplorer()",
    "a prediction": "predict(sample_room, 'wire')",
    "a prediction revisited": "predict(sample_room, 'wire', reveal=True)",
    "claims": "claims(sample_room)",
    "a table with its box": "index.show()",
    "an error after the picture": "explorer()._ipython_display_()\n1 / 0",
}


class Kernel:
    """A kernel as a front end sees it: some give each cell a name, some do not."""

    def __init__(self, **environment):
        path = os.pathsep.join([str(HERE.parent), str(HERE), os.environ.get("PYTHONPATH", "")])
        env = {**os.environ, "PYTHONPATH": path, "NEUROCOURSE_PROGRESS": "off", **environment}
        self.manager, self.client = start_new_kernel(kernel_name="python3", env=env)

    def run(self, code, cell=None, store_history=True):
        """Run a cell, which the front end calls ``cell``; return what it prints and the kinds of what it shows."""
        content = dict(
            code=code, silent=False, store_history=store_history, user_expressions={}, allow_stdin=False,
            stop_on_error=False,
        )  # fmt: skip
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell} if cell else None)
        self.client.shell_channel.send(message)
        text, kinds = "", []
        while True:
            reply = self.client.get_iopub_msg(timeout=600)
            if reply["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            content = reply["content"]
            text += content.get("text", "")
            kinds += [*content.get("data", {})] if reply["msg_type"] == "display_data" else []
            kinds += [content["ename"]] if reply["msg_type"] == "error" else []
            if reply["msg_type"] == "status" and content["execution_state"] == "idle":
                return text, kinds


@pytest.fixture(scope="module")
def kernel():
    running = Kernel()
    assert running.run(START) == ("", [])
    yield running
    running.client.stop_channels()
    running.manager.shutdown_kernel(now=True)


def left(kernel):
    return kernel.run("print(left())", "the last cell")[0]


@pytest.mark.parametrize("named", [True, False], ids=["with a name", "without a name"])
@pytest.mark.parametrize("what", CELLS)
def test_a_cell_run_again_leaves_nothing_behind(kernel, what, named):
    code, cell = CELLS[what], what if named else None
    if named:
        code = f"# named\n{code}"
    kernel.run(code, cell)
    once = left(kernel)
    for _ in range(4):
        kernel.run(code, cell)
        assert left(kernel) == once


def test_thirty_runs_take_no_more_memory_than_three(kernel):
    weigh = "gc.collect(); print(len(gc.get_objects()), tracemalloc.get_traced_memory()[0])"
    kernel.run("import tracemalloc; tracemalloc.start()")
    weights = []
    for runs in (3, 27):
        for _ in range(runs):
            kernel.run("explorer()", "thirty")
        weights.append([int(n) for n in kernel.run(weigh, "weigh")[0].split()])
    kernel.run("tracemalloc.stop()")
    (things, size), (things_later, size_later) = weights
    assert things_later - things < 1000 and size_later - size < 200_000  # one Explorer has more


def test_cells_that_are_not_counted_are_told_apart_too(kernel):
    """As programs run them that drive a notebook: the number of the cell stands still."""
    kernel.run("explorer()  # uncounted", store_history=False)
    once = left(kernel)
    kernel.run("explorer()  # uncounted", store_history=False)
    assert left(kernel) == once


def test_two_explorers_of_one_cell_both_stay(kernel):
    code = "first, second = explorer(), explorer()\ndisplay(first, second)"
    kernel.run(code, "both")
    kernel.run(code, "both")
    assert kernel.run("print(len(first.views), len(second.views))", "ask")[0] == "1 1\n"


def test_the_last_results_are_still_ipythons(kernel):
    """What is taken out of them must not look as if the reader had set it: then IPython would stop to keep them."""
    for _ in range(2):
        kernel.run("explorer()", "a")
    kernel.run("6 * 7", "b")
    assert kernel.run("print(_)", "c")[0] == "42\n"


def test_with_a_backend_that_is_not_installed_pictures_show_ours_and_the_learners():
    kernel = Kernel(MPLBACKEND="module://ipympl.backend_nbagg")
    try:
        kinds = kernel.run("from neurocourse.spiking import explore\nexplore.ledger()")[1]
        assert kinds == ["text/html", "text/plain", "application/vnd.jupyter.widget-view+json"]
        assert "image/png" in kernel.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]);")[1]
    finally:
        kernel.client.stop_channels()
        kernel.manager.shutdown_kernel(now=True)
