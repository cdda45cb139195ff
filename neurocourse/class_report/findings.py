"""Who is stuck, which mistakes are common, how far each has come."""

import statistics
from collections import defaultdict
from datetime import UTC, datetime
from typing import NamedTuple

from neurocourse.caching import kept
from neurocourse.class_report.handed_in import Student
from neurocourse.class_report.reading import Done
from neurocourse.lessons import Lesson, ready
from neurocourse.teaching import rooms
from neurocourse.teaching.record import spine

STUCK = 3  # tries without success
UNKNOWN = "should give …"  # a check that only saw a wrong result: no mistake that it knows
OLDEST = datetime.min.replace(tzinfo=UTC)


class Open(NamedTuple):
    """An exercise that a student has tried and not solved."""

    student: str
    lesson: Lesson
    done: Done


class Mistake(NamedTuple):
    """A mistake, by whom it was made, who has not got past it, and how many were certain of it."""

    kind: str
    lesson: Lesson
    name: str
    words: str
    students: frozenset
    still: int
    certain: int


class Exercise(NamedTuple):
    """How a class stands with one exercise; ``tries`` is what half of those who solved it needed at most, or None."""

    lesson: Lesson
    name: str
    tried: int
    solved: int
    stuck: int
    tries: float | None


class Row(NamedTuple):
    """How far a student has come: lesson -> exercises solved, of all, questions answered, of all."""

    student: str
    stuck: int
    lessons: dict


class Found(NamedTuple):
    """All that a report says."""

    stuck: list
    trying: list
    mistakes: list
    surprises: list
    exercises: list
    rows: list
    lessons: list

    @property
    def stuck_students(self):
        return {one.student for one in self.stuck}


def found(students):
    """The findings for a class, the worst first in each list."""
    plan = {lesson.room: lesson for lesson in ready()}
    tried = [Open(s.name, plan[d.room], d) for s in students for d in s.done.values() if is_open(d)]
    tried.sort(key=lambda one: (-one.done.tries, one.done.last or OLDEST, one.student, one.done.name))
    stuck = [one for one in tried if is_stuck(one.done)]
    begun = [
        lesson for lesson in ready() if any(done.room == lesson.room for s in students for done in s.done.values())
    ]
    ideas = mistakes(students, plan)
    rows = [row(student, begun) for student in students]
    return Found(
        stuck,
        [one for one in tried if not is_stuck(one.done)],
        [idea for idea in ideas if idea.kind != "predictions"],
        [idea for idea in ideas if idea.kind == "predictions"],
        exercises(students, begun),
        sorted(rows, key=lambda r: (-r.stuck, sum(a + b for a, _, b, _ in r.lessons.values()), r.student)),
        begun,
    )


def is_open(done):
    return done.kind == "exercises" and not done.right


def is_stuck(done):
    """Whether it was tried too often; where tries are not counted, as in a notebook, a wrong answer that stands."""
    return is_open(done) and (done.tries >= STUCK or not done.tries)


def row(student: Student, lessons):
    """How far a student has come in the lessons that anybody has begun."""
    cells = {}
    for lesson in lessons:
        task, asked = names(lesson.room)
        mine = [done for done in student.done.values() if done.room == lesson.room]
        solved = sum(done.right and done.kind == "exercises" and done.name in task for done in mine)
        cells[lesson] = solved, len(task), sum((done.kind, done.name) in asked for done in mine), len(asked)
    return Row(student.name, sum(map(is_stuck, student.done.values())), cells)


@kept
def names(room):
    """Names of the exercises of a lesson, and kind and name of its questions."""
    asked = {("predictions", entry.id) for entry in rooms.predictions(room)}
    return set(spine.exercises(room)), asked | {("quiz", entry.id) for entry in rooms.items(room)}


def exercises(students, lessons):
    """Each exercise that was tried, those first at which most are stuck."""
    found = []
    for lesson in lessons:
        for name in spine.exercises(lesson.room):
            deeds = [s.done[key] for s in students if (key := ("exercises", lesson.room, name)) in s.done]
            tries = [done.tries for done in deeds if done.right and done.tries]
            if deeds:
                counted = len(deeds), sum(done.right for done in deeds), sum(map(is_stuck, deeds))
                found.append(Exercise(lesson, name, *counted, statistics.median(tries) if tries else None))
    return sorted(found, key=lambda one: (-one.stuck, one.solved - one.tried, one.lesson.number, one.name))


def mistakes(students, plan):
    """Every mistake that was made, the commonest first; those that no check has a name for come last."""
    made = defaultdict(list)
    for student in students:
        for done in student.done.values():
            for words, still in wrong(done):
                made[done.kind, done.room, done.name, words].append((student.name, still, done.sure == "certain"))
    found = [
        Mistake(
            kind,
            plan[room],
            name,
            words,
            frozenset(who for who, _, _ in by),
            *map(sum, list(zip(*by, strict=True))[1:]),
        )
        for (kind, room, name, words), by in made.items()
    ]
    return sorted(
        found, key=lambda m: (UNKNOWN in m.words, -len(m.students), -m.still, m.lesson.number, m.name, m.words)
    )


def wrong(done):
    """The mistakes behind one thing that a student did, in words, and whether the student is still at it."""
    if done.kind == "exercises":
        return [(words, not done.right) for words in done.said]
    if done.kind == "quiz":
        ideas = misconceptions(done.room).get(done.name, {})
        chosen = [*((text, False) for text in done.earlier), *([(done.answer, True)] * (not done.right))]
        return [(ideas[text], still) for text, still in chosen if ideas.get(text)]
    if done.kind == "predictions":
        return [(done.answer, False)] if not done.right and done.answer in options(done.room).get(done.name, ()) else []
    return []


@kept
def misconceptions(room):
    """Name of each quiz item of a lesson -> text of an option -> the mistaken idea behind it."""
    return {item.id: {option.text: option.misconception for option in item.options} for item in rooms.items(room)}


@kept
def options(room):
    """Name of each prediction of a lesson -> what can be expected."""
    return {prediction.id: prediction.options for prediction in rooms.predictions(room)}
