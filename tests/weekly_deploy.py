"""A hub that runs, with the files of ``deploy/``: once a week, and when it is named.

pip install jupyterhub jupyterhub-idle-culler jupyterhub-ltiauthenticator nbgitpuller
npm install --global configurable-http-proxy
python -m pytest tests/weekly_deploy.py
"""

import json
import shutil
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from threading import Thread
from urllib.parse import parse_qs, urlparse

import checkout
import nbformat
import pytest
import requests
import yaml
from needs import missing

sys.path.append(str(checkout.ROOT / "benchmarks"))
from classroom import Class, come_in

DEPLOY = checkout.ROOT / "deploy"
ISSUER, CLIENT = "https://platform.test", "course-7"
CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"


@pytest.fixture
def start(tmp_path):
    """Starts a hub in a folder of its own."""
    if not find_spec("jupyterhub") or not shutil.which("configurable-http-proxy"):
        missing("JupyterHub and its proxy", "see the first lines of this file")
    hubs = []

    def start(more=""):
        hubs.append(Class(sys.executable, tmp_path, more))
        hubs[-1].wait("/hub/api/", bool)
        return hubs[-1]

    yield start
    for hub in hubs:
        hub.stop()


def test_a_student_finds_the_lessons_and_keeps_what_was_changed(start, tmp_path):
    hub = start()
    come_in(hub, "ann")
    first = tmp_path / "ann" / "neurocourse" / "00_start_here.ipynb"
    assert first.is_file()
    first.write_text(first.read_text("utf-8").replace("Start here", "Ann was here"), encoding="utf-8")
    (first.parent / "01_pioneers.ipynb").unlink()
    hub.ask("DELETE", "/hub/api/users/ann/server")
    hub.wait("/hub/api/users/ann", lambda user: not user["servers"])
    come_in(hub, "ann")
    assert "Ann was here" in first.read_text("utf-8") and (first.parent / "01_pioneers.ipynb").is_file()


def test_an_idle_server_ends(start):
    hub = start('c.JupyterHub.services[0]["command"][-2:] = ["--timeout=2", "--cull-every=1"]')
    come_in(hub, "ann")
    hub.wait("/hub/api/users/ann", lambda user: not user["servers"])


# A learning platform, as far as a hub sees one: https://www.imsglobal.org/spec/lti/v1p3


@pytest.fixture
def platform():
    """Address of a server that publishes a key, and what signs with it."""
    from cryptography.hazmat.primitives.asymmetric import rsa
    from jwt.algorithms import RSAAlgorithm

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = json.loads(RSAAlgorithm.to_jwk(key.public_key())) | dict(kid="1", use="sig", alg="RS256")

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps({"keys": [public]}).encode())

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Keys)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", key
    server.shutdown()


def settings(name, part, address):
    """Lines for a hub out of a YAML file, with this platform in place of the words in capitals."""
    here = {"issuer": ISSUER, "client_id": [CLIENT], "uri_scheme": "http"}
    here |= {"authorize_url": f"{address}/authorize", "jwks_endpoint": f"{address}/keys"}
    tables = part(yaml.safe_load((DEPLOY / name).read_text("utf-8")))
    tables["LTI13Authenticator"] |= here
    kind = tables.pop("JupyterHub", {}).get("authenticator_class") or tables.pop("type")
    lines = [f"c.{table}.{key} = {value!r}" for table, values in tables.items() for key, value in values.items()]
    return "\n".join([f"c.JupyterHub.authenticator_class = {kind!r}", *lines])


def launch(hub, key, student):
    """What a browser does when a student clicks on the link in the platform; the hub's last answer."""
    browser, where = requests.Session(), f"http://127.0.0.1:{hub.port}"
    asked = dict(iss=ISSUER, login_hint="1", client_id=CLIENT, target_link_uri=f"{where}/hub")
    to = browser.get(f"{where}/hub/lti13/oauth_login", params=asked, allow_redirects=False).headers["Location"]
    sent = {name: values[0] for name, values in parse_qs(urlparse(to).query).items()}
    answer = dict(id_token=signed(key, student, sent["nonce"]), state=sent["state"])
    return browser.post(sent["redirect_uri"], data=answer, allow_redirects=False)


def signed(key, student, nonce):
    import jwt

    now = int(time.time())
    claims = dict(iss=ISSUER, aud=CLIENT, sub=student, nonce=nonce, iat=now, exp=now + 300)
    claims |= {
        f"{CLAIM}message_type": "LtiResourceLinkRequest",
        f"{CLAIM}version": "1.3.0",
        f"{CLAIM}deployment_id": "1",
        f"{CLAIM}target_link_uri": "http://127.0.0.1/hub",
        f"{CLAIM}resource_link": {"id": "lesson"},
        f"{CLAIM}roles": [],
    }
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": "1"})


@pytest.mark.parametrize(
    ("name", "part"),
    [("tljh-lti.yaml", lambda t: t["auth"]), ("zero-to-jupyterhub-lti.yaml", lambda t: t["hub"]["config"])],
    ids=["tljh", "kubernetes"],
)
def test_a_learning_platform_lets_a_student_in_and_nobody_else(start, platform, name, part):
    from cryptography.hazmat.primitives.asymmetric import rsa

    address, key = platform
    hub = start(settings(name, part, address))
    stranger = launch(hub, rsa.generate_private_key(public_exponent=65537, key_size=2048), "0815")
    assert stranger.status_code >= 400
    assert launch(hub, key, "4711").status_code == 302
    assert [user["name"] for user in hub.ask("GET", "/hub/api/users")] == ["4711"]


# A teacher's own version, by a link


def commit(folder):
    for command in (["add", "."], ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "-m", "."]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def edited(path, old, new):
    """Change the first cell that has some words, as JupyterLab would."""
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if old in cell.source)
    cell.source = cell.source.replace(old, new)
    nbformat.write(notebook, path)


def test_a_link_brings_a_correction_and_keeps_an_answer(tmp_path):
    if not find_spec("nbgitpuller"):
        missing("nbgitpuller", "see the first lines of this file")
    from nbgitpuller.pull import GitPuller

    name = "notebooks/01_pioneers.ipynb"
    teacher, student = tmp_path / "teacher", tmp_path / "student"
    (teacher / "notebooks").mkdir(parents=True)
    shutil.copy(checkout.ROOT / name, teacher / name)
    subprocess.run(["git", "init", "--quiet", "-b", "main"], cwd=teacher, check=True)
    commit(teacher)
    list(GitPuller(str(teacher), str(student), branch="main").pull())
    edited(student / name, "...", "42  # mine")
    edited(teacher / name, "## Wrap-up", "## Wrap-up of class 7b")
    commit(teacher)
    list(GitPuller(str(teacher), str(student), branch="main").pull())
    merged = nbformat.read(student / name, as_version=4)
    nbformat.validate(merged)
    text = "\n".join(cell.source for cell in merged.cells)
    assert "42  # mine" in text and "## Wrap-up of class 7b" in text
