"""What `weekly_32_bits` runs in a 32-bit Python: pytest, on those tests of a room that neither draw nor check."""

import inspect
import sys
from pathlib import Path

sys.path[:0] = ["/course/tests", "/course/tests/browser", "/course/authoring"]

import pytest  # noqa: E402

ABSENT = "cacheprovider faulthandler logging".split()  # they want descriptors and files that are not there
OTHER = "explor", "check", "sweep", "lesson", "tmp_path", "start_new_kernel"  # words of tests that cannot run there
sys.modules |= dict.fromkeys(("torch", "sklearn", "scipy"))  # there to be seen, but not made for this machine


class OnlyModels:
    def pytest_collection_modifyitems(self, items):
        items[:] = [item for item in items if not any(word in inspect.getsource(item.function) for word in OTHER)]


room = sys.argv[1]
files = sorted(Path("/course/tests").glob("test_nn*.py")) if room == "nn" else [f"/course/tests/{room}"]
options = ["-q", "-s", "--rootdir=/course", "-c", "/course/pyproject.toml"]
options += [word for name in ABSENT for word in ("-p", f"no:{name}")]
sys.exit(pytest.main([*options, *map(str, files)], plugins=[OnlyModels()]))
