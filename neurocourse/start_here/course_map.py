"""The map of the course: where each lesson lives in the brain, and what it meets on the side of the machine."""

from typing import NamedTuple

from neurocourse.start_here.notebooks import notebooks


class Lesson(NamedTuple):
    """One lesson and its place on a brain seen from its left side, front to the left: x 0-10, y 0-8."""

    slug: str
    title: str
    brain: str
    machine: str
    x: float
    y: float


LESSONS = (
    Lesson("pioneers", "Pioneers", "the neuron", "unit, perceptron, backpropagation", 4.6, 6.9),
    Lesson("neurotransmitters", "Neurotransmitters", "the synapse", "weights and activations", 3.1, 6.3),
    Lesson("cortex", "Cortex", "visual cortex", "convolutional network", 8.9, 4.4),
    Lesson("hippocampus", "Hippocampus", "hippocampus", "associative memory, LSTM", 5.5, 3.2),
    Lesson("basal_ganglia", "Basal ganglia", "striatum and dopamine", "reinforcement learning", 4.2, 4.3),
    Lesson("spiking", "Spikes", "motor cortex", "spiking network, neuromorphic chip", 5.2, 7.0),
    Lesson("competition", "Competition", "somatosensory cortex", "self-organising map", 6.0, 6.7),
    Lesson("neuromodulation", "Neuromodulation", "brain-stem nuclei", "attention, gain", 6.0, 1.9),
    Lesson("plasticity", "Plasticity", "cerebellum", "learning rules", 7.9, 2.1),
    Lesson("columns", "Columns", "parietal cortex", "hierarchy, reservoir", 7.3, 6.2),
    Lesson("connectomes", "Connectomes", "long fibres", "graph network", 5.2, 5.4),
    Lesson("interfaces", "Interfaces", "speech motor cortex", "decoder", 4.0, 5.4),
    Lesson("frontiers", "Frontiers", "whole brain", "open questions, ethics", 8.3, 5.6),
    Lesson("deep_rl", "Deep reinforcement learning", "prefrontal cortex", "deep Q-network", 1.6, 5.0),
    Lesson("social", "Social brain", "temporo-parietal junction", "imitation, recommender", 7.0, 4.6),
    Lesson("clinic", "Clinic", "amygdala", "damaged network", 4.5, 3.0),
)


def built(lesson):
    """Whether the lesson's notebook exists."""
    return lesson.slug in notebooks()
