"""Right calls of the lesson on plasticity."""

import numpy as np
from doors import right

from neurocourse.plasticity import anchors, course, damage, dreams, granule, stream, tasks, turnover


def two():
    return tasks.shuffled(2, rng=0)


CALLS = {
    # ---- second half
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
}
