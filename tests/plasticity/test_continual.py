"""Task after task: what is forgotten, what saves it, and what each way costs; the challenge."""

from functools import partial

import numpy as np
import pytest
from answers import answers
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse import nn
from neurocourse.plasticity import anchors, course, dreams, explore, tasks
from neurocourse.plasticity import checks as check
from neurocourse.plasticity.prepared import AGAIN, FIVE, five_tasks, newcomers
from neurocourse.teaching import record

test_explorers = sweeps("plasticity.continual")


def after_five(way):
    """Mean share right of all five tasks at the end, for each start."""
    return np.array([five_tasks(way=way, again=k).right[-1].mean(dtype=float) for k in AGAIN])


# Anchors


def test_importance_is_the_square_of_slopes_taken_one_by_one():
    """Two weights' importance against differences of log p, for each example and each answer weighed by its chance."""
    network, X = tasks.reader(3, rng=0), np.random.default_rng(1).random((40, 64)).astype(np.float32)
    drawn = np.mean([anchors.importance(network, X, rng=k) for k in range(400)], axis=0)
    for i in (5, 70, -3):
        h, logs = 0.01, []
        for step in (h, -h):
            network.parameters[i] += step
            logs.append(np.log(nn.softmax(network.forward(X).astype(float))))
            network.parameters[i] -= step
        slope = (logs[0] - logs[1]) / (2 * h)
        p = nn.softmax(network.forward(X).astype(float))
        expected = np.mean(np.sum(p * slope**2, axis=1))
        assert drawn[i] == pytest.approx(expected, rel=0.1, abs=1e-6)


def test_a_step_on_springs_ends_where_slope_and_springs_agree():
    rng = np.random.default_rng(0)
    theta, g, A = rng.normal(size=(3, 50))
    F = rng.exponential(size=50)
    found = anchors.anchored_step(theta, g, A, F, 30.0, 0.2)
    np.testing.assert_allclose((found - theta) / 0.2 + g + 30 * F * (found - A), 0, atol=1e-12)
    np.testing.assert_allclose(anchors.anchored_step(theta, g, A, 0 * F, 30.0, 0.2), theta - 0.2 * g)


def test_an_explicit_step_runs_away_beyond_two_and_ours_never():
    """θ ← θ − η λ F θ multiplies by 1 − η λ F: beyond 2 it grows, as the theory of gradient descent says."""
    for stiff, grows in ((1.9, False), (2.1, True)):
        theta = ours = np.ones(1)
        for _ in range(50):
            theta = theta - stiff * theta
            ours = anchors.anchored_step(ours, np.zeros(1), np.zeros(1), np.ones(1), stiff, 1.0)
        assert (abs(theta[0]) > 1) == grows and abs(ours[0]) < 1e-20


def test_springs_of_several_tasks_add_up_to_one():
    network, rng = tasks.reader(2, rng=0), np.random.default_rng(0)
    springs, ends = anchors.Anchor("importance", rng=0), []
    for _ in range(3):
        network.parameters[:] = rng.normal(size=network.size)
        before = 0 if springs.F is None else springs.F.copy()
        springs.hold(network, rng.random((20, 64)).astype(np.float32))
        ends.append((springs.F - before, network.parameters.copy()))
    theta = rng.normal(size=network.size)
    apart = sum(F * (theta - end) for F, end in ends)
    np.testing.assert_allclose(springs.F * (theta - springs.theta), apart, rtol=1e-3, atol=1e-4)


# Five shuffled tasks


def test_a_plain_net_forgets_and_springs_save_some_of_it_and_pictures_more():
    """Three starts: plain 0.45-0.51; EWC saves a fifth to a third of a point; 50 pictures more; 200 nearly all."""
    plain, ewc = after_five("nothing"), after_five("EWC")
    assert plain.max() < 0.55 and (ewc > plain + 0.1).all() and ewc.mean() == pytest.approx(0.72, abs=0.06)
    for few, many in (("EWC", "50 pictures"), ("10 pictures", "50 pictures"), ("50 pictures", "200 pictures")):
        assert (after_five(many) > after_five(few)).all()
    assert after_five("200 pictures").min() > 0.9


def test_it_is_the_importance_that_saves_and_not_the_springs():
    """EWC's control: the same numbers dealt out to other weights, or all alike, save less than half as much."""
    plain, ewc = after_five("nothing").mean(), after_five("EWC").mean()
    for control in ("EWC, exchanged", "equal springs"):
        assert after_five(control).mean() - plain < 0.5 * (ewc - plain)


def test_a_larger_net_forgets_a_little_less():
    plain, larger = after_five("nothing"), after_five("400 units")
    assert (larger > plain).all() and larger.max() < 0.7


def test_springs_on_a_larger_net_save_more_and_still_less_than_fifty_pictures():
    """What a defender of the springs asks for: room to learn beside what is held, and a strength chosen for it."""
    larger = after_five("EWC, 400 units")
    assert (larger > after_five("EWC")).all() and larger.mean() == pytest.approx(0.8, abs=0.05)
    assert (after_five("50 pictures") > larger).all() and (after_five("own nets") > larger + 0.1).all()


def test_nets_of_their_own_forget_nothing_with_as_many_weights():
    """The arm's word: what learning all five at once reaches is reached, untold which task it is."""
    joint, own, plain = (after_five(way).mean() for way in ("together", "own nets", "nothing"))
    assert 5 * tasks.reader(20, rng=0).size == pytest.approx(tasks.reader(rng=0).size, rel=0.01)
    assert explore.task_after_task().controls["armed"].remains == left(joint - plain, max(joint - own, 0)) == "nothing"
    alone = [five_tasks(way="own nets", again=k).right[-1] for k in AGAIN]
    assert np.min(alone) > 0.9


def test_every_way_learns_a_new_task_though_springs_hold_the_last_one_back():
    for way in FIVE:
        new = np.mean([five_tasks(way=way, again=k).right.diagonal()[-1] for k in AGAIN])
        assert new > (0.8 if "EWC" in way or "springs" in way else 0.93)


def test_springs_take_as_many_numbers_as_hundreds_of_pictures():
    assert course.numbers_kept("EWC") == 15_020 > course.numbers_kept("50 pictures") == 13_000
    assert course.numbers_kept("10 pictures") == 2_600 and course.numbers_kept("nothing") == 0
    assert course.numbers_kept("400 units") == 22_500
    assert course.numbers_kept("EWC, 400 units") == 82_520


def test_shuffling_makes_tasks_that_are_equally_hard_and_share_nothing_but_the_names():
    stream = tasks.shuffled(3, rng=0)
    assert all(np.array_equal(np.sort(task.X), np.sort(stream[0].X)) for task in stream)
    network = tasks.reader(rng=1)
    course.learn(network, stream[0], rng=np.random.default_rng(2))
    assert tasks.share_right(network, stream[0]) > 0.93 > 0.5 > tasks.share_right(network, stream[1])


# New digits


def ends(keep, absent_rest=False):
    """Percent right of old and new digits at the end, (starts, 2)."""
    found = [newcomers(keep=keep, absent_rest=absent_rest, again=k) for k in AGAIN]
    return np.array([one.percent[-1].reshape(2, 5).mean(axis=1) for one in found])


def test_new_digits_wipe_out_the_old_ones_and_springs_save_little():
    assert ends("nothing")[:, 0].max() < 5 and ends("nothing")[:, 1].min() > 95
    assert 5 < ends("EWC")[:, 0].mean() < 40 and ends("EWC")[:, 1].min() > 93


def test_springs_of_no_strength_save_the_old_digits():
    """Six strengths from 1 to 100,000: the best saves a third of the old digits at most."""
    old, new = tasks.new_digits()
    found = []
    for lam in (1.0, 10.0, 100.0, 1e3, 1e4, 1e5):
        network, springs = tasks.reader(rng=0), anchors.Anchor("importance", rng=0)
        course.learn(network, old, rng=np.random.default_rng(0))
        springs.hold(network, old.X)
        rule = course.Sprung(course.ETA, springs, lam, anchors.anchored_step)
        course.learn(network, new, optimiser=rule, rng=np.random.default_rng(1))
        found.append(tasks.share_right(network, old))
    assert max(found) < 0.35


def test_the_old_digits_are_not_gone_their_outputs_are():
    """Told which five to choose from, the net reads nine in ten of the old; one that never saw them does not."""
    told = [newcomers(keep="nothing", absent_rest=False, again=k).told[0] for k in AGAIN]
    assert min(told) > 90
    fresh, (old, new) = tasks.reader(rng=0), tasks.new_digits()
    course.learn(fresh, new, rng=np.random.default_rng(0))
    assert tasks.share_right(fresh, old, told=True) < 0.45


def test_outputs_that_are_left_alone_close_most_of_the_gap():
    """The arm's word, of the old digits that a plain net forgets."""
    gaps = [99 - ends("nothing", armed)[:, 0].mean() for armed in (False, True)]
    assert explore.new_digits().controls["armed"].remains == left(*gaps) == "less of it"


def test_384_numbers_dreamed_from_save_as_much_as_fifty_pictures():
    both = {keep: ends(keep).mean() for keep in dreams.KEEPS}
    assert dreams.KEEPS["dreams"][0] == dreams.KEEPS["6 pictures"][0] == 384 < dreams.KEEPS["50 pictures"][0]
    assert both["dreams"] > both["6 pictures"] + 8 and both["dreams"] > both["50 pictures"] - 2
    assert both["named noise"] > both["6 pictures"] + 8


def test_the_loss_of_present_digits_leaves_absent_outputs_alone():
    logits = np.random.default_rng(0).normal(size=(6, 10)).astype(np.float32)
    value, slope = course.present(logits, np.array([0, 1, 4, 5, 7, 9]))
    assert not slope[:3, 5:].any() and not slope[3:, :5].any() and slope[:3, :5].all()
    apart = nn.cross_entropy(logits[:3, :5], [0, 1, 4])[0] + nn.cross_entropy(logits[3:, 5:], [0, 2, 4])[0]
    assert value == pytest.approx(apart / 2, rel=1e-5)


def test_a_dream_has_the_means_and_the_spread_that_were_kept():
    old, _ = tasks.new_digits()
    numbers = dreams.means_and_spread(old.X, old.y)
    found = dreams.dream(numbers, rng=0)
    assert numbers.size == dreams.BUDGET
    means, spread = numbers[:320].reshape(5, 64), numbers[320:]
    inside = (means > 0.4) & (means < 0.6) & (spread < 0.25)  # no dream of these is cut off at 0 or 1
    dreamt = np.array([found.X[found.y == digit].mean(axis=0) for digit in range(5)])
    np.testing.assert_allclose(dreamt[inside], means[inside], atol=0.05)
    assert inside.sum() > 5


# Break our result


def one_picture_each(X, y):
    first = [np.flatnonzero(y == digit)[0] for digit in range(5)]
    return X[first].ravel(), lambda numbers, rng: (numbers.reshape(5, 64), np.arange(5))


def along_an_axis(X, y):
    """Means, and one direction in which all digits vary, with a little noise beside it."""
    means = np.array([X[y == digit].mean(axis=0) for digit in range(5)])
    _, s, axes = np.linalg.svd(X - means[y], full_matrices=False)

    def dream(numbers, rng):
        y = rng.integers(5, size=5000)
        X = numbers[:320].reshape(5, 64)[y] + 1.5 * numbers[320:] * rng.normal(size=(5000, 1))
        return np.clip(X + 0.25 * rng.normal(size=X.shape), 0, 1), y

    return np.concatenate([means.ravel(), axes[0] * s[0] / np.sqrt(len(X))]), dream


def test_the_open_cell_says_who_wins(capsys):
    lost = check.beat_the_dreams(one_picture_each)
    assert not any(score.won for score in lost) and "it stands\n  Old and new" in capsys.readouterr().out
    scores = check.beat_the_dreams(along_an_axis)
    assert np.mean([score.yours - score.ours for score in scores]) > 0  # it can be broken
    assert record.get("challenges", "plasticity.beat_the_dreams")["best"] > 0.9


def test_our_own_dreams_are_no_better_than_ours():
    def ours(X, y):
        return dreams.means_and_spread(X, y), lambda numbers, rng: dreams.dream(numbers, rng=rng)

    assert abs(np.subtract(*dreams.score(ours, rng=5)[:2])) < 0.03


@pytest.mark.parametrize(
    "attempt, words",
    [
        (lambda X, y: X[:6].ravel(), "two things"),
        (lambda X, y: (X[:7].ravel(), one_picture_each), "384 at most, got 448"),
        (lambda X, y: (X[:6].ravel(), lambda numbers, rng: (X, y)), "may use no variable"),
        (lambda X, y: (X[:6].ravel(), lambda numbers, rng: numbers), "dream must return two things"),
        (lambda X, y: (X[:6].ravel(), lambda numbers, rng: (np.ones((6000, 64)), np.zeros(6000, int))), "5,000 pict"),
    ],
)
def test_what_keeps_too_much_is_told(attempt, words):
    with pytest.raises(ValueError, match=words):
        dreams.score(attempt, rng=1)


def hidden_in_a_default(X, y):
    return X[:6].ravel(), lambda numbers, rng, X=X, y=y: (X, y)


def hidden_in_a_partial(X, y):
    return X[:6].ravel(), partial(lambda X, y, numbers, rng: (X, y), X, y)


def hidden_outside(X, y):
    hidden_outside.album = X, y
    return X[:6].ravel(), lambda numbers, rng: hidden_outside.album


@pytest.mark.parametrize("attempt", [hidden_in_a_default, hidden_in_a_partial, hidden_outside])
def test_no_picture_gets_past_the_numbers(attempt):
    old, _ = tasks.new_digits()
    album = dreams._by(attempt)(old, None, np.random.default_rng(0))
    assert len(album.X) == len(old.X) and not np.any(album.y == old.y)
    assert np.mean(np.all(album.X == old.X, axis=1)) < 0.01


# The exercise


def test_check_of_anchored_step():
    told = {
        "pull where the step begins": "where the step begins",
        "first the slope, then the pull": "at the place between",
        "no importance": "importance is missing",
        "anchors at zero": "pull to zero",
        "no slope": "nothing new is learned",
        "uphill": "goes up the slope",
        "no lambda": "λ is missing",
        "no eta in the pull": "η is missing in the spring's part",
        "divides a part": "only the anchor's part",
        "not divided": "1 + η λ F is missing",
        "returns the change": "return the new weights",
        "twice the pull": "a 2 too many",
        "no springs": "plain gradient descent",
        "clipped": "clipping keeps",
    }
    known = answers("plasticity")
    wrong = known.mistaken("anchored_step", told)
    assert_check(check.anchored_step, right=known.rights["anchored_step"], wrong=wrong)


def test_every_wrong_answer_is_found_wrong():
    for f, what in answers("plasticity").wrongs["anchored_step"]:
        assert check.anchored_step(f).outcome == "not yet", what


def test_a_study_with_ones_own_step_is_ours():
    stream = tasks.shuffled(2, rng=0)
    own = check.anchored_step(answers("plasticity").rights["anchored_step"][0])
    found = [course.study(stream, anchor="importance", epochs=2, step=s, rng=1) for s in (own, anchors.anchored_step)]
    np.testing.assert_allclose(*found, atol=0.02)
