"""Compare a brain with a network without matching their cells: what do they find alike?"""

import numpy as np

from neurocourse.arguments import array, count, generator, number, takes
from neurocourse.caching import kept
from neurocourse.cortex.cells.gabor import quadrature
from neurocourse.cortex.networks import lenet
from neurocourse.wording import span

REPRESENTATIONS = ("pixels", "Gabor energy", "convolution 1", "pool 1", "convolution 2", "pool 2", "answer")


@takes(responses=array(ndim=2, least=1))
def dissimilarity(responses):
    """Dissimilarity of every pair of stimuli: one less the correlation of their patterns (n, n).

    Parameters
    ----------
    responses : array, shape (n_stimuli, n_units)

    Returns
    -------
    ndarray, shape (n_stimuli, n_stimuli)
        0 on the diagonal, up to 2. A pattern without any variation counts as unrelated to all others.

    References
    ----------
    Kriegeskorte N, Mur M, Bandettini P (2008). Representational similarity analysis - connecting the branches of
    systems neuroscience. Frontiers in Systems Neuroscience 2:4. doi:10.3389/neuro.06.004.2008
    """
    x = responses
    x = x - x.mean(axis=1, keepdims=True)
    length = np.linalg.norm(x, axis=1, keepdims=True)
    x = np.divide(x, length, out=np.zeros_like(x), where=length > 1e-12)
    rdm = 1 - x @ x.T
    np.fill_diagonal(rdm, 0)
    return rdm


def ranks(values):
    """Ranks of the values (n,), 1 for the smallest; equal values share the mean of their ranks."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (last - (counts - 1) / 2)[place]


def spearman(a, b):
    """Correlation of the ranks of two arrays (n,)."""
    return float(np.corrcoef(ranks(np.ravel(a)), ranks(np.ravel(b)))[0, 1])


@takes(rdm=array(shape=("n", "n"), least=9), other=array(shape=("n", "n")))
def compare(rdm, other):
    """Similarity of two representations: Spearman's correlation of the upper halves of their matrices."""
    above = np.triu_indices(len(rdm), 1)
    return spearman(rdm[above], other[above])


@takes(rdm=array(shape=("n", "n")), n=count(low=2), noise=number(low=0), rng=generator)
def subjects(rdm, n=8, noise=0.3, *, rng):
    """Made-up subjects (n, stimuli, stimuli): the same matrix, each with its own noise. Synthetic."""
    raw = noise * rng.standard_normal((n, *rdm.shape))
    return rdm + np.triu(raw, 1) + np.swapaxes(np.triu(raw, 1), 1, 2)


@takes(rdms=array(shape=("s", "n", "n"), least=18))
def noise_ceiling(rdms):
    """How well the best possible model could do: each subject against the mean of the others, and of all subjects."""
    others = [compare(one, (rdms.sum(axis=0) - one) / (len(rdms) - 1)) for one in rdms]
    everybody = [compare(one, rdms.mean(axis=0)) for one in rdms]
    return float(np.mean(others)), float(np.mean(everybody))


@kept
def stimuli(n_each=4):
    """Unseen digits in their order, ``n_each`` of every kind: images (n, 8, 8) and labels (n,)."""
    reader = lenet.trained()
    chosen = np.concatenate([np.flatnonzero(reader.y_test == k)[:n_each] for k in range(10)])
    return reader.X_test[chosen, :, :, 0], reader.y_test[chosen]


@takes(name=REPRESENTATIONS, images=array(shape=("n", 8, 8)))
def responses(name, images):
    """Answers (n, units) of one of the ``REPRESENTATIONS`` to images (n, 8, 8)."""
    if name == "pixels":
        return images.reshape(len(images), -1)
    if name == "Gabor energy":
        return np.array([gabor_energy(image) for image in images])
    traces = [lenet.trace(lenet.trained().network, image) for image in images]
    return np.array([way.p if name == "answer" else way.maps[name].ravel() for way in traces])


def gabor_energy(image, sizes=(3, 5), n_angles=4):
    """Energy of quadrature pairs of small Gabor filters at every place of an image (8, 8), as one row."""
    out = []
    for size in sizes:
        views = np.lib.stride_tricks.sliding_window_view(np.pad(image, size // 2), (size, size))
        for angle in np.arange(n_angles) * 180 / n_angles:
            pair = quadrature(size, angle, f=1 / size, sigma=size / 3, gamma=1.0)
            out.append(sum(np.einsum("ijuv,uv->ij", views, g) ** 2 for g in pair).ravel())
    return np.concatenate(out)


@takes(name=REPRESENTATIONS)
@kept
def matrix(name):
    """Dissimilarity of the shared stimuli in one representation (n, n)."""
    return dissimilarity(responses(name, stimuli()[0]))


def report():
    """How alike a first layer is to pixels, to a model of V1 and to its network's answer, over three seeds."""
    shown = stimuli()[0]
    names = "pixels", "Gabor energy"
    lines = [f"{'first layer':14}" + "".join(f"{words:18}" for words in (*names, "its own answer")).rstrip()]
    for kind, make in (("trained", _trained), ("untrained", _fresh)):
        rows = []
        for seed in range(3):
            traces = [lenet.trace(make(seed), image) for image in shown]
            first = dissimilarity(np.array([way.maps["convolution 1"].ravel() for way in traces]))
            answer = dissimilarity(np.array([way.p for way in traces]))
            rows.append([compare(first, other) for other in (*map(matrix, names), answer)])
        lines.append(f"{kind:14}" + "".join(f"{span(c, 1):18}" for c in np.transpose(rows)).rstrip())
    return "\n".join(lines)


@kept
def _trained(seed):
    return lenet.read_digits(rng=seed, progress=False).network


@kept
def _fresh(seed):
    return lenet.build(rng=seed)


def categories():
    """The matrix of a mind that sees only which digit it is: 0 for the same, 1 for different."""
    labels = stimuli()[1]
    return (labels[:, None] != labels).astype(np.float64)
