"""The check of exercise 4: choices that follow incomes."""

import numpy as np

from neurocourse.basal_ganglia.choices import matching
from neurocourse.teaching import call, exercise, inputs, numbers, real

__all__ = ["choose"]


def power(a):
    """Choices that follow powers of the incomes: ``a`` is Baum's slope."""
    return lambda I_1, I_2: I_1**a / (I_1**a + I_2**a)


def softmax(beta):
    """Choices that follow the difference of the incomes."""
    return lambda I_1, I_2: 1 / (1 + np.exp(-beta * (I_1 - I_2)))


INCOMES = dict(low=0.001, high=2)


@exercise(
    reference=matching.share,
    inputs=(
        inputs(
            income_1=real(**INCOMES), income_2=real(**INCOMES),
            examples=[(0.75, 0.25), (0.25, 0.25), (7.5, 2.5), (0.012, 0.004), (0.002, 0.31)],
        ),
        inputs(income_1=numbers("n", **INCOMES), income_2=numbers("n", **INCOMES), sizes={"n": (1, 100)}),
    ),
    each="(),()->()",
    mistakes=[
        ("that is the probability of place 2", lambda I_1, I_2: I_2 / (I_1 + I_2)),
        ("that is the ratio of the incomes. A probability is a share: part by whole", lambda I_1, I_2: I_1 / I_2),
        ("that is place 2 over place 1. A probability is a share: part by whole", lambda I_1, I_2: I_2 / I_1),
        ("that is income 1 itself. A probability is a share: part by whole", lambda I_1, I_2: I_1),
        ("the whole is what both places paid, not the larger income", lambda I_1, I_2: I_1 / max(I_1, I_2)),
        ("put brackets round the whole: division comes before addition", lambda I_1, I_2: I_1 / I_1 + I_2),
        ("one place takes all. Then the other is never looked at, and its rewards wait for nobody",
         lambda I_1, I_2: None if I_1 == I_2 else float(I_1 > I_2)),
        *(("a softmax goes by the difference of incomes: only their ratio may count", softmax(b)) for b in (1, 8, 10)),
        *(("you favour the better place by more than its share: that is overmatching", power(a)) for a in (2, 3, 1.5)),
        *(("you favour the better place by less than its share: that is undermatching", power(a)) for a in (0.5, 0.8)),
        *(("you go by the difference: ten times as much in both places must change nothing", wrong)
          for wrong in (lambda I_1, I_2: np.clip(0.5 + (I_1 - I_2) / 2, 0, 1), lambda I_1, I_2: 0.5 + I_1 - I_2)),
    ],
)  # fmt: skip
def choose(f, ref):
    """Exercise 4: choices that follow incomes, and the slope that animals have which live by them."""
    slope = matching.experiment(choose=lambda a, b: call(f, a, b), n=20, T=800, rng=0).slope
    low, high = matching.GOOD_MATCH
    return f"animals that live by it have a slope of {slope:.2f}; {low:.2f} to {high:.2f} is good matching."
