"""What explorers and tables of this room show at once: recalls and trainings for every setting."""

from functools import cache

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.hippocampus.attractors import capacity as limits
from neurocourse.hippocampus.attractors import hopfield
from neurocourse.hippocampus.gating import adding
from neurocourse.hippocampus.limits import analogy, stored_past
from neurocourse.hippocampus.one_shot import episodes, ways
from neurocourse.hippocampus.separation import dentate
from neurocourse.hippocampus.stores import amnesia, two_stores

SEEDS = (0, 1, 2, 3)
HOW_MANY = (5, 10, 20, 40, 80)  # memories that are stored together
LOADS = np.arange(0.02, 0.261, 0.02)
THIN_LOADS = np.round(np.arange(0.05, 0.76, 0.05), 2)  # patterns for each connection of a unit
DAYS, BIN = 60, 5


@cache
def path():
    """The connections that all recalls share."""
    return dentate.pathway(rng=0)


def pairs(share):
    """Eight pairs of inputs, (8, 2, N), that share so many of their active cells."""
    rng, found = np.random.default_rng(5), []
    for _ in range(8):
        x = dentate.winners(rng.random(dentate.N_IN), dentate.ACTIVE_IN)
        found.append([x, dentate.similar(x, share, rng=rng)])
    return np.array(found)


@prepared(share=tuple(np.round(np.arange(0, 1, 0.1), 1).tolist()), active=(0.5, 2, 5, 20))
def separation(share, active):
    """Share of cells that the codes of two inputs have in common; share of memories kept without and with the dentate
    gyrus, (2, HOW_MANY). ``active`` is the percentage of granule cells that fire."""
    fired = dentate.separate(pairs(share), path(), active / 100)
    options = dict(active=active / 100, path=path(), rng=7)
    kept = [[dentate.recalled(P, share, separated=s, **options) > 0.95 for P in HOW_MANY] for s in (False, True)]
    return dict(
        shared=np.float32(dentate.shared(fired[:, 0], fired[:, 1]).mean()),
        kept=np.array([[recalled.mean() for recalled in row] for row in kept], np.float32),
    )


@prepared(N=(100, 250, 500))
def capacity(N):
    """Recall at every load in networks of N units, and the share of random starts that end in no memory."""
    nowhere = [limits.spurious(hopfield.random_patterns(round(a * N), N, rng=1), n=20, rng=2) for a in LOADS]
    found = limits.curve(LOADS, N=N, n=20, rng=1)
    parts = dict(overlaps=found.overlaps, errors=found.errors, nowhere=nowhere)
    return {name: np.asarray(values, np.float32) for name, values in parts.items()}


@prepared(day=tuple(range(0, DAYS + 1, BIN)), replays=(0, 5, 20, 30))
def lesion(day, replays):
    """Tenths of the brains that remember each day of life, and the mean trace of each day in their cortex."""
    found = amnesia.share_recalled(day, replays=replays, rng=4)
    brains = [amnesia.live(DAYS, day, replays=replays, rng=[4, k]) for k in range(10)]
    traces = np.mean([brain.traces for brain in brains], axis=0)
    return dict(tenths=np.rint(10 * found).astype(np.uint8), traces=traces.astype(np.float32))


@prepared(replays=(0, 1, 2, 4, 8))
def study(replays):
    """Share of list A and of list B right after each epoch, means of three networks, (181,) each."""
    found = [two_stores.study(two_stores.lists(rng=k), replays=replays, rng=k) for k in range(3)]
    return {part: np.mean([getattr(one, part) for one in found], axis=0, dtype=np.float32) for part in "ab"}


@prepared(share=(1.0, 0.2, 0.05))
def dilution(share):
    """Overlap after recall at THIN_LOADS in 1,000 units, each of which hears so many of the others."""
    return dict(overlap=np.float32(analogy.thin_out(THIN_LOADS, share, N=1000, rng=0).overlap))


STARTS = {  # networks that learn to add, and how they start
    "LSTM": dict(kind="LSTM"),
    "LSTM, not told": dict(kind="LSTM", chrono=False),
    "GRU, not told": dict(kind="GRU", chrono=False),
    "RNN": dict(kind="RNN"),
    "RNN, U = 1": dict(kind="RNN, U = 1"),
    "IRNN": dict(kind="IRNN"),
}
HELD_STEPS = {500: 0.003, 2000: 0.001}  # for U = 1: of 0.01, 0.003 and 0.001 the best for the IRNN


@prepared(start=tuple(STARTS), updates=(500, 2000))
def adding_controls(start, updates):
    """Mean squared error of the adding problem after so many updates, for three seeds, (3,)."""
    options = dict(eta=HELD_STEPS[updates]) if start in ("RNN, U = 1", "IRNN") else {}
    runs = [adding.learn(updates=updates, rng=k, progress=False, **STARTS[start], **options) for k in range(3)]
    return dict(error=np.float32([run.test for run in runs]))


@prepared(lengths=((100, 100), (50, 200)))
def held(lengths):
    """Error of an LSTM that learned to add at these lengths, when it is asked at analogy.ASKED: (SEEDS, lengths);
    and the parameters of the first."""
    networks = [analogy.learn_lengths(*lengths, rng=seed) for seed in SEEDS]
    errors = [analogy.hold(network, analogy.ASKED, rng=9).error for network in networks]
    return dict(error=np.float32(errors), parameters=networks[0].parameters)


TASKS = {  # for LSTMs with a short record
    "marks alike": dict(),
    "two kinds of marks": dict(two_marks=True),
    "alike, not told": dict(chrono=False, updates=2000),
}


@prepared(task=tuple(TASKS), steps=(100, 25, 1))
def records(task, steps):
    """Mean squared error of an LSTM that learned to add with a record of so many steps, for three seeds, (3,)."""
    runs = [stored_past.learn(steps, **TASKS[task], rng=k, progress=False) for k in range(3)]
    return dict(error=np.float32([run.error for run in runs]))


@prepared()
def who_needs_how_many():
    """Share right of six episodes by clear and by blurred cues, (ways, 2, STARTS): `ways.compare`."""
    return dict(right=np.float32(ways.compare()))


@cache
def _snapshots(n_episodes):
    return episodes.learn(n_episodes, rng=0)


@prepared(n_episodes=(6, 18, 36), given=range(1, 12), noise=range(0, 41, 5))
def side_by_side(n_episodes, given, noise):
    """What an LSTM makes of the first cue after each number of looks, packed, and the share of features right: that of
    the connections, then the LSTM's after each number of looks. ``noise`` in per cent."""
    known = _snapshots(n_episodes)
    cue = episodes.cues(known.episodes, given, noise / 100, rng=1)
    completed = []
    for parameters in known.parameters:
        known.network.parameters[...] = parameters
        completed.append(episodes.go_on(known.network, cue))
    right = [episodes.right(x, known.episodes, given).mean() for x in (episodes.complete(known.W, cue), *completed)]
    bits = np.array([x[0].ravel() > 0 for x in completed])
    return dict(completed=np.packbits(bits, axis=1), right=np.array(right, np.float32))
