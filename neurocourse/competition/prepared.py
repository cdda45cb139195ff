"""What four explorers and a table of this room show at once: sheets that learn for seconds, and scores of hashes."""

import numpy as np

from neurocourse.competition.fly_hash import hashing
from neurocourse.competition.nerve import sorting
from neurocourse.competition.pinwheels import eyes, orientation, singularities
from neurocourse.data import digits
from neurocourse.data.prepared import prepared

AGREEMENTS, SHARES = (0.0, 0.2, 0.4, 0.6, 0.8), (0.1, 0.2, 0.3, 0.4, 0.5)
STAGES, N_STAGES = (1, 2, 4, 8), 8  # eighths of the training that are kept
CLOSINGS = (0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000)
WIDTHS, WEIGHTS = (0.05, 0.1, 0.2, 0.3, 0.4), (3.0, 4.0, 6.0, 8.0)
KS = (2, 4, 8, 16, 32, 64)  # lengths of a hash
CODES = ("fly", "dense", "bits", "as many bits")
N_SHOWN, N_NEAREST = 30, 12  # digits that can be looked up, and how many of those with the nearest codes
SEEDS = (0, 1, 2)
SHADES = 3  # of either eye


def shades(belongs):
    """To whom cells belong, in whole steps from -3 to 3: a tenth of the bytes, and nothing lost to the eye."""
    return np.rint(SHADES * belongs).astype(np.int8)


@prepared(agreement=AGREEMENTS, share=SHARES)
def two_eyes(agreement, share):
    """Stripes of a sheet after one, two, four and eight eighths of its training, (4, 40, 40).

    Also, of three trainings, the left eye's territory then, how far the eyes are parted, and the wavelength of the
    stripes, (4, 3) each.
    """
    runs = [eyes.stripes(agreement, share, n_stages=N_STAGES, rng=seed)[list(STAGES)] for seed in SEEDS]
    measures = dict(territory=eyes.territory, parted=eyes.segregation, period=singularities.wavelength)
    found = {name: np.array([[f(z) for z in run] for run in runs], np.float32).T for name, f in measures.items()}
    return dict(belongs=shades(runs[0]), **found)


@prepared(closed_at=CLOSINGS, rate=tuple(eyes.RATES))
def closed_eye(closed_at, rate):
    """Stripes at the end when an eye was closed on the way, (40, 40), and the territory left to it, of three seeds."""
    runs = [eyes.stripes(closed_at=closed_at, rate=rate, rng=seed)[-1] for seed in SEEDS]
    return dict(belongs=shades(runs[0]), territory=np.array([eyes.territory(run) for run in runs], np.float32))


@prepared(weight=WEIGHTS)
def sheets(weight):
    """A sheet that has learned from bars, both parts of its complex map in 255 steps, (2, 64, 64), and the density of
    pinwheels of three."""
    maps = [orientation.sheet(weight, rng=seed) for seed in SEEDS]
    parts = np.array([maps[0].real, maps[0].imag])
    return dict(
        parts=np.rint(parts / np.abs(parts).max() * 127).astype(np.int8),
        density=np.array([singularities.density(z) for z in maps], np.float32),
    )


@prepared()
def pinwheel_counts():
    """Densities of pinwheels: ten maps of noise for each width of the band, (5, 10), five that grow, (7, 5)."""
    noise = [[singularities.density(orientation.noise(w, rng=seed)) for seed in range(10)] for w in WIDTHS]
    grown = [[singularities.density(z) for z in orientation.growth(rng=seed)] for seed in range(1, 6)]
    return dict(noise=np.array(noise, np.float32), growth=np.array(grown, np.float32).T)


@prepared(code=CODES)
def hashes(code):
    """One kind of code at each length; "as many bits" is that of planes, as many as the fly's code holds bits.

    Mean average precision (lengths, seeds), and the rows nearest to some digits (lengths, N_SHOWN, N_NEAREST).
    """
    kind = code if code in hashing.CODES else "bits"
    lengths = [k if kind == code else round(hashing.bits(k)) for k in KS]
    scores = [[hashing.score(kind, length, rng=seed) for seed in SEEDS] for length in lengths]
    near = [_nearest(hashing.encode(digits().X, kind, length, rng=SEEDS[0])) for length in lengths]
    return dict(precision=np.array(scores, np.float32), near=np.array(near, np.uint16))


def _nearest(code):
    """Rows (N_SHOWN, N_NEAREST) with the codes nearest to those of the first digits."""
    far = hashing.apart(code, np.arange(N_SHOWN))
    return [hashing.ranked(far[query], query, rng=query)[:N_NEAREST] for query in range(N_SHOWN)]


@prepared(way=tuple(sorting.WAYS))
def nerves(way):
    """A nerve in one of the ways to sort it, before and after, share side by side and likeness, (seeds, 2, 2)."""
    return dict(found=np.array([sorting.outcome(way, seed) for seed in SEEDS], np.float32))
