"""A JupyterHub for a class on one Linux machine: ``jupyterhub -f deploy/jupyterhub_config.py``.

The hub's Python needs the course, ``jupyterhub`` and ``jupyterhub-idle-culler``; ``configurable-http-proxy`` comes from
npm. Students are the accounts of the machine. Put the hub behind HTTPS before anybody outside the room uses it.
"""

import sys

c = get_config()  # noqa: F821 - JupyterHub puts it here

# At each start the lessons that a student lacks are copied into a folder of theirs; what they changed stays. Should
# that fail, on a full disk, their server starts all the same.
COPY = f'"{sys.executable}" -m neurocourse --no-open "$HOME/neurocourse"'
SERVER = f'exec "{sys.executable}" -m jupyterhub.singleuser "$@"'
c.Spawner.cmd = ["/bin/bash", "-c", f"{COPY}; {SERVER}", "singleuser"]
c.Spawner.default_url = "/lab/tree/neurocourse/00_start_here.ipynb"

# Thirty students with as many threads as there are cores, each, would only wait for each other.
c.Spawner.environment = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

# A class comes in all at once: nobody is sent away, and everybody waits a little longer.
c.JupyterHub.concurrent_spawn_limit = 0
c.Spawner.start_timeout = c.Spawner.http_timeout = 300

# Every account of this machine may come in. To let in some of them: c.Authenticator.allowed_users = {"ann", "ben"}
c.Authenticator.allow_all = True

# A tab that is closed keeps its memory. After an idle hour the server ends; files stay.
c.JupyterHub.services = [
    {
        "name": "idle",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600", "--cull-every=300"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
