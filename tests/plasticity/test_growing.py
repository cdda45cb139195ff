"""Nets that grow while they evolve, beside nets of a fixed shape and mere guesses."""

import numpy as np
from sweep import sweeps

from neurocourse.plasticity import prepared
from neurocourse.plasticity.growing import genomes, neat


def runs(way):
    return prepared.xor_evolved(way=way).nets


def test_neat_solves_xor_about_as_fast_as_published_and_guessing_is_faster():
    """Stanley and Miikkulainen 2002 report 4,755 nets on average; kinds are needed, crossing is not."""
    failed = neat.MOST * neat.N_NETS
    assert np.all(runs("NEAT") < failed) and 2500 < np.mean(runs("NEAT")) < 6500
    assert np.sum(runs("without kinds") == failed) >= 9
    assert abs(np.median(runs("without crossing")) / np.median(runs("NEAT")) - 1) < 0.3
    assert max(np.median(runs("guessing")), np.median(runs("fixed shape"))) < np.median(runs("NEAT")) / 2
    assert np.median(runs("guessing, ten units")) < 150, "chance finds a net of ten hidden units at once"


def test_a_net_that_is_known_to_solve_xor_does():
    units = {0: 0.0, 1: 0.0, 2: 0.0, 3: 1.0, 4: 0.5, 5: 0.5}
    w = {(0, 4): 4, (1, 4): 4, (2, 4): -2, (0, 5): 4, (1, 5): 4, (2, 5): -6, (4, 3): 4, (5, 3): -4, (2, 3): -2}
    said = genomes.answer(genomes.Genome({pair: (x, True) for pair, x in w.items()}, units))
    assert genomes.solves(said) and genomes.fitness(said) > 15.9
    assert not genomes.solves(np.array([0.1, 0.9, 0.9, 0.6]))


def test_a_new_unit_hardly_changes_what_a_net_says_to_a_connection_that_is_split():
    rng, names = np.random.default_rng(0), {}
    genome = genomes.minimal(rng)
    genes, level = dict(genome.genes), dict(genome.level)
    genomes._split(genes, level, (0, 3), names)
    assert genes[0, 3][1] is False and genes[4, 3][0] == genome.genes[0, 3][0] and level[4] == 0.5
    twin = dict(genomes.minimal(rng).genes)
    genomes._split(twin, again := dict(genome.level), (0, 3), names)
    assert again.keys() == level.keys(), "who splits the same connection gets a unit of the same name"


def test_children_have_genes_of_their_parents_and_kinds_are_told_apart():
    rng = np.random.default_rng(1)
    a, b = genomes.minimal(rng), genomes.minimal(rng)
    child = genomes.crossed(a, b, rng)
    assert all(child.genes[pair][0] in (a.genes[pair][0], b.genes[pair][0]) for pair in a.genes)
    grown = genomes.Genome({**a.genes, (0, 4): (1.0, True), (4, 3): (1.0, True)}, {**a.level, 4: 0.5})
    assert genomes.distance(a, a) == 0 and genomes.distance(a, grown) == 2
    assert genomes.crossed(grown, b, rng).genes.keys() == grown.genes.keys()


def test_places_are_shared_out_without_rest():
    kinds = [neat.Kind(None) for _ in range(3)]
    for kind, worth in zip(kinds, (1.0, 2.0, 5.0), strict=True):
        kind.members = [(worth, None)]
    assert neat.places(kinds, 150).tolist() == [19, 37, 94]
    kinds[2].since = 20
    assert neat.places(kinds, 150).tolist() == [50, 100, 0]


# Explorers

test_explorers = sweeps("plasticity.growing", by_place=("growing_nets",))
