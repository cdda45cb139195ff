"""Results that ship are what the models give; they are small, complete, and a broken file is told."""

import sys

import numpy as np
import pytest

from neurocourse.data import make_prepared
from neurocourse.data.prepared import FOLDER, Prepared

RECIPES = make_prepared.recipes()

# What is computed again: one setting of each with its first start, and how far it may be from what was stored. Other
# processors add up in another order, so a long training takes another way in the last digits: shares and counts then
# differ by a little.
AGAIN = {
    "basal_ganglia_bandit_race": (dict(gap=0.1, seed=2), dict(regret=20, last=150)),
    "basal_ganglia_doses": (dict(role="Go up", learning=0.8), dict(choose_A=0.02, avoid_B=0.02, weights=0.05)),
    "basal_ganglia_pole": (dict(baseline="with"), dict(w=0.5, steps=60)),
    "basal_ganglia_policy": (dict(baseline="without", n=4), dict(theta=0.5, returns=3)),
    "basal_ganglia_robot": (dict(penalty=1.0, wobble=0.15), dict(heading=8, safe=0.1)),
    "columns_machines": (dict(rule="CD-1", falling=True), dict(likelihood=2.0, error=0.1, numbers=8)),
    "columns_noisy_columns": (dict(state="one that hums", noise=10, again=0), dict(v=1)),
    "columns_odd_or_even": (dict(reader="told the sum", again=0), dict(right=0.03)),
    "columns_readers": (dict(shuffled=100), dict(near=0.2, sites=0.2)),
    "columns_starts": (dict(labels=50, again=1), dict(right=0.08, W=4)),
    "columns_swings": (dict(cut="P → E", start="quiet"), dict(low=0.01, high=0.01, hz=0.05)),
    "columns_unseen_pictures": (dict(rule="CD-1"), dict(likelihood=8)),
    "columns_zigzags": (dict(way="taught one fold", folds=3), dict(error=0.05, y=5)),
    "columns_detected": (
        dict(kind="reversed", detector="same hour, median of five days"),
        dict(area=0.01, x=1, odd=0, score=2),
    ),
    "columns_edges": (dict(strength=0.9, scale=0.3, noise=1), dict(lyapunov=0.02, recall=0.3, parity=0.2)),
    "columns_last_letter": (dict(middle=2, resets=True, wrong=0), dict(percent=2)),
    "columns_letters": (dict(cells=2, punish=5), dict(active=0, expects=0)),
    "columns_liquids": (
        dict(way="no synapses", before=0, noise=1),
        dict(right=4, chance=6, rate=0.2, raster=40),
    ),
    "columns_loopless": (dict(loops=False), dict(right=4, rate=0.2)),
    "columns_looks_ahead": (dict(way="web"), dict(error=0.01)),
    "columns_recalls": (
        dict(kind="ring", shuffled=False, linear=False, strength=0.9, noise=1),
        dict(percent=2, total=0.3),
    ),
    "competition_closed_eye": (dict(closed_at=4000, rate="falls with age"), dict(belongs=1, territory=0.03)),
    "competition_hashes": (dict(code="bits"), dict(precision=0.02, near=0)),
    "competition_nerves": (dict(way="photographs"), dict(found=0.1)),
    "competition_pinwheel_counts": ({}, dict(noise=0.05, growth=0.2)),
    "competition_sheets": (dict(weight=6.0), dict(parts=34, density=0.3)),
    "competition_two_eyes": (
        dict(agreement=0.2, share=0.3),
        dict(belongs=1, territory=0.03, parted=0.05, period=1),
    ),
    "hippocampus_adding_controls": (dict(start="GRU, not told", updates=500), dict(error=0.005)),
    "cortex_copies": (
        dict(filters="shared", readout="mean of each map", everywhere=False),
        dict(right=0.06, says=9, size=0),
    ),
    "cortex_fog": (dict(foggy=False), dict(precision=0.12, parameters=0.5)),
    "cortex_fooled": (dict(reader="plain"), dict(right=0.04, walked=0.04)),
    "cortex_hardened": ({}, dict(parameters=0.5)),
    "cortex_lights": (dict(eye="network"), dict(right=0.1, says=9)),
    "cortex_moving": (dict(kind="max", blur=False), dict(right=0.04, says=9, flips=0.03)),
    "cortex_scramble": (dict(share=100, kind="plain"), dict(right=0.012)),
    "cortex_sorting": (dict(small=False), dict(measured=6)),
    "cortex_textures": (dict(network="plain", training="ordinary", contrast=0.2), dict(shares=0.12, answers=255)),
    "cortex_turned": (dict(both_ways=False), dict(auc=0.05)),
    "hippocampus_capacity": (dict(N=100), dict(overlaps=0.02, errors=1e-6, nowhere=0.051)),
    "hippocampus_dilution": (dict(share=0.2), dict(overlap=0.05)),
    "hippocampus_held": (dict(lengths=(50, 200)), dict(error=0.05, parameters=0.5)),
    "hippocampus_lesion": (dict(day=40, replays=20), dict(tenths=1, traces=1e-6)),
    "hippocampus_records": (dict(task="marks alike", steps=1), dict(error=0.02)),
    "hippocampus_separation": (dict(share=0.6, active=2), dict(shared=0.01, kept=0.05)),
    "hippocampus_side_by_side": (dict(n_episodes=6, given=4, noise=0), dict(completed=255, right=0.05)),
    "hippocampus_study": (dict(replays=8), dict(a=0.15, b=0.15)),
    "hippocampus_who_needs_how_many": ({}, dict(right=0.05)),
    "neuromodulation_bandit": (dict(kind="Bayes", pays=0.75, seed=2), dict(reward=0.003, rate=0.02)),
    "neuromodulation_bracket_scores": (dict(reader="table of four", seed=1), dict(distance=0.02, depth=0.02)),
    "neuromodulation_brackets_said": (dict(reader="table of four", number=2), dict(said=0)),
    "neuromodulation_continuing": (dict(kind="one layer", seed=1), dict(right=0.06, unseen=0.2)),
    "neuromodulation_recall_rates": (dict(beta=1.0, equal=True), dict(rates=0.03)),
    "neuromodulation_translators": (dict(seed=1), dict(right=0.15, largest=0.08, plain=0.05)),
    "neuromodulation_two_heads": (
        dict(seed=1),
        dict(right=0.02, unseen=0.05, cut=0.08, led=0.08, before=0.15, after=0.05, even=1e-6),
    ),
    "neurotransmitters_dale": (dict(inhibitory=20, seed=1), dict(change=12, flips=0.05, accuracy=0.02)),
    "neurotransmitters_hail": (dict(strength=2.0, glutamate=True, seed=1), dict(rate=1)),
    "neurotransmitters_two_moons": (dict(noise=0.12, seed=1), dict(parameters=0.5)),
    "pioneers_way_back": (dict(n_hidden=10, task="odd or even"), dict(accuracy=0.03, direct=0.03, angle=5)),
    "pioneers_xor": (dict(small=True), dict(weights_2=0.1, weights_3=0.1, weights_4=0.1)),
    "plasticity_eyes": (dict(noise=1.0, rule="sliding threshold"), dict(w=30, best=30, tuned=0.1)),
    "plasticity_hidden_lunch": (dict(way="drift", eta=0.03, wrong=False), dict(error=0.1, recall=0.1)),
    "plasticity_five_tasks": (dict(way="EWC", again=1), dict(right=0.1)),
    "plasticity_lesions": (dict(hidden=30, dropout=0, again=0), dict(cut=12, recovered=8, fresh=10)),
    "plasticity_lives": (
        dict(care="gentle", way="as it is", again=0),
        dict(right=0.15, silent=20, units=4),
    ),
    "plasticity_memories": (dict(way="replaced", percent=3, excitable=True), dict(percent=9, control=9)),
    "plasticity_newcomers": (dict(keep="dreams", absent_rest=False, again=1), dict(percent=6, told=4)),
    "plasticity_springs": ({}, dict(F=2)),
    "plasticity_one_eye": (dict(source="photographs", rule="Oja"), dict(tuned=0.1)),
    "spiking_convert": (dict(kind="MLP", bits=4), dict(accuracy=0.02, spikes=30, events=300)),
    "spiking_costs": (dict(rng=0), dict(rows=(0.03, 0, 1000, 1000, 2000, 0))),  # a column each
    "spiking_core": (dict(factor=0.5), dict(accuracy=0.02)),
    "spiking_deaf": ({}, dict(spikes=0)),
    "spiking_few_bits": (dict(kind="MLP", rule="mean"), dict(accuracy=0.02)),
    "spiking_heaps": (dict(rate=30, soft=False), dict(counts=40, rate=25)),
    "spiking_late": (dict(way="delays"), dict(cells=3, accuracy=0.04)),
    "spiking_levels": (dict(kind="MLP", bits=4), dict(accuracy=0.02)),
    "plasticity_other_digits": (dict(shots=1), dict(right=8)),
    "plasticity_pixels_moved": (dict(n=32, shots=1), dict(right=8)),
    "plasticity_champions": (dict(again=5), dict(genes=0.01, generations=0)),
    "plasticity_searches": (dict(task="two poles", way="guessing"), dict(trials=50, w=0.01)),
    "plasticity_xor_evolved": (dict(way="fixed shape"), dict(nets=50, hidden=0)),
    "plasticity_second_bodies": (dict(body="short pole", beginning="from the bicycle"), dict(trials=2, w=0.01)),
}


def test_every_recipe_has_its_file_and_its_test():
    assert set(RECIPES) == set(AGAIN) == {path.stem for path in FOLDER.iterdir()}


def test_all_results_together_are_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_000_000  # ten lessons; the wheel carries them


@pytest.fixture
def one_start(monkeypatch):
    """Recipes train the first network of each kind, and not the others that they ship beside it."""
    for recipe in RECIPES.values():
        room = sys.modules[recipe.compute.__module__]
        for name in ("SEEDS", "MANY"):
            if hasattr(room, name):
                monkeypatch.setattr(room, name, getattr(room, name)[:1])
    monkeypatch.setattr("neurocourse.hippocampus.one_shot.ways.STARTS", 1)


@pytest.mark.parametrize("name", AGAIN)
def test_what_ships_is_what_the_model_gives(name, one_start):
    recipe, (setting, tolerances) = RECIPES[name], AGAIN[name]
    stored, computed = vars(recipe(**setting)), recipe.compute(**setting)
    assert stored.keys() == computed.keys() == tolerances.keys()
    for part, tolerance in tolerances.items():
        tolerance = np.asarray(tolerance)
        x, again = (np.asarray(array, dtype=np.float64) for array in (stored[part], computed[part]))
        x = x[tuple(map(slice, again.shape))]  # of the starts that are computed again
        assert x.shape == again.shape and x.size, part
        off = np.abs(x - again)
        most = np.mean(off > tolerance) <= 0.02
        assert most and np.median(off - tolerance / 4) <= 0, f"{part}: off by {off.max():.3g}"


def test_most_tiles_keep_their_heading():
    """Headings are names, not amounts: where they differ at all it is where the robots hardly ever go."""
    recipe, setting = RECIPES["basal_ganglia_robot"], AGAIN["basal_ganglia_robot"][0]
    assert np.mean(recipe(**setting).heading == recipe.compute(**setting)["heading"]) > 0.9


def product(n, word):
    return dict(x=np.array([n, n * len(word)]), n=n)


@pytest.fixture
def recipe(tmp_path, monkeypatch):
    """A recipe of a room, with a folder of its own."""
    monkeypatch.setattr("neurocourse.data.prepared.FOLDER", tmp_path)
    monkeypatch.setattr(product, "__module__", "neurocourse.room.prepared")
    return Prepared(product, dict(n=(2, 3), word=("a", "abc")))


def test_a_result_is_stored_for_every_setting_and_read_by_it(recipe, tmp_path):
    recipe.make()
    assert recipe.path == tmp_path / "room_product.npz"
    assert recipe(n=3, word="abc").x.tolist() == [3, 9] and recipe(word="a", n=2).n == 2
    with pytest.raises(ValueError, match="word must be one of 'a', 'abc'"):
        recipe(n=3, word="b")
    with pytest.raises(TypeError, match="room_product needs n, word; got n"):
        recipe(n=3)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 and no more"])
def test_a_missing_or_broken_file_is_told_in_a_sentence(content, recipe):
    if content is not None:
        recipe.path.write_bytes(content)
    with pytest.raises(OSError, match="room_product.npz is missing or damaged: reinstall neurocourse"):
        recipe(n=2, word="a")
