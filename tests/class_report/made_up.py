"""A made-up class: progress files of students who do not exist, from a seed, and the truth about them."""

import json
import os
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np

from neurocourse.lessons import ready
from neurocourse.teaching import rooms
from neurocourse.teaching.record import spine

NAMES = (
    "Ann Ben Chloë Dmitri Esra Fatoumata Günther Hải Iris José Kwame Łucja Mária Nils Oğuz Petra Qing Rosa Søren Tuğba"
)
SURE = ("just guessing", "fairly sure", "certain")
MISTAKES = (
    "that is OR",
    "the sign is turned round",
    "`…` gives … and should give …",
    "your function stopped with TypeError",
)
NOW = datetime.now(UTC).replace(second=0, microsecond=0)


PREDICTIONS, ITEMS, EXERCISES = map(cache, (rooms.predictions, rooms.items, spine.exercises))  # each reads a file


class Truth:
    """What a report on the made-up class has to say."""

    def __init__(self):
        self.stuck = {}  # (student, room, exercise) -> tries
        self.trying = {}
        self.mistakes = defaultdict(set)  # (room, name, words) -> students
        self.surprises = defaultdict(set)  # (room, name, option) -> students
        self.certain = defaultdict(int)
        self.cells = {}  # (student, room) -> exercises solved, questions answered
        self.unreadable = {}  # file -> a word of the reason


def student(name, rng, truth):
    """The progress file of one student as a dictionary; what is in it is noted in ``truth``."""
    data = {"exercises": {}, "tries": {}, "predictions": {}, "quiz": {}}
    for lesson in ready()[: rng.integers(1, 8)]:
        room = lesson.room
        solved = [
            try_exercise(data, name, room, one, rng, truth) for one in spine.exercises(room) if rng.random() < 0.7
        ]
        answered = [predict(data, name, room, one, rng, truth) for one in rooms.predictions(room) if rng.random() < 0.7]
        answered += [answer(data, name, room, one, rng, truth) for one in rooms.items(room) if rng.random() < 0.7]
        truth.cells[name, room] = sum(solved), len(answered)
    return data


def try_exercise(data, name, room, exercise, rng, truth):
    key, right, n = f"{room}.{exercise}", bool(rng.random() < 0.6), int(rng.integers(1, 9))
    said = {words: int(rng.integers(1, 4)) for words in MISTAKES if rng.random() < 0.4}
    last = NOW - timedelta(minutes=int(rng.integers(0, 5000)))
    stamp = last.strftime("%Y-%m-%dT%H:%MZ")
    data["exercises"][key] = "correct" if right else "not yet"
    data["tries"][key] = {"n": n, "first": stamp, "last": stamp, "said": said}
    for words in said:
        truth.mistakes[room, exercise, words].add(name)
    if not right:
        (truth.stuck if n >= 3 else truth.trying)[name, room, exercise] = n
    return right


def predict(data, name, room, item, rng, truth):
    choice, sure = int(rng.integers(len(item.options))), SURE[rng.integers(3)]
    right = choice == item.answer
    data["predictions"][f"{room}.{item.id}"] = {"answer": item.options[choice], "sure": sure, "right": right}
    if not right:
        truth.surprises[room, item.id, item.options[choice]].add(name)
        truth.certain[room, item.id, item.options[choice]] += sure == "certain"


def answer(data, name, room, item, rng, truth):
    order = rng.permutation(len(item.options))[: rng.integers(1, 3)]
    *earlier, last = [item.options[k] for k in order]
    told = {"answer": last.text, "right": last.correct} | ({"earlier": [e.text for e in earlier]} if earlier else {})
    data["quiz"][f"{room}.{item.id}"] = told
    for option in (*earlier, last):
        if not option.correct:
            truth.mistakes[room, item.id, option.misconception].add(name)


def a_class(folder, n=90, seed=0):
    """Write the files of ``n`` students into ``folder``, and ten damaged ones; return the truth."""
    rng, truth = np.random.default_rng(seed), Truth()
    folder.mkdir(parents=True, exist_ok=True)
    for k in range(n):
        name = f"{NAMES.split()[k % 20]} {k:02}"
        text = json.dumps(student(name, rng, truth), indent=1, ensure_ascii=k % 3 > 0)
        place = [folder / f"{name}.json", folder / name / "neurocourse-progress.json"][k % 2]
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text.encode("utf-16" if k % 10 == 9 else "utf-8"))
    damage(folder, truth)
    return truth


def damage(folder, truth):
    """Ten files that cannot be read."""
    good = '{"exercises": {"pioneers.xor": "correct"}, "quiz": {"pioneers.valley": {"answer": "ä", "right": true}}}'
    bad = {
        "empty": (b"", "empty"),
        "blank": (b" \n", "empty"),
        "half": (good[:50].encode(), "damaged"),
        "latin": (good.encode("latin-1"), "UTF-8"),
        "foreign": (b'{"name": "somebody", "grades": [1, 2]}', "another program"),
        "list": (b"[1, 2, 3]", "another program"),
        "deep": (b"[" * 100_000, "damaged"),
        "picture": (bytes(range(255, 0, -1)), "UTF-8"),
    }
    for name, (data, why) in bad.items():
        (folder / f"{name}.json").write_bytes(data)
        truth.unreadable[f"{name}.json"] = why
    with open(folder / "huge.json", "wb") as file:
        file.truncate(3_000_000_000)  # it has holes, so that it takes no place
    (folder / "link.json").symlink_to(os.devnull)
    truth.unreadable |= {"huge.json": "3,000 MB", "link.json": "link"}
