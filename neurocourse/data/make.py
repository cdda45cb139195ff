"""Make the data files from scikit-learn's and Matplotlib's copies: ``python -m neurocourse.data.make [folder]``.

Digits and flowers are whole numbers in disguise (ink 0 to 16; lengths in tenths of a centimetre), so they are stored as
such: exact, and a few kilobytes. The same arrays give the same bytes; another build of zlib may pack them differently.
"""

import sys
from hashlib import sha256
from pathlib import Path

import numpy as np


def whole(values, scale):
    """Return ``scale * values`` as uint8, exactly."""
    counts = np.rint(scale * values).astype(np.uint8)
    if not np.array_equal(counts / scale, values):
        raise ValueError("the source is not made of whole multiples any more")
    return counts


def recording():
    """The numbers of Matplotlib's sample file ``membrane.dat``, float32 (12000,)."""
    from matplotlib.cbook import get_sample_data

    with get_sample_data("membrane.dat") as file:
        return np.frombuffer(file.read(), dtype="<f4")


def photograph(name, row, col, side=192):
    """A square of one of scikit-learn's two photographs at half its size, uint8 (side, side, 3)."""
    from sklearn.datasets import load_sample_image

    pixels = load_sample_image(name)[:426].reshape(213, 2, 320, 2, 3).mean(axis=(1, 3))
    return np.rint(pixels[row : row + side, col : col + side]).astype(np.uint8)


def make(folder):
    """Write the four data files into ``folder``; return {file name: SHA-256}."""
    from sklearn.datasets import load_digits, load_iris

    folder, prints = Path(folder), {}
    for name, source, scale in (("digits.npz", load_digits(), 1), ("iris.npz", load_iris(), 10)):
        X, y = whole(source.data, scale), whole(source.target, 1)
        np.savez_compressed(folder / name, X=X, y=y)
        prints[name] = sha256((folder / name).read_bytes()).hexdigest()
    levels, place = np.unique(recording(), return_inverse=True)
    np.savez_compressed(folder / "membrane.npz", levels=levels, place=place.astype(np.uint16))
    squares = dict(temple=photograph("china.jpg", 10, 10), dahlia=photograph("flower.jpg", 15, 60))
    np.savez_compressed(folder / "photographs.npz", **squares)
    for name in ("membrane.npz", "photographs.npz"):
        prints[name] = sha256((folder / name).read_bytes()).hexdigest()
    return prints


if __name__ == "__main__":
    for name, digest in make(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent).items():
        print(f"{digest}  {name}")
