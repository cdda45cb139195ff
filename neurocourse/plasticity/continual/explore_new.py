"""New digits beside old ones: an album of the old, and how soon they are forgotten without it."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.plasticity.continual import course, dreams, tasks
from neurocourse.plasticity.continual.explore import ON_TOP, album_page, hatched, show_lost, show_page
from neurocourse.plasticity.prepared import AGAIN, newcomers, springs
from neurocourse.plots import DIFFERENCE, GREY, INK, MACHINE, figure, key, move, note, panel
from neurocourse.plots.marks import curves, follow, set_bars
from neurocourse.plots.pictures import mosaic
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import number

__all__ = ["new_digits"]

ROWS, COLUMNS = 5, 4  # of pictures on the page of the album


@kept
def page(keep):
    """What lies in the album, a sheet of grey; None for an empty page."""
    old, _ = tasks.new_digits()
    if keep == "EWC":
        return springs().F / 15
    if keep == "nothing":
        return None
    rng = np.random.default_rng(5)
    if keep == "named noise":
        X = dreams.noise(old, ROWS * COLUMNS, rng=rng)
        return _laid(X)
    if keep == "dreams":
        found = dreams.dream(dreams.means_and_spread(old.X, old.y), rng=rng)
        return _laid(np.concatenate([found.X[found.y == digit][:COLUMNS] for digit in range(ROWS)]))
    return _laid(course.kept(old, 6 if keep == "6 pictures" else 50, rng=rng).X[: ROWS * COLUMNS])


def _laid(X):
    return mosaic(np.moveaxis(X.reshape(-1, 8, 8), 0, 2), ROWS, COLUMNS)


def new_digits():
    """A net that reads 0 to 4 learns 5 to 9; turn the epochs, and choose what it keeps of the old ones."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab\nac", width_ratios=(1, 1.9), height_ratios=(1.25, 1))
    album, right, course_ = axes["a"], axes["b"], axes["c"]
    sheet, words = album_page(album, "Album of the old")
    panel(right, "Right, digit by digit", ("", -0.6, 9.6), ("", 0, 1.2), "unit", yticks=(0, 0.5, 1))
    right.set_xticks(range(10))
    right.axvline(4.5, color=GREY, lw=1, ls=":")
    bars, lost = (
        right.bar(range(10), np.zeros(10), 0.62, color=MACHINE, ec=INK, lw=0.6, zorder=ON_TOP),
        hatched(right, 10),
    )
    note(right, "hatched: forgotten", "upper left", color=DIFFERENCE)
    epochs = np.arange(21)
    panel(course_, "", ("epochs of the new digits", -0.3, 20.3), ("right", 0, 1.4), yticks=(0, 0.5, 1))
    lines = curves(course_, {"old digits": INK, "new digits": MACHINE}, epochs, zorder=ON_TOP)
    key(course_, "upper right", lines, ncols=2)
    (at,) = course_.plot([0, 0], [0, 1.06], color=INK, lw=1.2, zorder=ON_TOP)

    def update(keep, epoch, again, armed):
        found = newcomers(keep=keep, absent_rest=armed, again=again - 1)
        shares = found.percent / 100.0
        now, was = shares[epoch], np.where(np.arange(10) < 5, shares[0], 0)
        set_bars(bars, now)
        show_lost(lost, now, np.maximum(was, now))
        both = shares.reshape(21, 2, 5).mean(axis=2)
        follow(lines, epochs, both.T)
        move(at, x=epoch)
        _show(sheet, words, keep)
        told = f" Told which five to choose from, it would read {found.told[0]}% of the old." * (epoch == 20)
        return (
            f"After {{epoch}} the old digits are read {both[epoch, 0]:.0%} right, the new {both[epoch, 1]:.0%}.{told}"
        )

    return Explorer(
        fig,
        update,
        title="New digits beside old ones",
        alt="Left: a page of an album with what is kept of the digits 0 to 4. Right, above: share right of each digit, "
        "hatched what was forgotten. Right, below: old and new digits, epoch by epoch of learning the new.",
        presets={
            "The first epoch": dict(epoch=1),
            "Springs (EWC)": dict(keep="EWC", epoch=20),
            "Fifty pictures": dict(keep="50 pictures", epoch=20),
            "Dreams": dict(keep="dreams", epoch=20),
        },
        handles=[handle(course_, x="epoch", at=0)],
        keep=choice(*dreams.KEEPS, label="Kept of the old"),
        epoch=steps(20, value=0, interval=150, label="New digits for", show=lambda k: f"{k} epoch{'s' * (k != 1)}"),
        again=slider(1, len(AGAIN), 1, value=1, label="Another start"),
        armed=arm("a loss that leaves the outputs of absent digits alone", remains="less of it"),
    )


def _show(sheet, words, keep):
    n = dreams.KEEPS[keep][0]
    show_page(sheet, words, page(keep), f"{number(n)} numbers" if n else "an empty page")
