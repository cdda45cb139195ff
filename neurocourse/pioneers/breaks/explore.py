"""Where the analogy breaks, armed: three ways back for the blame, and connections that fail."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.pioneers import prepared
from neurocourse.pioneers.breaks import chance, feedback
from neurocourse.pioneers.layers import deep
from neurocourse.plots import BRAIN, DIFFERENCE, INK, MACHINE, PURPLE, curves, figure, follow, here, key, move, panel
from neurocourse.plots.marks import rule, set_bars, spread
from neurocourse.teaching import Explorer, arm, choice, handle, slider

__all__ = ["failing_synapses", "way_back"]

LOOKS = {
    "transpose": (MACHINE, "-", "exact way back"),
    "random": (BRAIN, "--", "random way back"),
    "frozen": (DIFFERENCE, ":", "nothing comes back"),
    "direct": (PURPLE, "-.", "no hidden layer"),
}
SHARES = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
N_READ = 180  # unseen digits behind each point of a curve


def way_back():
    """Accuracy by epoch with an exact way back of the blame and with none; armed, also with a random one.

    A network without a hidden layer, which needs no way back, stands beside them.
    """
    epochs = np.arange(31)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.5, 1))
    lines, bands = {}, {}
    for name, (colour, dash, label) in LOOKS.items():
        (lines[name],) = left.plot(epochs, epochs * 0, color=colour, ls=dash, lw=2, label=label)
        bands[name] = left.fill_between(epochs, 0, 0, color=colour, alpha=0.2, lw=0)
    panel(left, "Unseen digits, right answers", ("epoch", 0, 30), ("share", 0, 1.02), "unit")
    names = key(left, "lower right")
    (turn,) = right.plot(epochs, epochs * 0, color=BRAIN, ls="--", lw=2)
    around = right.fill_between(epochs, 0, 0, color=BRAIN, alpha=0.2, lw=0)
    rule(right, "at right angles", y=90)
    panel(right, "Random to true blame", ("epoch", 0, 30), ("degrees", 0, 120), yticks=(0, 30, 60, 90, 120))

    def update(n_hidden, task, armed):
        found = prepared.way_back(n_hidden=int(n_hidden), task=task)
        shares = dict(zip(feedback.WAYS, found.accuracy, strict=True)) | {"direct": found.direct}
        for name, runs in shares.items():
            seen = armed or name != "random"
            lines[name].set_data(*((epochs, runs.mean(axis=0)) if seen else ([], [])))
            spread(bands[name], epochs, *((runs.min(axis=0), runs.max(axis=0)) if seen else (0, 0)))
        turn.set_data(*((epochs, found.angle.mean(axis=0)) if armed else ([], [])))
        spread(around, epochs, *((found.angle.min(axis=0), found.angle.max(axis=0)) if armed else (0, 0)))
        for part in (names.get_texts()[1], names.legend_handles[1]):
            part.set_visible(armed)
        exact, random, frozen, direct = (runs[:, -1].mean() for runs in shares.values())
        more = f"random {random:.2f}, " if armed else ""
        return (
            f"{n_hidden} hidden units, {task}, mean of three: exact way back {exact:.2f}, {more}nothing comes back "
            f"{frozen:.2f}; no hidden layer {direct:.2f}."
        )

    return Explorer(
        fig,
        update,
        title="Which way back does the blame need?",
        alt="Left: the share of unseen digits answered correctly, epoch by epoch, for several ways back of the blame; "
        "bands reach from the worst to the best of three networks. Right: the angle between random and true blame, "
        "once the machine is armed.",
        presets={
            "One-way streets": dict(n_hidden="10"),
            "Ten units, armed": dict(n_hidden="10", armed=True),
            "A hundred units, armed": dict(n_hidden="100", armed=True),
            "Which digit, armed": dict(n_hidden="100", task="which digit", armed=True),
        },
        n_hidden=choice("5", "10", "30", "100", value="10", label="Hidden units"),
        task=choice(*feedback.TASKS, value=feedback.TASKS[0], label="Task"),
        armed=arm("a random way back, which never learns", remains="less of it", label="Arm the one-way streets"),
    )


def failing_synapses(network, hardened):
    """Let the connections of a network fail: twenty looks at one digit, and accuracy against how often they work.

    Parameters
    ----------
    network : Network
        From `deep.train_digits`.
    hardened : Network
        From `chance.train_failing`; it is used once the machine is armed.
    """
    networks = {False: network, True: hardened}
    _, X, _, y = deep.held_out()
    learned = kept(lambda armed, contacts: _accuracies(networks[armed], contacts))
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6))
    votes = left.bar(range(10), np.zeros(10), color=MACHINE, ec=INK, width=0.7)
    panel(left, "Twenty looks at one digit", "the network says", ("looks", 0, 20.5), "unit", xticks=range(10))
    left.set_yticks([0, 5, 10, 15, 20])
    panel(
        right,
        "One look at each digit",
        ("probability that a contact works", 0, 1.03),
        ("read correctly", 0, 1.02),
        "unit",
    )
    kinds = curves(right, {"as many as chosen": BRAIN, "one contact": MACHINE}, SHARES, ms=5, markers=True)
    key(right, "lower right")
    dot = here(right)
    line = rule(right, x=0.5)

    def update(p, contacts, digit, armed):
        looks = chance.look(networks[armed], np.repeat(X[digit : digit + 1], 20, axis=0), p, contacts, rng=digit)
        set_bars(votes, np.bincount(looks.argmax(axis=1), minlength=10))
        follow(kinds, SHARES, (learned(armed, contacts), learned(armed, 1)))
        move(line, x=p)
        right_looks = int(np.sum(looks.argmax(axis=1) == y[digit]))
        read = learned(armed, contacts)[int(np.abs(SHARES - p).argmin())]
        move(dot, p, read)
        return (
            f"This is a {y[digit]}, and {right_looks} of 20 looks say so. Over all digits, one look in which "
            f"{p:.0%} of the contacts work reads about {read:.0%}."
        )

    return Explorer(
        fig,
        update,
        title="When connections fail",
        alt="Left: how often a network says each digit in twenty looks at one picture, while its connections fail at "
        "random. Right: the share of digits read in one look against the probability that a contact works, with one "
        "contact a connection and with several.",
        presets={
            "Certain": dict(p=1),
            "Half of them fail": dict(p=0.5),
            "Learned with failures": dict(p=0.5, armed=True),
            "Five contacts": dict(p=0.5, contacts=5),
        },
        handles=[handle(right, x="p", at=lambda **_: dot.get_ydata()[0])],
        p=slider(0.1, 1, 0.1, value=0.5, label="Probability that a contact works"),
        contacts=slider(1, 10, 1, value=1, label="Contacts in each connection"),
        digit=slider(0, 49, 1, value=4, label="Digit that it never saw"),
        armed=arm("training with connections that fail", remains="less of it"),
    )


def _accuracies(network, contacts):
    """Share of unseen digits read in one look, for each of ``SHARES``."""
    _, X, _, y = deep.held_out()
    rng = np.random.default_rng(contacts)
    looks = [chance.look(network, X[:N_READ], p, contacts, rng=rng) for p in SHARES]
    return np.array([np.mean(look.argmax(axis=1) == y[:N_READ]) for look in looks])
