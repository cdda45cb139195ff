"""The tests of the models, in a 32-bit Python: half an hour, so that they run once a week, and when they are named.

    python -m pytest tests/weekly_32_bits.py

What needs a peer library is skipped there. Explorers and checks are left out: `test_32_bits` has their frames and
calls, and under pytest they need a deeper stack than WebAssembly gives them.
"""

import pytest
from test_32_bits import ROOMS, run, wasi  # noqa: F401


@pytest.mark.slow
@pytest.mark.parametrize("room", [*ROOMS, "nn"])
def test_models_pass_their_tests_with_32_bit_integers(wasi, room):  # noqa: F811
    done, said = run(wasi, "models_in_32_bits.py", room)
    assert done.exit_code == 0 and done.trapped is None, f"{said[-3000:]}{done.stderr.decode()[-2000:]}{done.trapped}"
    assert " passed" in said.splitlines()[-1], said[-3000:]
    print(said.splitlines()[-1])
