"""An environment in which everything that sends Python, pip, Jupyter or Matplotlib elsewhere is set at once."""

import json
import sys
from pathlib import Path

BROKEN = "raise RuntimeError('{} of somebody else')"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def variables(folder):
    """Make what the variables point to in ``folder``, and return them, with a HOME that is no better."""
    folder, home = Path(folder), Path(folder, "home")
    other = {"argv": ["no-such-python", "-m", "nothing"], "display_name": "Another Python", "language": "python"}
    for name in ("numpy", "jupyterlab", "subprocess", "hashlib", "json", "shutil"):
        write(folder / "path" / f"{name}.py", BROKEN.format(name))
    for name in ("numpy", "jupyterlab"):  # pip would call them installed
        write(
            folder / "path" / f"{name}-99.0.dist-info" / "METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 99"
        )
    for place in (folder / "jupyter", home / ".local" / "share" / "jupyter"):
        write(place / "kernels" / "python3" / "kernel.json", json.dumps(other))
        write(place / "labextensions" / "anywidget" / "package.json", '{"name": "anywidget", "version": "0.0.1"}')
    for place in (folder / "config", home / ".jupyter"):
        for name in ("jupyter_config", "jupyter_server_config", "jupyter_lab_config"):
            write(place / f"{name}.py", BROKEN.format(name))
        write(place / "labconfig" / "page_config.json", '{"disabledExtensions": {"anywidget": true}}')
    for place in (folder / "ipython", home / ".ipython"):
        write(place / "profile_default" / "startup" / "first.py", BROKEN.format("startup"))
        write(place / "profile_default" / "ipython_kernel_config.py", "c.IPKernelApp.extensions = ['nowhere']")
    write(home / ".config" / "matplotlib" / "matplotlibrc", "backend: nowhere\ntext.usetex: True")
    write(folder / "pip.conf", f"[install]\nuser = true\nno-deps = true\n[global]\nroot = {folder / 'root'}\n")
    write(folder / "startup.py", BROKEN.format("PYTHONSTARTUP"))
    return PYTHON | PIP | JUPYTER | {name: str(folder / place) for name, place in PLACES.items()} | {"HOME": str(home)}


PYTHON = {
    "PYTHONHOME": sys.base_prefix,  # a wrong one would stop Python before it reads a file
    "PYTHONSAFEPATH": "1",
    "PYTHONOPTIMIZE": "2",
    "PYTHONWARNINGS": "error",
    "PYTHONIOENCODING": "ascii:strict",
    "PYTHONUTF8": "0",
    "PYTHONNOUSERSITE": "",
    "PYTHONBREAKPOINT": "nowhere.stop",
    "CONDA_DEFAULT_ENV": "base",
    "MPLBACKEND": "module://ipympl.backend_nbagg",
}
PIP = {
    "PIP_USER": "1",
    "PIP_DRY_RUN": "1",
    "PIP_NO_DEPS": "1",
    "PIP_REQUIRE_HASHES": "1",
    "PIP_NO_BINARY": ":all:",
    "PIP_REQUIREMENT": "nowhere.txt",
    "PIP_CONSTRAINT": "nowhere.txt",
    "PIP_PYTHON": "no-such-python",
    "PIP_REPORT": "-",
}
JUPYTER = {
    "JUPYTER_PREFER_ENV_PATH": "0",
    "JUPYTER_NO_CONFIG": "1",
    "JUPYTER_PLATFORM_DIRS": "1",
    "JPY_PARENT_PID": "1",
}
PLACES = {
    "PYTHONPATH": "path",
    "PYTHONSTARTUP": "startup.py",
    "PYTHONUSERBASE": "userbase",
    "VIRTUAL_ENV": "venv",
    "CONDA_PREFIX": "conda",
    "PIP_TARGET": "target",
    "PIP_PREFIX": "prefix",
    "PIP_ROOT": "root",
    "PIP_SRC": "src",
    "PIP_CONFIG_FILE": "pip.conf",
    "JUPYTER_PATH": "jupyter",
    "JUPYTER_CONFIG_PATH": "config",
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "jupyter",
    "JUPYTER_RUNTIME_DIR": "startup.py/nowhere",
    "JUPYTERLAB_SETTINGS_DIR": "startup.py/nowhere",
    "JUPYTERLAB_WORKSPACES_DIR": "startup.py/nowhere",
    "JUPYTERLAB_DIR": "nowhere",
    "IPYTHONDIR": "ipython",
    "MPLCONFIGDIR": "startup.py/nowhere",
    "MATPLOTLIBRC": "nowhere",
}
