"""The machinery that every lesson uses. Names are loaded on first use, so that checks cost no Matplotlib.

``explorers``  a picture with controls
``questions``  predictions, quizzes, claim cards, reading lists
``exercises``  checks of what learners write; ``calls`` describes what it is called with
``rooms``      what a room's TOML files say
``record``     what the learner has done so far
``page``       how anything reaches the screen, and what stays when the kernel has gone
"""

from importlib import import_module

_HOME = {
    "explorers.explorer": "Explorer arm choice curve handle pixels presses slider steps toggle",
    "exercises.exercise": "call exercise expect",
    "exercises.answer": "lend",
    "calls.inputs": "inputs made numbers one_of real whole",
    "questions.claim_cards": "claims",
    "questions.prediction": "predict",
    "questions.quiz": "quiz",
    "questions.challenge": "challenge",
    "questions.sketch": "sketch",
    "questions.reading_list": "reading",
    "page.display": "show_static",
    "page.media": "listen show",
    "record": "progress",
    "record.spine": "spine",
}
_HOMES = {name: home for home, names in _HOME.items() for name in names.split()}
__all__ = list(_HOMES)


def __getattr__(name):
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__
