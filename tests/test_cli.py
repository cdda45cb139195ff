"""The command neurocourse: nothing of the learner's is ever lost, and whatever is wrong is one sentence."""

import errno
import io
import json
import os
import stat
import subprocess
import sys

import checkout
import pytest

from neurocourse import __version__, cli
from neurocourse.launch import lessons

ROOT = checkout.ROOT
NAMES = ("00_start_here.ipynb", "01_pioneers.ipynb")

# The folder of lessons: nothing of the learner's is ever lost


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """Two bundled lessons that a test may change as a newer release would."""
    folder = tmp_path / "bundle"
    folder.mkdir()
    for name in ("00_start_here.ipynb", "01_pioneers.ipynb"):
        (folder / name).write_text("first release", encoding="utf-8")
    monkeypatch.setattr(lessons, "lessons", lambda: sorted(folder.glob("*.ipynb")))
    return folder


def test_an_empty_folder_gets_every_lesson(bundle, tmp_path):
    assert set(lessons.copy_lessons(tmp_path / "Kurs für Zoë").values()) == {"new"}
    assert set(lessons.copy_lessons(tmp_path / "Kurs für Zoë").values()) == {"same"}


def test_a_new_release_refreshes_what_is_untouched_and_keeps_what_is_edited(bundle, tmp_path):
    folder = tmp_path / "course"
    lessons.copy_lessons(folder)
    (folder / "01_pioneers.ipynb").write_text("my answers", encoding="utf-8")
    for name in bundle.iterdir():
        name.write_text("second release", encoding="utf-8")
    assert lessons.copy_lessons(folder) == {"00_start_here.ipynb": "refreshed", "01_pioneers.ipynb": "yours"}
    assert (folder / "01_pioneers.ipynb").read_text(encoding="utf-8") == "my answers"
    assert (folder / "00_start_here.ipynb").read_text(encoding="utf-8") == "second release"


def test_a_deleted_lesson_comes_back_and_a_broken_manifest_costs_nothing(bundle, tmp_path):
    folder = tmp_path / "course"
    lessons.copy_lessons(folder)
    (folder / "00_start_here.ipynb").unlink()
    (folder / "01_pioneers.ipynb").write_text("my answers", encoding="utf-8")
    (folder / lessons.MANIFEST).write_text("{ not json", encoding="utf-8")
    assert lessons.copy_lessons(folder) == {"00_start_here.ipynb": "new", "01_pioneers.ipynb": "yours"}


def test_an_old_lesson_without_a_manifest_counts_as_the_learners(bundle, tmp_path):
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "00_start_here.ipynb").write_text("who knows", encoding="utf-8")
    assert lessons.copy_lessons(tmp_path / "course")["00_start_here.ipynb"] == "yours"


STUCK = {
    "{file} --no-open": "is a file; name a folder",
    "{file} --no-open --frob": "unknown argument --frob",
    "{file} y": "unknown argument y",
}


@pytest.mark.parametrize("arguments, sentence", STUCK.items())
def test_the_command_says_what_is_wrong_in_one_line(bundle, tmp_path, capsys, arguments, sentence):
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        cli.main([word.format(file=file) for word in arguments.split()])
    assert sentence in str(stopped.value) + capsys.readouterr().err


def test_a_folder_that_cannot_be_written_to_is_told(bundle, tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cli, "copy_lessons", refuse)
    with pytest.raises(SystemExit, match="cannot write to .* Name another folder"):
        cli.main([str(tmp_path / "course"), "--no-open"])


def test_help_and_version(capsys):
    for arguments, text in ((["--help"], "doctor"), (["--version"], __version__)):
        with pytest.raises(SystemExit) as stopped:
            cli.main(arguments)
        assert stopped.value.code == 0 and text in capsys.readouterr().out


# What may lie in the way


def everything_in(folder):
    return sorted(p.name for p in folder.iterdir())


def a_file(path, outside):
    path.write_text("mine", encoding="utf-8")


def a_link(path, outside):
    path.symlink_to(outside)


def a_dangling_link(path, outside):
    path.symlink_to(outside.with_name("nowhere"))


def a_loop(path, outside):
    path.symlink_to(path)


def a_folder(path, outside):
    path.mkdir()


def a_fifo(path, outside):
    os.mkfifo(path)


THINGS = [a_file, a_link, a_dangling_link, a_loop, a_folder, a_fifo]
NAMES_IN_THE_WAY = [*NAMES, "00_start_here.ipynb.part", lessons.MANIFEST, lessons.PART + "x"]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of Unix")
@pytest.mark.parametrize("name", NAMES_IN_THE_WAY)
@pytest.mark.parametrize("make", THINGS)
def test_what_lies_in_the_way_stays_and_nothing_is_written_through_it(bundle, tmp_path, make, name):
    folder, outside = tmp_path / "course", tmp_path / "outside.txt"
    folder.mkdir()
    outside.write_text("outside", encoding="utf-8")
    make(folder / name, outside)
    kind = stat.S_IFMT((folder / name).lstat().st_mode)
    for _ in range(2):
        done = lessons.copy_lessons(folder)
        assert name not in NAMES or done[name] == "yours"
    assert stat.S_IFMT((folder / name).lstat().st_mode) == kind
    assert outside.read_text("utf-8") == "outside" and not outside.with_name("nowhere").exists()
    assert name == lessons.MANIFEST or make is not a_file or (folder / name).read_text("utf-8") == "mine"
    assert set(NAMES) | {name} <= set(everything_in(folder)) <= {*NAMES, name, lessons.MANIFEST}


@pytest.mark.parametrize(
    "manifest", ["[" * 100_000, "[1]", '{"00_start_here.ipynb": {"a": 1}}', '{"00_start_here.ipynb": [1, null]}', "\0"]
)
def test_a_manifest_of_any_kind_costs_nothing(bundle, tmp_path, manifest):
    lessons.copy_lessons(tmp_path / "course")
    (tmp_path / "course" / lessons.MANIFEST).write_text(manifest, encoding="utf-8")
    assert set(lessons.copy_lessons(tmp_path / "course").values()) == {"same"}


def test_a_manifest_of_an_earlier_release_is_read(bundle, tmp_path):
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / NAMES[0]).write_text("an old release", encoding="utf-8")
    (folder / lessons.MANIFEST).write_text(json.dumps({NAMES[0]: lessons.digest(b"an old release")}))
    assert lessons.copy_lessons(folder)[NAMES[0]] == "refreshed"


@pytest.mark.parametrize("release", ["first", "second"])
@pytest.mark.parametrize("step", range(4))
def test_killed_at_any_step_no_untouched_notebook_counts_as_edited(bundle, tmp_path, monkeypatch, step, release):
    """Two notebooks and the manifest twice are four files; then a third release comes."""
    folder = tmp_path / "course"
    if release == "second":
        lessons.copy_lessons(folder)
        for name in NAMES:
            (bundle / name).write_text("second release", encoding="utf-8")
    written, replace = [], lessons.os.replace

    def dying(*names):
        if len(written) == step:
            raise KeyboardInterrupt
        written.append(replace(*names))

    with monkeypatch.context() as killed:
        killed.setattr(lessons.os, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            lessons.copy_lessons(folder)
    for name in NAMES:
        (bundle / name).write_text("third release", encoding="utf-8")
    assert not {"yours", "same"} & set(lessons.copy_lessons(folder).values())
    assert everything_in(folder) == sorted([*NAMES, lessons.MANIFEST])


def test_a_full_disk_leaves_the_old_lessons_and_no_litter(bundle, tmp_path, monkeypatch):
    folder = tmp_path / "course"
    lessons.copy_lessons(folder)
    (bundle / NAMES[0]).write_text("second release", encoding="utf-8")

    class Full(io.FileIO):
        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(lessons, "open", Full, raising=False)
        with pytest.raises(SystemExit, match="cannot write to .*No space left"):
            cli.main([str(folder), "--no-open"])
    assert everything_in(folder) == sorted([*NAMES, lessons.MANIFEST])
    assert (folder / NAMES[0]).read_text("utf-8") == "first release"


def test_litter_of_a_killed_copy_is_swept_after_an_hour(bundle, tmp_path):
    old, new = (tmp_path / (lessons.PART + name) for name in ("old", "new"))
    for part in (old, new):
        part.touch()
    os.utime(old, (0, 0))
    lessons.copy_lessons(tmp_path)
    assert not old.exists() and new.exists()


# Places that are none


@pytest.mark.parametrize("place", ["~nobody-has-this-name/course", "a\0b", "x" * 300, "file/course", "loop/course"])
def test_a_place_that_cannot_be_is_one_sentence(bundle, tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    for arguments in ([place, "--no-open"], ["doctor", place]):
        with pytest.raises(SystemExit) as stopped:
            cli.main(arguments)
        assert str(stopped.value).startswith("neurocourse: ") and "\n" not in str(stopped.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete a folder that somebody is in")
@pytest.mark.parametrize("arguments", [[], ["doctor"], ["course", "--no-open"]])
def test_a_folder_that_was_deleted_under_the_learner_is_told(tmp_path, arguments):
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os; os.rmdir({str(gone)!r}); from neurocourse.cli import main; main({arguments!r})"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-P", "-c", code], cwd=gone, env=environment, capture_output=True, text=True)
    assert done.stderr == "neurocourse: the folder you are in is gone. Change to another one and try again.\n"


def test_a_terminal_without_the_letters_of_the_folder_is_no_obstacle(tmp_path):
    command = [sys.executable, "-P", "-m", "neurocourse", "Kurs für 神経", "--no-open"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and "The course is in" in done.stdout, done.stderr


def test_jupyterlab_opens_in_as_clean_an_environment_as_with_start_py(bundle, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(cli, "hand_over", lambda *given: opened.append(given) or 0)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", "elsewhere")
    monkeypatch.setenv("MPLBACKEND", "module://nowhere")
    with pytest.raises(SystemExit) as ended:
        cli.main([str(tmp_path / "course"), "--no-browser"])
    ((command, folder, variables),) = opened
    assert ended.value.code == 0 and command[1:5] == ["-P", "-m", "jupyterlab", NAMES[0]]
    assert command[-1] == "--no-browser" and folder == tmp_path / "course"
    assert "MPLBACKEND" not in variables and variables["JUPYTER_CONFIG_DIR"].startswith(str(folder / ".neurocourse"))
