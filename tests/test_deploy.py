"""The files of ``deploy/`` say the same as each other and as the teacher's page; `weekly_deploy` runs them."""

import importlib.util
import re
from urllib.parse import parse_qs, urlsplit

import checkout
import pytest
import yaml

from neurocourse import __version__

FOLDER = checkout.ROOT / "deploy"
TEACHING = (checkout.ROOT / "docs" / "teaching.md").read_text("utf-8")


def table(name):
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def module(name):
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.fixture
def hub():
    """What JupyterHub is told by its file."""
    from traitlets.config import Config

    settings = Config()
    text = (FOLDER / "jupyterhub_config.py").read_text("utf-8")
    exec(compile(text, "jupyterhub_config.py", "exec"), {"get_config": lambda: settings})
    return settings


def test_every_file_is_told_of():
    told = (FOLDER / "README.md").read_text("utf-8")
    names = {path.name for path in FOLDER.iterdir() if path.is_file()} - {"README.md"}
    assert names == set(re.findall(r"^\| \[(\S+)\]\(\1\)", told, re.MULTILINE))


def test_all_give_a_student_the_same(hub):
    small, large = table("tljh.yaml"), table("zero-to-jupyterhub.yaml")
    assert small["limits"]["memory"] == large["singleuser"]["memory"]["limit"] == "1G"
    assert small["services"]["cull"] == large["cull"] == dict(enabled=True, timeout=3600, every=300)
    assert {"--timeout=3600", "--cull-every=300"} < set(hub.JupyterHub.services[0]["command"])
    assert hub.Spawner.environment == large["singleuser"]["extraEnv"]
    assert hub.Spawner.default_url == large["singleuser"]["defaultUrl"]
    assert large["singleuser"]["memory"]["guarantee"] == "350M" and "0.35 GB for each student" in TEACHING


def test_students_come_from_a_platform_in_the_same_way_and_without_their_names():
    auth, config = table("tljh-lti.yaml")["auth"], table("zero-to-jupyterhub-lti.yaml")["hub"]["config"]
    assert auth.pop("type") == config.pop("JupyterHub")["authenticator_class"]
    assert auth == config and auth["LTI13Authenticator"]["username_key"] == "sub"


def test_the_image_is_that_of_this_release():
    image = table("zero-to-jupyterhub.yaml")["singleuser"]["image"]
    assert image["tag"] == f"v{__version__}" and f"{image['name']}:{image['tag']}" in (
        FOLDER / "zero-to-jupyterhub.yaml"
    ).read_text("utf-8")


def test_a_link_brings_the_lessons_and_opens_one():
    link = module("pull_link").pull_link("https://hub.test/", "https://git.test/a b/c?d", "03_cortex", branch="7b")
    where, asked = urlsplit(link), parse_qs(urlsplit(link).query)
    assert where.netloc == "hub.test" and where.path == "/hub/user-redirect/git-pull"
    assert asked["repo"] == ["https://git.test/a b/c?d"] and asked["branch"] == ["7b"]
    assert asked["urlpath"] == ["lab/tree/neurocourse/notebooks/03_cortex.ipynb"]
    with pytest.raises(ValueError, match="begins with https://, not 'hub.test'"):
        module("pull_link").pull_link("hub.test", "https://git.test/x")
