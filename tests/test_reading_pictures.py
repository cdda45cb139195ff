"""What the reading copy keeps of an explorer: which states, and their pictures."""

import base64
import io
import zlib

import numpy as np
import pytest
from PIL import Image
from reading.stops import STATES, kept
from reading.tiles import ROOM, Full, Tiles

from neurocourse.plots import figure
from neurocourse.teaching import Explorer, arm, choice, presses, slider, steps, toggle

ALT = "A line that stands as high as a slider says, and nothing else at all."


def explorer(presets=None, **controls):
    fig, ax = figure(size=(6.4, 3.2))
    (line,) = ax.plot([0, 1], [0, 0])

    def update(**values):
        return "So it is."

    return Explorer(fig, update, alt=ALT, presets=presets, **controls)


def test_two_sliders_are_a_full_grid_of_about_ten_stops_each():
    stops, states = kept(explorer(a=slider(0, 100, 1), b=slider(0, 1, 0.01, value=0.33)))
    assert len(stops["a"]) == 11 and len(stops["b"]) == 12 and 0.33 in stops["b"]
    assert {tuple(s.values()) for s in states} == {(a, b) for a in stops["a"] for b in stops["b"]}
    assert states[0] == {"a": 0, "b": 0.33}, "it opens as the explorer does"


def test_many_controls_are_lines_through_what_is_named_with_the_machine_armed_and_not():
    named = {"Far": dict(a=90, armed=True), "Near": dict(b=3)}
    ex = explorer(
        named, **{name: slider(0, 99, 1, value=20) for name in "abcd"}, armed=arm("a part", remains="nothing")
    )
    stops, states = kept(ex)
    assert len(states) <= STATES and all(ex.presets[name] in states for name in named)
    for value in stops["c"]:
        assert {**ex.defaults, "c": value} in states and {**ex.presets["Far"], "armed": False, "c": value} in states


def test_what_plays_has_more_stops_and_both_ends():
    stops, _ = kept(explorer(step=steps(200)))
    assert len(stops["step"]) == 25 and (stops["step"][0], stops["step"][-1]) == (0, 200)


def test_presses_are_kept_as_presets_name_them():
    ex = explorer({"Twice": dict(p=("left", "left"))}, p=presses("left", "right"), on=toggle())
    stops, states = kept(ex)
    assert stops["p"] == [(), ("left", "left")] and len(states) == 4


@pytest.mark.parametrize("most", [3, 12, 40])
def test_a_smaller_copy_still_has_all_that_is_named(most):
    presets = {f"{k}": dict(a=k) for k in range(20, 70, 10)}
    ex = explorer(presets, a=slider(0, 99, 1), b=choice("x", "y", "z"), c=slider(0, 1, 0.1))
    _, states = kept(ex, most)
    assert len(states) <= max(most, 6) and all(state in states for state in ex.presets.values())


def unpacked(packed, n, height, width):
    """Pictures from their tiles, as the page puts them together."""
    sheet = np.array(Image.open(io.BytesIO(base64.b64decode(packed["sheet"].partition(",")[2]))).convert("RGB"))
    side, columns = packed["side"], packed["columns"]
    numbers = np.frombuffer(zlib.decompress(base64.b64decode(packed["pictures"])), "<u2").reshape(n, -1)
    across, down = -(-width // side), -(-height // side)
    pictures = np.zeros((n, down * side, across * side, 3), np.uint8)
    for picture, of in zip(pictures, numbers, strict=True):
        for i, tile in enumerate(of):
            (y, x), (top, left) = divmod(int(tile), columns), divmod(i, across)
            picture[top * side : (top + 1) * side, left * side : (left + 1) * side] = sheet[
                y * side : (y + 1) * side, x * side : (x + 1) * side
            ]
    return pictures[:, :height, :width]


def test_pictures_come_back_from_their_tiles_as_they_were():
    rng = np.random.default_rng(1)
    pictures = [np.full((70, 100, 3), 255, np.uint8) for _ in range(6)]
    for k, picture in enumerate(pictures):
        picture[10 + k : 20 + k, 5:90] = rng.integers(0, 4, (10, 85, 1)) * 60
    tiles = Tiles()
    for picture in [*pictures, pictures[0]]:
        tiles.add(picture)
    packed = tiles.packed()
    assert np.array_equal(unpacked(packed, 7, 70, 100), [*pictures, pictures[0]])
    assert len(tiles.numbers) < 7 * 12, "what stays as it was is kept once"


def test_a_sheet_of_many_colours_stays_close():
    y, x = np.mgrid[:96, :96]
    picture = np.stack([2 * x, 2 * y, x + y], -1).astype(np.uint8)
    tiles = Tiles()
    tiles.add(picture)
    off = np.abs(unpacked(tiles.packed(), 1, 96, 96)[0].astype(int) - picture)
    assert off.mean() < 12


def test_pictures_without_anything_in_common_are_refused():
    rng, tiles = np.random.default_rng(2), Tiles()
    with pytest.raises(Full):
        for _ in range(ROOM // 400 + 1):
            tiles.add(rng.integers(0, 255, (640, 640, 3)).astype(np.uint8))
