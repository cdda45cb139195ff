"""What importing a room costs, against importing NumPy alone. Run: ``python benchmarks/imports.py [rounds]``."""

import pkgutil
import sys

from timing import cold, ratio, rounds_from

import neurocourse

LIMIT = 1.3
OTHERS = ("launch", "plots")  # runs before anything is installed; is Matplotlib


def main(rounds):
    rooms = sorted(module.name for module in pkgutil.iter_modules(neurocourse.__path__) if module.ispkg)
    rooms = [room for room in rooms if room not in OTHERS]
    programs = {room: f"import neurocourse.{room}" for room in rooms}
    timed = cold({"numpy": "import numpy"} | programs, rounds=rounds)
    print("## Imports\n")
    print(f"A new interpreter that imports one room, against one that imports NumPy; at most {LIMIT}.\n")
    print("| room | its time / NumPy's | range | held |")
    print("|---|---|---|---|")
    for room in rooms:
        middle, low, high = ratio(timed, room, "numpy")
        print(f"| {room} | {middle:.2f} | {low:.2f} to {high:.2f} | {'yes' if middle <= LIMIT else '**no**'} |")
    print()


if __name__ == "__main__":
    main(rounds_from(sys.argv, 9))
