"""Where a notebook runs that is read here: addresses that follow from the repository's name, and a setting."""

import tomllib

from sources import ROOT

SITE = "https://{owner}.github.io/{name}/run/lab/index.html?path={stem}.ipynb"
BINDER = "https://mybinder.org/v2/gh/{owner}/{name}/HEAD?urlpath={page}%2Fnotebooks%2F{stem}.ipynb"
COLAB = "https://colab.research.google.com/github/{owner}/{name}/blob/main/notebooks/{stem}.ipynb"

PAGES = {"lab": "lab%2Ftree", "notebook": "notebooks"}  # where JupyterLab and Notebook 7 open a file


def binder_page():
    """What Binder opens a notebook with: ``[tool.neurocourse] binder`` in pyproject.toml, "lab" or "notebook"."""
    chosen = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["neurocourse"]["binder"]
    if chosen not in PAGES:
        raise SystemExit(f'pyproject.toml: binder must be one of {", ".join(PAGES)}; got "{chosen}"')
    return PAGES[chosen]


def doors(stem, repository):
    """Names and addresses of the places where a notebook runs; none while no repository is known.

    Parameters
    ----------
    stem : str or None
        Name of the notebook; of the first one when None.
    repository : str or None
        Such as ``owner/name`` on GitHub.

    Returns
    -------
    list of tuple
        ``(name, address)``
    """
    if not repository:
        return []
    owner, _, name = repository.partition("/")
    known = dict(owner=owner, name=name, stem=stem or "00_start_here", page=binder_page())
    kinds = (("in this browser", SITE), ("on Binder", BINDER), ("in Colab", COLAB))
    return [(kind, address.format(**known)) for kind, address in kinds]
