"""A link that brings a repository's notebooks to every student, by nbgitpuller:

python deploy/pull_link.py https://hub.school.example https://github.com/you/your-course 01_pioneers
"""

import argparse
from urllib.parse import quote, urlencode, urlsplit

FOLDER = "neurocourse"  # in the student's home


def pull_link(hub, repository, stem="00_start_here", branch="main"):
    """Address that pulls a repository into `FOLDER` and opens a lesson in JupyterLab.

    Raises
    ------
    ValueError
        An address does not begin with https:// or http://.
    """
    for address in (hub, repository):
        if urlsplit(address).scheme not in ("http", "https"):
            raise ValueError(f"an address begins with https://, not {address!r}")
    asked = dict(repo=repository, branch=branch, targetPath=FOLDER)
    asked["urlpath"] = f"lab/tree/{FOLDER}/notebooks/{stem}.ipynb"
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked, quote_via=quote)}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("hub", help="address of the hub")
    parser.add_argument("repository", help="address of the repository with your lessons")
    parser.add_argument("stem", nargs="?", default="00_start_here", help="the lesson to open, such as 01_pioneers")
    parser.add_argument("--branch", default="main", help="of the repository")
    options = parser.parse_args()
    try:
        print(pull_link(options.hub, options.repository, options.stem, options.branch))
    except ValueError as error:
        parser.error(str(error))
