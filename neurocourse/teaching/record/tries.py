"""Tries at an exercise: how many, when, and which mistakes were named; never what the learner wrote."""

import re
from datetime import UTC, datetime

SAYINGS = 8  # different things that a check said, the latest of them, which the file keeps
LONGEST, READ = 200, 1000  # characters of what a check said that are kept, and that are looked at

# What follows these words, or stands between them, is the learner's own: code, values, the text of an exception.
OWN = (
    (r"(stopped with \w+|could not be called|does not fit|the sizes do not fit together|takes) ?[(:].*", r"\1"),
    (r"gives .* and should give .*", "gives … and should give …"),
    (r"gives .*? and called again .*?:", "gives … and called again …:"),
    (r"always .*, whatever", "always …, whatever"),
    (r"`(?![A-Za-z_]\w*`)[^`]*`|(`\w+`)", lambda found: found[1] or "`…`"),  # a bare name may stay
    (r"\[[^\]]*\]|\([^)]*\)|(?<!\w)[-−+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?%?", "…"),
)


def gist(message, listed):
    """What the record keeps of what a check said: a ``listed`` mistake as it is, of anything else the kind.

    >>> gist("`xor(1, 0)` gives 3 and should give 1", ())
    '`…` gives … and should give …'
    """
    if message in listed:
        return message
    text = message[:READ]
    for own, ours in OWN:
        text = re.sub(own, ours, text, flags=re.DOTALL)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def one_more(old, gist):
    """The record of an exercise after one more try: how many, the first and the last time, how often what was said."""
    old = old if isinstance(old, dict) else {}
    said = dict(old["said"]) if isinstance(old.get("said"), dict) else {}
    n, times = (x if type(x) is int else 0 for x in (old.get("n"), said.pop(gist, 0)))
    said |= {gist: times + 1} if gist else {}
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    return {"n": n + 1, "first": old.get("first", now), "last": now, "said": dict(list(said.items())[-SAYINGS:])}
