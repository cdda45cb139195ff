"""Three activation functions: what each has to do with neurons, and what all three can learn."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.neurotransmitters import prepared
from neurocourse.neurotransmitters.curves import activations, moons
from neurocourse.plots import BRAIN, GREEN, INK, MACHINE, ON_COLOUR, PURPLE, decision_regions, figure, key, panel, plane
from neurocourse.plots.marks import here, move, rule
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps
from neurocourse.wording import number

__all__ = ["activation_functions", "two_moons"]


def activation_functions():
    """Sigmoid as a crowd, ReLU as a rate, tanh as the sigmoid drawn around zero."""
    fig, axes = figure(size=(6.4, 4.2), plan="ac;bc")
    crowds, tanhs, rates = (axes[name] for name in "abc")
    x = np.linspace(-6, 6, 241)
    panel(crowds, "σ: a crowd's answer", ("", -6.5, 6.5), ("share that fires", -0.05, 1.1), xticks=())
    panel(tanhs, "tanh: σ around zero", ("input x", -6.5, 6.5), ("output", -1.15, 1.2), "unit")
    panel(rates, "ReLU: a neuron's rate", "current (nA)", ("rate (Hz)", -10, 260))
    (crowd,) = crowds.step(x, 0 * x, where="post", color=BRAIN, lw=1.8, label="neurons")
    crowds.plot(x, activations.values("sigmoid", x), color=MACHINE, ls="--", lw=2, label="σ(x)")
    I = np.linspace(0, 4, 161)
    line = activations.fit_line(I, activations.f_I_curve(I))
    rates.plot(I, activations.f_I_curve(I), color=BRAIN, lw=2, label="LIF neuron")
    rates.plot(I, line.gain * np.maximum(0, I - line.threshold), color=MACHINE, ls="--", lw=2, label="fitted ReLU")
    rule(tanhs, y=0, ls="-", lw=0.8)
    tanhs.plot(x, activations.values("tanh", x), color=MACHINE, lw=2, label="tanh x")
    tanhs.plot(x, activations.tanh_from_sigmoid(x), color=INK, ls="--", lw=2, label="2σ(2x) − 1")
    marks = [key(ax, "upper left") and here(ax) for ax in (crowds, rates, tanhs)]

    def update(x_now, I_now, n, kind):
        thresholds = activations.thresholds(n, kind, rng=0)
        crowd.set_ydata(activations.recruited(x, thresholds))
        share, rate = float(activations.recruited(x_now, thresholds)), float(activations.f_I_curve([I_now])[0])
        sigma, tanh = (float(activations.values(name, x_now)) for name in ("sigmoid", "tanh"))
        for mark, place in zip(marks, ((x_now, share), (I_now, rate), (x_now, tanh)), strict=True):
            move(mark, *place)
        fitted = line.gain * max(0.0, I_now - line.threshold)
        return (
            f"At x = {{x_now}}: {100 * share:.0f}% fire, σ = {sigma:.2f}, tanh = {number(tanh, 2)}; the crowd is up "
            f"to {activations.distance(thresholds):.2f} away from σ. At {{I_now}}: {rate:.0f} Hz, ReLU {fitted:.0f}."
        )

    return Explorer(
        fig,
        update,
        title="Three activation functions",
        alt="Above: share of a crowd of all-or-none neurons that fire, a staircase beside the sigmoid. Below: tanh, on "
        "which the stretched sigmoid lies exactly. Right: rate of an integrate-and-fire neuron against current, beside "
        "a fitted rectified line.",
        presets={
            "Zero input": dict(x_now=0, I_now=0),
            "Negative input": dict(x_now=-2),
            "Just above threshold": dict(I_now=1.6),
            "A large crowd": dict(n=3000),
            "Ten neurons": dict(n=10),
            "Another crowd": dict(n=3000, kind="two kinds"),
        },
        handles=[_dragged(marks[0], "x_now"), _dragged(marks[1], "I_now")],
        x_now=slider(-6, 6, 0.5, value=0, label="Input x"),
        I_now=slider(0, 4, 0.1, value=2, unit="nA", label="Current"),
        n=choice(10, 30, 100, 1000, 3000, value=100, label="Neurons in the crowd"),
        kind=choice(*activations.CROWDS, label="Their thresholds"),
    )


def _dragged(mark, name):
    """A handle on a dot that moves along a curve."""
    return handle(mark.axes, x=name, at=lambda **_: mark.get_ydata()[0])


NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "ReLU": "ReLU", "none": "no activation"}
XLIM, YLIM, SIDE = (-1.6, 2.6), (-1.1, 1.6), 50
LAST = len(prepared.MOONS) - 1


def _moons_panel(ax, words):
    """A panel with the regions of a network and two kinds of points."""
    panel(ax, words, ("", *XLIM), ("", *YLIM), "unit")
    image = decision_regions(ax, np.zeros(SIDE * SIDE), XLIM, YLIM, colours=(GREEN, PURPLE))
    look = dict(ls="", mec=ON_COLOUR, mew=0.4, ms=4)
    return image, [ax.plot([], [], marker=m, color=c, **look)[0] for m, c in (("o", GREEN), ("^", PURPLE))]


def two_moons():
    """The same moons, four networks: three bends find the border, no bend cuts straight through."""
    fig, axes = figure(2, 2, size=(6.4, 4.2), sharex=True, sharey=True)
    grid = plane(XLIM, YLIM, SIDE)
    panels = [_moons_panel(ax, words) for ax, words in zip(axes.flat, NAMES.values(), strict=True)]
    for k in (0, 1):
        axes[k, 0].set_ylabel("x₂")
        axes[1, k].set_xlabel("x₁")
    networks = [moons.build(name, prepared.N_HIDDEN, rng=0) for name in NAMES]
    given = moons.build("none", prepared.N_HIDDEN, degree=3, rng=0)
    products = kept(_with_products)

    def update(step, noise, seed, armed):
        learned = [*prepared.two_moons(noise=noise, seed=seed).parameters[:, step]]
        X, y = moons.two_moons(160, noise, rng=1000 + seed)
        used, degrees, right = [*networks[:3], given if armed else networks[3]], (1, 1, 1, 3 if armed else 1), []
        if armed:
            learned[3] = products(noise, seed)[step]
        for (image, pair), network, parameters, n in zip(panels, used, learned, degrees, strict=True):
            network.parameters[:] = parameters
            around, sure = (moons.probability(network, moons.products(points, n)) for points in (grid, X))
            image.set_data(around.reshape(SIDE, SIDE))
            right.append(100 * np.mean((sure > 0.5) == (y == 1)))
            for k, dot in enumerate(pair):
                dot.set_data(*X[y == k].T)
        scores = ", ".join(f"{name} {share:.0f}%" for name, share in zip(NAMES.values(), right, strict=True))
        return f"At {{step}}, right on 160 new points: {scores}."

    return Explorer(
        fig,
        update,
        title="Two moons, one border",
        alt="Four panels with the same two interlocked half circles of points and the regions that a network assigns: "
        "sigmoid, tanh and ReLU bend the border between them, the network without activation cuts straight.",
        presets={
            "First epochs": dict(step=1),
            "On the way": dict(step=7),
            "Learned": dict(step=LAST),
            "Noisy": dict(noise=0.3),
            "Given products": dict(armed=True),
        },
        step=steps(LAST, value=LAST, label="Training", interval=200, show=lambda k: f"epoch {prepared.MOONS[k]}"),
        noise=choice(*prepared.two_moons.grid["noise"], value=0.12, label="Noise"),
        seed=slider(0, prepared.SEEDS[-1], 1, value=0, label="Other moons"),
        armed=arm("products of up to three inputs", remains="nothing", label="Arm the last one"),
    )


def _with_products(noise, seed):
    """Parameters (MOONS, size) on its way of the network without a bend that is given products of its inputs."""

    def note(network, epoch):
        return network.parameters.copy() if epoch in prepared.MOONS else None

    shared = dict(noise=noise, epochs=prepared.MOONS[-1], n_hidden=prepared.N_HIDDEN, after_epoch=note)
    records = moons.learn("none", degree=3, rng=seed, **shared).records
    return [parameters for parameters in records if parameters is not None]
