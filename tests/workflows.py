"""The workflows of GitHub, as their yaml says."""

import checkout
import yaml

FOLDER = checkout.ROOT / ".github" / "workflows"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))


def workflow(name):
    """A workflow; its ``on`` is a truth value in yaml."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))


def steps(name, job=None):
    """Steps of one job, or of all."""
    jobs = workflow(name)["jobs"]
    return [step for key, it in jobs.items() if job in (None, key) for step in it["steps"]]


def commands(name, job=None):
    """What the steps run."""
    return [step["run"] for step in steps(name, job) if "run" in step]
