"""Run the real start.py as somebody would type it, and ask the JupyterLab that it opens."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

TOKEN = "a-token"  # noqa: S105
FIRST = "00_start_here.ipynb"
BARE = {"PATH": os.defpath, "LC_ALL": "C"}
# What leads to the package index on this machine is no pollution.
REACH = (
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "PIP_FIND_LINKS",
    "PIP_CERT",
    "PIP_CACHE_DIR",
    "HTTPS_PROXY",
    "SSL_CERT_FILE",
)


def bare(**variables):
    """An environment with next to nothing in it, as a new user's; downloads are shared."""
    cache = {"PIP_CACHE_DIR": os.path.join(tempfile.gettempdir(), f"neurocourse-downloads-{os.getuid()}")}
    return BARE | cache | {name: os.environ[name] for name in REACH if name in os.environ} | variables


def command(*arguments):
    return [sys._base_executable, "start.py", *arguments]


def say(folder, *arguments, env, **options):
    """Run start.py to its end."""
    return subprocess.run(
        command(*arguments),
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        **options,
    )


class Open:
    """start.py with JupyterLab, until the first lesson answers; ended with all that it started."""

    def __init__(self, folder, log, env, *options, **more):
        self.log, self.folder = Path(log), folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        options = ["--no-browser", f"--port={self.port}", f"--IdentityProvider.token={TOKEN}", *options]
        with open(self.log, "wb") as out:
            self.process = subprocess.Popen(
                command(*options), cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                start_new_session=True, **more,
            )  # fmt: skip

    def __enter__(self):
        try:
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, sign)
                self.process.wait(20)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue

    def said(self):
        return self.log.read_text("utf-8", "replace")

    def wait(self, seconds=420):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "start.py ended before JupyterLab answered:\n" + self.said()[-3000:]
            try:
                assert self.ask(f"/api/contents/{FIRST}?content=0")["name"] == FIRST
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.3)
        raise AssertionError("JupyterLab did not answer:\n" + self.said()[-3000:])

    def ask(self, path, data=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data and json.dumps(data).encode())
        request.add_header("Authorization", f"token {TOKEN}")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def in_kernel(self, code):
        """What a new kernel for the first lesson prints when it runs ``code``."""
        import websocket

        kernel = self.ask("/api/kernels", {"name": "python3", "path": FIRST})["id"]
        header = [f"Authorization: token {TOKEN}"]
        line = websocket.create_connection(
            f"ws://127.0.0.1:{self.port}/api/kernels/{kernel}/channels", timeout=120, header=header
        )
        content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False, "user_expressions": {}}
        head = {"msg_id": "1", "msg_type": "execute_request", "username": "", "session": "s", "version": "5.3"}
        line.send(
            json.dumps({"header": head, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"})
        )
        printed = []
        while True:
            message = json.loads(line.recv())
            kind, content = message["header"]["msg_type"], message["content"]
            if message["parent_header"].get("msg_id") != "1":
                continue
            if kind == "stream" and content["name"] == "stdout":
                printed.append(content["text"])
            if kind == "error":
                raise AssertionError("\n".join(content["traceback"]))
            if kind == "execute_reply":
                line.close()
                return "".join(printed)
