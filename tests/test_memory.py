"""What a cell has freed goes back to the machine."""

import subprocess
import sys

import pytest

from neurocourse import memory

# A heap of arrays, of which a few stay: the gaps between them are free, and still the process's own.
CELL = """
from pathlib import Path
import numpy as np
from IPython.core.interactiveshell import InteractiveShell
from neurocourse.pioneers import explore
from neurocourse import memory

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

shell = InteractiveShell.instance()
explorer = explore.threshold_unit()
explorer._ipython_display_(), explorer._ipython_display_()
assert shell.events.callbacks["post_run_cell"].count(memory.give_back) == 1
many = [np.ones(4000) for _ in range(3000)]
few, full = many[::50], resident()
del many
freed = resident()
shell.run_cell("pass")
print(full - freed, full - resident())
"""


@pytest.mark.skipif(memory.trim is None, reason="no glibc: memory is handed back by itself, or cannot be")
def test_a_cell_hands_back_what_it_has_freed():
    said = subprocess.run([sys.executable, "-c", CELL], capture_output=True, text=True, check=True).stdout
    alone, after = map(float, said.splitlines()[-1].split())
    assert after > 80 > 20 > alone, said
