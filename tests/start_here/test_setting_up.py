"""Is everything in order? What is looked at, and what is said."""

import re

from neurocourse.start_here import health


def test_everything_is_in_order_here(capsys):
    assert [check for check in health.checks() if not check.ok] == []
    health.report()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(health.checks()) >= 7
    assert all(re.fullmatch(r"[^:]+: in order", line) for line in lines)


def test_what_is_wrong_is_said_with_what_to_do(capsys, monkeypatch, tmp_path):
    assert not health.python((3, 10, 4)).ok and "3.10.4" in health.python((3, 10, 4)).detail
    assert health.python((3, 11, 0)).ok
    assert "cannot be imported" in health.library("no_such_library", "Nothing").detail
    old = health.library("numpy", "NumPy", "99.0")
    assert not old.ok and "needs 99.0" in old.detail
    monkeypatch.setattr(health, "checks", lambda: [old])
    health.report()
    assert capsys.readouterr().out == f"NumPy: {old.detail}. {old.fix}.\n"
    assert not health.writing(tmp_path / "nowhere").ok


def test_versions_are_compared_as_numbers():
    assert health.version("3.10.1") > health.version("3.9") > health.version("3.9rc1")[:1]
    assert health.version("2.0.0rc1") == (2, 0, 0)


def test_the_setting_of_jupyterlab_is_missed_only_where_it_should_be(monkeypatch, tmp_path):
    monkeypatch.setattr(health, "installed", lambda: False)
    assert health.lab_setting(tmp_path).ok
    monkeypatch.setattr(health, "installed", lambda: True)
    assert not health.lab_setting(tmp_path).ok
    (tmp_path / health.SETTING).parent.mkdir(parents=True)
    (tmp_path / health.SETTING).write_text("{}", encoding="utf-8")
    assert health.lab_setting(tmp_path).ok
