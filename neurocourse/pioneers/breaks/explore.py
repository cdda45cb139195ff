"""Where the analogy breaks, armed: three ways back for the blame, and connections that fail."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.pioneers import prepared
from neurocourse.pioneers.breaks import chance, feedback
from neurocourse.pioneers.layers import deep
from neurocourse.plots import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED, figure
from neurocourse.teaching import Explorer, arm, choice, handle, slider, toggle

__all__ = ["failing_synapses", "way_back"]

LOOKS = {
    "transpose": (BLUE, "-", "exact way back"),
    "random": (ORANGE, "--", "random way back"),
    "frozen": (RED, ":", "nothing comes back"),
}
SHARES = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
N_READ = 180  # unseen digits behind each point of a curve


def way_back():
    """Accuracy by epoch with an exact and a random way back of the blame; armed, also with none, or no hidden layer."""
    epochs = np.arange(31)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4), width_ratios=(1.5, 1))
    lines, bands = {}, {}
    for name, (colour, dash, label) in {**LOOKS, "direct": (GREEN, "-.", "no hidden layer")}.items():
        (lines[name],) = left.plot(epochs, epochs * 0, color=colour, ls=dash, lw=2, label=label)
        bands[name] = left.fill_between(epochs, 0, 0, color=colour, alpha=0.2, lw=0)
    left.set(title="Unseen digits, right answers", xlabel="epoch", ylabel="share", xlim=(0, 30), ylim=(0, 1.02))
    left.legend(frameon=False, loc="lower right")
    (turn,) = right.plot(epochs, epochs * 0, color=ORANGE, ls="--", lw=2)
    around = right.fill_between(epochs, 0, 0, color=ORANGE, alpha=0.2, lw=0)
    right.axhline(90, color=GREY, ls=":", lw=1.2)
    right.text(29.5, 92, "at right angles", ha="right", color=INK)
    right.set(title="Random to true blame", xlabel="epoch", ylabel="degrees", xlim=(0, 30), ylim=(0, 180))

    def update(n_hidden, task, armed):
        found = prepared.way_back(n_hidden=int(n_hidden), task=task)
        shares = dict(zip(feedback.WAYS, found.accuracy, strict=True)) | {"direct": found.direct}
        for name, runs in shares.items():
            seen = armed or name in ("transpose", "random")
            lines[name].set_data(*((epochs, runs.mean(axis=0)) if seen else ([], [])))
            bands[name].set_data(epochs, *((runs.min(axis=0), runs.max(axis=0)) if seen else (0, 0)))
        turn.set_data(epochs, found.angle.mean(axis=0))
        around.set_data(epochs, found.angle.min(axis=0), found.angle.max(axis=0))
        exact, random, frozen, direct = (runs[:, -1].mean() for runs in shares.values())
        more = f", nothing {frozen:.2f}; without a hidden layer {direct:.2f}" if armed else ""
        return f"{n_hidden} hidden units, {task}, mean of three: exact way back {exact:.2f}, random {random:.2f}{more}."

    return Explorer(
        fig,
        update,
        title="Which way back does the blame need?",
        alt="Left: the share of unseen digits answered correctly, epoch by epoch, for several ways back of the blame; "
        "bands reach from the worst to the best of three networks. Right: the angle between random and true blame.",
        presets={
            "Two ways back": dict(n_hidden="10"),
            "Ten units, armed": dict(n_hidden="10", armed=True),
            "A hundred units, armed": dict(n_hidden="100", armed=True),
            "Which digit, armed": dict(n_hidden="100", task="which digit", armed=True),
        },
        n_hidden=choice("5", "10", "30", "100", value="10", label="Hidden units"),
        task=choice(*feedback.TASKS, value=feedback.TASKS[0], label="Task"),
        armed=toggle(False, label="Arm the machine: nothing comes back, and no hidden layer at all"),
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
    curves = kept(lambda armed, contacts: _accuracies(networks[armed], contacts))
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4))
    votes = left.bar(range(10), np.zeros(10), color=ORANGE, width=0.7)
    left.set(title="Twenty looks at one digit", xlabel="the network says", ylabel="looks", xticks=range(10))
    left.set(ylim=(0, 20.5), yticks=[0, 5, 10, 15, 20])
    (curve,) = right.plot(SHARES, SHARES * 0, "o-", color=BLUE, lw=1.8, ms=4, label="one contact")
    (several,) = right.plot(SHARES, SHARES * 0, "s--", color=PURPLE, lw=1.8, ms=4, label="as many as chosen")
    mark = right.axvline(0.5, color=RED, ls=":", lw=1.4)
    right.set(title="One look at each digit", xlabel="probability that a contact works", ylabel="read correctly")
    right.set(xlim=(0, 1.03), ylim=(0, 1.02))
    right.legend(frameon=False, loc="lower right")

    def update(p, contacts, digit, armed):
        looks = chance.look(networks[armed], np.repeat(X[digit : digit + 1], 20, axis=0), p, contacts, rng=digit)
        for bar, n in zip(votes, np.bincount(looks.argmax(axis=1), minlength=10), strict=True):
            bar.set_height(n)
        curve.set_ydata(curves(armed, 1))
        several.set_ydata(curves(armed, contacts))
        mark.set_xdata([p, p])
        right_looks = int(np.sum(looks.argmax(axis=1) == y[digit]))
        near = int(np.abs(SHARES - p).argmin())
        return (
            f"This is a {y[digit]}, and {right_looks} of 20 looks say so. Over all digits, one look in which "
            f"{p:.0%} of the contacts work reads about {curves(armed, contacts)[near]:.0%}."
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
        handles=[handle(right, x="p", at=0.06)],
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
