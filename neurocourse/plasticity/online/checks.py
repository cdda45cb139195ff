"""The check of `world`: one in which the article's sign beats descent."""

import numpy as np

from neurocourse.plasticity.online import planks
from neurocourse.teaching import call, exercise, expect

__all__ = ["world"]

LENGTHS = (100, 400, 1000)
LEAST = 0.4  # by which ascent must beat descent, in loss per round, times √T: a seesaw makes it nearly 2
LATER = 100  # rounds after which it is tried anew: who leads by luck does not lead each time


def ahead(z):
    """How much less ascent loses per round than descent."""
    return float((planks.play(z, "descent").loss - planks.play(z, "ascent").loss).mean())


def lucky(z):
    """Whether a lead is gone in more than one of ten pieces of a world, begun anew."""
    pieces = z[: len(z) // LATER * LATER].reshape(-1, LATER)
    return sum(ahead(piece) <= 0 for piece in pieces) > 1


def why_not(z):
    """What keeps ascent from winning, in words; an empty text when it wins."""
    gain, turns, least = ahead(z), np.mean(np.sign(z[1:]) != np.sign(z[:-1])), LEAST / len(z) ** 0.5
    if not z.any():
        return "your plank never tilts: nothing is lost or won"
    if gain > least:
        return "ascent leads by luck: begin your world later, and it does not; let each round tell the next" * lucky(z)
    if np.mean(z == 0) > 0.5:
        return "your plank is level most of the time, and then nothing is lost or won: tilt it in every round"
    if len(set(z.tolist())) == 1:
        return "your plank never changes: descent goes to the lower end and stays there, the best that anybody can do"
    if abs(z.mean()) > 0.15:
        return (
            f"your world has a trend: on average it tilts by {z.mean():.2f}, and descent finds the lower end. "
            "Let tilts cancel"
        )
    if turns < 0.3:
        return "your world turns too rarely: descent has time to follow. How soon must a tilt be undone?"
    if gain > 0:
        return f"ascent is ahead by only {gain:.3f} per round, of {least:.3f} at least: tilt more, and turn each time"
    return f"descent is ahead in your world, by {-gain:.3f} per round: let a tilt be undone soon, and always"


@exercise(reference=planks.world)
def world(f, reference):
    """On planks of a hundred to a thousand rounds."""
    found = []
    for T in LENGTHS:
        z = np.asarray(call(f, T), dtype=float)
        expect(z.shape == (T,), f"for T = {T} return {T} slopes in a row; yours have the shape {z.shape}")
        expect(np.abs(z).max() <= 1 + 1e-9, f"slopes lie between −1 and 1; one of yours is {np.abs(z).max():.3g}")
        z = z.clip(-1, 1)
        why = why_not(z)
        expect(not why, why)
        found.append((planks.play(z, "ascent").loss.mean(), planks.play(z, "descent").loss.mean()))
    ascent, descent = (f"{loss:+.3f}".replace("-", "−") for loss in found[1])
    return (
        f"in 400 rounds of your world ascent loses {ascent} per round and descent {descent}. Both still keep "
        "Zinkevich's promise: it does not notice the sign."
    )
