"""The map of the course: where each lesson lives in the brain, and what it meets in the machine."""

from neurocourse.lessons import lessons

CORTEX, DEEP, STEM = PARTS = ("cortex", "deep inside", "cerebellum and stem")


def on_the_map():
    """All lessons but the first, which is everywhere: that is where the map is.

    Returns
    -------
    list of neurocourse.lessons.Lesson
    """
    return list(lessons()[1:])
