"""One clean environment for every program that the course starts.

A variable that sends Python, pip, Jupyter or Matplotlib elsewhere is dropped, and what they write goes to a folder of
the course: nothing that is set on this computer can break a start, and nothing outside changes. What pip needs to reach
its index (a mirror, a proxy, a certificate) stays: it may be the only way there.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from ast import literal_eval
from importlib.machinery import PathFinder
from pathlib import Path

DROPPED = (
    "PYTHON",
    "__PYVENV",
    "PIP_",
    "JUPYTER",
    "JPY_",
    "IPYTHON",
    "MPL",
    "MATPLOTLIB",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
)
DROPPED += ("CONDA_DEFAULT_ENV", "CONDA_PROMPT", "PIPENV_", "POETRY_ACTIVE")
KEPT = ("JUPYTER_TOKEN", "JUPYTER_PORT", "JUPYTER_PORT_RETRIES")  # chosen for this very start
REACH = """
    INDEX_URL EXTRA_INDEX_URL FIND_LINKS NO_INDEX PROXY CERT CLIENT_CERT TRUSTED_HOST USE_FEATURE KEYRING_PROVIDER
    TIMEOUT DEFAULT_TIMEOUT RETRIES RESUME_RETRIES CACHE_DIR NO_CACHE_DIR CONFIG_FILE DISABLE_PIP_VERSION_CHECK
"""
KEPT += tuple("PIP_" + name for name in REACH.split())
NEEDED = ("neurocourse", "numpy", "matplotlib", "ipywidgets", "anywidget", "ipykernel", "jupyterlab")
PLACES = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR")
# With -P a file beside the notebook, such as types.py, does not stop the kernel; modules of the learner come last.
KERNEL = ["--InteractiveShellApp.ignore_cwd=True", "--InteractiveShellApp.exec_lines=__import__('sys').path.append('')"]
SPEC = {
    "argv": ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "display_name": "Python 3",
    "language": "python",
}


def clean(environ, prefix, home):
    """The environment for programs that run in the Python environment ``prefix``.

    Parameters
    ----------
    environ : dict
        As the learner has it.
    prefix : str
        Folder of the environment.
    home : str
        Folder for what Jupyter, IPython and Matplotlib write; a temporary one is made where nothing can be written.
    """
    kept = {name: text for name, text in environ.items() if not name.startswith(DROPPED) or name in KEPT}
    home = writable(home)
    own = {name: os.path.join(home, name.lower().removesuffix("_dir").removesuffix("dir")) for name in PLACES}
    for folder in own.values():
        os.makedirs(folder, mode=0o700, exist_ok=True)
    kernelspec(prefix, home)
    programs = os.path.join(prefix, "Scripts" if os.name == "nt" else "bin")
    own |= {"JUPYTER_PATH": home, "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONUTF8": "1"}
    own |= {"VIRTUAL_ENV": prefix} if os.path.isfile(os.path.join(prefix, "pyvenv.cfg")) else {}
    own |= {} if os.path.isdir(os.path.expanduser("~")) else {"HOME": home}  # as for a user without a name
    own |= {"PATH": os.pathsep.join(filter(None, [programs, environ.get("PATH")]))}
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # fastest for small networks
    return threads | kept | own | look_and_keys()


def writable(folder):
    """``folder``, made where it is missing, or a temporary one."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return tempfile.mkdtemp(prefix="neurocourse-")


def look_and_keys():
    """The theme, the sizes and the shortcuts that the learner has chosen in JupyterLab stay theirs."""
    settings = os.path.expanduser(os.path.join("~", ".jupyter", "lab", "user-settings"))
    return {"JUPYTERLAB_SETTINGS_DIR": settings} if os.access(settings, os.W_OK) else {}


def kernelspec(prefix, home):
    """The kernel ``python3`` of this environment, before any other of that name; no file can hide its modules."""
    try:
        spec = json.loads(Path(prefix, "share", "jupyter", "kernels", "python3", "kernel.json").read_text("utf-8"))
        program, *arguments = spec["argv"]
    except (OSError, ValueError, LookupError, TypeError):
        spec, (program, *arguments) = SPEC, SPEC["argv"]
    folder = Path(home, "kernels", "python3")
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(spec | {"argv": [program, "-P", *arguments, *KERNEL]}, indent=1)
    (folder / "kernel.json").write_text(text, encoding="utf-8")


def needed_from_outside():
    """Variables that send Python elsewhere and must stay: the course itself, or what it needs, comes from there."""
    outside = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    inside = [path for path in sys.path if path not in outside]
    here = str(Path(__file__).resolve().parents[2])
    from_there = here in map(os.path.realpath, outside) or any(PathFinder.find_spec(n, inside) is None for n in NEEDED)
    kept = ["PYTHONUSERBASE"] + ["PYTHONPATH"] * from_there
    return {name: os.environ[name] for name in kept if name in os.environ}


def for_pip(environ, python):
    """``environ`` with what pip's own files of settings say about the way to the index, and nothing else of them."""
    command = [python, "-P", "-m", "pip", "config", "list"]
    told = subprocess.run(command, env=environ, capture_output=True, text=True, encoding="utf-8", errors="replace")
    found = {}
    for section, option, value in re.findall(r"^(global|install)\.([\w-]+)=(.+)$", told.stdout, re.MULTILINE):
        name = "PIP_" + option.upper().replace("-", "_")
        if name in KEPT and (section == "install" or name not in found):
            found[name] = str(literal_eval(value))
    return found | environ | {"PIP_CONFIG_FILE": os.devnull}
