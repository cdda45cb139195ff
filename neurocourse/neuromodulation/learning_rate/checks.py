"""The check of the exercise on surprise, how much of an error to learn; and the challenge to catch more."""

import numpy as np

from neurocourse.neuromodulation.learning_rate import helicopter, unknown
from neurocourse.teaching import challenge, exercise, inputs, real

__all__ = ["beat_surprise", "learning_rate"]


def omega(error, sigma, run, hazard, *, width=None, far=None, prior=None, stay=None, half=0.5, area=None):
    """The chance of a flight, with a part of it made otherwise."""
    width = sigma * np.sqrt(1 + 1 / run) if width is None else width
    far = 1 / helicopter.WIDTH if far is None else far
    prior = hazard if prior is None else prior
    stay = 1 - prior if stay is None else stay
    near = np.exp(-half * (error / width) ** 2) / (width * np.sqrt(2 * np.pi) if area is None else area)
    return prior * far / (prior * far + stay * near)


def rate(surprise, run):
    return surprise + (1 - surprise) / (run + 1)


def squared(error, sigma, run, hazard):
    """The variance taken for the standard deviation."""
    return omega(error, sigma, run, hazard, width=sigma**2 * (1 + 1 / run))


MISTAKES = [
    (
        "you return the chance of a flight alone: without flights it would never learn. Add (1 − Ω) / (run + 1)",
        omega,
    ),
    (
        "it learns once, and then never again: 1 / (run + 1) alone has no surprise",
        lambda e, s, r, h: 1 / (r + 1),
    ),
    (
        "the chance of a flight has to be weighed by how likely a flight is at all, the hazard",
        lambda e, s, r, h: rate(omega(e, s, r, h, prior=0.5), r),
    ),
    (
        "the width is that of a bag alone: the guess is uncertain, too, so it is σ √(1 + 1/run)",
        lambda e, s, r, h: rate(omega(e, s, r, h, width=s), r),
    ),
    (
        "you divide by run: the new bag counts, too, so the share is 1 / (run + 1)",
        lambda e, s, r, h: (w := omega(e, s, r, h)) + (1 - w) / r,
    ),
    (
        "after a flight the bag may fall anywhere on the field: its density is 1 / 300",
        lambda e, s, r, h: rate(omega(e, s, r, h, far=1.0), r),
    ),
    (
        "the story in which it has stayed has to be weighed, too, by 1 − hazard",
        lambda e, s, r, h: rate(omega(e, s, r, h, stay=1.0), r),
    ),
    (
        "your density of a normal error is not divided by its width and by √(2π)",
        lambda e, s, r, h: rate(omega(e, s, r, h, area=1.0), r),
    ),
    (
        "the ½ in the exponent is missing: it is −δ² / 2 s²",
        lambda e, s, r, h: rate(omega(e, s, r, h, half=1.0), r),
    ),
    (
        "1 + 1/run belongs under the root: the width is σ √(1 + 1/run)",
        lambda e, s, r, h: rate(omega(e, s, r, h, width=s * (1 + 1 / r)), r),
    ),
    ("σ and σ² are mixed up: the width is a standard deviation", lambda e, s, r, h: rate(squared(e, s, r, h), r)),
    (
        "hazard and 1 − hazard are exchanged: a flight is what is rare",
        lambda e, s, r, h: rate(omega(e, s, r, h, prior=1 - h), r),
    ),
    (
        "Ω and 1 − Ω are exchanged: after a flight all of the error is learned",
        lambda e, s, r, h: rate(1 - omega(e, s, r, h), r),
    ),
    (
        "Ω is added to 1 / (run + 1): where it flew, nothing is left to share",
        lambda e, s, r, h: omega(e, s, r, h) + 1 / (r + 1),
    ),
    ("you return the step and not the rate: leave the error out", lambda e, s, r, h: rate(omega(e, s, r, h), r) * e),
    ("the rate is the same for every error: a far bag is a surprise", lambda e, s, r, h: h),
    ("all of every error is learned: then one bag is all you ever know", lambda e, s, r, h: 1.0),
    (
        "an error may go to either side: a bag far to the left is a surprise, too",
        lambda e, s, r, h: rate(omega(max(e, 0), s, r, h), r),
    ),
]


@exercise(
    reference=helicopter.learning_rate,
    inputs=inputs(
        error=real(-600, 600), sigma=real(5, 50), run=real(1, 200), hazard=real(0.01, 0.5),
        examples=[(0.0, 25.0, 4.0, 0.1), (120.0, 10.0, 20.0, 0.1), (-60.0, 25.0, 3.0, 0.02)],
    ),
    mistakes=MISTAKES,
)  # fmt: skip
def learning_rate(f, ref):
    """Exercise: a rate that surprise sets."""


def say(score):
    return f"You miss the helicopters by {score.yours:.1f} m on average, surprise by {score.surprise:.1f} m."


beat_surprise = challenge(
    unknown.score,
    name="neuromodulation.beat_surprise",
    title="Catch more than surprise does",
    value="yours",
    say=say,
    best="{:.1f} m".format,
    higher=False,
)
