"""The sending side: packets that come by chance, a recording of 1956, and a store that runs low."""

import numpy as np

from neurocourse.neurotransmitters.quanta import endplate
from neurocourse.neurotransmitters.quanta import release as quanta
from neurocourse.neurotransmitters.quanta import short_term as plasticity
from neurocourse.plots import BRAIN, GREEN, GREY, INK, PURPLE, SKY, badge, figure, key, limit, log_ticks, note, panel
from neurocourse.plots.marks import here, move, numbers_on, rule, set_bars, set_numbers
from neurocourse.teaching import Explorer, choice, handle, slider
from neurocourse.wording import count, number

__all__ = ["end_plate", "release", "short_term"]


def end_plate(failures=quanta.failures):
    """Boyd and Martin's 198 answers, the packets that ``failures`` or the mean finds in them, and ten end-plates."""
    amplitude, sizes = endplate.answers(), np.array(list(endplate.EVOKED))
    fine = np.linspace(0.05, 3.2, 316)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.8), width_ratios=(1.5, 1))
    counts = list(endplate.EVOKED.values())
    left.bar(sizes, counts, 0.09, color=[GREY, *[BRAIN] * (len(sizes) - 1)], ec=INK, lw=0.5)
    (curve,) = left.plot(fine, fine, color=INK, lw=1.8)
    none = here(left, marker="D", ms=8)
    left.text(0.7, 33, "grey: no answer\ndiamond: expected", va="center")
    left.text(1.35, 17, "line: Poisson packets")
    unit = rule(left, "q", x=0.4, color=INK)
    panel(left, "198 answers (bars)", ("size of the answer (mV)", -0.12, 3.2), ("answers", 0, 39), "cell")
    panel(right, "Ten end-plates", ("packets, by mean size", 0, 4), ("packets, by failures", 0, 4))
    right.plot([0, 4], [0, 4], color=GREY, ls="--", lw=1.3)
    right.plot(endplate.DIRECT, endplate.BY_FAILURES, "s", color=BRAIN, ms=6)
    star = here(right, marker="*", ms=15)
    note(right, "star:\ncomputed here", "lower right")

    def update(method, q):
        m = {"failures": float(failures(amplitude, q)), "mean size": quanta.direct(amplitude, q)}
        move(unit, x=q)
        curve.set_ydata(endplate.predicted(m[method], fine))
        expected = endplate.predicted_failures(m[method])
        move(none, 0, expected)
        move(star, m["mean size"], m["failures"])
        return (
            f"By failures {m['failures']:.2f} packets an impulse, by size {m['mean size']:.2f}. Counted by the "
            f"{method}, {count(round(expected), 'impulse')} should find no answer; 18 did."
        )

    made = badge(right, failures)
    return Explorer(
        fig,
        update,
        title="Packets at an end-plate",
        alt="Left: a histogram of 198 recorded answers with the curve that Poisson packets predict, and the expected "
        f"number of failures as a diamond. Right: packets found in two ways for ten end-plates, on the diagonal.{made}",
        presets={
            "From the failures": dict(method="failures", q=0.4),
            "A packet too small": dict(method="mean size", q=0.3),
            "A packet too large": dict(method="mean size", q=0.5),
        },
        handles=[handle(left, x="q", at=30)],
        method=choice("mean size", "failures", label="Count packets by"),
        q=slider(0.25, 0.55, 0.01, value=0.4, unit="mV", label="Size of one packet q"),
    )


Q = 0.4  # mV, answer to one packet


def release(spread=quanta.by_spread):
    """A recording of many stimuli: the size of the answers, and three ways to count packets, the last ``spread``."""
    edges = np.arange(-0.4, 12.05, 0.08)
    x = np.linspace(-0.4, 12, 1200)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.7), width_ratios=(1.4, 1))
    panel(left, "Answers to stimuli", ("amplitude (mV)", -0.4, 4), ("share of the stimuli", 0, 0.42), "cell")
    panel(right, "Packets, counted", ("", -0.5, 3.3), ("estimate / truth", 0, 4.6))
    heap = left.stairs(np.zeros(len(edges) - 1), edges, fill=True, color=BRAIN, ec=INK, lw=0.5)
    (theory,) = left.plot(x, 0 * x, color=INK, lw=1.8, label="binomial model")
    key(left, "upper right")
    names = ["by\nsize", "by\nfailures", "by\nspread"]
    columns = right.bar(names, [0, 0, 0], color=[GREEN, PURPLE, SKY], ec=INK, lw=0.6, width=0.6)
    for column, hatch in zip(columns, ("", "//", ".."), strict=True):
        column.set_hatch(hatch)
    numbers = numbers_on(columns)
    rule(right, "truth", y=1, color=INK, ls="--")

    def update(n, p, trials, seed):
        run = quanta.simulate(n, p, q=Q, trials=trials, rng=seed)
        heap.set_data(np.histogram(run.amplitude, edges)[0] / trials)
        theory.set_ydata(0.08 * quanta.density(x, n, p, q=Q))
        values = quanta.direct(run.amplitude, Q), quanta.failures(run.amplitude, Q), float(spread(run.amplitude))
        shares = [value / (n * p) if np.isfinite(value) else 0.0 for value in values]
        set_bars(columns, shares)
        limit(left, x=(-0.4, 4 if run.amplitude.max() < 3.9 else 2 * np.ceil(run.amplitude.max() / 1.9)))
        limit(right, y=(0, 4.6 if max(shares) < 4.2 else 2 * np.ceil(max(shares) / 1.8)))
        set_numbers(numbers, columns, [f"× {share:.2f}" if share else "no failure" for share in shares])
        by_failures = f"by failures {values[1]:.2f}" if np.isfinite(values[1]) else "there is no failure to count"
        return (
            f"True value: {n * p:.2f} packets a stimulus. By size {number(values[0], 2)}, {by_failures}, by the spread "
            f"{values[2]:.2f}."
        )

    made = badge(right, spread)
    return Explorer(
        fig,
        update,
        title="Transmitter comes in packets",
        alt="Left: histogram of the answers to single stimuli, with one hump for no packet, one packet, two packets "
        "and so on, and the curve of the binomial model. Right: quantal content, counted in three ways, over the truth."
        + made,
        presets={
            "Rare release: they agree": dict(n=20, p=0.06),
            "Likely release: they part": dict(n=4, p=0.6),
            "Few stimuli": dict(n=20, p=0.06, trials=100),
            "Never a failure": dict(n=10, p=0.8),
        },
        n=slider(1, 20, 1, value=20, label="Places of release n"),
        p=slider(0.04, 0.9, 0.02, value=0.06, label="Chance of each p"),
        trials=slider(100, 2000, 100, value=1000, label="Stimuli"),
        seed=slider(0, 9, 1, value=0, label="Another experiment"),
    )


def short_term():
    """A train of spikes and its answers; and what a regular train can still tell about its own rate."""
    rates = np.geomspace(1, 200, 200)
    fig, (left, right) = figure(1, 2, size=(6.4, 3.6), width_ratios=(1.3, 1))
    panel(left, "Answer to each spike", ("time (ms)", -15, 1000), ("share of the store, u·R", -0.03, 1.03), "cell")
    panel(right, "Sent in a second", ("rate f (Hz)", 1, 200), ("f·u·R (stores/s)", 0, 5.8), "cell")
    log_ticks(right.xaxis, (1, 10, 100))
    (answers,) = left.plot([0], [0], "o-", color=BRAIN, lw=1, ms=5)
    end = rule(left, "closed form", y=0, color=INK, ls="--")
    (sent,) = right.plot(rates, rates, color=BRAIN, lw=2)
    limit = rule(right, "1/τ_rec", y=1, color=INK, ls="--")
    dot = here(right)

    def update(rate, U, tau_rec, tau_facil):
        train = plasticity.regular(rate, max(2, int(rate)))
        A = plasticity.simulate(train, U, tau_rec, tau_facil).A
        answers.set_data(train, A)
        last = plasticity.steady_state(rate, U, tau_rec, tau_facil).A
        move(end, y=last)
        sent.set_ydata(rates * plasticity.steady_state(rates, U, tau_rec, tau_facil).A)
        ceiling = 1000 / tau_rec
        move(limit, y=ceiling)
        move(dot, rate, _sent(rate, U, tau_rec, tau_facil))
        word = "falls" if A[-1] < A[0] else "grows"
        return (
            f"At {{rate}} the answer {word} from {A[0]:.2f} to {last:.2f}. A second carries {rate * last:.2f} "
            f"stores; no rate carries more than 1/τ_rec = {ceiling:.2f}."
        )

    return Explorer(
        fig,
        update,
        title="A synapse that tires",
        alt="Left: the answer to each spike of a regular train, and the closed form of where it settles. Right: what "
        "is sent in a second against the rate, which levels off at one over the recovery time.",
        presets={
            "Depression": dict(rate=20, U=0.5, tau_rec=800, tau_facil=0),
            "The same at 60 Hz": dict(rate=60, U=0.5, tau_rec=800, tau_facil=0),
            "Facilitation": dict(rate=20, U=0.05, tau_rec=200, tau_facil=1000),
        },
        handles=[handle(right, x="rate", at=_sent)],
        rate=slider(2, 100, 1, value=20, unit="Hz", label="Rate of the train"),
        U=slider(0.05, 0.95, 0.05, value=0.5, label="Used by a first spike, U"),
        tau_rec=slider(200, 1000, 50, value=800, unit="ms", label="Recovery τ_rec"),
        tau_facil=slider(0, 1000, 50, value=0, unit="ms", label="Facilitation τ_facil"),
    )


def _sent(rate, U, tau_rec, tau_facil):
    """Stores that a train sends in a second, once it has settled."""
    return float(rate * plasticity.steady_state(rate, U, tau_rec, tau_facil).A)
