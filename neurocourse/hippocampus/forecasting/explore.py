"""Four models look ahead in a chaotic rhythm."""

import numpy as np

from neurocourse.hippocampus.forecasting import mackey_glass
from neurocourse.plots import GREEN, GREY, INK, MACHINE, PURPLE, figure, key, log_ticks, note, panel
from neurocourse.plots.marks import here, move, rule
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import count

__all__ = ["forecast"]

HORIZONS = (1, 6, 12, 24, 48, 84)
LOOK = {
    "echo state": (MACHINE, "-", "o"),
    "autoregression": (PURPLE, "--", "s"),
    "RNN": (GREEN, "-.", "^"),
    "persistence": (INK, ":", "D"),
}
SHOWN = 250  # steps in the window


def forecast(rng=0):
    """The Mackey-Glass series and what a model forecast some steps before; error against horizon beside it."""
    x = mackey_glass.series(mackey_glass.TRAIN + mackey_glass.TEST + max(HORIZONS))
    forecasts = {(model, f.horizon): f for model in LOOK for f in mackey_glass.forecasts(model, HORIZONS, x=x, rng=rng)}
    fig, (left, right) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1, 1.1))
    (true,) = left.plot([], [], color=GREY, lw=5, alpha=0.45)
    (guess,) = left.plot([], [], lw=1.8)
    panel(left, "The test part, not used in training", ("time (steps)", 0, SHOWN), ("x", 0.15, 1.95))
    note(left, "what happened (wide grey)", color=GREY)
    label = left.text(0.44, 0.97, "", transform=left.transAxes, va="top", weight="bold")
    panel(right, "Error against horizon", ("steps ahead", 0.8, 120), ("NRMSE", 4e-7, 20), "unit", yscale="log")
    log_ticks(right.xaxis, (1, 6, 24, 84))
    for model, (colour, style, marker) in LOOK.items():
        errors = [forecasts[model, h].nrmse for h in HORIZONS]
        right.plot(HORIZONS, errors, color=colour, ls=style, marker=marker, ms=5, label=model)
    key(right, "lower center", ncols=4, columnspacing=1.2)
    rule(right, y=1, ls="-", lw=1)
    right.text(0.9, 2, "grey line: always saying the mean", color=GREY, size=SMALL)
    ring = here(right, ms=13, mfc="none", mec=INK, mew=1.6)

    def update(model, horizon, start):
        f = forecasts[model, horizon]
        window = slice(start, start + SHOWN)
        t = np.arange(SHOWN)
        true.set_data(t, f.x[window])
        guess.set_data(t, np.clip(f.x_hat[window], 0.15, 1.75))
        colour, style, _ = LOOK[model]
        guess.set(color=colour, linestyle=style)
        label.set(text=f"{model}, {count(horizon, 'step')} before", color=colour)
        move(ring, horizon, f.nrmse)
        name = model[0].upper() + model[1:]
        return (
            f"{name}, {count(horizon, 'step')} ahead: NRMSE {f.nrmse:.2g}. 0 is perfect, 1 is always saying the mean."
        )

    return Explorer(
        fig,
        update,
        title="Forecasting chaos",
        alt="Left: a window of the chaotic series and the forecast made some steps before, in a second colour. Right: "
        "error of four models against how far ahead they look, on logarithmic scales; a ring marks the chosen one.",
        presets={
            "Six ahead": dict(model="echo state", horizon=6),
            "Far ahead": dict(model="echo state", horizon=84),
            "A straight rule": dict(model="autoregression", horizon=84),
            "Trained through time": dict(model="RNN", horizon=84),
            "No model": dict(model="persistence", horizon=6),
        },
        model=choice(*LOOK, label="Model"),
        horizon=choice(*HORIZONS, value=84, label="Steps ahead"),
        start=slider(0, mackey_glass.TEST - SHOWN, 25, value=0, unit="steps", label="Window from"),
    )
