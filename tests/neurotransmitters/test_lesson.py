"""The lesson as a whole: what it asks, what it leaves to the notebook that goes further, and how large it is."""

import ast
import inspect
import re

import numpy as np
import pytest
from arming import left
from sources import every

from neurocourse.neurotransmitters import (
    analogy,
    dendritic_xor,
    explore,
    half_centre,
    hodgkin_huxley,
    mixer,
    moons,
    noise,
    prepared,
    serotonin,
    weights,
)
from neurocourse.nn import Sigmoid
from neurocourse.teaching import rooms

CORE, FURTHER = (source.read() for source in every() if source.lesson.room == "neurotransmitters")


def asked(text, call):
    """Ids that a notebook passes to ``call``, by name, in order."""
    tree = ast.parse(text)
    lists = {n.targets[0].id: n.value.value for n in tree.body if isinstance(n, ast.Assign) and is_text(n.value)}
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == call]
    parts = [part for n in calls for part in n.args[1:]]
    for part in parts:
        yield from part.value.split() if is_text(part) else lists[part.value.func.value.id].split()


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_question_and_every_claim_is_asked_in_one_of_the_two_notebooks():
    both = CORE + "\n" + FURTHER
    assert sorted(asked(both, "quiz")) == sorted(item.id for item in rooms.items("neurotransmitters"))
    assert sorted(asked(both, "claims")) == sorted(card.id for card in rooms.claims("neurotransmitters"))
    assert sorted(asked(both, "predict")) == sorted(2 * [p.id for p in rooms.predictions("neurotransmitters")])


@pytest.mark.parametrize("text", [CORE, FURTHER], ids=["lesson", "further"])
def test_a_claim_is_judged_in_the_notebook_that_shows_its_ground(text):
    headings = re.findall(r"^# ##+ (.+)$", text, re.MULTILINE)
    ids = list(asked(text, "claims"))
    assert ids and all(card.demonstration in headings for card in rooms.claims("neurotransmitters", ids))


def test_the_lesson_is_short():
    assert len(re.findall(r"^explore\.\w+\(", CORE, re.MULTILINE)) <= 14


def test_each_further_piece_asks_before_it_shows():
    pieces = re.split(r"^# ## ", FURTHER, flags=re.MULTILINE)[1:]
    assert len(pieces) == 17
    for piece in pieces:
        code = [line for line in piece.splitlines()[1:] if line and not line.startswith("#")]
        assert re.match(r"(predict|quiz)\(", code[0]), piece.splitlines()[0]


@pytest.mark.parametrize("item", rooms.items("neurotransmitters"), ids=lambda item: item.id)
def test_every_wrong_option_names_the_idea_behind_it(item):
    assert sum(option.correct for option in item.options) == 1
    assert all(len(o.because) > 20 and o.correct != bool(o.misconception) for o in item.options)


def test_right_answers_are_told_by_neither_length_nor_place():
    found = [(p.options, p.answer) for p in rooms.predictions("neurotransmitters")]
    for item in rooms.items("neurotransmitters"):
        found.append(([o.text for o in item.options], [o.correct for o in item.options].index(True)))
    for extreme in (max, min):
        told = sum(len(options[right]) == extreme(map(len, options)) for options, right in found)
        assert told <= sum(1 / len(options) for options, _ in found)
    assert max(sum(right == place for _, right in found) for place in range(4)) <= len(found) / 2


def test_explorers_are_numbered_in_their_order():
    numbers = [int(n) for n in re.findall(r"\*\*[Ee]xplorer (\d+)\*\*|\*\*Explorer (\d+),", CORE) for n in n if n]
    assert numbers == list(range(1, CORE.count("\nexplore.") + 1))


def test_a_scene_to_touch_comes_first():
    """Nothing before it but the question and a folded cell of imports."""
    before = CORE[: CORE.index("\nexplore.")]
    assert "# %% folded\nfrom neurocourse import neurotransmitters" in before and "# ##" not in before


def test_each_exercise_has_the_number_that_its_objective_names():
    assert re.findall(r"^# ### Exercise (\d)", CORE, re.MULTILINE) == ["1", "2", "3", "4"]
    objectives = CORE[CORE.index("# ## You will be able to") : CORE.index("# ## Predict first")]
    assert all(f"*(exercise {n})*" in objectives for n in "1234")


# What is left of a difference once the machine is armed


def too_much():
    """mV by which the unit's sum is more than the membrane's lift, at the start of the explorer."""
    g, E = [0.006, 0.02], [0.0, -70.0]
    V = weights.steady_state(np.array(g), np.array(E))
    return [sums(g, E) - V for sums in (weights.linear_sum, weights.normalised_sum)]


def in_between():
    """Share of outputs in the middle third, beyond the axon's: of a sigmoid, and of a throw of dice."""
    pulses = 6.9 * (1 + 0.25 * np.random.default_rng(1).standard_normal(400))
    peaks, _ = hodgkin_huxley.pulse_peaks(pulses, dt=0.025)
    chance = Sigmoid().forward(3 * (pulses - 6.9) / 6.9)
    dice = (np.random.default_rng(2).random(400) < chance).astype(float)
    axon = np.mean(abs(peaks + 10) < 20)  # of the way from -70 to 50 mV
    return [np.mean(abs(out - 0.5) < 1 / 6) - axon for out in (chance, dice)]


def off_in_the_bath():
    """Mean error of the unit over all baths: as glutamate alone has fitted it, and with a bias and a gain."""
    x, found = mixer.GLUTAMATE, []
    units = mixer.Units("ReLU", x)
    before = units.fit(mixer.rates(mixer.simulate(x))[1])[0]
    for bath in analogy.BATHS.values():
        rate = mixer.rates(mixer.simulate(x, mixer.Mix(**bath)))[1]
        found.append([mixer.error(before, rate), units.fit(rate)[2]])
    return np.mean(found, axis=0)


def off_the_membrane():
    """Error of a unit that follows a cell with both receptors of serotonin: one weight, and two with two leaks."""
    run = serotonin.respond(0.6, 0.9, dt=10.0)
    return [serotonin.unit(run, two=two).error for two in (False, True)]


def better_moved_than_divided():
    """Hz by which a moved copy of a curve is better than a divided one: a hail of GABA, and with glutamate."""
    n, found = 15, []
    for glutamate in (False, True):
        rates = [prepared.hail(strength=k, glutamate=glutamate, seed=0).rate[:n] for k in (1.0, 3.0)]
        fit = noise.compare(noise.CURRENTS[:n], *rates)
        found.append(fit.off_divided - fit.off_moved)
    return found


def on_the_wrong_side():
    """Share of fresh moons that a network without a bend gets wrong beyond one with: as it is, and given products."""
    bent, none, given = (
        moons.learn(name, n_hidden=10, epochs=100, degree=degree, rng=0).accuracy
        for name, degree in (("ReLU", 1), ("none", 1), ("none", 3))
    )
    return [bent - none, max(bent - given, 0)]


def missed_answers():
    """Answers of exclusive-or that the best single unit gets wrong: with a threshold, and with a bump."""
    return [4 - dendritic_xor.best_point_neuron(n=11), 4 - dendritic_xor.best_bump_unit(n=11)]


def missing_turns():
    """Turns in a minute that a pair which does not tire takes fewer than one that does: without noise, and with it."""
    rhythms = [half_centre.noisy(b=b, noise=x, duration=60_000, rng=0) for b, x in ((3.0, 0.0), (0.0, 0.0), (0.0, 0.8))]
    tiring, still, noisy = (len(half_centre.turns(rhythm)) for rhythm in rhythms)
    return [tiring - still, tiring - noisy]


DIFFERENCES = {
    "two_moons": on_the_wrong_side,
    "dendritic_xor": missed_answers,
    "half_centre": missing_turns,
    "action_potential": in_between,
    "side_by_side": too_much,
    "hail": better_moved_than_divided,
    "serotonin": off_the_membrane,
    "mixer": off_in_the_bath,
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_what_a_switch_says_is_left_follows_from_the_model(name):
    assert getattr(explore, name)().controls["armed"].remains == left(*DIFFERENCES[name]())


def test_no_switch_is_left_out():
    armed = {name for name in explore.__all__ if "armed=arm(" in inspect.getsource(getattr(explore, name))}
    assert armed == DIFFERENCES.keys()
