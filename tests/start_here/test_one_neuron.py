"""The first neuron, the unit beside it, and the one exercise."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse import start_here
from neurocourse.plots import BRAIN, PAPER, figure
from neurocourse.start_here import checks, explore, neuron
from neurocourse.start_here.one_neuron import explore_drawing


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
    assert "72 Hz" in status and "the unit says 2.0" in status
    armed = explorer.set(x1=1, w1=1, armed=True).status
    assert "the neuron fires at 0 Hz, the unit says 0.0" in armed
    own = explore.first_neuron(checks.weighted_sum(lambda x, w: sum(x * w)))
    assert own.status.endswith("Made with your weighted_sum.") and badges(own) == ["yours"]
    assert badges(explorer) == []


def test_a_spike_lights_the_body_and_runs_along_the_axon():
    explorer, cell = explore.first_neuron(), explore_drawing.Cell(figure()[1])
    membrane = neuron.simulate(2.5, duration=101)
    first = membrane.spike_times[0]
    places = []
    for now in np.ceil(first) + [0, 2, 5, 8]:
        cell.show([1, 0.5], [2, 1], membrane, int(now))
        places.append((cell.spikes.get_xdata().tolist(), cell.body.get_facecolor()[3]))
    assert places[0][1] == 1 > places[2][1]
    assert all(b[0][0] > a[0][0] for a, b in zip(places, places[1:], strict=False))
    silent = neuron.simulate(1.0, duration=101)
    cell.show([1, 0.5], [2, 1], silent, 50)
    assert len(cell.spikes.get_xdata()) == 0
    assert explorer.set(time=9).frame != explorer.set(time=12).frame


def test_an_inhibitory_synapse_hangs_below_its_dendrite_and_has_an_open_end():
    cell = explore_drawing.Cell(figure()[1])
    cell.show([1, 1], [2, -1], neuron.simulate(1.0), 0)
    y = explore_drawing.ROWS
    assert [end.get_ydata()[0] for end in cell.ends] == [y[0] + 2, y[1] - 1]
    assert [to_hex(end.get_markerfacecolor()) for end in cell.ends] == [BRAIN.lower(), PAPER]


def test_what_the_bias_leaves_is_less():
    """Sums to which only one of the two answers: 1.5 nA wide, and none. Time and the steep onset remain."""
    sums = np.linspace(0.01, 6, 600)
    fires = np.array([neuron.rate(I) > 0 for I in sums])
    apart = [np.mean([neuron.unit([I], [1.0], b) > 1e-9 for I in sums] != fires) for b in (0.0, -1.5)]
    assert apart[0] == pytest.approx(0.25, abs=0.01) and apart[1] < 0.005
    assert 1000 / neuron.rate(1.501) > 50  # ms to the first spike, where the unit needs none
    assert explore.first_neuron().controls["armed"].remains == "less of it"


def test_a_straight_line_is_not_the_curve_that_is_asked_for():
    guess = explore.guess_the_curve()
    assert guess.set(drawing=np.linspace(0, 109, 41)).status.startswith("Another shape.")
    truth = [neuron.rate(I) for I in np.linspace(0, 2.5, 41)]
    assert guess.set(drawing=truth).status.startswith("Close.")


def test_modules_are_loaded_on_first_use():
    assert start_here.neuron is neuron and set(dir(start_here)) >= {"glossary", "health", "index", "course_map"}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        start_here.nothing  # noqa: B018


test_explorers = sweeps("start_here.one_neuron")
