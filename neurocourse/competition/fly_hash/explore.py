"""A handwritten digit and its nearest relatives, by the code of a fly and by that of a machine."""

import numpy as np
from matplotlib.patches import Rectangle

from neurocourse.caching import kept
from neurocourse.competition import prepared
from neurocourse.competition.fly_hash import hashing
from neurocourse.data import digits
from neurocourse.plots import BRAIN, GREY, INK, MACHINE, ON_COLOUR, figure, key, log_ticks, move, panel, rule
from neurocourse.plots.marks import curves
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, slider
from neurocourse.wording import count

__all__ = ["fly_hash"]

KS = prepared.KS
WIRES = {"6 of 64 inputs each": "fly", "all inputs": "dense"}
COLS, ROWS, SIDE = 4, 3, 8
N_SHOWN, N_NEAREST = prepared.N_SHOWN, prepared.N_NEAREST


def fly_hash():
    """One digit and the twelve whose codes are nearest, twice; below, how well each code finds what is truly near."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cd", height_ratios=(1.15, 1), width_ratios=(1, 1))
    fly, machine, code, scores = axes.values()
    sheets = [_sheet(ax, words, sign) for ax, words, sign in ((fly, "Nearest, by a fly's code", "cell"),
              (machine, "Nearest, by planes", "unit"))]  # fmt: skip
    cells = picture(code, "Its code: who wins", (20, 64), "Blues", sign="cell")
    looks = {"sparse wires": BRAIN, "all wires": GREY, "k planes": MACHINE, "as many bits": INK}
    means = [prepared.hashes(code=code).precision.mean(axis=1) for code in prepared.CODES]
    lines = curves(scores, looks, KS, means, markers=True, ms=5)
    x, y = ("k, winners or planes", 1.8, 72), ("mean precision", 0, 1.35)
    panel(scores, "Precision of each code", x, y, yticks=[0, 0.5, 1])
    log_ticks(scores.xaxis, KS)
    key(scores, "upper left", ncols=2, columnspacing=0.8).set_zorder(0)
    now = rule(scores, x=16, color=INK, ls="-", ymax=0.72)

    def update(query, power, wires, armed):
        k, kind = 2**power, WIRES[wires]
        planes = round(hashing.bits(k)) if armed else k
        cells.set_data(winners(kind, k)[query].reshape(20, 64))
        pair = [prepared.hashes(code=code) for code in (kind, "as many bits" if armed else "bits")]
        near = [one.near[power - 1, query] for one in pair]
        for sheet, rows in zip(sheets, near, strict=True):
            sheet(query, rows)
        lines[-1].set_visible(armed)
        move(now, x=k)
        hits = [int(hashing.truth()[query, rows].sum()) for rows in near]
        means = [one.precision[power - 1].mean() for one in pair]
        return (
            f"Of the {N_NEAREST} nearest {hits[0]} are truly near by the fly's code of {k} winners, {hits[1]} by "
            f"{count(planes, 'plane')}. Over 200 digits: mean precision ≈ {means[0]:.2f} and ≈ {means[1]:.2f}."
        )

    return Explorer(
        fig,
        update,
        title="A fly's hash",
        alt="Above: a handwritten digit, framed, and the twelve digits whose codes are nearest to its own, by the code "
        "of a fly on the left and by that of random planes on the right; a cross marks what is not near. Below: which "
        "of 1,280 cells win, and how well each code finds what is truly near, against its length.",
        presets={
            "Sixteen winners": dict(),
            "Four winners": dict(power=2),
            "Wires from everywhere": dict(wires="all inputs"),
            "As many bits": dict(armed=True),
        },
        query=slider(0, N_SHOWN - 1, 1, value=3, label="Digit", show=lambda k: str(k + 1)),
        power=slider(1, 6, 1, value=4, label="Winners, and planes", show=lambda p: str(2**p)),
        wires=choice(*WIRES, label="Each cell hears"),
        armed=arm("as many bits as the fly's code can hold", remains="nothing"),
    )


@kept
def winners(kind, k):
    """Codes of the digits that can be looked up."""
    return hashing.encode(digits().X[:N_SHOWN], kind, k, rng=prepared.SEEDS[0])


def _sheet(ax, words, sign):
    """A digit in a frame and N_NEAREST others, with a cross on each that is not near; returns a function that shows."""
    step, left = SIDE + 1, 2 * SIDE
    images, shape = digits().images, (ROWS * step - 1, left + COLS * step - 1)
    sheet = picture(ax, words, shape, "Greys", sign=sign)
    ax.add_patch(Rectangle((-0.5, step - 0.5), SIDE, SIDE, fill=False, ec=ON_COLOUR, lw=1.4, clip_on=False))
    corners = [(step * (j // COLS), left + step * (j % COLS)) for j in range(N_NEAREST)]
    (crosses,) = ax.plot([], [], "x", color=ON_COLOUR, ms=13, mew=1.8)

    def show(query, rows):
        data = np.zeros(shape)
        data[step : step + SIDE, :SIDE] = images[query]
        near = hashing.truth()[query, rows]
        for (y, x), row, right in zip(corners, rows, near, strict=True):
            data[y : y + SIDE, x : x + SIDE] = (1.0 if right else 0.5) * images[row]
        crosses.set_data(*(np.array(corners)[~near, ::-1] + 3.5).T)
        sheet.set_data(data)

    return show
