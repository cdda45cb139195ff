"""Answers to the exercises of plasticity, as learners write them."""

import numpy as np
from answers import Answers

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided

# ---- second half

# ---- third part

# Exercise: fitness(genome, tries)


@right("fitness")
def fitness_two_ifs(genome, tries):
    for gene in genome:
        if gene == 0:
            return 1
    if tries > 1000:
        return 1
    return 1 + 19 * (1000 - tries) / 1000


@right("fitness")
def fitness_any(genome, tries):
    doomed = np.any(genome == 0)
    left = max(1000 - tries, 0)
    return 1.0 if doomed else 1 + 0.019 * left


@right("fitness")
def fitness_product(genome, tries):
    able = np.all(np.asarray(genome) != 0)
    return 1 + able * 19 * np.clip(1000 - tries, 0, None) / 1000


@right("fitness")
def fitness_count(genome, tries):
    wrong = list(genome).count(0)
    if wrong or tries >= 1000:
        return 1.0
    n = 1000 - tries
    return 1 + 19 * n / 1000


@right("fitness")
def fitness_min(genome, tries):
    tries = min(tries, 1000)
    if np.count_nonzero(genome) < len(genome):
        tries = 1000
    return 20 - 19 * tries / 1000


@right("fitness")
def fitness_set(genome, tries):
    return 1 if 0 in set(np.array(genome).tolist()) else 1 + 19 * max(0, 1000 - tries) / 1000


@right("fitness")
def fitness_cases(genome, tries):
    genome = np.array(genome)
    if (genome == 1).all():
        return 20
    if (genome == 0).any():
        return 1
    return 1 + 19 * (1000 - tries) / 1000 if tries <= 1000 else 1


@right("fitness")
def fitness_prod_of_genes(genome, tries):
    if np.prod(genome) == 0:
        return 1.0
    return float(np.interp(tries, [0, 1000], [20, 1]))


@right("fitness")
def fitness_where(genes, k):
    left = np.where((np.abs(genes) > 0).all() & (k <= 1000), 1000 - k, 0)
    return 1 + 19 * left / 1000


@right("fitness")
def fitness_float32(genome, tries):
    worth = np.float32(1)
    if 0 not in genome:
        worth += np.float32(19) * np.float32(max(1000 - tries, 0)) / np.float32(1000)
    return worth


@wrong("fitness", "wrong switches are forgotten")
def fitness_forgiving(genome, tries):
    return 1 + 19 * max(1000 - tries, 0) / 1000


@wrong("fitness", "goes below one when a life is too short")
def fitness_below(genome, tries):
    if 0 in genome:
        return 1
    return 1 + 19 * (1000 - tries) / 1000


@wrong("fitness", "pays for each switch")
def fitness_each(genome, tries):
    return 1 + 19 * np.mean(genome == 1)


@wrong("fitness", "pays for each switch that can still be right")
def fitness_not_wrong(genome, tries):
    return 1 + 19 * np.mean(genome != 0) * max(1000 - tries, 0) / 1000


@wrong("fitness", "twenty for everybody who finds it")
def fitness_found(genome, tries):
    return 20 if 0 not in genome and tries <= 1000 else 1


@wrong("fitness", "guesses spent")
def fitness_spent(genome, tries):
    return 1 + 19 * tries / 1000 if 0 not in genome and tries <= 1000 else 1


@wrong("fitness", "nothing for those who fail")
def fitness_nothing(genome, tries):
    return 1 + 19 * (1000 - tries) / 1000 if 0 not in genome and tries <= 1000 else 0


@wrong("fitness", "open switches count as wrong")
def fitness_innate(genome, tries):
    return 20 if np.sum(genome) == len(genome) else 1


@wrong("fitness", "0 and -1 are mixed up")
def fitness_codes(genome, tries):
    if -1 in genome or tries > 1000:
        return 1
    return 1 + 19 * (1000 - tries) / 1000


@wrong("fitness", "twenty times the share")
def fitness_twenty(genome, tries):
    return 20 * (1000 - tries) / 1000 if 0 not in genome and tries <= 1000 else 1


@wrong("fitness", "the share alone")
def fitness_share(genome, tries):
    return (1000 - tries) / 1000 if 0 not in genome and tries <= 1000 else 0


@wrong("fitness", "learns, and writes what it learned into the genes")
def fitness_lamarck(genome, tries):
    worth = 1 + 19 * (1000 - tries) / 1000 if 0 not in genome and tries <= 1000 else 1
    if worth > 1:
        genome[genome == -1] = 1
    return worth


@wrong("fitness", "the expected number of guesses in place of those that were needed")
def fitness_expected(genome, tries):
    if 0 in genome:
        return 1
    return 1 + 19 * max(1000 - 2 ** np.sum(genome == -1), 0) / 1000


@wrong("fitness", "more than a hundred guesses are too many")
def fitness_hundred(genome, tries):
    return 1 + 19 * (100 - tries) / 100 if 0 not in genome and tries <= 100 else 1
