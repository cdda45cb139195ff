"""The first neuron, the unit beside it, and the one exercise."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse import start_here
from neurocourse.start_here import checks, explore, neuron


@pytest.mark.parametrize("I", [1.6, 2.0, 3.0, 5.0])
def test_the_neuron_fires_at_the_rate_of_the_closed_form(I):
    """Intervals between spikes are the closed form's, rounded up to the next time step."""
    dt = 0.01
    intervals = np.diff(neuron.simulate(I, duration=500, dt=dt).spike_times)
    exact = 1000 / neuron.rate(I)
    assert len(intervals) > 5
    assert np.all(intervals >= exact - 1e-9) and np.all(intervals <= exact + dt + 1e-9)


def test_the_rheobase_is_one_and_a_half_nanoampere():
    assert neuron.rate(1.5) == 0 < neuron.rate(1.5 + 1e-6)
    for I, fires in ((1.49, False), (1.5, False), (1.51, True)):
        assert bool(len(neuron.simulate(I, duration=1000).spike_times)) == fires


def test_below_threshold_the_membrane_settles_where_ohm_says():
    run = neuron.simulate(1.0, duration=200)
    assert run.V[-1] == pytest.approx(-70 + 10 * 1.0, abs=1e-6)
    assert run.V.max() < -55 and len(run.spike_times) == 0


def test_a_bias_gives_the_unit_the_threshold_and_not_the_onset():
    """Just above the threshold the rate is 1000 / (10 ln(R·I/(R·I - 15))): its slope grows without limit there."""
    assert [neuron.unit([I], [1.0], -1.5) > 0 for I in (1.0, 1.5, 1.6)] == [neuron.rate(I) > 0 for I in (1.0, 1.5, 1.6)]
    steep = [neuron.rate(1.5 + e) / e for e in (1e-1, 1e-2, 1e-3, 1e-4)]
    assert all(later > 4 * before for before, later in zip(steep, steep[1:], strict=False))
    ramp = [neuron.unit([1.5 + e], [1.0], -1.5) / e for e in (1e-1, 1e-4)]
    assert ramp == pytest.approx([1, 1])


def test_the_weighted_sum_and_the_unit():
    assert neuron.weighted_sum([1, 2, 0.5], [3, -1, 4]) == 3.0
    assert neuron.unit([1, 1], [2, -3]) == 0 and neuron.unit([1, 1], [2, 3]) == 5


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: neuron.weighted_sum([1, 2], [1]), "w must"),
        (lambda: neuron.weighted_sum([1, np.nan], [1, 1]), "x must"),
        (lambda: neuron.simulate(2, tau_m=0), "tau_m must"),
        (lambda: neuron.rate(2, R=-1), "R must"),
        (lambda: neuron.rate("2"), "I must"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises((ValueError, TypeError), match=message):
        call()


def test_the_check_of_the_weighted_sum():
    def adds_all(x, w):
        return sum(x) + sum(w)

    def forgets_weights(x, w):
        return sum(x)

    def adds_first(x, w):
        return sum(x) * sum(w)

    def drops_signs(x, w):
        return sum(x * abs(w))

    def keeps_the_products(x, w):
        return x * w

    def two_inputs_only(x, w):
        return x[0] * w[0] + x[1] * w[1] if len(x) > 1 else 0.0

    assert_check(
        checks.weighted_sum,
        right=[lambda x, w: sum(x * w), lambda x, w: x @ w, lambda x, w: sum(a * b for a, b in zip(x, w, strict=True))],
        wrong={
            adds_all: "multiply",
            forgets_weights: "leave the weights out",
            adds_first: "you add first",
            drops_signs: "drop the minus",
            keeps_the_products: "one number",
            two_inputs_only: "and should give",
        },
    )


def test_the_first_explorer_says_what_neuron_and_unit_answer():
    explorer = explore.first_neuron()
    status = explorer.set(x1=1, w1=1, x2=0, w2=0).status
    assert "the neuron fires at 0 Hz, the unit says 1.0" in status
    status = explorer.set(x1=1, w1=2, x2=0, w2=0).status
    assert "72 Hz" in status and "2.0" in status and "the course's weighted_sum" in status
    armed = explorer.set(x1=1, w1=1, armed=True).status
    assert "the neuron fires at 0 Hz, the unit says 0.0" in armed
    own = explore.first_neuron(checks.weighted_sum(lambda x, w: sum(x * w)))
    assert "your weighted_sum" in own.status


def test_modules_are_loaded_on_first_use():
    assert start_here.neuron is neuron and set(dir(start_here)) >= {"glossary", "health", "index", "course_map"}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        start_here.nothing  # noqa: B018


test_explorers = sweeps("start_here.one_neuron")
