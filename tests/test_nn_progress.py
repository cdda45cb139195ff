"""The progress bar: for people who wait, and for nobody else."""

import io

import pytest

from neurocourse.nn import progress


class Screen(io.StringIO):
    def isatty(self):
        return True


def bar_output(stream, epochs=5, shown=True):
    with progress.Bar(epochs, shown=shown, stream=stream) as bar:
        for epoch in range(1, epochs + 1):
            bar.update(epoch, 1 / epoch)
    return stream.getvalue()


def test_bar_in_a_terminal_ends_on_one_line(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    text = bar_output(Screen())
    assert text.startswith("\r[####                ] 1 of 5 epochs, loss 1")
    assert text.endswith("\r[####################] 5 of 5 epochs, loss 0.2\x1b[K\n") and text.count("\n") == 1


def test_bar_is_silent_when_nobody_watches_or_the_work_is_short(monkeypatch):
    assert bar_output(Screen()) == ""
    monkeypatch.setattr(progress, "PATIENCE", 0)
    assert bar_output(io.StringIO()) == ""
    assert bar_output(Screen(), shown=False) == ""


@pytest.mark.parametrize("person", [True, False])
def test_bar_in_a_notebook_is_for_people_only(person):
    """JupyterLab and VS Code allow input(); nbclient and nbval do not, so they see no output at all."""
    jupyter_client = pytest.importorskip("jupyter_client.manager")
    code = """
import numpy as np
from neurocourse import nn
nn.progress.PATIENCE = 0
X = np.ones((4, 1))
net = nn.Network([nn.Dense(1, 1, rng=0)])
history = nn.train(net, X, X, loss=nn.mse, optimiser=nn.SGD(0.1), epochs=3, batch_size=4, rng=0)
"""
    manager, client = jupyter_client.start_new_kernel(kernel_name="python3")
    outputs = []
    try:
        reply = client.execute_interactive(code, allow_stdin=person, timeout=60, output_hook=outputs.append)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert reply["content"]["status"] == "ok"
    shown = [m["content"]["data"]["text/plain"] for m in outputs if "data" in m["content"]]
    assert bool(shown) == bool([m for m in outputs if m["msg_type"] not in ("status", "execute_input")]) == person
    if person:
        assert shown[0].startswith("1 of 3 epochs, loss ") and shown[-1].startswith("3 of 3 epochs, loss ")
