"""The machinery that every lesson uses. Names are loaded on first use, so that checks cost no Matplotlib."""

from importlib import import_module

_HOME = {
    "Explorer": "explorer",
    "slider": "explorer",
    "choice": "explorer",
    "toggle": "explorer",
    "steps": "explorer",
    "pixels": "explorer",
    "presses": "explorer",
    "listen": "sound",
    "show": "figures",
    "predict": "prediction",
    "quiz": "quizzes",
    "claims": "claim_cards",
    "progress": "record",
    "reading": "reading_list",
}
__all__ = list(_HOME)


def __getattr__(name):
    if name in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
