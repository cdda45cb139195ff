"""The README's pictures that are an explorer's own frames. Run: ``python authoring/pictures.py``.

A still is one frame. The moving one is an animated PNG: it loops, and where nothing moves it shows its first frame.
"""

from pathlib import Path

from PIL import Image

from neurocourse.basal_ganglia import explore as basal_ganglia
from neurocourse.start_here import explore as start_here

DOCS = Path(__file__).resolve().parent.parent / "docs"
STEP, REST = 180, 1800  # ms
WALKS = (0, 40)  # walks that the rat has learned from: it falls, it gets there


def neuron():
    """Lesson 00's first scene."""
    return [pixels(start_here.first_neuron())], [REST]


def rat():
    """Lesson 05's first scene: a walk before learning, and one after."""
    explorer = basal_ganglia.rat_at_the_cliff()
    frames, times = [], []
    for practice in WALKS:
        last = explorer.controls["step"].high
        walk = [pixels(explorer.set(practice=practice, step=step)) for step in range(last + 1)]
        while len(walk) > 1 and walk[-1].tobytes() == walk[-2].tobytes():  # it is there, and stays there
            walk.pop()
        frames += walk
        times += [STEP] * (len(walk) - 1) + [REST]
    return frames, times


def pixels(explorer):
    return Image.fromarray(explorer.pixels).convert("RGB")


def save(path, frames, times):
    rest = dict(save_all=True, append_images=frames[1:], duration=times, loop=0) if len(frames) > 1 else {}
    frames[0].save(path, optimize=True, **rest)
    print(f"{path.name}: {len(frames)} frames, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    save(DOCS / "first-neuron.png", *neuron())
    save(DOCS / "rat-at-the-cliff.png", *rat())
