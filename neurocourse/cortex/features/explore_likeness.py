"""What is like what: representations compared, and faces told from other things."""

import numpy as np

from neurocourse.cortex.features import faces as model
from neurocourse.cortex.features import similarity as rsa
from neurocourse.plots import BLUE, GREY, INK, RED, figure
from neurocourse.plots.pictures import bare
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import number

__all__ = ["faces", "similarity"]


def similarity():
    """Two ways to represent forty digits: which digits does each find alike, and do they agree?"""
    fig, (left, middle, right) = figure(1, 3, size=(9, 3.4), width_ratios=(1, 1, 1.1))
    sheets = [ax.imshow(np.zeros((40, 40)), cmap="viridis", vmin=0, vmax=1.2) for ax in (left, middle)]
    for ax in (left, middle):
        bare(ax)
        ax.set(xticks=np.arange(10) * 4 + 1.5, yticks=np.arange(10) * 4 + 1.5)
        ax.set_xticklabels(range(10))
        ax.set_yticklabels(range(10))
        ax.tick_params(length=0)
    names = rsa.REPRESENTATIONS
    bars = right.barh(names, np.zeros(len(names)), color=GREY)
    right.set(xlim=(0, 1.05), ylim=(len(names) - 0.4, -0.6), xlabel="similarity (rank correlation)")
    band = right.axvspan(0, 1, color=BLUE, alpha=0.15, lw=0)

    def update(one, other, noise):
        a, b = rsa.matrix(one), rsa.matrix(other)
        for ax, shown, rdm, name in zip((left, middle), sheets, (a, b), (one, other), strict=True):
            shown.set_data(rdm)
            ax.set_title(name)
        people = rsa.subjects(a, noise=noise, rng=0)
        for bar, name in zip(bars, names, strict=True):
            bar.set_width(max(np.mean([rsa.compare(person, rsa.matrix(name)) for person in people]), 0))
            bar.set_color(BLUE if name == other else GREY)
        low, high = rsa.noise_ceiling(people) if noise else (1.0, 1.0)
        band.set_bounds(low, 0, high - low, 1)
        right.set_title(f"Subjects who see by\n{one}")
        alike = f"{one} and {other}: similarity {number(rsa.compare(a, b), 2)}."
        return (
            f"{alike} For subjects who see by {one}, with noise {noise}, the best reach {number(low, 2)} to "
            f"{number(high, 2)}."
        )

    return Explorer(
        fig,
        update,
        title="Comparing without matching cells",
        alt="Left and middle: two matrices of forty digits by forty, dark where two digits are alike, sorted by digit. "
        "Right: bars for how well each representation predicts made-up subjects who see by the first one, with noise; "
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
    examiner = model.trained()
    table = model.aucs_by_view(examiner, rng=2)
    fig, axes = figure(1, 4, size=(10, 3), width_ratios=(1, 1, 1, 1.9))
    sheets = [ax.imshow(np.zeros((20, 20)), cmap="gray", vmin=0, vmax=1) for ax in axes[:3]]
    for ax, title in zip(axes, ("Shown (drawn)", "Rebuilt from\n12 eigenfaces", "The mean face"), strict=False):
        bare(ax, title)
    sheets[2].set_data(examiner.mean.reshape(20, 20))
    places = np.arange(len(model.VIEWS))
    for k, (name, x, colour, hatch) in enumerate((("eigenfaces ■", 0.03, BLUE, ""), ("network ▨", 0.56, RED, "//"))):
        axes[3].barh(places + 0.2 * (2 * k - 1), table[:, k], 0.36, color=colour, hatch=hatch, ec="white")
        axes[3].text(x, -0.72, name, color=colour, weight="bold", size=9)
    axes[3].axvline(0.5, color=GREY, ls=":", ymax=0.85)
    axes[3].set(xlim=(0, 1.02), ylim=(3.6, -1.1), xlabel="faces told from others: 1 always, 0.5 chance", yticks=places)
    axes[3].set_yticklabels(model.VIEWS)
    (here,) = axes[3].plot([], [], ">", color=INK, ms=9)

    def update(view, kind, seed):
        image = model.seen(view, rng=seed) if kind == "face" else model.other(rng=seed)
        flat = image.ravel() - examiner.mean
        rebuilt = examiner.mean + flat @ examiner.components.T @ examiner.components
        sheets[0].set_data(image)
        sheets[1].set_data(np.clip(rebuilt.reshape(20, 20), 0, 1))
        row = model.VIEWS.index(view)
        here.set_data([0.02], [row])
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
        alt="From left to right: a drawn face or another thing, what twelve eigenfaces rebuild of it, the mean face, "
        "and bars for how well eigenfaces and a network tell faces from other things in four views.",
        presets={
            "Upright": dict(view="upright", kind="face"),
            "Upside down": dict(view="upside down", kind="face"),
            "Pieces of a face": dict(kind="other", seed=4),
        },
        view=choice(*model.VIEWS, label="View"),
        kind=choice("face", "other", label="Picture"),
        seed=slider(0, 30, 1, value=2, label="Another picture"),
    )
