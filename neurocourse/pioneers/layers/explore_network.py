"""One handwritten digit on its way through the network of the second article, and the blame on its way back."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap

from neurocourse.nn import Dense
from neurocourse.pioneers.layers import deep
from neurocourse.plots import GREY, MACHINE, PURPLE, figure, key
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, slider, steps

__all__ = ["digit_network"]

SIGNED = LinearSegmentedColormap.from_list("signed", [PURPLE, "#f7f7f7", MACHINE])  # −1, 0, 1
NAMES = [f"{n} {what}" for n, what in zip(deep.SIZES, ("pixels", "hidden", "hidden", "outputs"), strict=True)]
AT = (0, 1.7, 3.1, 4.3)  # where the layers stand, from left to right
N_EDGES = 48  # the strongest between two layers; all of them would be a grey wall
LAST = 7  # steps: four layers forward, four back


def digit_network(network):
    """Walk one unseen digit forward layer by layer, then its blame back, dashed as in the article's figure.

    Parameters
    ----------
    network : Network
        From `deep.train_digits`; an untrained one is shown beside it.
    """
    networks = {"trained": network, "untrained": deep.build(rng=1)}
    _, X, _, y = deep.held_out()
    places = [_places(x, layer) for layer, x in enumerate(AT)]
    fig, ax = figure(1, 1, size=(6.4, 4))
    bare(ax, "64 pixels in, ten answers out", "unit", xlim=(-0.75, 4.75), ylim=(-0.12, 1.16))
    lines = [ax.add_collection(LineCollection([], lw=1)) for _ in places[1:]]
    nodes = [
        ax.scatter(
            *p.T, s=s, c=np.zeros(len(p)), cmap=SIGNED, vmin=-1, vmax=1, edgecolors=GREY, linewidths=0.7, marker=m
        )
        for p, s, m in zip(places, (230, 90, 90, 200), "sooo", strict=True)
    ]
    for x, name in zip(AT, NAMES, strict=True):
        ax.text(x, 1.08, name, ha="center")
    for place, k in zip(places[3], range(10), strict=True):
        ax.text(place[0] + 0.14, place[1], str(k), va="center")
    ax.plot([], [], color=MACHINE, lw=3, label="positive")
    ax.plot([], [], color=PURPLE, lw=3, label="negative")
    key(ax, "lower left", ncols=2)

    def update(which, digit, step):
        weights = [layer.W for layer in networks[which].layers if isinstance(layer, Dense)]
        way = deep.trace(networks[which], X[digit], int(y[digit]))
        back = step > 3
        reached = (lambda k: k >= LAST - step) if back else (lambda k: k <= step)
        values = [_scaled(v) if reached(k) else 0 * v for k, v in enumerate(way.deltas if back else way.activities)]
        for node, value in zip(nodes, values, strict=True):
            node.set_array(value)
        for k, (line, W) in enumerate(zip(lines, weights, strict=True)):
            flow = W * (values[k + 1][:, None] if back else values[k]) * (reached(k) and reached(k + 1))
            _draw(line, flow, places[k], places[k + 1], dashed=back)
        says, sure = int(way.activities[3].argmax()), way.activities[3].max()
        verdict = f"The network says {says} ({sure:.0%} sure); it is a {y[digit]}."
        where = NAMES[LAST - step] if back else NAMES[step]
        return f"{'Backward: blame' if back else 'Forward: activity'} at the {where}. {verdict} Loss {way.loss:.2f}."

    return Explorer(
        fig,
        update,
        title="Two hidden layers, forward and back",
        alt="Four columns of units, from 64 pixels that show a digit to ten outputs. Solid lines carry activity to the "
        "right, dashed lines carry blame to the left; amber is positive, purple negative.",
        presets={
            "Forward, done": dict(step=3),
            "Backward, done": dict(step=LAST),
            "Before learning": dict(which="untrained", step=LAST),
        },
        which=choice("trained", "untrained", value="trained", label="Network"),
        digit=slider(0, 49, 1, value=4, label="Digit that it never saw"),
        step=steps(LAST, value=3, label="Step", interval=500),
    )


def _places(x, layer):
    """Places (n, 2) of a layer's units: a square of pixels, hidden units in sixteen rows, the outputs in a column."""
    n = deep.SIZES[layer]
    columns = (8, n // 16, n // 16, 1)[layer]
    row, column = np.divmod(np.arange(n), columns)
    spacing = 1 / 9 if layer == 3 else 0.064
    return np.column_stack([x + 0.13 * (column - (columns - 1) / 2), 0.5 - spacing * (row - (n / columns - 1) / 2)])


def _scaled(values):
    """Values divided by the largest size among them, so that each layer uses the whole range of colours."""
    return values / max(np.abs(values).max(), 1e-12)


def _draw(line, flow, before, after, *, dashed):
    """Show the strongest of the flows (n_post, n_pre) as lines, amber where positive, purple where negative."""
    size = np.abs(flow).ravel()
    strongest = np.argsort(size)[-N_EDGES:][::-1] if size.any() else np.array([], dtype=np.int64)
    post, pre = np.unravel_index(strongest, flow.shape)
    line.set_segments(np.stack([before[pre], after[post]], axis=1))
    line.set_color([MACHINE if f > 0 else PURPLE for f in flow[post, pre]])
    line.set_alpha(0.55)
    line.set_linewidth(2.2 * size[strongest] / max(size.max(), 1e-12))
    line.set_linestyle((0, (4, 3)) if dashed else "solid")
