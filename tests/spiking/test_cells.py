"""A gallery of cells, and the ramp of a real one."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.spiking import fit, izhikevich, parabola


def spikes(kind, current=10.0, T=600.0):
    return izhikevich.simulate(kind, lambda t: np.where(t > 50, current, 0.0), T=T).spikes


def test_each_kind_does_what_its_name_says():
    regular, fast = spikes("regular spiking"), spikes("fast spiking")
    assert np.diff(regular)[-1] > 1.5 * np.diff(regular)[0] and len(fast) > 2 * len(regular)
    for kind, most in (("intrinsically bursting", 10), ("chattering", 6)):
        gaps = np.diff(spikes(kind))
        assert gaps.min() < most < 3 * most < gaps.max()
    late = np.diff(spikes("chattering"))[10:]
    assert late.min() < 6 < 20 < late.max()  # it goes on in bursts, while the bursting cell settles
    assert np.ptp(np.diff(spikes("intrinsically bursting"))[5:]) < 3
    low = spikes("low-threshold spiking", 3.0)
    assert len(low) > 3 and not len(spikes("fast spiking", 3.0))


def test_a_thalamic_cell_answers_to_being_let_go():
    run = izhikevich.simulate("thalamo-cortical", lambda t: np.where((t > 50) & (t < 250), -10.0, 0.0), T=400)
    assert len(run.spikes) >= 1 and run.spikes.min() > 250


def test_a_resonator_rings():
    run = izhikevich.simulate("resonator", lambda t: np.where((t > 50) & (t < 52), 0.6, 0.0), T=200)
    late = run.V[run.t > 60] - izhikevich.b_rest(0.26)
    assert not len(run.spikes) and late.min() < -0.2 and late.max() > 0.2


TRUTH = fit.Model(0.606, 36.0, 8.0, -41.4)


def synthetic(noise, n=15, truth=TRUTH):
    """Ramps of a known equation, with an instrument's noise (mV)."""
    clean, rng = fit.run(truth, -47.7, 200), np.random.default_rng(3)
    foot = int(np.argmax(clean > fit.FOOT))
    return truth, [clean[:foot] + rng.normal(0, noise, foot) for _ in range(n)]


def test_the_fit_finds_the_equation_that_drew_the_ramps():
    truth, ramps = synthetic(0.0, 1)
    assert fit.model(ramps, Delta=8.0) == pytest.approx(truth, rel=5e-3)  # the rest is the error of trapezoids
    truth, ramps = synthetic(0.27)  # the recording's own noise, at rest
    assert fit.model(ramps, Delta=8.0) == pytest.approx(truth, rel=0.06)
    assert fit.score(fit.best(ramps), synthetic(0.0)[1]).time <= 1
    bucket, ramps = synthetic(0.0, truth=fit.Model(1.0, 50.0), n=1)
    assert fit.regress(ramps)[1] == pytest.approx(1 / 50, rel=1e-3)


def test_the_cells_ramp_bends_the_other_way_than_a_buckets():
    assert fit.regress(fit.ramps("learned"))[1] < -0.005  # a leak that would fill the cell
    assert fit.model(fit.ramps("learned")) == fit.Model(pytest.approx(0.142, abs=1e-3))
    V, slope = fit.measured_slopes(fit.ramps("learned"))
    assert slope[V > -32].mean() > 3 * slope[(V > -43) & (V < -38)].mean()


def test_with_an_upstroke_it_foretells_spikes_that_it_never_saw():
    learned, unseen = fit.ramps("learned"), fit.ramps("held out")
    straight, curved = (fit.score(m, unseen) for m in (fit.model(learned), fit.best(learned)))
    assert len(unseen) == 15 and curved.time < 3 and straight.time > 8 * curved.time
    assert curved.voltage < 0.6 * straight.voltage
    turning = [fit.model(learned, Delta=Delta).V_T for Delta in (4.0, 8.0, 14.0)]
    assert np.ptp(turning) < 0.5  # what the ramps fix, and what they do not:
    assert fit.score(fit.model(learned, Delta=14.0), learned).voltage < 1.05 * fit.score(fit.best(learned), learned)[0]


def test_no_equation_of_one_variable_draws_the_beginning():
    (beginning,) = fit.ramps("beginning")
    assert fit.setback(beginning) > 5 and max(map(fit.setback, fit.ramps("learned"))) < 0.1
    for Delta in (2.0, 8.0, 14.0):
        assert fit.setback(fit.run(fit.model(fit.ramps("beginning"), Delta=Delta), -67.0, 400)) == 0


def test_what_cannot_be_is_left_out_and_bad_input_named():
    assert fit.model(fit.ramps("learned"), Delta=1.0).V_T == np.inf  # it would need a negative leak
    falling = [np.linspace(-30.0, -60.0, 50) + 0.01 * np.arange(50) ** 2]
    assert np.isfinite(fit.model(falling, Delta=8.0, tau=50.0).slope(-60.0))
    with pytest.raises(ValueError, match="stretch must be one of"):
        fit.ramps("middle")
    with pytest.raises(ValueError, match="Delta"):
        fit.model(fit.ramps("learned"), Delta=0)


def test_a_parabola_fits_the_ramp_as_well_as_an_exponential():
    """Unseen ramps: both miss the spike by 1.5 samples, a straight line by 28."""
    unseen, seen = fit.ramps("held out"), fit.ramps("learned")
    bent, upstroke, line = (fit.score(m, unseen) for m in (parabola.model(seen), fit.best(seen), fit.model(seen)))
    assert bent.time == pytest.approx(upstroke.time, abs=0.5) and line.time > 10 * bent.time
    assert bent.voltage < 1.2 * upstroke.voltage < line.voltage


test_explorers = sweeps("spiking.cells")
