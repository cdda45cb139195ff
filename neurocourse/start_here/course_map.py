"""The map of the course: where each lesson lives in the brain, and what it meets in the machine."""

from typing import NamedTuple

from neurocourse.start_here.notebooks import notebooks

CORTEX, DEEP, STEM = "cortex", "deep inside", "cerebellum and stem"


class Lesson(NamedTuple):
    """One lesson, and its place on a brain whose front is at the left: x 0 to 10, y 0 to 8.5 (see `PARTS`)."""

    slug: str
    title: str
    brain: str
    machine: str
    part: str
    x: float
    y: float


PARTS = (CORTEX, DEEP, STEM)
LESSONS = (
    Lesson("pioneers", "Pioneers", "cells of the cerebellum", "unit, perceptron", STEM, 8.3, 2.05),
    Lesson(
        "neurotransmitters", "Neurotransmitters", "vagus nerve and synapses", "weight, activation", STEM, 6.75, 0.45
    ),
    Lesson("cortex", "Cortex", "visual cortex", "convolutional network", CORTEX, 8.9, 4.5),
    Lesson("hippocampus", "Hippocampus", "hippocampus", "associative memory, LSTM", DEEP, 5.6, 3.1),
    Lesson("basal_ganglia", "Basal ganglia", "striatum and dopamine", "reinforcement learning", DEEP, 4.15, 4.75),
    Lesson("spiking", "Spikes", "thalamus and its bursts", "spiking network and chip", DEEP, 5.45, 4.45),
    Lesson("competition", "Competition", "olfactory bulb", "self-organising map", CORTEX, 1.75, 3.55),
    Lesson("neuromodulation", "Neuromodulation", "locus coeruleus, raphe", "gain, attention", STEM, 6.25, 2.0),
    Lesson("plasticity", "Plasticity", "somatosensory maps", "online learning, evolution", CORTEX, 5.65, 6.85),
    Lesson("columns", "Columns", "columns of the cortex", "hierarchy, reservoir", CORTEX, 7.25, 6.4),
    Lesson("connectomes", "Connectomes", "fibres of the callosum", "graph network", DEEP, 6.45, 5.75),
    Lesson("interfaces", "Interfaces", "motor cortex", "decoder", CORTEX, 4.6, 7.05),
    Lesson("frontiers", "Frontiers", "the whole brain", "open questions, ethics", CORTEX, 3.6, 7.7),
    Lesson("deep_rl", "Deep reinforcement learning", "prefrontal cortex", "deep Q-network", CORTEX, 1.65, 5.5),
    Lesson("social", "Social brain", "superior temporal cortex", "imitation, recommender", CORTEX, 6.85, 4.1),
    Lesson("clinic", "Clinic", "amygdala", "models of disease", DEEP, 4.25, 3.0),
)


def built(lesson):
    """Whether the lesson's notebook exists."""
    return lesson.slug in notebooks()


def links():
    """Each lesson with its number and the name of its notebook, or None while it is in preparation.

    Returns
    -------
    list of (int, Lesson, str or None)
    """
    names = notebooks()
    return [(number, lesson, names.get(lesson.slug)) for number, lesson in enumerate(LESSONS, 1)]
