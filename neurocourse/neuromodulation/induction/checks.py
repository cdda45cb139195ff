"""The check of the exercise on two heads: what stood before, and where that was."""

import numpy as np

from neurocourse.neuromodulation.induction import heads
from neurocourse.teaching import call, exercise, expect, inputs, numbers

__all__ = ["induction"]


def place_by_place(find):
    """An answer that asks ``find(tokens, i)`` at each place i for a place, or None, and says what stands there."""

    def answer(tokens):
        found = [find(list(tokens), i) for i in range(len(tokens))]
        return np.array([-1 if j is None else tokens[j] for j in found])

    return answer


def earlier(tokens, i):
    """Places before i where the token of place i stood."""
    return [j for j in range(i) if tokens[j] == tokens[i]]


def shifted(by, pick=-1):
    """The place ``by`` after the last (or first) earlier one of the same token, if it is there."""

    def find(tokens, i):
        places = earlier(tokens, i)
        return places[pick] + by if places and 0 <= places[pick] + by < len(tokens) else None

    return find


def ahead(tokens, i):
    """What really comes next."""
    return i + 1 if i + 1 < len(tokens) else None


def anywhere(tokens, i):
    """After the last place with this token in the whole sequence, the present one and later ones included."""
    places = [j for j in range(len(tokens) - 1) if tokens[j] == tokens[i]]
    return places[-1] + 1 if places else None


def itself_too(tokens, i):
    """After the last place with this token up to the present one, which always is such a place."""
    return i + 1 if i + 1 < len(tokens) else shifted(1)(tokens, i)


def mostly(tokens, i):
    """A place after an earlier one of the same token, where what most often came after it stands."""
    said = [tokens[j + 1] for j in earlier(tokens, i)]
    return tokens.index(max(said, key=said.count)) if said else None


def only_new(tokens, i):
    return i - 1 if i else None


def places_after(tokens):
    """Where the token after the match stands, in place of the token."""
    found = [shifted(1)(list(tokens), i) for i in range(len(tokens))]
    return np.array([-1 if j is None else j for j in found])


EXAMPLES = [([0, 1, 2, 0, 1, 2, 0, 1],), ([3, 5, 3, 7, 3, 2, 3],), ([3, 5, 3, 7, 3, 7, 3, 2, 3],), ([4, 4, 4],), ([6],)]
MISTAKES = [
    ("you return the match itself: it is the same token again. Say what came after it", shifted(0)),
    ("you look ahead: at the place itself nobody knows what comes next", ahead),
    ("you look ahead: only places before the present one may match", anywhere),
    ("you take the first match: the last one is the freshest", shifted(1, pick=0)),
    ("you say what came *before* the match: head 1 heard that, say what came after", shifted(-1)),
    ("you let the present place match itself: only places before it may match", itself_too),
    ("you say what came after it most often: only the last time counts", mostly),
    ("you are a place too far: say what came right after the match", shifted(2)),
    ("you say what stood at the place before: that is head 1 alone", only_new),
    ("you say the token itself, whether it was there before or not", lambda tokens, i: i),
    ("you never find a match: where did this token stand before?", lambda tokens, i: None),
]


@exercise(
    reference=heads.induction,
    inputs=inputs(
        tokens=numbers("T", low=0, high=15, whole=True), sizes={"T": (1, 24)},
        examples=[(np.array(tokens),) for (tokens,) in EXAMPLES],
    ),
    mistakes=[
        *((text, place_by_place(find)) for text, find in MISTAKES),
        (
            "a token that was never there has nothing after it: say −1, and not 0",
            lambda tokens: np.maximum(heads.induction(tokens), 0),
        ),
        (
            "a token that was never there has nothing after it: say −1, and not the token",
            lambda tokens: np.where(heads.induction(tokens) < 0, tokens, heads.induction(tokens)),
        ),
        ("you answer for the last place only: say a token at every place", lambda tokens: heads.induction(tokens)[-1]),
        (
            "you say the place after the match: say the token that stands there",
            places_after,
        ),
        ("the first place is missing: say −1 there", lambda tokens: heads.induction(tokens)[1:]),
    ],
)  # fmt: skip
def induction(f, ref):
    """Exercise: continue what was heard once."""
    tokens = np.array([2, 9, 4, 2, 9, 4, 2])
    expect(np.array_equal(call(f, tokens), ref(tokens)), "2 9 4 2 9 4 2 goes on with 9 4 2 9 from the fourth place on")
