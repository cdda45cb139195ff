"""The check of the exercise on springs, a step that cannot explode, and the challenge: beat the dreams."""

import numpy as np

from neurocourse.plasticity.continual import anchors, dreams
from neurocourse.teaching import call, challenge, exercise, expect, inputs, numbers, real

__all__ = ["anchored_step", "beat_the_dreams"]


def pull(F, lam, eta):
    return eta * lam * F


def solved(theta, g, theta_A, p, eta):
    """The step with springs of strength p."""
    return (theta - eta * g + p * theta_A) / (1 + p)


def explicit(theta, g, theta_A, F, lam, eta):
    return theta - eta * (g + lam * F * (theta - theta_A))


def in_turn(theta, g, theta_A, F, lam, eta):
    """First down the slope, then the spring's pull at the place between."""
    between = theta - eta * g
    return between - eta * lam * F * (between - theta_A)


def clipped(theta, g, theta_A, F, lam, eta):
    between = theta - eta * g
    return between - np.minimum(eta * lam * F, 1) * (between - theta_A)


MISTAKES = [
    ("that is the spring's pull where the step begins: a stiff spring then throws the weight past its anchor, further "
     "each time. Let it pull at θ′, where the step ends, and solve for θ′", explicit),
    ("you go down the slope, then let the spring pull at the place between: a stiff spring still overshoots. Let it "
     "pull at θ′, where the step ends, and solve for θ′", in_turn),
    ("clipping keeps a stiff spring from overshooting, but then it wins altogether: solve for θ′, and the slope keeps "
     "its say", clipped),
    ("importance is missing: all springs are alike in yours, which is L2 to the old weights",
     lambda t, g, A, F, lam, eta: solved(t, g, A, pull(1.0, lam, eta) + 0 * F, eta)),
    ("your springs pull to zero: their ends are at `theta_A`",
     lambda t, g, A, F, lam, eta: solved(t, g, 0 * A, pull(F, lam, eta), eta)),
    ("the slope of the new task is missing: so nothing new is learned",
     lambda t, g, A, F, lam, eta: solved(t, 0 * g, A, pull(F, lam, eta), eta)),
    ("it goes up the slope: the step is −η g", lambda t, g, A, F, lam, eta: solved(t, -g, A, pull(F, lam, eta), eta)),
    ("λ is missing", lambda t, g, A, F, lam, eta: solved(t, g, A, pull(F, 1.0, eta), eta)),
    ("η is missing in the spring's part: it pulls for as long as the step lasts, so η λ F",
     lambda t, g, A, F, lam, eta: solved(t, g, A, lam * F, eta)),
    ("η is missing before the slope", lambda t, g, A, F, lam, eta: solved(t, g, A, pull(F, lam, eta), 1.0)),
    ("only the anchor's part is divided by 1 + η λ F: all of it must be",
     lambda t, g, A, F, lam, eta: t - eta * g + pull(F, lam, eta) * A / (1 + pull(F, lam, eta))),
    ("the slope's part must be divided by 1 + η λ F, too: the spring holds that back as well",
     lambda t, g, A, F, lam, eta: solved(t, 0 * g, A, pull(F, lam, eta), eta) - eta * g),
    ("1 + η λ F is missing: θ′ stands on both sides of the equation, so divide by what it is multiplied with",
     lambda t, g, A, F, lam, eta: t - eta * g + pull(F, lam, eta) * A),
    ("you return the change: return the new weights",
     lambda t, g, A, F, lam, eta: solved(t, g, A, pull(F, lam, eta), eta) - t),
    ("there is a 2 too many: the slope of ½ λ F d² is λ F d",
     lambda t, g, A, F, lam, eta: solved(t, g, A, 2 * pull(F, lam, eta), eta)),
    ("there is a ½ too many: the slope of ½ λ F d² is λ F d",
     lambda t, g, A, F, lam, eta: solved(t, g, A, pull(F, lam, eta) / 2, eta)),
    ("each weight has an importance of its own: yours is the mean of all",
     lambda t, g, A, F, lam, eta: solved(t, g, A, pull(np.mean(F) + 0 * F, lam, eta), eta)),
    ("importance is squared already: use F as it is",
     lambda t, g, A, F, lam, eta: solved(t, g, A, pull(F * F, lam, eta), eta)),
    ("your step starts at the anchor: it starts at `theta`",
     lambda t, g, A, F, lam, eta: solved(A, g, A, pull(F, lam, eta), eta)),
    ("the springs are missing: that is plain gradient descent", lambda t, g, A, F, lam, eta: t - eta * g),
    ("your springs push: θ′ is a mean of where the slope leads and where the anchor lies, so the signs are plus",
     lambda t, g, A, F, lam, eta: t - eta * (g - lam * F * (t - A))),
]  # fmt: skip


@exercise(
    reference=anchors.anchored_step,
    inputs=inputs(
        theta=numbers("n", low=-20, high=20), g=numbers("n", low=-100, high=100),
        theta_A=numbers("n", low=-20, high=20), F=numbers("n", low=0, high=100), lam=real(0, 1e6), eta=real(0.001, 1),
        sizes={"n": (1, 40_000)},
        examples=[
            (np.array([1.0, 1.0, 1.0]), np.array([2.0, 2.0, 2.0]), np.zeros(3), np.array([0.0, 1.0, 50.0]), 10.0, 0.2),
            (np.array([0.5]), np.array([0.0]), np.array([0.2]), np.array([3.0]), 100.0, 0.1),
        ],
    ),
    mistakes=MISTAKES,
)  # fmt: skip
def anchored_step(f, ref):
    """Exercise: a step with every weight on a spring, however stiff."""
    theta, F = np.array([1.0, -1.0]), np.array([0.1, 10.0])
    for _ in range(50):
        theta = np.asarray(call(f, theta, np.array([1.0, 1.0]), np.zeros(2), F, 1e4, 0.2), dtype=np.float64)
    expect(np.abs(theta) < 0.01, "fifty steps with stiff springs do not come to rest near the anchor")
    return f"with λ = 10,000 fifty steps end {np.abs(theta).max():.4f} from the anchor, and the slope keeps its say."


def say(score):
    return f"Old and new digits together: {score.yours:.1%} right with what you keep, {score.ours:.1%} with our dreams."


beat_the_dreams = challenge(
    dreams.score,
    name="plasticity.beat_the_dreams",
    title="Keep the old digits in 384 numbers, better than our dreams",
    value="yours",
    say=say,
    best="{:.1%} right".format,
)
