"""Right calls of the lesson on plasticity."""

import numpy as np
from doors import right

from neurocourse.plasticity import (
    anchors,
    bcm,
    bodies,
    course,
    damage,
    digit_stream,
    dreams,
    fields,
    free_lunch,
    genomes,
    granule,
    hidden,
    moved,
    neat,
    needle,
    planks,
    poles,
    probe,
    rules,
    search,
    somatosensory,
    stream,
    tasks,
    turnover,
)

CUES, ANSWERS, WEIGHTS = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 1.0]]), np.array([0.5, -1.0]), np.array([1.0, 0.0, 0.3])

STREAM, TWO = np.array([[1.0, 0.2], [-0.5, 0.3], [0.2, -1.0]]), np.array([0.1, 0.1])

SHEET = somatosensory.grown(rng=0)


def two():
    return tasks.shuffled(2, rng=0)


FOUR = np.array([[0.1, 0.6, 0.6, 0.8]])

CALLS = {
    bcm.patterns: lambda: right(K=3, overlap=0.4),
    bcm.step: lambda: right(w=TWO, theta=1.0, x=np.array([1.0, 0.5]), eta=0.1, tau=10.0).signed("w theta x"),
    bcm.slowest: lambda: right(eta=0.01, length=1.0),
    bcm.learn: lambda: right(X=np.eye(2), eta=0.01, tau=10.0, steps=50, rng=0).signed("X").free("X"),
    bcm.learn_oja: lambda: right(X=np.eye(2), eta=0.01, steps=50, rng=0).signed("X").free("X"),
    bcm.selectivity: lambda: right(y=[0.0, 2.0]).signed("y").free("y").fine(y="axes"),
    digit_stream.accuracy: lambda: right(eta=0.3, changes=1, rng=0),
    fields.grow_up: lambda: right(noise=0.3, rule="Oja", rng=0).fine(noise="None").costly(),
    fields.alone: lambda: right(source="noise", rule="Oja", rng=0).costly(),
    free_lunch.change: lambda: right(way="drift", n_1=5, n_nets=2, rng=0),
    free_lunch.relearn: lambda: right(w=WEIGHTS, X=CUES, t=ANSWERS).signed("w X t"),
    free_lunch.elsewhere: lambda: right(way="drift", n_1=5, rng=0),
    free_lunch.promised: lambda: right(way="fade", share=0.3).many("share"),
    hidden.relearned: lambda: right(way="drift", n_1=10, rng=0).costly(),
    planks.coin: lambda: right(T=4, share=0.5, rng=0),
    planks.one_valley: lambda: right(eta=0.1, rounds=3),
    planks.regret: lambda: right(z=[0.5, -1.0, 0.2], loss=[0.1, -0.2, 0.3]).signed("z loss"),
    planks.tides: lambda: right(T=4, length=2),
    planks.play: lambda: right(z=[0.5, -1.0, 0.2], eta=0.5).signed("z").free("z"),
    planks.bound: lambda: right(t=10.0, eta=1.0).many("t"),
    planks.world: lambda: right(T=4),
    probe.cortex: lambda: right(lost=3, rewires=True, days=2, rng=0),
    probe.rewired: lambda: right(cortex=probe.cortex(3, rewires=False, days=2, rng=0)),
    rules.hebb: lambda: right(x_i=1.0, y=2.0, w_i=0.5).signed("x_i y w_i").many("x_i y w_i"),
    rules.change: lambda: right(x_i=1.0, y=2.0, w_i=0.5).signed("x_i y w_i").many("x_i y w_i"),
    rules.cloud: lambda: right(n=10, mean=[0.5, 0.0], rng=0).signed("mean"),
    rules.learn: lambda: right(X=STREAM, w=TWO, eta=0.1).signed("X w").free("X"),
    rules.learn_scaled: lambda: right(X=STREAM, w=TWO, eta=0.1).signed("X w").free("X"),
    rules.component: lambda: right(X=STREAM).signed("X").free("X"),
    rules.along: lambda: right(a=TWO, b=[1.0, 0.0]).signed("a b"),
    somatosensory.rates: lambda: right(sheet=SHEET, silent=2).fine(silent="None"),
    somatosensory.day: lambda: right(sheet=SHEET, silent=2).fine(silent="None"),
    somatosensory.lose: lambda: right(finger=2, back=3, days=4, rng=0),
    granule.lifetime: lambda: right(way="added", share=0.1, rng=0),
    granule.told_apart: lambda: right(cells=20, winners=3, relation=0.5, memories=3, rng=0),
    granule.overlap: lambda: right(shared=0.8, rng=0),
    damage.trained: lambda: right(hidden=2, rng=0).costly(),
    damage.survivors: lambda: right(hidden=4, share=0.5, rng=0),
    damage.cut: lambda: right(network=damage.newborn(2, 0.0, rng=0), alive=[1, 0]),
    damage.recover: lambda: right(network=damage.newborn(2, 0.0, rng=0), pictures=3, rng=0),
    turnover.reborn: lambda: (
        right(W=[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], b=[1.0, 2.0], V=np.ones((4, 2)), unit=1, w=[1.0, 2.0, 3.0])
        .signed("W b V w")
        .free("V")
    ),
    stream.live: lambda: right(tasks=1, rng=0).costly(),
    tasks.shuffled: lambda: right(n=1, rng=0),
    tasks.reader: lambda: right(hidden=2, rng=0),
    tasks.share_right: lambda: right(network=tasks.reader(2, rng=0), task=tasks.new_digits()[0]),
    anchors.importance: lambda: right(network=tasks.reader(2, rng=0), X=np.ones((3, 64)), rng=0).free("X").signed("X"),
    anchors.anchored_step: lambda: right(
        theta=[1.0, 2.0], g=[1.0, 2.0], theta_A=[1.0, 2.0], F=[1.0, 2.0], lam=2.0, eta=0.1
    ).signed("theta g theta_A"),
    course.kept: lambda: right(task=tasks.new_digits()[0], n=3, rng=0),
    course.study: lambda: right(tasks=two(), hidden=2, epochs=1, rng=0).costly(),
    course.own_nets: lambda: right(tasks=two(), hidden=2, rng=0).costly(),
    course.together: lambda: right(tasks=two(), hidden=2, rng=0).costly(),
    course.numbers_kept: lambda: right(way="EWC", old=2),
    dreams.noise: lambda: right(task=tasks.new_digits()[0], n=3, rng=0),
    dreams.means_and_spread: lambda: right(X=np.ones((5, 64)), y=[0, 1, 2, 3, 4]).signed("X"),
    dreams.dream: lambda: right(numbers=np.zeros(384), rng=0).signed("numbers"),
    dreams.go_on: lambda: right(keep="nothing", rng=0).costly(),
    dreams.score: lambda: right(attempt=len, rng=0).costly(),
    bodies.balance: lambda: right(w=FOUR, body=bodies.Body(), starts=FOUR / 9, T=3).signed("w starts").free("w starts"),
    bodies.begin: lambda: right(beginning="the same, turned", rng=0),
    bodies.climb: lambda: right(w=FOUR, body=bodies.Body(), most=2, rng=0).signed("w").free("w"),
    bodies.transfer: lambda: right(body="short pole", beginning="from nothing", rng=0).costly(),
    neat.evolve: lambda: right(generations=1, n=5, rng=0),
    genomes.guess: lambda: right(hidden=2, rng=0),
    needle.taken_over: lambda: right(evolution=needle.evolve(1, rng=0)),
    needle.blind_guesses: lambda: right(rng=0),
    needle.evolve: lambda: right(generations=1, rng=0).costly(),
    needle.fitness: lambda: right(genome=[1, -1, 1], tries=2).free("genome").fine(genome="negative"),
    needle.guesses_of_learners: lambda: right(rng=0),
    needle.luck: lambda: right(genomes=np.array([[1, -1], [0, 1]]), rng=0).free("genomes"),
    needle.newborn: lambda: right(n=3, rng=0),
    poles.balance: lambda: right(w=np.ones((1, 6)), T=3).signed("w").free("w"),
    search.look: lambda: right(task="one pole", way="guessing", rng=0).costly(),
    moved.adapt: lambda: right(way="untouched", task=moved.task(rng=0), old=moved.old_net(0), rng=0).signed("old"),
    moved.compare: lambda: right(n=2, shots=1).costly(),
    moved.nearest_picture: lambda: right(task=moved.task(rng=0)),
    moved.shuffle: lambda: right(n=3, rng=0),
    moved.task: lambda: right(n=3, shots=1, rng=0),
}
