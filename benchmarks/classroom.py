"""A class on one machine: a JupyterHub, and students who all run lesson 3 at the same moment.

Everything stays on this machine. Each student is a hub user with a JupyterLab server and a kernel, driven as a browser
drives them. Run: ``HUB_PYTHON=hub/bin/python STUDENTS="10 30" python benchmarks/classroom.py``. That interpreter needs
the course and JupyterHub, and ``configurable-http-proxy`` must be on the PATH. Linux only.
"""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from processes import has
from timing import ROOT

DEPLOY = ROOT / "deploy"
LESSON = ROOT / "notebooks" / "03_cortex.ipynb"
CONFIG = """
load_subconfig({deploy!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.authenticator_class = "dummy"  # for this test only: with a class it would let everybody be anybody
c.JupyterHub.spawner_class = "simple"
c.Spawner.args = ["--allow-root"]
c.Spawner.environment |= {environment!r}
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/{{username}}"
c.JupyterHub.services += [dict(name="class", api_token={token!r})]
c.JupyterHub.load_roles += [dict(
    name="class", services=["class"], scopes=["admin:users", "admin:servers", "access:servers"],
)]
{more}
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Class:
    """A hub of ``deploy/jupyterhub_config.py`` that runs in a folder of its own; ``more`` lines of settings."""

    def __init__(self, python, folder, more=""):
        self.port, self.token = free_port(), secrets.token_hex(16)
        config = Path(folder) / "jupyterhub_config.py"
        environment = {"NEUROCOURSE_PROGRESS": "off", "PYTHONPATH": str(ROOT)}
        ports = dict(port=self.port, hub_port=free_port(), proxy_port=free_port())
        known = dict(deploy=str(DEPLOY / "jupyterhub_config.py"), folder=folder, token=self.token, more=more)
        config.write_text(CONFIG.format(environment=environment, **known, **ports))
        self.log = (Path(folder) / "hub.log").open("w")
        how = dict(cwd=folder, stdout=self.log, stderr=self.log, start_new_session=True)
        self.process = subprocess.Popen([python, "-m", "jupyterhub", "-f", str(config)], **how)

    def ask(self, method, path, data=None):
        """Answer of the hub or of a student's server, decoded; None while it is not there or has none."""
        from requests import ConnectionError, request

        headers = {"Authorization": f"token {self.token}"}
        try:
            answer = request(method, f"http://127.0.0.1:{self.port}{path}", headers=headers, json=data, timeout=300)
        except ConnectionError:
            return None
        return answer.json() if answer.ok and answer.text else None

    def wait(self, path, ready, seconds=300):
        """Ask again until ``ready(answer)``."""
        until = monotonic() + seconds
        while not ((answer := self.ask("GET", path)) and ready(answer)):
            if monotonic() > until or self.process.poll() is not None:
                raise RuntimeError(f"the hub did not answer at {path}; see {self.log.name}")
            sleep(0.2)
        return answer

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)  # the hub ends its proxy and all servers
        self.process.wait(timeout=60)


def come_in(hub, name):
    """Start a student's server; return the seconds until it answers."""
    start = monotonic()
    hub.ask("POST", f"/hub/api/users/{name}", {})
    hub.ask("POST", f"/hub/api/users/{name}/server", {})
    hub.wait(f"/hub/api/users/{name}", lambda user: user.get("servers", {}).get("", {}).get("ready"))
    hub.wait(f"/user/{name}/api/status", bool)
    return monotonic() - start


def work(hub, name, cells):
    """Start a kernel and run all cells; return (seconds, errors)."""
    from websocket import create_connection

    start = monotonic()
    kernel = hub.ask("POST", f"/user/{name}/api/kernels", {"name": "python3"})["id"]
    where = f"127.0.0.1:{hub.port}/user/{name}/api/kernels/{kernel}/channels"
    channel = create_connection(f"ws://{where}", header=[f"Authorization: token {hub.token}"], timeout=300)
    errors = [error for cell in cells for error in execute(channel, cell)]
    channel.close()
    return monotonic() - start, errors


def execute(channel, code):
    """Run one cell and read all that it says; return its errors."""
    header = dict(msg_id=secrets.token_hex(8), msg_type="execute_request", username="", session="x", version="5.3")
    content = dict(code=code, silent=False, store_history=True, allow_stdin=False, stop_on_error=False)
    channel.send(json.dumps(dict(header=header, parent_header={}, metadata={}, content=content, channel="shell")))
    errors, idle, replied = [], False, False
    while not (idle and replied):
        message = decode(channel.recv())
        if message.get("parent_header", {}).get("msg_id") != header["msg_id"]:
            continue
        kind, body = message["msg_type"], message["content"]
        errors += [body["evalue"]] if kind == "error" else []
        idle |= kind == "status" and body["execution_state"] == "idle"
        replied |= kind == "execute_reply"
    return errors


def decode(message):
    """A message as JSON; a binary one holds a count, that many offsets, the JSON at the first, then pictures."""
    if isinstance(message, bytes):
        first, second = (int.from_bytes(message[k : k + 4], "big") for k in (4, 8))
        message = message[first:second]
    return json.loads(message)


def memory(root):
    """MB of every process below ``root``, by what it is: shared pages counted in parts (PSS)."""
    kinds = {"server": "jupyterhub.singleuser", "kernel": "ipykernel", "proxy": "configurable-http-proxy"}
    found = {kind: [] for kind in (*kinds, "hub")}
    for pid in below(root):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            kilobytes = int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)[1])
        except (OSError, TypeError):
            continue  # it has ended meanwhile
        found[next((kind for kind, word in kinds.items() if word in command), "hub")].append(kilobytes / 1024)
    return found


def below(pid):
    """This process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [pid, *(p for child in (children.read_text().split() if children.exists() else []) for p in below(child))]


def main(students):
    python = os.environ.get("HUB_PYTHON", sys.executable)
    print(f"## A class of {students}, lesson 3 on one machine\n")
    if not has(python, "jupyterhub") or not shutil.which("configurable-http-proxy"):
        print("JupyterHub or its proxy is not installed: not measured.\n")
        return
    notebook = json.loads(LESSON.read_text(encoding="utf-8"))
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    names = [f"student{k}" for k in range(students)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(students) as pool:
        hub = Class(python, folder)
        try:
            hub.wait("/hub/api/", bool)
            start = monotonic()
            came = list(pool.map(lambda name: come_in(hub, name), names))
            together = monotonic() - start
            done = list(pool.map(lambda name: work(hub, name, cells), names))
            used = memory(hub.process.pid)
        finally:
            hub.stop()
    report(students, len(cells), came, together, done, used)


def report(students, n_cells, came, together, done, used):
    seconds, errors = [s for s, _ in done], sum(len(e) for _, e in done)
    total = sum(sum(parts) for parts in used.values())
    print(f"JupyterHub, {students} students on {os.cpu_count()} cores, who all choose Run All at once; one BLAS thread")
    print("each. Memory with shared pages counted in parts; times of a busy moment, not of a student alone.\n")
    print("| what | measured |\n|---|---|")
    print(f"| servers ready: median, slowest, all together, s | {median(came):.0f}, {max(came):.0f}, {together:.0f} |")
    print(f"| {n_cells} cells of lesson 3: median, slowest, s | {median(seconds):.0f}, {max(seconds):.0f} |")
    print(f"| errors in {students * n_cells} cells | {errors} |")
    server, kernel = median(used["server"]), median(used["kernel"])
    print(f"| a student's server, kernel after the lesson, MB | {server:.0f}, {kernel:.0f} |")
    print(f"| hub, proxy, MB | {sum(used['hub']):.0f}, {sum(used['proxy']):.0f} |")
    print(f"| all together, MB | {total:,.0f} |\n")


if __name__ == "__main__":
    for size in os.environ.get("STUDENTS", "10 30").split():
        main(int(size))
