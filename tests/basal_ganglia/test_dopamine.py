"""Dopamine as a prediction error, traces, and cues that compete, with the two exercises."""

import numpy as np
import pytest
from arming import left
from mutants import assert_check
from sweep import sweeps

from neurocourse.basal_ganglia import checks as check
from neurocourse.basal_ganglia import explore
from neurocourse.basal_ganglia.dopamine import conditioning, eligibility, prediction_error

CUE, REWARD = 5, 15


@pytest.fixture(scope="module")
def learned():
    return prediction_error.learn(400, cue=CUE, reward=REWARD)


def test_the_error_moves_from_the_reward_to_the_cue(learned):
    assert learned.delta[0] == pytest.approx(np.eye(25)[REWARD])
    assert learned.delta[-1] == pytest.approx(np.eye(25)[CUE], abs=1e-6)


def test_the_errors_of_a_trial_add_up_to_the_reward(learned):
    assert learned.delta.sum(axis=1) == pytest.approx(1.0)


def test_an_omitted_reward_leaves_a_dip_and_an_early_one_a_peak_and_a_dip(learned):
    omitted = prediction_error.trial(learned.w[-1], reward=None).delta
    assert omitted == pytest.approx(np.eye(25)[CUE] - np.eye(25)[REWARD], abs=1e-6)
    early = prediction_error.trial(learned.w[-1], reward=11).delta
    assert early[11] == pytest.approx(1, abs=1e-6) and early[REWARD] == pytest.approx(-1, abs=1e-6)


def test_on_the_way_the_error_visits_the_moments_between(learned):
    peaks = learned.delta.argmax(axis=1)
    assert peaks[0] == REWARD and peaks[-1] == CUE and np.all(np.diff(peaks) <= 0)
    assert len(set(peaks)) >= 8  # it does not jump; recordings of dopamine cells mostly do


def test_a_long_trace_brings_the_error_to_the_cue_sooner():
    trials = [(prediction_error.learn(100, lam=lam).delta[:, CUE] > 0.5).argmax() for lam in (0.0, 0.5, 0.9)]
    assert trials[0] > trials[1] > trials[2] > 0


def test_with_a_long_trace_the_error_jumps_and_does_not_travel():
    between = [prediction_error.learn(400, lam=lam).delta[:, CUE + 1 : REWARD].max() for lam in (0.0, 0.9)]
    assert between[0] > 0.3 and between[1] < 0.05


def test_of_an_error_that_travels_a_trace_leaves_little():
    between = [prediction_error.learn(150, lam=lam).delta[:, CUE + 1 : REWARD].max() for lam in (0.0, 0.9)]
    assert explore.side_by_side().controls["trace"].remains == left(*between) == "less of it"


def test_a_learners_own_update_has_a_trace_as_well():
    own = prediction_error.learn(50, lam=0.7, update=td)
    assert own.w == pytest.approx(prediction_error.learn(50, lam=0.7).w)


def test_discounting_leaves_the_cue_worth_gamma_to_the_delay():
    delta = prediction_error.learn(600, gamma=0.95).delta[-1]
    assert delta[CUE] == pytest.approx(0.95 ** (REWARD - CUE), abs=1e-6)


def test_a_learners_own_update_is_used():
    def td(V, V_next, r, alpha, gamma):
        return V + alpha * (r + gamma * V_next - V)

    own = prediction_error.learn(50, update=td)
    assert own.w == pytest.approx(prediction_error.learn(50).w)


def test_the_cue_comes_before_the_reward():
    with pytest.raises(ValueError, match="cue < reward < T must hold"):
        prediction_error.learn(10, cue=5, reward=5)


@pytest.mark.parametrize("lam", [0, 0.3, 0.9, 1])
@pytest.mark.parametrize("gamma", [0.5, 1])
def test_forward_and_backward_view_agree(gamma, lam):
    rng = np.random.default_rng(0)
    x, r, w = rng.normal(size=(30, 7)), rng.normal(size=30), rng.normal(size=7)
    forward = eligibility.forward_view(x, r, w, gamma=gamma, lam=lam)
    assert np.abs(forward - eligibility.backward_view(x, r, w, gamma=gamma, lam=lam)).max() < 1e-10


@pytest.mark.parametrize("lam", [0.3, 0.9, 1])
@pytest.mark.parametrize("alpha", [0.05, 0.4])
def test_learning_on_the_way_needs_the_dutch_trace_to_agree(alpha, lam):
    rng = np.random.default_rng(0)
    x, r, w = rng.normal(size=(20, 5)) / 2, rng.normal(size=20), rng.normal(size=5)
    settings = dict(alpha=alpha, gamma=0.9, lam=lam)
    forward = eligibility.forward_online(x, r, w, **settings)
    plain, dutch = (eligibility.backward_online(x, r, w, **settings, dutch=flag) for flag in (False, True))
    assert np.abs(dutch - forward).max() < 1e-10
    assert np.linalg.norm(plain - forward) > 0.005 * np.linalg.norm(forward)


def test_all_views_are_one_when_little_is_learned_or_nothing_is_traced():
    rng = np.random.default_rng(1)
    x, r, w = rng.normal(size=(20, 5)), rng.normal(size=20), rng.normal(size=5)
    frozen = eligibility.forward_view(x, r, w, gamma=0.9, lam=0.8)
    for online in (eligibility.forward_online, eligibility.backward_online):
        assert online(x, r, w, alpha=1e-6, gamma=0.9, lam=0.8) / 1e-6 == pytest.approx(frozen, rel=1e-3, abs=1e-3)
    one_step = [
        see(x, r, w, alpha=0.3, gamma=0.9, lam=0.0) for see in (eligibility.forward_online, eligibility.backward_online)
    ]
    assert one_step[0] == pytest.approx(one_step[1], abs=1e-10)


def test_the_views_are_apart_on_the_way_only():
    walks = range(12)
    assert max(eligibility.apart(rng=seed) for seed in walks) < 1e-10
    assert max(eligibility.apart(0.3, dutch=True, rng=seed) for seed in walks) < 1e-10
    apart = [eligibility.apart(0.3, rng=seed) for seed in walks]
    assert 0.05 < min(apart) and max(apart) < 0.25


def test_of_the_difference_between_the_views_the_dutch_trace_leaves_nothing():
    apart = [np.mean([eligibility.apart(0.3, dutch=dutch, rng=seed) for seed in range(12)]) for dutch in (False, True)]
    assert explore.credit().controls["dutch"].remains == left(*apart) == "nothing"


def test_lambda_one_waits_for_the_whole_return():
    G = eligibility.lambda_returns(np.array([1.0, 2.0, 4.0]), np.zeros(3), 0.5, 1.0)
    assert G.tolist() == [1 + 1 + 1, 2 + 2, 4]


def run(design, **kw):
    return {cue: V[-1] for cue, V in conditioning.rescorla_wagner(conditioning.DESIGNS[design], **kw).items()}


def test_acquisition_is_the_closed_form():
    V = conditioning.rescorla_wagner([conditioning.Phase("A", 1, 40)], alpha=0.2)["A"]
    assert pytest.approx(conditioning.acquisition(np.arange(41), alpha=0.2), abs=1e-14) == V


def test_a_blocked_cue_learns_nothing_and_two_cues_share():
    assert run("blocking")["B"] == pytest.approx(0, abs=5e-4)
    assert run("overshadowing") == pytest.approx({"A": 0.5, "B": 0.5}, abs=5e-4)
    assert run("overshadowing", alpha={"A": 0.3, "B": 0.1}) == pytest.approx({"A": 0.75, "B": 0.25}, abs=1e-3)


def test_inhibition_extinction_and_overexpectation():
    assert run("extinction")["A"] < 0.01
    assert run("conditioned inhibition")["B"] < -0.9
    assert run("overexpectation")["A"] == pytest.approx(0.5, abs=0.01)


def test_errors_of_their_own_explain_what_goes_together_and_not_what_competes():
    designs = conditioning.DESIGNS
    own, shared = ({name: run(name, shared=flag) for name in designs} for flag in (False, True))
    alike = [name for name in designs if own[name] == pytest.approx(shared[name], abs=0.01)]
    assert alike == ["acquisition", "extinction", "latent inhibition"]
    assert own["blocking"]["B"] == pytest.approx(1, abs=0.01)


def test_latent_inhibition_is_beyond_both_rules():
    after, fresh = (
        conditioning.rescorla_wagner([conditioning.Phase("A", 0, n), conditioning.Phase("A", 1, 5)])["A"][-1]
        for n in (40, 0)
    )
    assert after == pytest.approx(fresh)


def unlike_animals(shared):
    """Designs in which a rule does not do what animals do."""
    V = {name: run(name, shared=shared) for name in conditioning.DESIGNS}
    exposed, fresh = (
        conditioning.rescorla_wagner([conditioning.Phase("A", 0, n), conditioning.Phase("A", 1, 5)], shared=shared)["A"]
        for n in (40, 0)
    )
    as_animals = {
        "acquisition": V["acquisition"]["A"] > 0.9,
        "extinction": V["extinction"]["A"] < 0.1,
        "overshadowing": max(V["overshadowing"].values()) < 0.9,
        "blocking": V["blocking"]["B"] < 0.1,
        "overexpectation": V["overexpectation"]["A"] < 0.9,
        "latent inhibition": exposed[-1] < 0.9 * fresh[-1],
        "conditioned inhibition": V["conditioned inhibition"]["B"] < -0.1,
    }
    assert as_animals.keys() == V.keys()
    return sorted(name for name, alike in as_animals.items() if not alike)


def test_one_error_leaves_one_design_of_five_unexplained():
    own, shared = unlike_animals(False), unlike_animals(True)
    assert len(own) == 5 and shared == ["latent inhibition"]
    assert explore.blocking().controls["shared"].remains == left(len(own), len(shared)) == "less of it"


def test_the_mean_does_not_tell_insight_from_habit_and_single_cats_do():
    habit, insight = (
        np.array([conditioning.puzzle_box(insight=mean, rng=seed) for seed in range(300)]) for mean in (None, 8)
    )
    assert np.corrcoef(habit.mean(axis=0), insight.mean(axis=0))[0, 1] > 0.95
    sure = [(cats[:, 10:20] == 1).all(axis=1).mean() for cats in (habit, insight)]
    assert sure[0] < 0.05 and sure[1] > 0.6


def test_the_cat_escapes_faster_and_faster():
    times = np.mean([conditioning.puzzle_box(rng=seed) for seed in range(300)], axis=0)
    assert times[0] == pytest.approx(8, rel=0.15) and times[10:20].mean() < times[:10].mean() / 2
    assert times[-1] == pytest.approx(1, abs=0.05)


def td(V, V_next, r, alpha, gamma):
    return V + alpha * (r + gamma * V_next - V)


def test_the_check_of_td_names_the_mistake():
    assert_check(
        check.td_update,
        right=[
            td,
            lambda V, V_next, r, alpha, gamma: (1 - alpha) * V + alpha * (r + gamma * V_next),
            lambda now, later, reward, rate, discount: td(now, later, reward, rate, discount),
            lambda *, V, V_next, r, alpha, gamma: td(V, V_next, r, alpha, gamma),
        ],
        wrong={
            lambda V, V_next, r, alpha, gamma: r + gamma * V_next - V: "you return the error",
            lambda V, V_next, r, alpha, gamma: r + gamma * V_next: "V jumps all the way",
            lambda V, V_next, r, alpha, gamma: alpha * (r + gamma * V_next - V): "you return the change",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r + gamma * V_next): "the error lacks V",
            lambda V, V_next, r, alpha, gamma: (
                V - alpha * (r + gamma * V_next - V)
            ): "sign of the error is turned round",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r - V): "from the reward alone",
            lambda V, V_next, r, alpha, gamma: V + alpha * (r + V_next - V): "only by the share gamma",
            lambda V, V_next, r, alpha, gamma: V + alpha * max(r + gamma * V_next - V, 0): "the error may be negative",
            lambda V, V_next, r, alpha, gamma: V + alpha * abs(r + gamma * V_next - V): "keep the sign of the error",
            lambda V, V_next, r, alpha, gamma: td(
                V, V_next, max(r, 0), alpha, gamma
            ): "is a punishment: it counts, too",
            lambda V, V_next, r, alpha, gamma: td(V, V_next, abs(r), alpha, gamma): "is a punishment: keep its sign",
            lambda V, V_next, r, alpha, gamma: max(td(V, V_next, r, alpha, gamma), 0): "do not stop at 0",
            lambda V, V_next, r, alpha, gamma: td(V_next, V, r, alpha, gamma): "V and V_next are swapped",
            lambda V, V_next, r, alpha, gamma: td(V, V_next, r, gamma, alpha): "alpha and gamma are swapped",
            lambda V, V_next, r, alpha, gamma: td(V, V_next, r, 0.3, gamma): "`alpha` makes no difference",
            lambda V, V_next, r, alpha, gamma: min(td(V, V_next, r, alpha, gamma), 1.0): "and should give",
            lambda V, V_next, r, alpha, gamma: round(td(V, V_next, r, alpha, gamma), 2): "gives 0.18 and should",
            lambda V, V_next, r, alpha, gamma: np.array([V, V]): "one number",
        },
    )


def shared(V, lam, alpha):
    return V + alpha * (lam - V.sum())


def test_the_check_of_conditioning_names_the_mistake():
    assert_check(
        check.rescorla_wagner,
        right=[
            lambda V, lam, alpha: np.array([v + alpha * (lam - sum(V)) for v in V]),
            lambda V, lam, alpha: [v + alpha * (lam - sum(V)) for v in V],
            lambda V, lam, alpha: tuple(v + alpha * (lam - sum(V)) for v in V),
        ],
        wrong={
            lambda V, lam, alpha: V + (lam - V.sum()): "jumps all the way",
            lambda V, lam, alpha: V - alpha * (lam - V.sum()): "sign of the error",
            lambda V, lam, alpha: V + alpha * (lam - V): "an error of its own",
            lambda V, lam, alpha: V + alpha * (lam - V.mean()): "the mean of the strengths",
            lambda V, lam, alpha: V + alpha * (lam - V.max()): "the strongest cue alone",
            lambda V, lam, alpha: V + alpha * (lam - np.abs(V).sum()): "the sizes of the strengths",
            lambda V, lam, alpha: V + alpha * (lam - V.sum()) / len(V): "you divide the error",
            lambda V, lam, alpha: V + alpha * max(lam - V.sum(), 0): "when less came than was predicted",
            lambda V, lam, alpha: np.maximum(shared(V, lam, alpha), 0): "do not stop at 0",
            lambda V, lam, alpha: shared(V, 1.0, alpha): "`lam` makes no difference",
            lambda V, lam, alpha: shared(V, lam, 0.2): "`alpha` makes no difference",
            lambda V, lam, alpha: shared(V[:2], lam, alpha): "(2,)",
            lambda V, lam, alpha: V.sum() + alpha * (lam - V.sum()): "you return one number",
        },
    )


def test_the_reference_blocks_as_kamin_found():
    V = np.zeros(2)
    for present in [[True, False]] * 80 + [[True, True]] * 80:
        V[present] = conditioning.share_error(V[present], 1.0, 0.2)
    history = conditioning.rescorla_wagner(conditioning.DESIGNS["blocking"], alpha=0.2)
    assert pytest.approx([history["A"][-1], history["B"][-1]]) == V
    assert V[1] == pytest.approx(0, abs=5e-4)


def test_a_learners_td_update_drives_the_model():
    answer = check.td_update(prediction_error.td_update)
    assert answer.outcome == "correct"
    assert prediction_error.learn(30, update=answer).w == pytest.approx(prediction_error.learn(30).w)


def test_the_curve_to_draw_is_hidden_until_it_is_drawn_and_a_straight_line_is_not_it():
    ex = explore.draw_the_rate()
    empty = ex.status
    assert "floor" not in empty and "no more than 5" not in empty
    line = np.linspace(0, 25, 41)
    assert ex.set(drawing=line).status.startswith(("The right shape", "Another shape", "It peaks"))
    assert "no more than 5: every error below −0.25" in ex.status
    x = np.linspace(-1, 1, 41)
    assert ex.set(drawing=np.maximum(5 + 20 * x, 0)).status.startswith("Close.")
    assert not ex.set(drawing=line).status.startswith("Close.")


test_explorers = sweeps("basal_ganglia.dopamine", gaps=True)
