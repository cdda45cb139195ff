"""Scaled dot-product attention, its root, its blindness to order, and a gain beside a question."""

import numpy as np
import pytest
from answers import answers
from arming import left
from mutants import assert_check
from needs import oracle
from sweep import sweeps

from neurocourse.neuromodulation import checks as check
from neurocourse.neuromodulation import dot_product, explore, selection, sentences
from neurocourse.nn import plain

test_explorers = sweeps("neuromodulation.scaled_attention")


def drawn(rng=0, n=5, m=7, d=4, p=3):
    rng = np.random.default_rng(rng)
    return rng.normal(size=(n, d)), rng.normal(size=(m, d)), rng.normal(size=(m, p))


def test_attention_is_pytorchs_and_that_of_our_networks():
    torch, (Q, K, V) = oracle("torch"), drawn()
    peer = torch.nn.functional.scaled_dot_product_attention(*map(torch.tensor, (Q, K, V)))
    np.testing.assert_allclose(dot_product.attention(Q, K, V), peer.numpy(), atol=1e-14)
    np.testing.assert_allclose(dot_product.attention(Q, K, V), plain.attention(Q, K, V), atol=1e-14)


def test_rows_of_shares_sum_to_one_and_columns_do_not():
    Q, K, _ = drawn()
    shares = dot_product.weights(Q, K)
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-15)
    assert np.abs(shares.sum(axis=0) - 1).max() > 0.1


@pytest.mark.parametrize("d", [4, 16, 64, 256])
def test_the_variance_of_scores_is_d_as_vaswani_states(d):
    found = [dot_product.score_variance(d, rng=[k, d]) / d for k in range(3)]
    assert np.allclose(found, 1, atol=0.05) and np.mean(found) == pytest.approx(1, abs=0.03)


def test_without_the_root_long_keys_leave_one_winner_and_with_it_none():
    """64 numbers a key, 32 keys: ours 0.81 against 0.16; without the root it grows with d, with it it does not."""
    without, rooted = ([dot_product.largest_share(64, root=root, rng=k) for k in range(3)] for root in (False, True))
    assert np.allclose(without, 0.81, atol=0.04) and np.allclose(rooted, 0.165, atol=0.02)
    grown = [dot_product.largest_share(d, root=True, rng=0) for d in (4, 256)]
    assert grown[1] == pytest.approx(grown[0], abs=0.02)
    assert dot_product.largest_share(4, root=False, rng=0) < 0.4


def test_permuted_inputs_give_permuted_outputs_unless_each_says_its_place():
    x, order = np.random.default_rng(0).normal(size=(9, 6)), np.random.default_rng(1).permutation(9)
    np.testing.assert_allclose(dot_product.mixed(x[order]), dot_product.mixed(x)[order], atol=1e-12)
    assert np.abs(dot_product.mixed(x[order], place=True) - dot_product.mixed(x, place=True)[order]).max() > 0.1


def test_without_places_a_verb_cannot_tell_who_did_it():
    """The arm's word: of the sentences that the machine cannot tell from their exchange, none is left with places."""
    blind = {}
    for place in (False, True):
        pairs = [sentences.pair(said, place=place) for said in sentences.SENTENCES.values()]
        blind[place] = np.mean([np.abs(one - other).max() < 1e-9 for one, other in pairs])
    assert blind == {False: 1, True: 0}
    assert explore.order().controls["armed"].remains == left(blind[False], blind[True]) == "nothing"


def test_a_gain_alone_finds_nobody_and_a_question_does():
    """2,000 scenes, three seeds: what was asked gets 1/6 whatever the gain; with a question the gain helps it."""
    gains = (0.5, 1, 4)
    alone, asked = (
        np.array([[selection.listen(g, question, rng=[k, 3]) for g in gains] for k in range(3)]) for question in (0, 2)
    )
    np.testing.assert_allclose(alone[..., :2], 1 / 6, atol=0.03)
    assert (np.diff(asked[..., 0], axis=1) > 0.05).all() and asked[:, 2, 0].min() > 0.6
    assert asked[..., 1].min() > 0.55 and np.ptp(asked[..., 1], axis=1).max() == 0  # the winner stays, its share grows


def test_equal_loudness_is_shared_alike_and_no_gain_hears_all_alike():
    np.testing.assert_allclose(selection.shares(np.zeros(4), gain=8), 0.25)
    np.testing.assert_allclose(selection.shares([3.0, -1.0], gain=0), 0.5)
    np.testing.assert_allclose(selection.shares([0.0, 1.0], [1.0, 0.0], gain=5), 0.5)


def test_bad_sentences_are_refused():
    with pytest.raises(ValueError, match="words must be five"):
        sentences.pair(["dog", "bites"])


def wrongs(name, what):
    return next(f for f, words in answers("neuromodulation").wrongs[name] if words == what)


def one_largest(Q, K, V):
    s = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(s - s.max())
    return e / e.sum(axis=1, keepdims=True) @ V


def clipped(Q, K, V):
    e = np.exp(np.clip(Q @ K.T / np.sqrt(Q.shape[1]), -700, 700))
    return e / e.sum(axis=1, keepdims=True) @ V


def test_check_of_attention():
    told = {
        "no root": "the root is missing",
        "divides by d": "its root keeps",
        "softmax down the columns": "runs down the columns",
        "no softmax": "scores are no shares",
        "the best key takes all": "the best key alone",
        "one softmax over the whole matrix": "shares one whole among all questions",
        "overflows": "overflow",
        "returns the shares": "mix the rows of V",
        "root of the number of keys": "how many keys there are",
    }
    assert_check(
        check.attention,
        right=answers("neuromodulation").rights["attention"],
        wrong={wrongs("attention", what): words for what, words in told.items()}
        | {one_largest: "off that row alone", clipped: "the best key takes all, and not in yours"},
    )


def test_check_of_spread():
    told = {
        "mean of the products": "a score is their sum",
        "standard deviation": "square it",
        "divided by the root": "without it",
        "all pairs": "row by row",
        "products one by one": "add up each row first",
        "columns": "the sum of a row",
        "squares only": "take the mean away",
        "the paper's number": "measure it",
    }
    assert_check(
        check.spread,
        right=answers("neuromodulation").rights["spread"],
        wrong={wrongs("spread", what): words for what, words in told.items()},
    )


def test_a_learners_own_spread_recovers_the_published_number_and_could_miss_it():
    own = [dot_product.score_variance(d, variance=lambda q, k: np.var((q * k).sum(1)), rng=0) / d for d in (4, 64, 256)]
    np.testing.assert_allclose(own, 1, atol=0.05)
    missed = dot_product.score_variance(64, variance=lambda q, k: np.var((q * k).mean(1)), rng=0) / 64
    assert missed < 0.01
