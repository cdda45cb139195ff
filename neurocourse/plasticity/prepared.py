"""What explorers and tables of this room show at once: trainings and courses for every setting."""

import numpy as np

from neurocourse.data.prepared import prepared
from neurocourse.plasticity.ageing import stream
from neurocourse.plasticity.continual import anchors, course, dreams, tasks
from neurocourse.plasticity.evolution import search
from neurocourse.plasticity.growing import genomes, neat
from neurocourse.plasticity.half_forgotten import free_lunch, hidden
from neurocourse.plasticity.lesions import damage
from neurocourse.plasticity.newborn import granule
from neurocourse.plasticity.transfer import bodies, moved
from neurocourse.plasticity.two_views import fields

SEEDS = (0, 1, 2, 3, 4)


@prepared(way=free_lunch.WAYS, eta=hidden.STEPS, wrong=(False, True))
def hidden_lunch(way, eta, wrong):
    """Nets with a hidden layer that relearn 10 to 50 of 60 pairs: error and recall of the rest, before and after.

    (seeds, lists, 2) each.
    """
    runs = [[hidden.relearned(way, n, eta=eta, wrong=wrong, rng=[seed, n]) for n in hidden.LISTED] for seed in SEEDS]
    parts = {name: [[getattr(run, name) for run in row] for row in runs] for name in ("error", "recall")}
    return {name: np.array(found, np.float32) for name, found in parts.items()}


@prepared(noise=fields.NOISES, rule=fields.RULES)
def eyes(noise, rule):
    """A cell whose left eye is closed half-way: fields of the first of three in 255 steps, (8, 2, 137).

    And of all three what they answer to the best grating of each eye, and how much orientation matters, (3, 8, 2).
    """
    runs = [fields.grow_up(noise, rule, rng=seed) for seed in SEEDS[:3]]
    w = runs[0].w / np.abs(runs[0].w).max(axis=(1, 2), keepdims=True)
    measures = {name: np.array([getattr(run, name) for run in runs], np.float32) for name in ("best", "tuned")}
    return dict(w=np.rint(127 * w).astype(np.int8), **measures)


@prepared(source=("photographs", "noise"), rule=fields.RULES)
def one_eye(source, rule):
    """Selectivity of five cells with one eye."""
    return dict(tuned=np.array([fields.alone(source, rule, rng=seed) for seed in SEEDS], np.float32))


AGAIN = SEEDS[:3]
FIVE = (*course.WAYS, "own nets", "together")


@prepared(way=FIVE, again=AGAIN)
def five_tasks(way, again):
    """Share right of each of five shuffled tasks (columns) after each that was learned (rows), (5, 5)."""
    stream, rng = tasks.shuffled(rng=[again, 9]), np.random.default_rng([again, 1])
    if way == "together":
        return dict(right=np.tile(course.together(stream, rng=rng), (5, 1)).astype(np.float16))
    found = course.own_nets(stream, rng=rng) if way == "own nets" else course.study(stream, **course.WAYS[way], rng=rng)
    return dict(right=found.astype(np.float16))


@prepared()
def springs():
    """Stiffness of the springs on the first layer after one shuffled task, (100, 64), its root in 15 steps."""
    task, network = tasks.shuffled(1, rng=[0, 9])[0], tasks.reader(rng=[0, 1])
    course.learn(network, task, rng=np.random.default_rng(0))
    F = anchors.importance(network, task.X, rng=0)[: 100 * 64].reshape(100, 64)
    return dict(F=np.rint(15 * np.sqrt(F / F.max())).astype(np.uint8))


@prepared(keep=tuple(dreams.KEEPS), absent_rest=(False, True), again=AGAIN)
def newcomers(keep, absent_rest, again):
    """Percent right of each digit after each epoch of the new ones, (21, 10); percent right when told, old and new."""
    found = dreams.go_on(keep, absent_rest=absent_rest, rng=[again, 3])
    return dict(percent=np.rint(100 * found.by_digit).astype(np.uint8), told=np.rint(100 * found.told).astype(np.uint8))


STAGES = (0, *range(4, stream.TASKS, 5))  # tasks after which units are shown
SHADES = 7  # in whole steps, how many pictures a unit answers to


@prepared(care=tuple(stream.CARE), way=tuple(stream.WAYS), again=AGAIN)
def lives(care, way, again):
    """Share right in each of a hundred tasks, (100,), silent units of both layers then, (100, 2), and 64 units a layer.

    The last, (stages, 2, 64), are the shares of pictures that they answer to, in steps; of the first start only.
    """
    life = stream.live(**stream.CARE[care], **stream.WAYS[way], rng=[again, 4])
    seen = np.ceil(SHADES * life.answers[list(STAGES), :, : stream.UNITS]) * (again == AGAIN[0])
    silent = np.mean(life.answers == 0, axis=2)
    return dict(
        right=life.right.astype(np.float16), silent=np.rint(100 * silent).astype(np.uint8), units=seen.astype(np.uint8)
    )


PERCENT = (0, 1, 2, 3, 6, 10)  # cells replaced, or added, each night


@prepared(way=granule.WAYS, percent=PERCENT, excitable=(False, True))
def memories(way, percent, excitable):
    """Percent recalled of the memories of five days each, the latest first, of five dentate gyri, (5, 12).

    ``control``: the same of gyri that have as many cells as these in the end, from the first day on, and none newborn.
    """
    born = round(percent / 100 * granule.N_CELLS) * (granule.DAYS - 1) * (way == "added")
    return dict(
        percent=_by_age(way, percent / 100, excitable=float(excitable)),
        control=_by_age("replaced", 0.0, cells=granule.N_CELLS + born),
    )


def _by_age(*how, **more):
    found = [granule.lifetime(*how, **more, rng=[k, 7]).recalled for k in SEEDS]
    return np.rint(100 * np.mean(np.reshape(found, (-1, 12, 5)), axis=2)).astype(np.uint8)


DEAD, PICTURES = tuple(range(0, 100, 10)), (20, 50, 200)  # percent of the units; to learn from afterwards


@prepared(hidden=(30, 100, 400), dropout=(0, 50), again=AGAIN)
def lesions(hidden, dropout, again):
    """Percent right, one tenth after another dead, mean of five lesions, (10,), and after learning again, (10, 3).

    ``fresh``, (10, 3), is that of a new net with as many units as are left.
    """
    network = damage.trained(hidden, dropout=dropout / 100, rng=[again, 8])
    theta, found = network.parameters.copy(), []
    for dead in DEAD:
        marks = [damage.survivors(hidden, dead / 100, rng=[again, dead, k]) for k in range(5)]
        cut, pairs = np.mean([damage.cut(network, alive) for alive in marks]), []
        for pictures in PICTURES:
            pairs.append(damage.recover(network, pictures, rng=[again, dead, 9]))
            network.parameters[:] = theta
        found.append((cut, *np.transpose(pairs)))
    cut, recovered, fresh = (np.rint(100 * np.array(part)).astype(np.uint8) for part in zip(*found, strict=True))
    return dict(cut=cut, recovered=recovered, fresh=fresh)


PIXELS, SHOTS = tuple(range(0, 65, 8)), (1, 2, 5, 10)


@prepared(n=PIXELS, shots=SHOTS)
def pixels_moved(n, shots):
    """Percent right of each of `moved.NAMES` (rows) in five draws of pixels and pictures, (8, 5)."""
    return dict(right=percent([moved.compare(n, shots, seed=seed) for seed in SEEDS]))


@prepared(shots=SHOTS)
def other_digits(shots):
    """The same for a net that knows 0 to 4 and meets 5 to 9, (8, 5)."""
    return dict(right=percent([moved.compare(0, shots, kind="new digits", seed=seed) for seed in SEEDS]))


def percent(runs):
    """Shares by name of several runs as whole percents (names, runs)."""
    return np.rint([[100 * run[name] for run in runs] for name in moved.NAMES]).astype(np.uint8)


@prepared(body=bodies.NEW, beginning=bodies.BEGINNINGS)
def second_bodies(body, beginning):
    """Trials of 24 climbers with a new body, (24,), and weights of the first before and after, (2, 4)."""
    trials, w = bodies.transfer(body, beginning, rng=1)
    return dict(trials=trials.astype(np.uint16), w=w[:, 0].astype(np.float32))


@prepared(task=tuple(search.TASKS), way=tuple(search.WAYS))
def searches(task, way):
    """Policies that ten searches try until one keeps the poles up, (10,), 3,000 where none does; the first found."""
    runs = [search.look(task, way, rng=seed) for seed in range(10)]
    w = next(run.w for run in runs if run.trials < search.MOST)
    return dict(trials=np.array([run.trials for run in runs], np.uint16), w=np.resize(w, 6).astype(np.float32))


GUESSED = {"guessing": 2, "guessing, ten units": 10}  # hidden units of nets that are drawn at random


@prepared(way=(*neat.WAYS, *GUESSED))
def xor_evolved(way):
    """Nets tried in twelve runs until one solves XOR, (12,), 15,000 where none does, and hidden units then, (12,)."""
    if way in GUESSED:
        nets = [genomes.guess(GUESSED[way], rng=seed) for seed in range(12)]
        return dict(nets=np.array(nets, np.uint16), hidden=np.full(12, GUESSED[way], np.uint8))
    runs = [neat.evolve(**neat.WAYS[way], rng=seed) for seed in range(12)]
    hidden = [len(run.best[-1].hidden) for run in runs]
    return dict(nets=np.array([run.nets for run in runs], np.uint16), hidden=np.array(hidden, np.uint8))


SHOWN, N_GENES = (0, 5), 40  # runs whose best nets are shown; places for their genes


@prepared(again=SHOWN)
def champions(again):
    """The best net of each generation, the last repeated, as genes from, to, weight, level from, level to."""
    best = neat.evolve(rng=again).best
    found = np.zeros((30, N_GENES, 5), np.float16)
    for k, net in enumerate(best):
        genes = [(i, j, w, net.level[i], net.level[j]) for (i, j), (w, used) in net.genes.items() if used]
        found[k, : len(genes)] = genes[:N_GENES]
    found[len(best) :] = found[len(best) - 1]
    return dict(genes=found, generations=np.uint8(len(best)))
