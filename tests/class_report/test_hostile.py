"""What students' files and names may do to the report, and where the report itself is written: never a traceback."""

import csv
import io
import json
import os
import stat
import subprocess
import sys

import checkout
import pytest

from neurocourse import cli
from neurocourse.class_report import handed_in, pseudonyms, reading, writing
from neurocourse.launch import Stuck

GOOD = {"exercises": {"pioneers.xor": "not yet"}, "tries": {"pioneers.xor": {"n": 5, "said": {"that is OR": 5}}}}


def run(capsys, *arguments):
    """Exit code, what was said on the screen and what was complained about."""
    try:
        cli.main(["class", *map(str, arguments)])
        return 0, *capsys.readouterr()
    except SystemExit as stopped:
        return stopped.code, *capsys.readouterr()


def put(folder, name, data=GOOD):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode())
    return path


def rows(folder):
    return list(csv.DictReader(io.StringIO((folder / "class.csv").read_bytes().decode("utf-8-sig"))))


# Bad input is one line and the exit code 2


def missing(folder):
    return folder / "nowhere"


def a_file(folder):
    return put(folder, "file.json")


def empty(folder):
    return folder


def rubbish(folder):
    for name in (".hidden.json", "Thumbs.db", "class.csv", "neurocourse-progress.json.bak2", ".git/a.json"):
        put(folder, name, b"x")
    return folder


@pytest.mark.parametrize(
    "make, said",
    {
        missing: "there is no folder",
        a_file: "is a file. Name",
        empty: "nothing to read",
        rubbish: "nothing to read",
    }.items(),
)
def test_a_folder_that_is_none_is_one_line(tmp_path, capsys, make, said):
    code, out, complaint = run(capsys, make(tmp_path))
    assert code == 2 and out == "" and said in complaint
    assert complaint.startswith("neurocourse class: ") and complaint.count("\n") == 1


def test_no_folder_at_all_is_one_line(capsys):
    code, _, complaint = run(capsys)
    assert code == 2 and "name the folder" in complaint and complaint.count("\n") == 1


def test_a_place_that_cannot_be_is_one_line(tmp_path, capsys):
    put(tmp_path, "ann.json")
    for arguments in (("a\0b",), (tmp_path, "--out", put(tmp_path / "x", "file", b"")), ("~nobody-has-this-name/x",)):
        code, _, complaint = run(capsys, *arguments)
        assert code == 2 and complaint.count("\n") == 1, complaint


def test_a_folder_that_is_no_class(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(handed_in, "FILES", 3)
    for n in range(5):
        put(tmp_path, f"{n}.json")
    code, _, complaint = run(capsys, tmp_path)
    assert code == 2 and "more than 3 files" in complaint


# Files that tell nothing, or not all: a remark each

ODD = {
    "zip.zip": (b"PK", "archive"),
    "essay.docx": (b"", "neither a progress file nor a notebook"),
    "a.ipynb": (b"{}", "no notebook"),
    "b.ipynb": ({"cells": [1, None, {"cell_type": "code", "source": 5, "outputs": 7}]}, "no lesson of this course"),
    "c.ipynb": (b"", "empty"),
    "d.json": ({"exercises": {"nowhere.xor": "correct", "pioneers.no_such": "not yet", "x": 1}}, "3 entries"),
    "e.json": ({"quiz": {"pioneers.valley": 5, "pioneers.x": {"right": "yes"}}}, "2 entries"),
    "f.json": (b'{"quiz": {"pioneers.valley": {"answer": NaN, "right": true}}}', "damaged parts"),
    "g.json": ({"exercises": [1], "quiz": {}}, "damaged parts"),
    "h.json": (b"9" * 5000, "damaged"),
    "i.json": (b"\xef\xbb\xbf", "damaged"),
}


@pytest.mark.parametrize("name", ODD)
def test_each_odd_file_gets_one_remark(tmp_path, capsys, name):
    data, why = ODD[name]
    put(tmp_path, name, data)
    put(tmp_path, "ann.json")
    code, out, complaint = run(capsys, tmp_path)
    assert (code, complaint) == (0, "") and "1 remark" in out
    (told,) = [row for row in rows(tmp_path) if row["kind"] == "file"]
    assert told["name"] == name and why in told["outcome"]


@pytest.mark.parametrize(
    "odd", [5, None, [1], {"n": -3}, {"n": 1e999}, {"n": 10**30, "last": 5, "said": {"x": "y"}}, {"last": "x"}]
)
def test_odd_tries_count_as_not_counted(tmp_path, odd):
    data = json.dumps({"exercises": {"pioneers.xor": "not yet"}, "tries": {"pioneers.xor": odd}}).encode()
    deeds, _ = reading.progress(data, "")
    assert [(d.tries, d.last, d.said) for d in deeds] == [(0, None, {})]


def test_a_clock_that_runs_ahead_is_told(tmp_path, capsys):
    data = {"exercises": {"pioneers.xor": "not yet"}, "tries": {"pioneers.xor": {"n": 4, "last": "2999-01-01T00:00Z"}}}
    put(tmp_path, "ann.json", data)
    assert run(capsys, tmp_path)[0] == 0 and "a clock is wrong" in (tmp_path / "class.html").read_text("utf-8")


def test_a_file_full_of_inventions_stays_small(tmp_path, capsys):
    tries = {"n": 4, "said": {f"mistake {n}" * 50: 1 for n in range(3000)}}
    many = {f"pioneers.{n}": {"answer": "x", "right": True} for n in range(5000)}
    put(
        tmp_path, "ann.json", {"exercises": {"pioneers.xor": "not yet"}, "tries": {"pioneers.xor": tries}, "quiz": many}
    )
    assert run(capsys, tmp_path)[0] == 0
    assert (tmp_path / "class.html").stat().st_size < 50_000


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of Unix")
def test_links_pipes_and_folders_are_not_entered(tmp_path, capsys):
    outside, folder = tmp_path / "outside", tmp_path / "9b"
    put(outside, "secret.json")
    put(folder, "ann.json")
    (folder / "ben").symlink_to(outside)
    (folder / "cem.json").symlink_to(outside / "secret.json")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "dee.json")
    (folder / "eva.json").mkdir()
    assert run(capsys, folder)[0] == 0
    told = {row["name"]: row["outcome"] for row in rows(folder) if row["kind"] == "file"}
    assert told.keys() == {"ben", "cem.json", "loop", "dee.json"}
    assert "no plain file" in told["dee.json"] and all("link" in told[name] for name in ("ben", "cem.json", "loop"))
    assert {row["student"] for row in rows(folder) if row["kind"] != "file"} == {"ann"}


def test_a_closed_folder_and_a_file_that_is_gone_are_told(tmp_path, monkeypatch):
    put(tmp_path, "ann/neurocourse-progress.json")
    put(tmp_path, "ben.json")
    monkeypatch.setattr(handed_in, "enters", lambda folder: False)  # root may enter everywhere
    lstat = os.lstat

    def gone(path):
        if str(path).endswith("ben.json"):
            raise FileNotFoundError(2, "No such file or directory")
        return lstat(path)

    monkeypatch.setattr(handed_in.os, "lstat", gone)
    students, remarks = handed_in.read(tmp_path)
    assert students == []
    assert [r.why.removeprefix("could not be read: ") for r in remarks] == [
        "it is a folder that is closed to you",
        "the disk says: No such file or directory",
    ]


# Names that are no names

EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=a>",
    '"><b>',
    "&lt;",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "' or 1",
]


def test_html_in_names_and_texts_is_escaped(tmp_path, capsys):
    folder = tmp_path / "<b>9b"
    for n, name in enumerate(EVIL):
        safe = name.replace("/", "∕")
        words = f"<i>{name}</i>"
        said = {"exercises": {"pioneers.xor": "not yet"}, "tries": {"pioneers.xor": {"n": 5, "said": {words: 5}}}}
        put(folder, f"{safe}.json" if n % 2 else f"{safe}/neurocourse-progress.json", said)
        put(folder, f"{safe}.txt", b"")
    assert run(capsys, folder)[0] == 0
    text = (folder / "class.html").read_text("utf-8")
    for tag in ("<script", "<img", "<i>", "<b>", "onerror=a>"):
        assert tag not in text
    assert "&lt;script&gt;" in text and "&lt;b&gt;9b" in text


def test_no_cell_is_a_formula(tmp_path, capsys):
    for name in EVIL:
        put(tmp_path, f"{name.replace('/', '∕')}.json", {"quiz": {"pioneers.=1": {"answer": "\t=2", "right": False}}})
        put(tmp_path, f"{name.replace('/', '∕')}.txt", b"")
    assert run(capsys, tmp_path)[0] == 0
    cells = [cell for row in rows(tmp_path) for cell in row.values()]
    assert "'=1+1" in cells and "'=1" in cells and "'\t=2" in cells
    assert not [cell for cell in cells if cell.lstrip(" ")[:1] in tuple(writing.FORMULA)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such name")
def test_a_name_in_no_encoding_is_shown_and_written(tmp_path, capsys):
    put(tmp_path, os.fsdecode(b"Zo\xeb.json"))
    assert run(capsys, tmp_path)[0] == 0
    assert rows(tmp_path)[0]["student"] == "Zo�"


# Where it is written: what is not ours stays


def test_its_own_report_is_written_anew(tmp_path, capsys):
    put(tmp_path, "ann.json")
    assert run(capsys, tmp_path)[0] == run(capsys, tmp_path)[0] == 0
    put(tmp_path, "ben.json")
    _, out, _ = run(capsys, tmp_path)
    assert "stays" not in out and {row["student"] for row in rows(tmp_path)} == {"ann", "ben"}
    visible = {p.name for p in tmp_path.iterdir() if p.name[0] != "."}
    assert visible == {"ann.json", "ben.json", "class.csv", "class.html"}


@pytest.mark.parametrize("name", ["class.csv", "class.html"])
@pytest.mark.parametrize("before", [True, False])
def test_what_is_not_ours_or_was_changed_stays(tmp_path, capsys, name, before):
    put(tmp_path, "ann.json")
    if before:
        run(capsys, tmp_path)
    put(tmp_path, name, b"my notes")
    code, out, _ = run(capsys, tmp_path)
    assert code == 0 and f"{name} in {tmp_path} is not of this command's making, or was changed: it stays." in out
    assert (tmp_path / name).read_bytes() == b"my notes" and "class-2.html" in out
    assert (tmp_path / "class-2.html").exists() and (tmp_path / "class-2.csv").exists()


@pytest.mark.skipif(os.name == "nt", reason="links of Unix")
def test_nothing_is_written_through_a_link(tmp_path, capsys):
    put(tmp_path / "9b", "ann.json")
    (tmp_path / "mine").write_text("mine")
    for name in ("class.html", writing.MADE):
        (tmp_path / "9b" / name).symlink_to(tmp_path / "mine")
    assert run(capsys, tmp_path / "9b")[0] == 0
    assert (tmp_path / "mine").read_text() == "mine" and (tmp_path / "9b" / "class-2.html").exists()


@pytest.mark.parametrize("damage", [b"", b"[1]", b'{"class.html": 5, "class.csv": [1]}', b"[" * 100_000])
def test_a_damaged_manifest_makes_nothing_ours(tmp_path, capsys, damage):
    put(tmp_path, "ann.json")
    run(capsys, tmp_path)
    put(tmp_path, writing.MADE, damage)
    assert run(capsys, tmp_path)[0] == 0 and (tmp_path / "class-2.html").exists()


def test_a_disk_that_refuses_is_one_line(tmp_path, monkeypatch, capsys):
    put(tmp_path, "ann.json")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "replace", full)
    code, _, complaint = run(capsys, tmp_path)
    assert code == 2 and "No space left on device" in complaint and "--out DIR" in complaint
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ann.json"]


# Pseudonyms


def everything(folder):
    return "".join(p.read_bytes().decode("utf-8-sig") for p in folder.iterdir() if p.name.startswith("class."))


def test_no_name_is_left_and_labels_stay(tmp_path, capsys):
    folder, out = tmp_path / "Klasse Xaver", tmp_path / "out"
    names = ["Xanthippe", "Zacharias", "Quirin", "Wunibald"]
    for name in names[:3]:
        put(folder, f"{name}/neurocourse-progress.json")
    put(folder, "xanthippe.json")
    put(folder, "Wunibald.docx", b"")
    put(folder, "Wunibald/notes.zip", b"")
    assert run(capsys, folder, "--pseudonyms", "--out", out)[0] == 0
    text, key = everything(out).casefold(), json.loads((folder / pseudonyms.KEY).read_text("utf-8"))
    assert not [name for name in [*names, "Xaver"] if name.casefold() in text]
    assert sorted(key.values()) == sorted(names) and {row["student"] for row in rows(out)} == set(key)
    if os.name != "nt":
        assert stat.S_IMODE((folder / pseudonyms.KEY).stat().st_mode) == 0o600
    put(folder, "Aaron.json")
    assert run(capsys, folder, "--pseudonyms", "--out", out)[0] == 0
    again = json.loads((folder / pseudonyms.KEY).read_text("utf-8"))
    assert again.items() > key.items() and "Aaron" in again.values()


def test_labels_are_drawn_and_never_the_same_twice():
    key = {}
    for n in range(3 * len(pseudonyms.ANIMALS)):
        key[pseudonyms.draw(key)] = str(n)
    assert len(key) == 3 * len(set(pseudonyms.ANIMALS)) == 3 * len(pseudonyms.ANIMALS)
    assert list(key) != sorted(key)


@pytest.mark.parametrize("damage", [b"", b"[1]", b'{"Otter": 5}', b"[" * 100_000])
def test_a_key_that_is_none_is_never_replaced(tmp_path, capsys, damage):
    put(tmp_path, "ann.json")
    put(tmp_path, pseudonyms.KEY, damage)
    code, _, complaint = run(capsys, tmp_path, "--pseudonyms")
    assert code == 2 and "Rename it" in complaint and (tmp_path / pseudonyms.KEY).read_bytes() == damage


def test_a_key_that_cannot_be_written_is_one_line(tmp_path, capsys, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(pseudonyms, "replace", refuse)
    put(tmp_path, "ann.json")
    code, _, complaint = run(capsys, tmp_path, "--pseudonyms")
    assert code == 2 and complaint.count("\n") == 1 and not (tmp_path / "class.html").exists()
    with pytest.raises(Stuck):
        pseudonyms.write_key(tmp_path, {})


# The page


def test_the_page_asks_for_nothing(tmp_path, capsys):
    put(tmp_path, "ann.json")
    run(capsys, tmp_path)
    text = (tmp_path / "class.html").read_text("utf-8")
    for word in ("<script", "http:", "https:", "url(", "@import", "src=", "<link"):
        assert word not in text
    assert text.count("<table>") == text.count("<caption") == text.count('role="region"') > 2
    assert text.count("<th ") == text.count('scope="col"') + text.count('scope="row"')


def test_a_terminal_without_letters_is_no_obstacle(tmp_path):
    put(tmp_path / "Klasse 神経", "ann.json")
    command = [sys.executable, "-P", "-m", "neurocourse", "class", "Klasse 神経"]
    environment = os.environ | {"PYTHONPATH": str(checkout.ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and "1 student, 1 of them stuck." in done.stdout, done.stderr
