"""Words and tunes: a recogniser at work in noise, and three ways of making a new tune."""

import numpy as np

from neurocourse.caching import kept
from neurocourse.hippocampus.hearing import gammatone
from neurocourse.hippocampus.voices import formants, melodies
from neurocourse.hippocampus.voices import spoken_digits as spoken_words
from neurocourse.plots import GREY, INK, MACHINE, PURPLE, SKY, figure, here, move, panel, rule, set_bars
from neurocourse.plots.panels import SMALL
from neurocourse.teaching import Explorer, choice, slider
from neurocourse.wording import count, number

__all__ = ["melody", "spoken"]

RATIOS = (np.inf, 20, 15, 10, 5, 0, -5, -10)
NAMES = {("none" if np.isinf(r) else f"{number(r)} dB"): r for r in RATIOS}
LASTS = 1000 * spoken_words.FRAMES * spoken_words.HOP / formants.FS  # ms
BANDS = gammatone.centres(spoken_words.N_BANDS + 2, 100, 3900)[1:-1]  # Hz
PITCHES = (200, 500, 1000, 2000, 3000)
COMPOSERS = ("counting 1", "counting 2", "counting 4", "counting 8", "LSTM")
BESIDE = (11, -11, 12, -4, 0)  # how far above its dot each name stands, so that no two meet
HEATS = (0.7, 1.0, 1.3)  # cautious to bold


@kept
def _said(word, speaker):
    rng = np.random.default_rng([speaker, formants.WORDS.index(word)])
    return formants.speak(word, formants.voice(rng=rng), rng=rng)


def spoken(network):
    """A word, a speaker, some noise: what is heard, and what is understood.

    Parameters
    ----------
    network : Network
        From ``spoken_digits.learn(…).network``.
    """
    scores = [100 * spoken_words.accuracy(network, ratio, n=30, rng=5) for ratio in RATIOS]
    fig, axes = figure(size=(6.4, 4.2), plan="es;cs", width_ratios=(1.4, 1))
    ear, sure, curve = axes["e"], axes["s"], axes["c"]
    sheet = ear.imshow(np.zeros((20, 56)), aspect="auto", origin="lower", cmap="magma", vmin=-1.3, vmax=1.3)
    sheet.set_extent((0, LASTS, -0.5, 19.5))
    panel(
        ear,
        "What the ear reports",
        ("time (ms), the word at the end", 0, LASTS),
        ("frequency (Hz)", -0.5, 19.5),
        "cell",
    )
    ear.set_yticks(np.interp(PITCHES, BANDS, np.arange(20)), PITCHES)
    bars = sure.barh(np.arange(10), np.zeros(10), color=GREY)
    sure.set_yticks(np.arange(10), formants.WORDS)
    panel(sure, "What the LSTM says", ("sure (%)", 0, 100), ("", -0.6, 9.6), "unit")
    curve.plot(np.arange(len(RATIOS)), scores, "o-", color=MACHINE)
    dot = here(curve, marker="D")
    rule(curve, y=10)
    curve.set_xticks(np.arange(len(RATIOS)), [name.removesuffix(" dB") for name in NAMES])
    panel(curve, "New speakers", "signal to noise (dB)", ("right (%)", 0, 105), "unit")

    def update(word, speaker, noise):
        sound = formants.with_noise(_said(word, speaker), NAMES[noise], rng=speaker)
        heard = spoken_words.hear(sound)
        p = 100 * spoken_words.probabilities(network, heard)
        sheet.set_data(np.ma.masked_where(np.repeat(~heard.any(axis=1), 20).reshape(-1, 20), heard).T)
        set_bars(bars, p, [MACHINE if w == word else GREY for w in formants.WORDS])
        at = RATIOS.index(NAMES[noise])
        move(dot, at, scores[at])
        understood = formants.WORDS[p.argmax()]
        verdict = "right" if understood == word else f"wrong, it was {word}"
        crowd = f"In this noise {scores[at]:.0f}% of new speakers are understood."
        return f"It hears “{understood}”, {p.max():.0f}% sure: {verdict}. {crowd}"

    return Explorer(
        fig,
        update,
        title="Spoken digits (synthetic voices)",
        alt="Three panels: energy in twenty bands over time; how sure the network is of each digit, the right one in "
        "amber; the share of new speakers understood against the noise.",
        presets={
            "Clear": dict(noise="none"),
            "A noisy street": dict(noise="5 dB"),
            "Louder than the voice": dict(noise="−5 dB"),
        },
        word=choice(*formants.WORDS, value="seven", label="Word"),
        speaker=slider(1, 20, 1, value=1, label="Speaker"),
        noise=choice(*NAMES, value="none", label="Signal to noise"),
    )


def melody(tunes, composer):
    """New tunes by counting or by an LSTM: in key, or copied?

    Parameters
    ----------
    tunes : ndarray, shape (n, LENGTH)
        Training tunes, from ``melodies.compose``.
    composer : Composer
        From ``melodies.learn``.
    """
    known = melodies.library(tunes)
    models = {name: melodies.MarkovChain(tunes, int(name.split()[1])) for name in COMPOSERS[:-1]} | {"LSTM": composer}
    sung = {
        (name, heat): np.array([melodies.sing(model, heat=heat, rng=k) for k in range(12)])
        for heat in HEATS
        for name, model in models.items()
    }
    judged = {which: melodies.judge(new, known) for which, new in sung.items()}
    fig, (roll, marks) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1, 1.25))
    (inside,) = roll.plot([], [], "s", color=MACHINE, mec=INK, mew=0.5, ms=6)
    (outside,) = roll.plot([], [], "X", color=PURPLE, ms=8)
    (taken,) = roll.plot([], [], color=SKY, lw=5, alpha=0.6, solid_capstyle="round")
    roll.text(0, 29, "× out of key", color=PURPLE, size=SMALL, weight="bold")
    roll.text(8, 29, "band: longest copied run", color=SKY, size=SMALL, weight="bold")
    panel(roll, "A new tune", ("note of the tune", -0.7, 31.7), ("semitones", -1, 35), "unit")
    panel(marks, "Twelve tunes of each", ("notes in key (%)", 64, 103), ("runs of six new (%)", -16, 126), "unit")
    points = [marks.plot([], [], mark, ms=9, color=GREY)[0] for mark in "ospD*"]
    names = [marks.text(0, 0, name, fontsize=SMALL, va="center", ha="right") for name in COMPOSERS]

    def update(singer, heat, number):
        tune = sung[singer, heat][number - 1]
        good = melodies.best_key(tune)[1]
        n = np.arange(melodies.LENGTH)
        inside.set_data(n[good], tune[good])
        outside.set_data(n[~good], tune[~good])
        length = melodies.copied(tune, known)
        start = next(k for k in n if bytes(tune[k : k + length].tolist()) in known)
        taken.set_data(n[start : start + length], tune[start : start + length])
        for point, label, name, up in zip(points, names, COMPOSERS, BESIDE, strict=True):
            verdict = judged[name, heat]
            x, y = 100 * verdict.in_key, 100 * verdict.novel
            point.set(data=([x], [y]), color=MACHINE if name == singer else GREY)
            label.set(x=x - 1.2, y=y + up)
        own = judged[singer, heat]
        return (
            f"This tune: ≈ {100 * good.mean():.0f}% in key, ≈ {count(length, 'note')} in a row copied. Twelve such: "
            f"≈ {100 * own.in_key:.0f}% in key, ≈ {100 * own.novel:.0f}% of the runs of six new."
        )

    return Explorer(
        fig,
        update,
        title="A new tune",
        alt="Left: the notes of a new tune, those out of key crossed, its longest copied run as a band. Right: for "
        "each way of making tunes, the share of notes in key against the share of runs of six notes that are new.",
        presets={
            "Counting pairs": dict(singer="counting 1"),
            "A copier": dict(singer="counting 8"),
            "The LSTM": dict(singer="LSTM"),
        },
        singer=choice(*COMPOSERS, value="LSTM", label="Made by"),
        heat=choice(*HEATS, value=1.0, label="Boldness"),
        number=slider(1, 12, 1, value=1, label="Another tune"),
    )
