"""Lesson Basal ganglia: from dopamine to reinforcement learning. Its modules are loaded on first use."""

from importlib import import_module

__all__ = [
    "attractors",
    "bandits",
    "cartpole",
    "conditioning",
    "diffusion",
    "eligibility",
    "environments",
    "matching",
    "navigation",
    "pathways",
    "planning",
    "policy_gradient",
    "prediction_error",
    "tabular",
]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
