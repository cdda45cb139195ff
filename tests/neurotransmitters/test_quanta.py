"""Packets of transmitter, how to count them, and a store that runs low."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import badges, sweeps

from neurocourse.neurotransmitters import checks, endplate, explore, release, short_term


def by_share(amplitude, q):
    return -np.log(np.mean(amplitude < q / 2))


def upside_down(amplitude, q):
    return np.log(np.mean(amplitude < q / 2))


def base_10(amplitude, q):
    return -np.log10(np.mean(amplitude < q / 2))


def no_log(amplitude, q):
    return 1 / np.mean(amplitude < q / 2)


def share_of_failures(amplitude, q):
    return np.mean(amplitude < q / 2)


def share_of_answers(amplitude, q):
    return np.mean(amplitude >= q / 2)


def counts_answers(amplitude, q):
    return -np.log(np.mean(amplitude >= q / 2))


def below_zero(amplitude, q):
    return -np.log(np.mean(amplitude <= 0))


def exactly_zero(amplitude, q):
    with np.errstate(divide="ignore"):
        return -np.log(np.mean(amplitude == 0))


def direct(amplitude, q):
    return amplitude.mean() / q


def below_one_packet(amplitude, q):
    return -np.log(np.mean(amplitude < q))


def fixed_limit(amplitude, q):
    return -np.log(np.mean(amplitude < 0.2))


def test_exercise_3_names_the_mistake():
    assert_check(
        checks.quantal_content,
        right=[by_share, release.failures],
        wrong={
            upside_down: "upside down",
            base_10: "base 10",
            no_log: "take the logarithm",
            share_of_failures: "P(0) itself",
            share_of_answers: "share of answers",
            counts_answers: "you counted the answers",
            below_zero: "half of the failures are lost",
            exactly_zero: "an infinite number",
            direct: "direct method",
            below_one_packet: "many single packets",
            fixed_limit: "q sets the limit",
        },
    )
    assert "you find 2.40. Published: 2.40." in checks.quantal_content(by_share).message


def test_the_recording_of_1956_gives_the_published_numbers():
    """198 impulses, 18 failures: 2.40 by failures, 2.33 directly; 19 failures expected (Boyd & Martin 1956)."""
    amplitude, q = endplate.answers(), endplate.quantum().mean
    assert len(amplitude) == 198 and np.count_nonzero(amplitude == 0) == 18
    assert release.failures(amplitude, q) == pytest.approx(2.40, abs=0.005)
    assert release.direct(amplitude, q) == pytest.approx(2.33, rel=0.02)
    assert endplate.predicted_failures(2.33) == pytest.approx(19, abs=0.5)
    assert endplate.PUBLISHED in endplate.BY_FAILURES and 2.33 in endplate.DIRECT


def test_poisson_packets_explain_the_recorded_sizes():
    """Chi squared over ten bins stays below its 1% limit; wrong contents do not."""

    def chi2(m):
        edges = np.array([0.25, 0.45, 0.65, 0.85, 1.05, 1.25, 1.45, 1.65, 1.85, 3.05])
        fine = np.arange(0.005, 4, 0.01)
        counts = np.histogram(endplate.answers(), edges)[0]
        bins = np.histogram(fine, edges, weights=endplate.predicted(m, fine) / 10)[0]
        seen, expected = np.append(counts, 18), np.append(bins, endplate.predicted_failures(m))
        assert (expected > 3).all()
        return float(((seen - expected) ** 2 / expected).sum())

    assert chi2(2.33) < 21.7  # 9 degrees of freedom
    assert chi2(1.6) > 40 and chi2(3.2) > 40


def test_ten_end_plates_agree_in_both_ways():
    ratio = endplate.BY_FAILURES / endplate.DIRECT
    assert abs(ratio.mean() - 1) < 0.03 and abs(ratio - 1).max() < 0.2
    assert endplate.poisson(2.33, 40).sum() == pytest.approx(1)


def test_failures_and_the_direct_estimate_agree_when_release_is_rare():
    """m = 1.22 from 100 places that release with 0.0122: Poisson in all but name."""
    trials = release.simulate(100, 0.0122, trials=20_000, cv=0.1, noise=0.04, rng=1)
    assert release.direct(trials.amplitude, 0.4) == pytest.approx(1.22, abs=0.03)
    assert release.failures(trials.amplitude, 0.4) == pytest.approx(1.22, abs=0.03)
    assert trials.quanta.mean() == pytest.approx(1.22, abs=0.03)


@pytest.mark.parametrize(("n", "p"), [(3, 0.4), (5, 0.6)])
def test_failures_overestimate_when_release_is_likely_by_the_known_amount(n, p):
    trials = release.simulate(n, p, trials=20_000, cv=0.1, noise=0.04, rng=2)
    estimate = release.failures(trials.amplitude, 0.4)
    assert estimate == pytest.approx(release.expected_failures(n, p), rel=0.03)
    assert estimate > 1.2 * n * p
    assert release.direct(trials.amplitude, 0.4) == pytest.approx(n * p, rel=0.02)


def test_quanta_are_binomial():
    trials = release.simulate(6, 0.3, trials=20_000, rng=3)
    chances = release.binomial(6, 0.3)
    counts = np.bincount(trials.quanta, minlength=7)
    assert chances.sum() == pytest.approx(1) and chances @ np.arange(7) == pytest.approx(1.8)
    assert (abs(counts / 20_000 - chances) < 4 * np.sqrt(chances * (1 - chances) / 20_000)).all()


def test_the_density_of_the_amplitude_is_that_of_the_trials():
    x = np.linspace(-1, 4, 2001)
    bells = release.density(x, 6, 0.3)
    assert np.trapezoid(bells, x) == pytest.approx(1, abs=1e-6)
    trials = release.simulate(6, 0.3, trials=20_000, rng=4)
    for upper in (0.2, 0.6, 1.0):
        share = (trials.amplitude < upper).mean()
        assert share == pytest.approx(np.trapezoid(bells[x <= upper], x[x <= upper]), abs=0.015)


def test_without_a_failure_the_method_says_so():
    assert release.failures(np.full(10, 5.0), 0.4) == np.inf


@pytest.mark.parametrize("rate", [1.0, 10.0, 40.0])
@pytest.mark.parametrize(("U", "tau_rec", "tau_facil"), [(0.5, 800, 0), (0.9, 300, 0), (0.1, 100, 1000)])
def test_a_train_ends_at_the_closed_form(rate, U, tau_rec, tau_facil):
    run = short_term.simulate(short_term.regular(rate, 4000), U, tau_rec, tau_facil)
    end = short_term.steady_state(rate, U, tau_rec, tau_facil)
    for name in ("R", "u", "A"):
        assert getattr(run, name)[-1] == pytest.approx(getattr(end, name), abs=1e-12)


@pytest.mark.parametrize("tau_rec", [200.0, 800.0])
def test_at_high_rates_rate_times_answer_is_one_over_tau_rec(tau_rec):
    rates = np.array([1e2, 1e3, 1e4])
    product = rates * short_term.steady_state(rates, 0.5, tau_rec).A / 1000  # per ms
    assert product[-1] == pytest.approx(1 / tau_rec, rel=1e-3)
    assert (np.diff(abs(product - 1 / tau_rec)) < 0).all()


def test_depression_and_facilitation_go_opposite_ways():
    train = short_term.regular(20.0, 5)
    tired, warm = short_term.simulate(train).A, short_term.simulate(train, 0.05, 100, 1000).A
    assert (np.diff(tired) < 0).all() and (np.diff(warm) > 0).all()
    assert tired[0] == 0.5 and tired[1] == pytest.approx(0.5 * (1 - 0.5 * np.exp(-50 / 800)))


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: endplate.poisson(-1), "m must be"),
        (lambda: short_term.simulate([5.0, 3.0]), "must ascend"),
        (lambda: short_term.steady_state(0.0), "rate must be"),
        (lambda: release.simulate(5, 1.2, rng=0), "p must be"),
    ],
)
def test_a_wrong_argument_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_without_a_failure_the_explorer_says_so():
    assert "no failure" in explore.release().preset("Never a failure").status


def test_the_end_plate_runs_on_the_learners_count_and_says_so():
    shown = explore.end_plate(checks.quantal_content(by_share))
    assert "Made with your quantal_content." in shown.alt and badges(shown) == ["yours"]
    assert badges(explore.end_plate(checks.quantal_content(...))) == ["ours"] and not badges(explore.end_plate())


def test_the_spread_is_a_third_count_and_meets_the_other_two():
    m, q = release.by_spread(endplate.answers()), endplate.quantum()
    assert m * (1 + (q.sd / q.mean) ** 2) == pytest.approx(endplate.PUBLISHED, rel=0.02)
    rare, likely = (
        release.simulate(n, p, cv=0, noise=0, trials=40_000, rng=0).amplitude for n, p in ((60, 0.02), (4, 0.6))
    )
    assert release.by_spread(rare) == pytest.approx(1.2 / 0.98, rel=0.04)
    assert release.by_spread(likely) == pytest.approx(2.4 / 0.4, rel=0.04)  # too large by 1 − p
    with pytest.raises(ValueError, match="amplitude must vary"):
        release.by_spread([0.4, 0.4])


def test_exercise_5_names_the_mistake():
    assert_check(
        checks.count_by_spread,
        right=[
            lambda a: (np.mean(a) / np.std(a)) ** 2,
            release.by_spread,
            lambda a: sum(a) ** 2 / len(a) ** 2 / np.var(a),
        ],
        wrong={
            lambda a: np.var(a) / np.mean(a) ** 2: "upside down",
            lambda a: np.mean(a) / np.var(a): "has a unit",
            lambda a: np.var(a) / np.mean(a): "the size of a packet",
            lambda a: np.mean(a) / np.std(a): "the root of m",
            lambda a: np.mean(a) ** 2 / np.var(a, ddof=1): "N − 1",
        },
    )


def test_poisson_fits_the_recording_better_than_a_heap_or_few_places():
    """The heap has two numbers from the data more, and is e^18 times less likely all the same."""
    m = endplate.answers().mean() / endplate.quantum().mean
    best = endplate.likelihood(endplate.poisson(m, 15))
    for n, worse in ((4, 100), (6, 10), (10, 1)):
        assert endplate.likelihood(release.binomial(n, m / n)) < best - worse
    lines = endplate.rivals().splitlines()
    assert len(lines) == 4 and "20 failures expected; fits the answers worse, by a factor of e^18" in lines[1]


test_explorers = sweeps("neurotransmitters.quanta")
