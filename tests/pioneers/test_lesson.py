"""What the whole lesson owes its reader: sentences for wrong arguments, seeds, claim cards."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from arming import left
from sources import every

from neurocourse import pioneers
from neurocourse.pioneers import (
    analogy,
    backprop,
    chance,
    clock,
    deep,
    doctrine,
    encoder,
    explore,
    features,
    feedback,
    hearts,
    mcculloch_pitts,
    perceptron,
    prepared,
    summation,
    tissue,
)
from neurocourse.teaching import rooms

ROOM = Path(pioneers.__file__).parent
CORE, FURTHER = (source.read() for source in every() if source.lesson.room == "pioneers")


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: tissue.grow(0, rng=0), "n_cells must be"),
        (lambda: tissue.stain(tissue.grow(2, rng=0), 1.5, rng=0), "p must be"),
        (lambda: doctrine.components(tissue.grow(2, rng=0), "gap"), "doctrine must be one of"),
        (lambda: doctrine.degenerate(tissue.grow(2, rng=0), 2, "neuron"), "cell must be"),
        (lambda: summation.window(-1, 10, 10), "w must be"),
        (lambda: summation.respond([[1.0]], [1.0], tau_m=0), "tau_m must be"),
        (lambda: summation.respond([[1.0]], [1.0, 2.0]), "w must have one weight"),
        (lambda: summation.reflex(0.1, w_inhibitory=1), "w_inhibitory must be"),
        (lambda: hearts.two_hearts(flow=0, decay=0), "flow \\+ decay must be"),
        (lambda: mcculloch_pitts.unit([1, 1], [1], 1), "w must have shape"),
        (lambda: mcculloch_pitts.realisable(4), "n must be"),
        (lambda: perceptron.learn([[1.0]], [1, 0], rng=0), "y must have shape"),
        (lambda: backprop.start(2, 2, 1, scale=0, rng=0), "scale must be"),
        (lambda: feedback.learn_digits("magic", rng=0), "way must be one of"),
        (lambda: deep.trace(deep.build(rng=0), np.zeros(64), 10), "label must be"),
        (lambda: chance.unreliable_synapses(deep.build(rng=0), 0, rng=0), "p_release must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_results_repeat_with_the_seed():
    first, second = (tissue.grow(20, rng=3) for _ in range(2))
    np.testing.assert_array_equal(first.voxel, second.voxel)
    assert encoder.report(rng=5) == encoder.report(rng=5) and analogy.timing(rng=2) == analogy.timing(rng=2)


def test_the_room_finds_its_models_in_their_chapters():
    for name in pioneers.__all__:
        assert getattr(pioneers, name).__name__.startswith("neurocourse.pioneers.")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        pioneers.nothing  # noqa: B018


def test_every_claim_card_carries_a_source():
    cards = tomllib.loads((ROOM / "claims.toml").read_text(encoding="utf-8"))["claim"]
    assert {f"C1-{n}" for n in ("06", "26", *range(30, 38))} | {"C2-34"} <= {card["id"] for card in cards}
    for card in cards:
        assert card["sources"], card["id"]
        for source in card["sources"]:
            assert re.search(r"\((1[5-9]|20)\d\d\)", source["cite"]), source


# The whole lesson


def test_the_right_option_shows_neither_by_its_length_nor_by_its_place():
    """Of eleven questions with four options, chance would make it the longest, or the first, in about three."""
    items = rooms.items("pioneers")
    lengths = [[len(option.text) for option in item.options] for item in items]
    keys = [[option.correct for option in item.options].index(True) for item in items]
    for extreme in (max, min):
        assert sum(n[key] == extreme(n) for n, key in zip(lengths, keys, strict=True)) <= len(items) / 4
    assert max(np.bincount(keys, minlength=4)) <= len(items) / 4 + 1


def test_the_core_can_be_taught_in_one_lesson():
    assert len(re.findall(r"^explore\.\w+\(", CORE, re.MULTILINE)) <= 14
    numbers = [int(n) for n in re.findall(r"\*\*Explorer (\d+)", CORE)]
    assert numbers == list(range(1, len(numbers) + 1)) == list(range(1, CORE.count("\nexplore.") + 1))


def test_the_text_opens_with_the_phenomenon_and_leaves_the_articles_to_the_cards():
    before = CORE[: CORE.index("# ## The claims, judged")]
    assert "article" not in before.lower()


def test_each_exercise_has_the_number_that_its_objective_names():
    exercises = re.findall(r"^# ### Exercise (\d)", CORE + FURTHER, re.MULTILINE)
    assert exercises == ["1", "2", "3", "4"]
    objectives = CORE[CORE.index("# ## You will be able to") : CORE.index("# ## Predict first")]
    assert all(f"*(exercise {n})*" in objectives for n in "123")


def test_a_scene_to_touch_comes_first():
    """Nothing before it but the question and a folded cell of imports."""
    before = CORE[: CORE.index("\nexplore.")]
    assert "# %% folded\nfrom neurocourse import pioneers" in before and "# ##" not in before


# What is left of a difference once the machine is armed


def in_the_way():
    """Other cells over a stained one: a stain of everything against one of 2%, in the slab and in one layer."""
    slab = tissue.grow(rng=1)
    sparse = tissue.overlap(slab, 0.02, rng=0)
    return [tissue.stain(t, 1, rng=0).overlap - sparse for t in (slab, slab.middle)]


def cells_taken():
    """Cells that die with one: in the net against a tissue of cells, without and with damage that fades."""
    grown = tissue.grow(rng=1)
    net, alone = (doctrine.degenerate(grown, 100, d) for d in doctrine.DOCTRINES)
    n = [len(np.unique(grown.cell[d >= 0])) for d in (net, doctrine.faded(net), alone)]
    return [n[0] - n[2], n[1] - n[2]]


def disagreements():
    """Shares of timings that neuron and unit answer in different ways: the best fixed answer, two loops and a clock."""
    times = clock.timings(rng=0)
    spikes = clock.neuron_answers(times)
    return [1 - np.bincount(spikes).max() / len(spikes), np.mean(clock.unit_answers(times, 1.0) != spikes)]


def out_of_reach():
    """Functions of two inputs that no unit computes."""
    return [16 - mcculloch_pitts.count_functions(2, products=products) for products in (False, True)]


def wrong_answers():
    """Share of exclusive-or that a perceptron gets wrong in the end."""
    found = []
    for X in (features.CORNERS, features.with_third()):
        training = perceptron.learn(X, features.XOR, epochs=100, rng=0)
        found.append(1 - perceptron.accuracy(training.w[-1], training.b[-1], X, features.XOR))
    return found


def failing_starts():
    """Share of starts from which two hidden units fail where four do not: usual first weights, and small ones."""
    runs = [backprop.learn_xor(2, seeds=range(40), scale=scale, every=3000) for scale in prepared.SCALES.values()]
    return [1 - backprop.solved(run)[-1].mean() for run in runs]


def behind_the_exact_way():
    """What ten hidden units lose against an exact way back: when nothing comes back, and with random feedback."""
    exact, random, none = prepared.way_back(n_hidden=10, task="odd or even").accuracy[..., -1].mean(axis=1)
    return [float(exact - none), float(exact - random)]


def lost_by_chance():
    """Digits lost when half of the connections fail: by a network that learned without failures, and by one with."""
    networks = deep.train_digits(rng=1).network, chance.train_failing(rng=1)
    looks = [chance.unreliable_synapses(network, n_looks=4, rng=0) for network in networks]
    return [looks[0].certain - look.one_look for look in looks]


DIFFERENCES = {
    "golgi_stain": in_the_way,
    "cajal_argument": cells_taken,
    "side_by_side": disagreements,
    "threshold_unit": out_of_reach,
    "perceptron": wrong_answers,
    "learn_xor": failing_starts,
    "way_back": behind_the_exact_way,
    "failing_synapses": lost_by_chance,
}


@pytest.fixture(scope="module")
def explorers():
    """Every explorer of the room that can be armed."""
    trained = {"failing_synapses": (deep.build(rng=0),) * 2, "digit_network": (deep.build(rng=0),)}
    made = {name: getattr(explore, name)(*trained.get(name, ())) for name in explore.__all__}
    return {name: explorer for name, explorer in made.items() if "armed" in explorer.controls}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_what_a_switch_says_is_left_follows_from_the_model(name, explorers):
    assert explorers[name].controls["armed"].remains == left(*DIFFERENCES[name]())


def test_no_switch_is_left_out(explorers):
    assert explorers.keys() == DIFFERENCES.keys()
    assert all(explorer.controls["armed"].kind == "arm" for explorer in explorers.values())
