"""What is wrong? Looked at where lessons run: in the kernel that JupyterLab would start, in the lesson's folder."""

import json
import os
import sys
import tempfile
from pathlib import Path

from neurocourse.launch import front_end
from neurocourse.start_here import health
from neurocourse.start_here.setting_up.causes import Check, again, cure

WHO = "import sys; print(sys.prefix); print(sys.executable)"
LOOK = "import json; from neurocourse.start_here import health; print(json.dumps(health.checks()))"
WAIT = 60  # seconds


def examine(folder):
    """Print one line for each thing that the course needs; return the number of things that are wrong."""
    print(f"Looking at the lessons in {folder}")
    checks = everything(folder)
    for check in checks:
        print(f"{'ok     ' if check.ok else 'PROBLEM'}  {check.name}: {check.detail}")
        if not check.ok:
            print(f"         {check.fix}")
    wrong = sum(not check.ok for check in checks)
    print("Everything is in order." if not wrong else f"{wrong} of {len(checks)} need your attention.")
    return wrong


def everything(folder):
    """The kernel, what it finds in the folder, and the page that JupyterLab serves."""
    kernel, found = in_kernel(folder)
    return [
        kernel,
        *(found or health.checks(folder)),
        health.library("jupyterlab", "JupyterLab", "4.4"),
        *front_end.checks(),
    ]


def in_kernel(folder):
    """Start a kernel as JupyterLab does and let it look around; without an answer, say why."""
    name, spec, said = "Kernel", None, tempfile.TemporaryFile()
    try:
        from jupyter_client.kernelspec import KernelSpecManager
        from jupyter_client.manager import start_new_kernel

        spec = KernelSpecManager().get_kernel_spec("python3")
        manager, client = start_new_kernel(startup_timeout=WAIT, stderr=said, cwd=str(folder))
        try:
            prefix, program = ask(client, WHO).splitlines()[-2:]
            if not same(prefix, sys.prefix):
                detail = f"notebooks run in another Python, {program}, not in {sys.executable}"
                return Check(name, False, detail, other_python(spec)), []
            found = [Check(*check) for check in json.loads(ask(client, LOOK).splitlines()[-1])]
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
        return Check(name, True, "a kernel starts and answers", ""), found
    except Exception as error:  # whatever goes wrong here is the finding
        detail = f"no kernel starts ({last_error(said) or f'{type(error).__name__}: {error}'})"
        return Check(name, False, detail, no_kernel(folder, spec)), []


def ask(client, code):
    """What a kernel prints when it runs ``code``."""
    printed = []

    def hear(message):
        if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
            printed.append(message["content"]["text"])

    reply = client.execute_interactive(code, timeout=WAIT, output_hook=hear, store_history=False)["content"]
    if reply["status"] != "ok":
        raise RuntimeError(f"{reply.get('ename')}: {reply.get('evalue')}")
    return "".join(printed)


def same(path, other):
    return os.path.realpath(path) == os.path.realpath(other)


def other_python(spec):
    """What to do so that the kernel of this environment is found first."""
    place = Path(spec.resource_dir)
    if any(place.is_relative_to(path) for path in os.environ.get("JUPYTER_PATH", "").split(os.pathsep) if path):
        return "Remove the variable JUPYTER_PATH from your settings"
    return f"Rename the folder {place}, which stands before the kernel of this environment"


def no_kernel(folder, spec):
    """What to do when no kernel answers: something may hide a module, another kernel come first, or ours be broken."""
    own = Path(sys.prefix, "share", "jupyter", "kernels", "python3")
    another = spec is not None and not Path(spec.resource_dir).is_relative_to(sys.prefix) and own.is_dir()
    return cure(folder, other_python(spec) if another else again("ipykernel"))


def last_error(said):
    """The last line that the kernel complained with."""
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").strip().splitlines()
    return next((line for line in reversed(lines) if "Error" in line and not line.startswith(" ")), "")
