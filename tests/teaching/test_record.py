"""The progress file: deleted, damaged, read-only or shared, nothing breaks and nothing is lost silently."""

import io
import json
import os
import socket
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from neurocourse.teaching import record
from neurocourse.teaching.record import answered, everything, get, progress, put, solve
from neurocourse.teaching.record import file as progress_file
from neurocourse.teaching.record.summary import as_html, summary
from neurocourse.teaching.record.tries import SAYINGS, gist

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "progress.json"
    monkeypatch.setenv("NEUROCOURSE_PROGRESS", str(path))
    return path


def new_kernel(monkeypatch):
    """Nothing in memory, as after a restart."""
    monkeypatch.setattr(record, "_unwritten", {})
    monkeypatch.setattr(record, "_notes", [])
    monkeypatch.setattr(record, "_tried", {})


def test_what_is_put_is_there_after_a_restart(file, monkeypatch):
    put("quiz", "pioneers.mcp", {"answer": "Ω", "right": True})
    new_kernel(monkeypatch)
    assert get("quiz", "pioneers.mcp") == {"answer": "Ω", "right": True}
    assert get("quiz", "pioneers.other", "none") == "none"
    assert [p.name for p in file.parent.iterdir()] == ["progress.json"]


def test_default_place_is_beside_the_notebooks(monkeypatch, tmp_path):
    monkeypatch.delenv("NEUROCOURSE_PROGRESS")
    monkeypatch.chdir(tmp_path)
    put("exercises", "pioneers.xor", "correct")
    assert json.loads((tmp_path / "neurocourse-progress.json").read_text("utf-8")) == {
        "exercises": {"pioneers.xor": "correct"}
    }


def test_off_writes_nothing_and_remembers_until_the_kernel_ends(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("NEUROCOURSE_PROGRESS", "off")
    monkeypatch.chdir(tmp_path)
    put("exercises", "pioneers.xor", "correct")
    assert get("exercises", "pioneers.xor") == "correct" and not list(tmp_path.iterdir())
    progress()
    assert "only as long as this kernel" in capsys.readouterr().out


def test_a_deleted_file_is_forgotten_and_made_anew(file):
    put("quiz", "a.b", 1)
    file.unlink()
    assert get("quiz", "a.b") is None
    put("quiz", "a.c", 2)
    assert json.loads(file.read_text()) == {"quiz": {"a.c": 2}}


DAMAGES = [
    b"",
    b"{",
    b"[1, 2]",
    b"\xff\xfe\x00",
    b'{"quiz": [1]}',
    b"[" * 100_000,
    b"1" * 5000,
    b'{"quiz": {"a": NaN}}',
]
DAMAGES += [b'{"quiz": {"a": -1e999}}', b'{"quiz": {"a": "\\ud800"}}', b'{"quiz": {"\\udfff": 1}}', b'{"\\ud800": 1}']
DAMAGES += [b'{"quiz": {"a": ' + b"[" * 500 + b"]" * 500 + b"}}", b'{"later": [[NaN]]}']


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_kept_aside_and_told(file, damage, capsys):
    file.write_bytes(damage)
    assert get("quiz", "a.b") is None
    progress()
    assert "could not be read" in capsys.readouterr().out
    put("quiz", "a.b", 1)
    assert file.with_name("progress.json.bak").read_bytes() == damage
    assert json.loads(file.read_text()) == {"quiz": {"a.b": 1}}
    put("quiz", "a.c", 1)
    progress()
    assert "kept in progress.json.bak" in capsys.readouterr().out
    assert not file.with_name("progress.json.bak2").exists()


def test_a_second_damage_does_not_overwrite_the_first_copy(file):
    for damage in ("first", "second"):
        file.write_text(damage)
        put("quiz", "a.b", 1)
    assert file.with_name("progress.json.bak").read_text() == "first"
    assert file.with_name("progress.json.bak2").read_text() == "second"


def test_what_we_do_not_know_and_what_is_whole_stays(file):
    file.write_text(json.dumps({"later": [1], "quiz": {"a.b": 1}, "claims": "damaged"}))
    put("quiz", "a.c", 2)
    assert json.loads(file.read_text()) == {"later": [1], "quiz": {"a.b": 1, "a.c": 2}}


def test_a_write_that_fails_leaves_the_old_file_and_is_made_up_for(file, monkeypatch, capsys):
    put("quiz", "a.b", 1)
    before = file.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(progress_file.os, "replace", full)
        put("quiz", "a.c", 2)
    assert file.read_bytes() == before and get("quiz", "a.c") == 2
    assert [p.name for p in file.parent.iterdir()] == ["progress.json"]
    progress()
    assert "No space left on device" in capsys.readouterr().out
    put("quiz", "a.d", 3)
    assert json.loads(file.read_text()) == {"quiz": {"a.b": 1, "a.c": 2, "a.d": 3}}


def test_a_folder_that_cannot_be_written(monkeypatch, tmp_path):
    """Root may write into a read-only folder, so the folder is one that does not exist, or a file."""
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "missing" / "p.json", tmp_path / "file" / "p.json", tmp_path):
        new_kernel(monkeypatch)
        monkeypatch.setenv("NEUROCOURSE_PROGRESS", str(place))
        put("quiz", "a.b", 1)
        assert get("quiz", "a.b") == 1
        progress()
        assert any("could not be written" in note for note in record._notes)


def test_notebooks_that_write_at_the_same_time_lose_nothing(file):
    code = "from sys import argv; from neurocourse.teaching.record import put\n"
    code += "for i in range(40): put('quiz', f'{argv[1]}.{i}', i)"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NEUROCOURSE_PROGRESS": str(file)}
    writers = [
        subprocess.Popen([sys.executable, "-c", code, name], env=environment) for name in ("one", "two", "three")
    ]
    assert [w.wait(60) for w in writers] == [0, 0, 0]
    assert len(json.loads(file.read_text())["quiz"]) == 120
    assert [p.name for p in file.parent.iterdir()] == ["progress.json"]


def test_a_lock_that_nobody_gives_back_does_not_stop_anybody(file, monkeypatch):
    lock = file.with_name("progress.json.lock")
    lock.touch()
    os.utime(lock, (0, 0))
    put("quiz", "a.b", 1)
    assert not lock.exists() and file.exists()
    lock.touch()
    monkeypatch.setattr(progress_file, "LOCK_WAIT", 0.05)
    put("quiz", "a.c", 1)
    assert json.loads(file.read_text())["quiz"] == {"a.b": 1, "a.c": 1} and lock.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32-be"])
def test_what_an_editor_has_saved_in_its_own_way_is_read(file, encoding):
    file.write_bytes(json.dumps({"quiz": {"a.b": "Ω"}}, ensure_ascii=False).encode(encoding))
    assert get("quiz", "a.b") == "Ω" and everything()[1]
    put("quiz", "a.c", 1)
    assert json.loads(file.read_text("utf-8")) == {"quiz": {"a.b": "Ω", "a.c": 1}}


@pytest.mark.parametrize("value", ["\ud800", float("nan"), [float("inf")], {"x": {1, 2}}, object(), np.float64("nan")])
def test_what_no_file_can_keep_stops_nothing(file, value):
    put("quiz", "a.b", value)
    put("quiz", "a.c", 1)
    assert json.loads(file.read_text()) == {"quiz": {"a.c": 1}}


def make_fifo(path):
    os.mkfifo(path)


def make_device(path):
    os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 3))  # as /dev/null is


def make_loop(path):
    path.symlink_to(path)


def make_socket(path):
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))


@pytest.mark.skipif(os.name == "nt", reason="files that are none are a custom of Unix")
@pytest.mark.parametrize("make", [make_fifo, make_device, make_loop, make_socket, Path.mkdir])
def test_what_is_no_plain_file_is_neither_read_nor_replaced_nor_deleted(file, make, capsys):
    try:
        make(file)
    except PermissionError:
        pytest.skip("only root makes devices")
    kind = stat.S_IFMT(file.lstat().st_mode)
    solve("pioneers.xor", "correct")
    assert get("exercises", "pioneers.xor") == "correct"
    progress()
    assert "could not be written" in (out := capsys.readouterr().out) or "There is no place for" in out
    progress(forget=True)
    assert stat.S_IFMT(file.lstat().st_mode) == kind and [p.name for p in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("step", ["write", "replace", "aside"])
def test_a_full_disk_leaves_nothing_beside_the_file(file, monkeypatch, step):
    file.write_text("damaged" if step == "aside" else "{}")

    class Full(io.FileIO):
        def write(self, data):
            raise OSError(28, "No space left on device")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        if step == "replace":
            broken.setattr(progress_file.os, "replace", full)
        else:
            broken.setattr(progress_file, "open", Full, raising=False)
        put("quiz", "a.b", 1)
    assert [p.name for p in file.parent.iterdir()] == [file.name] and get("quiz", "a.b") == 1
    assert any("No space left on device" in note for note in record._notes)
    put("quiz", "a.c", 1)
    assert json.loads(file.read_text()) == {"quiz": {"a.b": 1, "a.c": 1}}


@pytest.mark.parametrize("place", ["~nobody-has-this-name/p.json", "gone", "a\ud800b.json"])
def test_a_place_that_cannot_be_is_told_and_stops_nothing(monkeypatch, tmp_path, capsys, place):
    """Nobody's home, a folder that was deleted under the kernel, a name that no disk can hold."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    if place == "gone":
        (tmp_path / "gone").rmdir()
    monkeypatch.setattr(record.os, "environ", {"NEUROCOURSE_PROGRESS": "" if place == "gone" else place})
    solve("pioneers.xor", "correct")
    assert get("exercises", "pioneers.xor") == "correct"
    progress()
    assert "as long as this kernel" in capsys.readouterr().out
    monkeypatch.chdir(tmp_path)


def test_a_file_that_was_made_read_only_stays_as_it_is(file, monkeypatch):
    file.write_text('{"quiz": {"a.b": 1}}')
    monkeypatch.setattr(progress_file.os, "access", lambda path, mode: False)  # root may write everywhere
    put("quiz", "a.c", 2)
    assert json.loads(file.read_text()) == {"quiz": {"a.b": 1}} and get("quiz", "a.c") == 2


def test_only_our_own_copies_are_forgotten(monkeypatch, tmp_path):
    file = tmp_path / "p[1].json"
    monkeypatch.setenv("NEUROCOURSE_PROGRESS", str(file))
    others = ["p[1].json.bakery", "p1.json.bak", "p[1].json.bak.txt"]
    for name in [*others, "p[1].json", "p[1].json.bak", "p[1].json.bak2"]:
        (tmp_path / name).write_text("{}")
    progress(forget=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(others)


def test_correct_stays_correct(file):
    for outcome in ("not attempted", "not yet", "correct", "not yet", "not attempted"):
        solve("pioneers.xor", outcome)
    assert get("exercises", "pioneers.xor") == "correct"


def test_tries_are_counted_with_their_time_and_what_was_said(file, monkeypatch):
    for outcome, said in (
        ("not attempted", ""),
        ("not yet", "OR"),
        ("not yet", "AND"),
        ("not yet", "OR"),
        ("correct", ""),
    ):
        solve("pioneers.xor", outcome, said)
    solve("pioneers.xor", "not yet", "after it was solved")
    tries = json.loads(file.read_text())["tries"]["pioneers.xor"]
    assert tries["n"] == 4 and list(tries["said"].items()) == [("AND", 1), ("OR", 2)]
    written = [datetime.strptime(tries[word], "%Y-%m-%dT%H:%M%z") for word in ("first", "last")]
    assert all(timedelta(0) <= datetime.now(UTC) - time < timedelta(minutes=5) for time in written)


def test_to_hand_in_the_same_once_more_is_no_try(file):
    for answer in ("one", "one", "two", "one", None, None):
        solve("pioneers.xor", "not yet", "OR", answer)
    assert get("tries", "pioneers.xor")["n"] == 5


def test_the_file_keeps_the_latest_sayings_only(file):
    for n in range(20):
        solve("pioneers.xor", "not yet", f"mistake {n}")
    assert list(get("tries", "pioneers.xor")["said"]) == [f"mistake {n}" for n in range(20 - SAYINGS, 20)]


@pytest.mark.parametrize("odd", [5, None, [1], {"n": "x", "said": [1]}, {"n": True, "said": {"OR": "x"}}])
def test_odd_tries_in_the_file_stop_nothing(file, odd):
    file.write_text(json.dumps({"tries": {"pioneers.xor": odd}}))
    solve("pioneers.xor", "not yet", "OR")
    assert get("tries", "pioneers.xor")["n"] == 1 and get("tries", "pioneers.xor")["said"] == {"OR": 1}
    file.write_text('{"tries": [1]}')
    assert get("tries", "pioneers.xor") is None


def test_a_record_without_tries_goes_on(file):
    """As an earlier release wrote it; and what it does not know it keeps."""
    file.write_text('{"exercises": {"pioneers.xor": "not yet"}, "quiz": {"a.b": {"answer": "x", "right": false}}}')
    solve("pioneers.xor", "correct")
    answered("quiz", "a.b", {"answer": "y", "right": True})
    assert get("tries", "pioneers.xor")["n"] == 1
    assert get("quiz", "a.b") == {"answer": "y", "right": True, "earlier": ["x"]}


USED = "`w` makes no difference to your answer, whatever it is: use it"
STOPPED = "your function stopped with KeyError"
OWN_WORDS = {
    STOPPED + " ('a/path/of/zoe') in line 2, `zoe = 1`, when called as `f(1)`": STOPPED,
    "`xor(0, 1)` gives 0.25 and should give 1": "`…` gives … and should give …",
    "this is `'zoe wrote this'`, not a function: use `x = check.x(x)`": "this is `…`, not a function: use `…`",
    "your answer is always [0, 1], whatever the input": "your answer is always …, whatever the input",
    "your function could not be called (zoe (says): no)": "your function could not be called",
    "`f(2)` gives ['zoe (said)'], and called again 3: do not": "`…` gives … and called again …: do not",
    "it changes its input `y_hat` itself: `a = a + b` in place of `a += b`": (
        "it changes its input `y_hat` itself: `…` in place of `…`"
    ),
    USED: USED,
}


@pytest.mark.parametrize("message, kept", OWN_WORDS.items())
def test_nothing_that_the_learner_wrote_is_kept(message, kept):
    assert gist(message, ()) == kept
    assert gist(message, (message,)) == message, "a mistake that the exercise lists is ours"


def test_the_summary_says_what_was_done(file, capsys):
    progress()
    assert "nothing yet" in capsys.readouterr().out
    put("exercises", "pioneers.xor", "correct")
    put("exercises", "pioneers.update", "not yet")
    put("quiz", "pioneers.a", {"right": True})
    put("quiz", "pioneers.b", {"right": False})
    put("predictions", "cortex.first", {"right": False})
    put("claims", "cortex.C-1", {"right": True})
    progress()
    text = capsys.readouterr().out
    assert "pioneers: exercises 1 of 2 correct (not yet: update); quiz 1 of 2 right" in text
    assert "cortex: predictions 0 of 1 right; claims 1 of 1 as the sources judge" in text
    html = as_html(summary(everything()[0]), [])
    assert '<th scope="row">cortex</th>' in html and html.count('<th scope="col">') == 6


def test_strange_values_do_not_break_the_summary(file, capsys):
    file.write_text(json.dumps({"exercises": {"<b>": None, "x": 3}, "quiz": {"a.b": 5, "": {}}, "predictions": {}}))
    progress()
    assert "a: quiz 0 of 1 right" in capsys.readouterr().out
    assert "<b>" not in as_html(summary(everything()[0]), [])


def test_forget_everything(file, capsys):
    file.write_text("damaged")
    put("quiz", "a.b", 1)
    progress(forget=True)
    assert "nothing yet" in capsys.readouterr().out
    assert not list(file.parent.iterdir()) and get("quiz", "a.b") is None
