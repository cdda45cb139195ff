"""The check of `change`: what one synapse adds, from its own three numbers, so that the weights do not run away."""

import numpy as np

from neurocourse.plasticity.hebb import rules
from neurocourse.teaching import call, exercise, expect, inputs, numbers, real

__all__ = ["change"]

FIVE = np.array([[2.0, 0.0, 0, 0, 0], [1.5, 1.2, 0, 0, 0], [0, 0.5, 0.8, 0, 0], [0, 0, 0, 0.8, 0], [0, 0, 0, 0.3, 0.5]])


@exercise(
    reference=rules.change,
    inputs=(
        inputs(
            x_i=real(-5, 5), y=real(-5, 5), w_i=real(-5, 5),
            examples=[(1.0, 2.0, 0.0), (1.0, 2.0, 0.5), (1.0, -2.0, 0.5), (0.0, 2.0, 1.0)],
        ),
        inputs(
            x_i=numbers("n", low=-20, high=20), y=real(-50, 50), w_i=numbers("n", low=-5, high=5), sizes={"n": (2, 9)}
        ),
    ),
    many="for one synapse it is right; with all synapses of a cell at once",
    each="(),(),()->()",
    mistakes=[
        ("that is Hebb's rule alone: nothing holds it, and the weights pass a million", lambda x, y, w: y * x),
        ("your decay does not depend on the output: where the inputs vary much it is too weak, and where they vary "
         "little the weights die out", lambda x, y, w: y * x - w),
        ("your decay turns into growth when y is negative: it has to hold the weight whatever the sign of y",
         lambda x, y, w: y * x - y * w),
        ("the direction would be right, but the length is not 1: the decay must grow with the *square* of the output",
         lambda x, y, w: y * x - abs(y) * w),
        ("your decay has the wrong sign: it feeds the growth", lambda x, y, w: y * x + y**2 * w),
        ("the decay does not know the weight: take it off in proportion to w_i", lambda x, y, w: y * x - y**2),
        ("that decay is the same size for small weights and large ones: it has to grow with w_i",
         lambda x, y, w: y * x - y**2 * np.sign(w)),
        ("the input belongs to growth, not to decay: a synapse that is silent has to lose, too, when the cell fires",
         lambda x, y, w: y * x - y**2 * x * w),
        ("a square too many: decay is in proportion to the weight itself", lambda x, y, w: y * x - y**2 * w**2),
        ("the squares have changed places: square the output, not the weight", lambda x, y, w: y * x - y * w**2),
        ("Hebb's part has the output once: only the decay has its square", lambda x, y, w: y**2 * x - y**2 * w),
        ("Hebb's part needs the output: a synapse changes when both sides are active",
         lambda x, y, w: x - y**2 * w),
        ("you return the new weight: return what is added", lambda x, y, w: w + y * x - y**2 * w),
        ("that is what is lost: return growth less decay", lambda x, y, w: y**2 * w),
        ("growth and decay have changed signs", lambda x, y, w: y**2 * w - y * x),
        ("a synapse knows its own input only as x_i: y is already the sum over all of them",
         lambda x, y, w: x * w * x - y**2 * w),
        ("the decay takes the square of the input: it is the output that grows too large",
         lambda x, y, w: y * x - x**2 * w),
        ("that pulls the weight to the input (a rule for winners): the length would be that of the inputs",
         lambda x, y, w: x - w),
        ("that is for a step of length 1/2: the step size comes later", lambda x, y, w: (y * x - y**2 * w) / 2),
    ],
)  # fmt: skip
def change(f, reference):
    """Five synapses by the learner's rule; their length and their direction."""
    X = np.random.default_rng(3).standard_normal((1000, 5)) @ FIVE.T
    course = rules.learn(X, np.full(5, 0.1), lambda *args: call(f, *args), eta=0.005)
    length, near = course.length[-1], rules.along(course.w[-1], rules.component(X))
    expect(0.97 < length < 1.03 and near > 0.99, "five synapses by your rule do not come to rest at the length 1")
    return f"five synapses rest at the length {length:.2f}; their cosine with the first component is {near:.3f}."
