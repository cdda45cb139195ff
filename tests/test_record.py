"""The progress file: deleted, damaged, read-only or shared, nothing breaks and nothing is lost silently."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from neurocourse.teaching import record
from neurocourse.teaching.record import everything, get, progress, put, solve
from neurocourse.teaching.summary import as_html, summary

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "progress.json"
    monkeypatch.setenv("NEUROCOURSE_PROGRESS", str(path))
    return path


def new_kernel(monkeypatch):
    """Nothing in memory, as after a restart."""
    monkeypatch.setattr(record, "_unwritten", {})
    monkeypatch.setattr(record, "_notes", [])


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


@pytest.mark.parametrize("damage", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b'{"quiz": [1]}', b"[" * 100_000])
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
        broken.setattr(record.os, "replace", full)
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
    monkeypatch.setattr(record, "LOCK_WAIT", 0.05)
    put("quiz", "a.c", 1)
    assert json.loads(file.read_text())["quiz"] == {"a.b": 1, "a.c": 1} and lock.exists()


def test_correct_stays_correct(file):
    for outcome in ("not attempted", "not yet", "correct", "not yet", "not attempted"):
        solve("pioneers.xor", outcome)
    assert get("exercises", "pioneers.xor") == "correct"


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
    assert '<th scope="row">cortex</th>' in html and html.count('<th scope="col">') == 5


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
