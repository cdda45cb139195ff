"""What is like what: representations compared, and faces told from other things."""

import numpy as np

from neurocourse.cortex.features import faces as model
from neurocourse.cortex.features import similarity as rsa
from neurocourse.plots import BRAIN, GREEN, GREY, MACHINE, figure, here, key, move, panel, rule, set_bars, shade, title
from neurocourse.plots.pictures import picture
from neurocourse.teaching import Explorer, arm, choice, slider
from neurocourse.wording import number

__all__ = ["faces", "similarity"]


def similarity():
    """Two ways to represent forty digits: which digits does each find alike, and do they agree?"""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc", height_ratios=(1.6, 1))
    left, right, below = axes.values()
    sheets = [picture(ax, "", (40, 40), "viridis", vmax=1.2) for ax in (left, right)]
    for ax in (left, right):
        ax.set_xticks(np.arange(10) * 4 + 1.5, range(10))
        ax.set_yticks(np.arange(10) * 4 + 1.5, range(10))
        ax.tick_params(length=0)
    names = rsa.REPRESENTATIONS
    bars = below.barh(names, np.zeros(len(names)), color=GREY)
    panel(below, "", ("similarity (rank correlation)", 0, 1.05), ("", len(names) - 0.4, -0.6))
    band = shade(below, 0, 1, color=BRAIN, alpha=0.15)

    def update(one, other, noise):
        a, b = rsa.matrix(one), rsa.matrix(other)
        for ax, shown, rdm, name in zip((left, right), sheets, (a, b), (one, other), strict=True):
            shown.set_data(rdm)
            title(ax, name.capitalize())
        people = rsa.subjects(a, noise=noise, rng=0)
        alike = [max(np.mean([rsa.compare(person, rsa.matrix(name)) for person in people]), 0) for name in names]
        set_bars(bars, alike, [BRAIN if name == other else GREY for name in names])
        low, high = rsa.noise_ceiling(people) if noise else (1.0, 1.0)
        band.set_bounds(low, 0, high - low, 1)
        title(below, f"Subjects who see by {one}")
        pair = f"{one.capitalize()} and {other}: similarity {number(rsa.compare(a, b), 2)}."
        if not noise:
            return f"{pair} Subjects who see by {one}, without noise, are all alike: the best reaches 1.00."
        return (
            f"{pair} For subjects who see by {one}, with noise {{noise}}, the best reach {number(low, 2)} to "
            f"{number(high, 2)}."
        )

    return Explorer(
        fig,
        update,
        title="Comparing without matching cells",
        alt="Above: two matrices of forty digits by forty, dark where two digits are alike, sorted by digit. "
        "Below: bars for how well each representation predicts made-up subjects who see by the first one, with noise; "
        "the shaded band is the noise ceiling.",
        presets={
            "Itself": dict(one="pixels", other="pixels"),
            "V1 and the first layer": dict(one="Gabor energy", other="convolution 1"),
            "First and last": dict(one="pixels", other="answer"),
        },
        one=choice(*names, value="Gabor energy", label="First"),
        other=choice(*names, value="convolution 1", label="Second"),
        noise=slider(0, 0.6, 0.1, value=0.3, label="Noise of the subjects"),
    )


def faces():
    """Drawn faces, upright, upside down and in strange light: which judge still knows them?"""
    examiners = {both: model.trained(both) for both in (False, True)}
    tables = {both: model.aucs_by_view(one, rng=2) for both, one in examiners.items()}
    fig, axes = figure(size=(6.4, 4), plan="abc;ddd", height_ratios=(1, 1.1))
    *above, below = axes.values()
    titles = ("Shown (drawn)", "By 12 eigenfaces", "The mean face")
    sheets = [picture(ax, words, (20, 20)) for ax, words in zip(above, titles, strict=True)]
    places = np.arange(len(model.VIEWS))
    panel(below, "", ("faces told from others: 1 always, 0.5 chance", 0, 1.02), ("", 3.6, -1.1))
    below.set_yticks(places, model.VIEWS)
    judges = [
        below.barh(places + shift, np.zeros(4), 0.36, color=colour, hatch=hatch, ec="white", label=name)
        for shift, name, colour, hatch in ((-0.2, "eigenfaces", GREEN, ""), (0.2, "network", MACHINE, "//"))
    ]
    key(below, "upper left", ncols=2)
    rule(below, x=0.5, ymax=0.85)
    dot = here(below, marker=">")

    def update(view, kind, seed, armed):
        examiner, table = examiners[armed], tables[armed]
        for bars, shares in zip(judges, table.T, strict=True):
            set_bars(bars, shares)
        sheets[2].set_data(examiner.mean.reshape(20, 20))
        image = model.seen(view, rng=seed) if kind == "face" else model.other(rng=seed)
        flat = image.ravel() - examiner.mean
        rebuilt = examiner.mean + flat @ examiner.components.T @ examiner.components
        sheets[0].set_data(image)
        sheets[1].set_data(np.clip(rebuilt.reshape(20, 20), 0, 1))
        row = model.VIEWS.index(view)
        move(dot, 0.02, row)
        share = model.faceness(image[None], examiner.mean, examiner.components)[0]
        verdict = "a face" if model.face_score(examiner.network, image[None])[0] > 0 else "no face"
        return (
            f"Eigenfaces rebuild {max(share, 0):.0%} of it; the network says {verdict}. Over 400 pictures, {view}: "
            f"eigenfaces {table[row, 0]:.2f}, network {table[row, 1]:.2f}."
        )

    return Explorer(
        fig,
        update,
        title="Faces (all drawn)",
        alt="Above: a drawn face or another thing, what twelve eigenfaces rebuild of it, and the mean face. Below: "
        "bars for how well eigenfaces and a network tell faces from other things in four views.",
        presets={
            "Upright": dict(view="upright", kind="face"),
            "Upside down": dict(view="upside down", kind="face"),
            "Pieces of a face": dict(kind="other", seed=4),
        },
        view=choice(*model.VIEWS, label="View"),
        kind=choice("face", "other", label="Picture"),
        seed=slider(0, 30, 1, value=2, label="Another picture"),
        armed=arm("faces both ways up to learn from", remains="nothing"),
    )
