"""The check of exercise 3: learn from the best of what is possible next."""

import numpy as np

from neurocourse.basal_ganglia.dopamine import prediction_error
from neurocourse.basal_ganglia.dopamine.checks import RATES, TD_MISTAKES, Q, R
from neurocourse.basal_ganglia.worlds import tabular
from neurocourse.teaching import exercise, inputs, numbers, real

__all__ = ["q_update"]


def with_next(look, rule=prediction_error.td_update):
    """The ``rule``, wrong or right, of an action that takes ``look(Q_next)`` for the value of the next state."""
    return lambda Q_sa, r, Q_next, alpha, gamma: rule(Q_sa, look(Q_next), r, alpha, gamma)


@exercise(
    reference=tabular.q_update,
    inputs=(
        inputs(
            Q_sa=real(**Q), r=real(**R), Q_next=numbers("actions", **Q), **RATES, sizes={"actions": (1, 8)},
            examples=[(0.0, -1.0, np.zeros(4), 0.5, 1.0), (-1.37, -1.0, np.array([-2.71, -1.13, -3.19]), 0.3, 0.9)],
        ),
        inputs(
            Q_sa=numbers("n", **Q), r=numbers("n", **R), Q_next=numbers("n", "actions", **Q), **RATES,
            sizes={"n": (1, 1000), "actions": (1, 8)},
        ),
    ),
    each="(),(),(n),(),()->()",
    mistakes=[
        ("you take the mean of Q_next: Q-learning looks at the best action that is possible next", with_next(np.mean)),
        ("you take the number of the best action: take its value", with_next(np.argmax)),
        ("you add all of Q_next: only one action will be taken, so take the largest", with_next(np.sum)),
        ("you take the worst of Q_next: take the best", with_next(np.min)),
        ("you take the first of Q_next, whatever it is: take the best", with_next(lambda Q_next: Q_next[0])),
        ("you take the last of Q_next, whatever it is: take the best", with_next(lambda Q_next: Q_next[-1])),
        ("values may all be negative: the best of Q_next is then below 0", with_next(lambda Q_next: max(0, *Q_next))),
        ("you take the size of the values: keep their signs", with_next(lambda Q_next: np.max(np.abs(Q_next)))),
        ("you take the value that is largest in size: keep its sign", with_next(lambda Q_next: max(Q_next, key=abs))),
        *((text.format(V="Q_sa", W="the best of Q_next"), with_next(np.max, wrong)) for text, wrong in TD_MISTAKES),
    ],
)  # fmt: skip
def q_update(f, ref):
    """Exercise 3: learn the value of an action from the best next one."""
