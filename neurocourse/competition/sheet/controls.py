"""What the neighbours are good for: the sheet beside the same cells without neighbours, and beside a shuffled sheet."""

import numpy as np

from neurocourse.arguments import count, generator, takes
from neurocourse.competition.sheet import measures, som
from neurocourse.competition.sheet.batch import epoch, winners
from neurocourse.wording import span

SIDE = 10
ROWS = ("sheet", "k-means, in a sheet by chance", "sheet, then k-means", "sheet, cells shuffled")


@takes(n=count(low=100), rng=generator)
def errors(n=500, *, rng):
    """Errors of a hundred cells on n inputs from a square: for each of `ROWS` quantisation and topographic error.

    The second row is k-means, begun with a hundred of the inputs: the same update with a neighbourhood of one. The
    third is k-means, begun with the finished sheet. The last is the sheet with its cells moved about.
    """
    X, place = rng.random((n, 2)), som.grid(SIDE, SIDE)
    sheet = som.learn(X, place, som.at_random(X, place, rng=rng), rng=rng)[-1]
    alone = k_means(X, X[rng.permutation(n)[: SIDE**2]])
    found = sheet, alone, k_means(X, sheet), rng.permutation(sheet)
    return {
        name: (measures.quantisation_error(X, W), measures.topographic_error(X, W, place))
        for name, W in zip(ROWS, found, strict=True)
    }


def k_means(X, W, n_rounds=30):
    """Let cells W (n, D) go to the means of what they win; those that win nothing stay."""
    for _ in range(n_rounds):
        wins = np.isin(np.arange(len(W)), winners(X, W))
        W = np.where(wins[:, None], epoch(X, W, np.eye(len(W))), W)
    return W


def report():
    """The errors of three seeds as a table."""
    runs = [errors(rng=seed) for seed in range(3)]
    lines = [f"{'':>29}   inputs from their winner   second best not beside the best"]
    for name in ROWS:
        off, torn = np.transpose([run[name] for run in runs])
        lines.append(f"{name:>29}   {span(off, 3):>24}   {span(torn, 2)}")
    return "\n".join(lines)
