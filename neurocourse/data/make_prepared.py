"""Let the models work out the results that ship: ``python -m neurocourse.data.make_prepared [name ...]``.

A name is that of a file in ``prepared/``, without its ending; all are made when none is given. It takes a few minutes.
"""

import sys
from importlib import import_module
from pathlib import Path

from neurocourse.data.prepared import Prepared

PACKAGE = Path(__file__).parent.parent


def recipes():
    """All recipes of all rooms, by name."""
    rooms = [path.parent.name for path in sorted(PACKAGE.glob("*/prepared.py"))]
    modules = [import_module(f"neurocourse.{room}.prepared") for room in rooms if room != "data"]
    found = [thing for module in modules for thing in vars(module).values() if isinstance(thing, Prepared)]
    return {recipe.name: recipe for recipe in found}


if __name__ == "__main__":
    everything = recipes()
    for name in sys.argv[1:] or everything:
        everything[name].make()
        print(f"{everything[name].path.stat().st_size:>7} bytes  {name}")
