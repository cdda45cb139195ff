"""Early vision: filters on a photograph, movement and contrast."""

import numpy as np

from neurocourse.cortex.attention.saliency import filtered, spectrum
from neurocourse.cortex.cells.gabor import quadrature
from neurocourse.cortex.early import contrast as recordings
from neurocourse.cortex.early import motion
from neurocourse.cortex.early import normalisation as norm
from neurocourse.data import photographs
from neurocourse.plots import BRAIN, GREEN, INK, MACHINE, PURPLE, figure, key, log_ticks, panel, title
from neurocourse.plots.marks import curves, dots_on, follow, here, move
from neurocourse.plots.pictures import grey, picture, shades
from neurocourse.teaching import Explorer, arm, choice, handle, slider
from neurocourse.wording import number

__all__ = ["gabor_filters", "motion_energy", "normalisation"]


def gabor_filters():
    """A simple and a complex cell of one slope, at every place of a photograph."""
    pictures = {name: grey(photo) for name, photo in photographs()._asdict().items()}
    fig, axes = figure(2, 2, size=(6.4, 4.2))
    photo = picture(axes[0, 0], "Photograph", (96, 96), shades("gray"))
    field = picture(axes[0, 1], "Field of a simple cell", (15, 15), vmin=-0.25, vmax=0.25, sign="cell")
    maps = [
        picture(ax, words, (96, 96), shades("gray", 16), sign="cell")
        for ax, words in zip(axes[1], ("Simple cells", "Complex cells"), strict=True)
    ]

    def update(picture, angle, f):
        image = pictures[picture]
        pair = quadrature(15, angle, f=f, sigma=0.5 / f)
        even, odd = filtered(image, [spectrum(g, image.shape) for g in pair])
        energy = np.sqrt(even**2 + odd**2)
        photo.set_data(image[::2, ::2])
        field.set_data(pair[0])
        for shown, answers in zip(maps, (even, energy), strict=True):
            shown.set_data(answers[::2, ::2] / np.quantile(energy, 0.99))
        share = np.mean(energy > 0.3 * energy.max())
        return f"Slope {{angle}}, {{f}}: complex cells at {share:.1%} of all places fire strongly."

    return Explorer(
        fig,
        update,
        title="One slope, everywhere",
        alt="Above: a photograph, and the receptive field of a simple cell. Below: the answers of simple and of "
        "complex cells with this slope at every place, bright where they fire.",
        presets={"Lying": dict(angle=0), "Upright": dict(angle=90), "Fine": dict(f=0.25), "Coarse": dict(f=0.1)},
        picture=choice(*pictures, label="Photograph"),
        angle=slider(0, 165, 15, value=90, label="Slope", show=lambda a: f"{number(a)}°"),
        f=slider(0.1, 0.3, 0.05, value=0.2, unit="cycles per pixel", label="Fineness"),
    )


def motion_energy():
    """A moving thing as a slanted stripe in space and time, and two filters that lean one way each."""
    fig, axes = figure(size=(6.4, 4.2), plan="ab;cc")
    left, right, below = axes.values()
    extent = (motion.X[0], motion.X[-1], motion.T[-1], 0)
    movie = left.imshow(np.zeros((24, 21)), cmap="gray", vmin=-1, vmax=1, extent=extent, aspect="auto")
    lean = right.imshow(motion.filters(1)[0], cmap="gray", extent=extent, aspect="auto")
    panel(left, "What is shown", "place (pixels)", "time (frames)")
    panel(right, "The filter that wins", "place (pixels)", sign="cell")
    shows = {"stripes": motion.moving_grating, "a bar": motion.moving_bar}
    speeds = np.round(np.arange(-8, 8.01, 0.2), 1)
    tuning = {what: motion.tuning(draw, speeds) for what, draw in shows.items()}
    panel(below, "Energy, share of its largest", ("speed (pixels/frame)", -8, 8), ("", -0.04, 1.25), "cell")
    below.set(xticks=(-8, -4, 0, 4, 8), yticks=(0, 0.5, 1))
    lines = curves(below, {"likes right": BRAIN, "likes left": GREEN}, speeds, lw=1.8)
    dots = dots_on(lines)
    key(below, "upper left")

    def energies(speed, what):
        return tuning[what][:, np.abs(speeds - speed).argmin()]

    def update(speed, what):
        movie.set_data(shows[what](speed))
        follow(lines, speeds, tuning[what])
        follow(dots, speed, energies(speed, what))
        to_right, to_left = energies(speed, what)
        answers = max(to_right, to_left) >= 0.05
        lean.set_data(motion.filters(1 if to_right >= to_left else -1)[0])
        lean.set_visible(answers)
        title(right, "The filter that wins" if answers else "No filter answers")
        verdict = f"The cells say: to the {'right' if to_right > to_left else 'left'}."
        if not answers:
            verdict = "Neither kind answers."
        elif abs(to_right - to_left) < 0.2 * (to_right + to_left):
            verdict = "Neither direction wins."
        found = f"energy for right {to_right:.2f}, for left {to_left:.2f}"
        return f"{what.capitalize()} at {{speed}}: {found}. {verdict}"

    return Explorer(
        fig,
        update,
        title="Movement is a slope in time",
        alt="Left: what is shown, place across and time down; a moving thing is a slanted stripe. Right: the filter "
        "that answers more, slanted too. Below: energy of the cells for right and for left at every speed.",
        presets={
            "To the right": dict(speed=0.8),
            "To the left": dict(speed=-0.8),
            "Standing still": dict(speed=0),
            "Too fast": dict(speed=3.2, what="stripes"),
            "The wheel that turns back": dict(speed=7.4, what="stripes"),
        },
        handles=[handle(below, x="speed", at=lambda **now: energies(**now).max())],
        speed=slider(-8, 8, 0.2, value=0.8, unit="pixels/frame", label="Speed"),
        what=choice(*shows, value="a bar", label="Show"),
    )


def normalisation():
    """A cell divided by its neighbours, with a second grating across; and which curve fits which recording."""
    c = recordings.CONTRASTS
    fine = np.geomspace(0.02, 1, 100)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.5), sharey=True)
    for ax, words, sign in ((left, "One cell of V1", "cell"), (right, "Which curve fits?", None)):
        panel(ax, words, "contrast", ("", 0, 142), sign)
        log_ticks(ax.xaxis, (0.02, 0.1, 0.5, 1))
    left.set_ylabel("rate (spikes/s)")
    lines = curves(left, {"alone": BRAIN, "with a second grating": GREEN}, fine)
    half = here(left)
    (dots,) = right.plot(c, c, "o", color=INK, label="synthetic recording")
    fitted = curves(right, {"Naka-Rushton": BRAIN, "rectified line (ReLU)": MACHINE, "tired synapses": PURPLE}, c)
    key(left, "upper left")
    names = key(right, "upper left")

    def update(mask, sigma, cell, seed, armed):
        follow(lines, fine, [norm.normalised(fine, sigma=sigma), norm.normalised(fine, mask, sigma=sigma)])
        move(half, sigma, _half(sigma))
        rates = recordings.measured(c, cell, c50=sigma, rng=seed)
        fits = {name: fit(c, rates) for name, fit in recordings.FITS.items()}
        dots.set_ydata(rates)
        follow(fitted, c, [fit.rates for fit in fits.values()])
        for part in (fitted[2], names.get_texts()[3], names.legend_handles[3]):
            part.set_visible(armed)
        tried = recordings.CELLS if armed else recordings.CELLS[:2]
        scores = ", ".join(f"{SHORT[name]} {number(fits[name].aic, 0)}" for name in tried)
        best = min(tried, key=lambda name: fits[name].aic)
        return f"Recorded from: {cell}. Akaike's criterion (less is better): {scores}. It takes the cell for: {best}."

    return Explorer(
        fig,
        update,
        title="Divided by the neighbours",
        alt="Left: rate against contrast, alone and with a second grating across it. Right: a synthetic recording of "
        "one of three cells with the best curve of each kind that is tried.",
        presets={
            "No second grating": dict(mask=0),
            "A strong one": dict(mask=1.0),
            "A sensitive cell": dict(sigma=0.05),
            "Another cell": dict(cell=recordings.CELLS[2]),
        },
        handles=[handle(left, x="sigma", at=lambda sigma, **_: _half(sigma))],
        mask=slider(0, 1, 0.1, value=0.5, label="Contrast of the second grating"),
        sigma=slider(0.05, 0.6, 0.05, value=0.2, label="Contrast of half the largest rate"),
        cell=choice(*recordings.CELLS, label="Record from a cell"),
        seed=slider(0, 20, 1, value=0, label="Another recording"),
        armed=arm("a third curve to try, tired synapses", remains="nothing", label="Arm the experimenter"),
    )


SHORT = dict(zip(recordings.CELLS, ("Naka-Rushton", "line", "tired"), strict=True))


def _half(sigma):
    """Rate of the cell at the contrast that gives half of its largest."""
    return float(norm.normalised([sigma], sigma=sigma)[0])
