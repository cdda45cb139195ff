"""What happens to learners: no network, a read-only folder, a strange path, an impatient stop button."""

import re
from importlib import import_module
from pathlib import Path
from time import monotonic, sleep

import pytest
import sealed
from jupyter_client.manager import start_new_kernel
from sources import every

from neurocourse.teaching.exercises.answer import is_exercise

ROOT = Path(__file__).resolve().parent.parent
ROOMS = list(dict.fromkeys(source.lesson.room for source in every()))


@pytest.mark.parametrize("room", ROOMS)
def test_every_exercise_of_a_lesson_meets_wrong_and_hostile_answers(room):
    """`assert_check` wants three mistakes with a message each, and throws what nobody should give and somebody will."""
    texts = "".join(source.read() for source in every() if source.lesson.room == room)
    checks = import_module(f"neurocourse.{room}.checks")
    called = set(re.findall(r"= check\.(\w+)\(", texts))
    used = {name for name in called if is_exercise(getattr(checks, name))}  # the others are challenges
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    tried = set(re.findall(r"assert_check\(\s*(?:\w+\.)*(\w+),", tests))
    assert used and used <= tried, f"no assert_check for {sorted(used - tried)}"
    assert all(callable(getattr(checks, name).reference) for name in used)
    assert called - used <= set(re.findall(r"checks?\.(\w+)\(", tests)), "a challenge that no test tries"


def test_the_seal_is_tight(tmp_path):
    """Otherwise the notebooks' test in a sealed folder would prove nothing."""
    place = sealed.folder(tmp_path)
    for command, words in (
        ("import urllib.request as u; u.urlopen('https://example.org')", "the network is cut: example.org"),
        ("import socket; socket.create_connection(('192.0.2.1', 80), 1)", "the network is cut: 192.0.2.1"),
        ("open('new file', 'w')", "PermissionError"),
    ):
        done = sealed.run(["-c", command], place, tmp_path)
        assert done.returncode == 1 and words in done.stderr, done.stderr


def test_in_a_read_only_folder_answers_count_until_the_kernel_ends(tmp_path):
    code = "from neurocourse.teaching import progress\nfrom neurocourse.teaching.record import get, put\n"
    code += "put('quiz', 'pioneers.x', 1); progress(); print('kept', get('quiz', 'pioneers.x'))"
    place = sealed.folder(tmp_path)
    done = sealed.run(["-c", code], place, tmp_path, NEUROCOURSE_PROGRESS=str(place / "progress.json"))
    assert done.returncode == 0 and "kept 1" in done.stdout and "could not be written" in done.stdout, done.stderr
    report = "from neurocourse import start_here; start_here.health.report()"
    assert "nothing can be saved there" in sealed.run(["-c", report], place, tmp_path).stdout


TRAINING = """
from neurocourse import nn
from neurocourse.data import digits
X, y = digits().X, digits().y
network = nn.Network([nn.Dense(64, 64, rng=0), nn.Tanh(), nn.Dense(64, 10, rng=0)])
before = network.parameters.copy()
settings = dict(loss=nn.cross_entropy, optimiser=nn.Adam(0.001), batch_size=32, epochs=100_000, rng=0)
training = nn.train(network, X, y, **settings)
"""


def test_a_kernel_that_is_stopped_in_the_middle_of_training_goes_on():
    """With the stop button of JupyterLab, which sends this signal to the kernel: what was learned is kept."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        request = client.execute(TRAINING)
        shows_progress(client)
        sleep(0.5)
        pressed = monotonic()
        manager.interrupt_kernel()
        reply = client.get_shell_msg(timeout=30)
        while reply["parent_header"]["msg_id"] != request:  # a late word about the kernel's start
            reply = client.get_shell_msg(timeout=30)
        assert monotonic() - pressed < 3
        assert reply["content"]["status"] == "ok", reply["content"]
        seen = []
        after = "assert training.interrupted and training.loss[-1] < training.loss[0]\n"
        after += "assert (network.parameters != before).any()"
        client.execute_interactive(
            after + "\nprint('kept', nn.accuracy(network.forward(X), y) > 0.5)", output_hook=seen.append, timeout=30
        )
        assert any(m["content"].get("text") == "kept True\n" for m in seen), [m["content"] for m in seen]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def shows_progress(client):
    """Wait until the bar of a training is on the screen."""
    while True:
        message = client.get_iopub_msg(timeout=60)
        assert message["msg_type"] != "error", message["content"]
        if message["msg_type"] in ("display_data", "update_display_data", "comm_open", "stream"):
            return


def test_an_exercise_with_a_slip_in_its_syntax_leaves_our_function_to_the_next_cells():
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        printed = []
        for cell, status in (
            ("mine = 3\nfrom neurocourse.pioneers import checks as check", "ok"),
            ("def xor(x1, x2:\n    return 1\n\nxor = check.xor(xor)", "error"),
            ("print('still', xor(1, 0), xor(1, 1), mine)\nxor = check.xor(xor)\nprint('and', xor(0, 1))", "ok"),
        ):
            reply = client.execute_interactive(cell, output_hook=printed.append, timeout=60)
            assert reply["content"]["status"] == status, reply["content"]
        text = "".join(message["content"].get("text", "") for message in printed)
        assert "still 1 0 3" in text and "and 1" in text
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
