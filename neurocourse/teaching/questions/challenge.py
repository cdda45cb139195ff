"""Break our result: an open cell, and a score on seeds that the reader does not see; the best is remembered."""

import traceback

import numpy as np

from neurocourse import arguments
from neurocourse.nn.progress import Bar
from neurocourse.teaching import record
from neurocourse.teaching.exercises.answer import Answer
from neurocourse.teaching.page.display import BLUE, GREY, RED, outcome_html, show_static
from neurocourse.teaching.page.widget import explain
from neurocourse.wording import count

HIDDEN = (2718, 3141, 1618)
LOOKS = {True: ("✓", "broken", BLUE), False: ("✗", "it stands", RED), None: ("○", "open", GREY)}


def challenge(score, *, name, title, value, say, best="{:.3g}".format, higher=True, seeds=HIDDEN):
    """Make a function that scores what a learner has written, and says whether our result still stands.

    Parameters
    ----------
    score : function
        ``score(attempt, rng=seed)`` gives a result with a field ``won``; it is the room's own function.
    name : str
        ``"room.name"``, under which the best score is remembered.
    title : str
        What there is to do, as a request.
    value : str
        The field of a result that counts.
    say : function
        ``say(result)`` says in one sentence how the attempt did, beside ours.
    best : function
        ``best(value)`` writes the best value so far, in the unit of that sentence.
    higher : bool
        Whether more is better.
    seeds : tuple of int

    Returns
    -------
    function
        ``attempt(f)`` displays the score of ``f`` and returns the results, one a seed; ``attempt()`` what there is to
        do. The result is broken when every seed says so.
    """

    def attempt(f=...):
        if f is ... or isinstance(f, Answer):
            return _show(title, None, "Write a function of your own, then run this cell again.", name, best)
        try:
            results = _results(score, arguments.function("your attempt", f), seeds)
        except Exception as error:
            what = "Your function stopped" if _went_through(f, error) else "This cannot be scored"
            return _show(title, False, f"{what}: {explain(error)}", name, best)
        values = [float(getattr(result, value)) for result in results]
        middle = results[int(np.argsort(values)[len(values) // 2])]
        won = all(result.won for result in results)
        _remember(name, float(np.median(values)), won, higher)
        alike = sum(result.won == won for result in results)
        words = f"{say(middle)} So say {alike} of {count(len(seeds), 'seed')} that you do not see."
        _show(title, won, words, name, best)
        return results

    return attempt


def _results(score, f, seeds):
    with Bar(len(seeds), what="seeds") as bar:
        results = []
        for seed in seeds:
            results.append(score(f, rng=seed))
            bar.update(len(results))
    return results


def _went_through(f, error):
    """Was it while ``f`` ran that the error came, and not when its answer was looked at?"""
    code = getattr(f, "__code__", None)
    return any(frame.f_code is code for frame, _ in traceback.walk_tb(error.__traceback__))


def _remember(name, value, won, higher):
    """Keep the best score so far, and that it was won: once won, it stays so."""
    old = record.get("challenges", name)
    old = old if isinstance(old, dict) else {}
    best, right = old.get("best"), old.get("right") is True
    better = np.isfinite(value) and (not isinstance(best, float) or (value > best if higher else value < best))
    if better or (won and not right):
        record.put("challenges", name, {"best": value if better else best, "right": won or right})


def _show(title, won, words, name, best):
    symbol, verdict, colour = LOOKS[won]
    kept = record.get("challenges", name)
    if isinstance(kept, dict) and isinstance(kept.get("best"), float):
        words += f" Your best so far: ≈ {best(kept['best'])}."
    show_static(outcome_html(symbol, verdict, colour, title, words), f"{symbol} {title}: {verdict}\n  {words}")
