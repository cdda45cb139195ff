"""Numbers and counts in sentences: the formatter, the words that tests look for, and what the lessons print."""

import doctest
import json
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from words import APART, FAULTS, faults

from neurocourse import wording
from neurocourse.wording import count, listed, number, quantity, scientific, signed

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
ENTRIES = sorted((ROOT / "neurocourse").glob("*/*.toml"))


def test_the_examples_in_the_docstrings_are_right():
    assert doctest.testmod(wording).failed == 0


@pytest.mark.parametrize("x", [0.0, -0.0, -0.004, 0.004, np.float32(-1e-9), np.int64(0)])
def test_zero_has_no_sign_however_it_came_about(x):
    assert number(x, 2) == signed(x, 2) == "0.00"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (number(-70), "−70"),
        (number(-12345.6, 1), "−12,345.6"),
        (number(1_234_567), "1,234,567"),
        (number(0.5), "0.5"),
        (number(3e-7), "3 × 10⁻⁷"),
        (number(np.float32(2.5), 1), "2.5"),
        (signed(12), "+12"),
        (signed(-0.26, 1), "−0.3"),
        (scientific(5.5e-10), "5.5 × 10⁻¹⁰"),
        (scientific(2e6, 0), "2 × 10⁶"),
        (count(np.int64(1), "batch", "batches"), "1 batch"),
        (count(-1, "pixel"), "−1 pixel"),
        (count(12000, "spike"), "12,000 spikes"),
        (quantity(1, "steps"), "1 step"),
        (quantity(-70, "mV"), "−70 mV"),
        (quantity(1, "spikes/s"), "1 spikes/s"),
        (listed(["1", "2"]), "1 and 2"),
    ],
)
def test_a_number_is_written_as_in_a_sentence(text, wanted):
    assert text == wanted and not faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "off by -0.00",
        "+0 mV",
        "V = -70 mV",
        "from (-3",
        "1 inputs",
        "1 new pixels",
        "1.2e-05 left",
        "12345 spikes",
        "−0.0",
    ],
)
def test_a_fault_is_found(text):
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "a 5-HT1A cell of 1-2 years, 1 of 30 robots",
        "+0.5 and −0.05, 2.1 inputs",
        "doi 10.1523/JNEUROSCI.18-24-10464.1998",
        "https://doi.org/10.1007/BF00992698",
        "$10^{-3}$",
        "1 ms and 1 is perfect",
    ],
)
def test_no_fault_is_found_where_there_is_none(text):
    assert not faults(text)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_a_lesson_prints_counts_as_a_sentence_does(path):
    """Python's own minus may stay: learners meet it in their own output."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    streams = [o for cell in cells for o in cell.get("outputs", []) if o["output_type"] == "stream"]
    text = APART.sub("", "".join(line for stream in streams for line in stream["text"]))
    for what in ("a zero with a sign", "one of many"):
        assert not FAULTS[what].findall(text), what


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_cards_and_questions_have_true_minus_signs(path):
    def strings(value):
        if isinstance(value, dict):
            return [s for key, part in value.items() if key not in ("doi", "url", "cite") for s in strings(part)]
        return [s for part in value for s in strings(part)] if isinstance(value, list) else [str(value)]

    texts = [re.sub(r"`[^`]*`", "", text) for text in strings(tomllib.loads(path.read_text(encoding="utf-8")))]
    assert [fault for text in texts for fault in faults(text) if "minus" in fault or "sign" in fault] == []
