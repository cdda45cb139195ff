"""The checkers of the lesson's exercises: what must hold first, then the mistake by its name."""

import numpy as np

from neurocourse.cortex import convolution, lenet, reach
from neurocourse.nn import Conv2d, Dense, GlobalMean, MaxPool2d, MeanPool2d, ReLU, Softmax
from neurocourse.teaching.exercise import call, exercise, expect

SEEN = (5, 6, 14, 16, 32)  # pixels of the 32 x 32 picture that a unit of each layer of LeNet-5 hears


def _gratings(n=9):
    """A ridge and an edge of the same slope, faded out, and a patch that is dark to the edge."""
    x = np.linspace(-1, 1, n)
    bell = np.exp(-2 * (x**2 + x[:, None] ** 2))
    ridge, edge = bell * np.cos(4 * x), bell * np.sin(4 * x)
    return ridge, edge, ridge - 0.7 * edge + 0.1 * np.random.default_rng(1).standard_normal((n, n))


def _energy(patch, ridge, edge):
    """The energy of a patch: the sum of two squared answers."""
    return np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2


@exercise(reference=_energy)
def complex_cell(f, ref):
    """Exercise 1: the energy model of a complex cell."""
    ridge, edge, patch = _gratings()
    r = call(f, patch, ridge, edge)
    expect(np.ndim(r) == 0, f"a cell has one answer for a patch: add up over all pixels; yours has shape {np.shape(r)}")
    e, o = np.sum(ridge * patch), np.sum(edge * patch)
    for wrong, message in (
        (e + o, "you add the two answers as they are: square each of them first"),
        (max(e, o), "that is the larger answer: a maximum is another model, here the squares are added"),
        (np.sum(ridge) * np.sum(patch), "multiply pixel by pixel before you add up"),
    ):
        expect(not np.isclose(r, wrong), message)
    signless = "a dark line must count like a bright one: do not cut off negative answers before you square them"
    expect(np.isclose(r, call(f, -patch, ridge, edge)), signless)
    for wrong, message in (
        ((e + o) ** 2, "you square the sum: square each of the two answers, then add"),
        (np.sum((ridge * patch) ** 2 + (edge * patch) ** 2), "you square every pixel: first add up, then square"),
        (np.hypot(e, o), "that is the root of the energy: leave the sum of the squares as it is"),
        (abs(e) + abs(o), "you take sizes in place of squares: then the answer still depends on where the line lies"),
        (e**2 - o**2, "you subtract the second square: both filters count for the cell"),
        ((e**2 + o**2) / 2, "that is the mean of the two squares: the energy is their sum"),
        (e**2, "only the ridge is heard: the answer would come and go as the line moves"),
        (o**2, "only the edge is heard: the answer would come and go as the line moves"),
    ):
        expect(not np.isclose(r, wrong), message)
    thrice = call(f, 3 * patch, ridge, edge)
    expect(np.isclose(thrice, 9 * r), "three times the contrast must give nine times the energy")
    for seed in range(5):
        patch = np.random.default_rng(seed).standard_normal(ridge.shape)
        same = np.isclose(call(f, patch, ridge, edge), ref(patch, ridge, edge))
        expect(same, "that is not the sum of the two squares")


@exercise(reference=convolution.cross_correlate)
def cross_correlate(f, ref):
    """Exercise 2: what a convolution layer computes."""
    rng = np.random.default_rng(2)
    image, square = rng.standard_normal((6, 6)), rng.standard_normal((3, 3))
    S = np.asarray(call(f, image, square), dtype=float)
    _expect_size(S, image, square)
    expect(np.any(S), "the map is zero everywhere: the loop writes nothing into it")
    right = ref(image, square)
    for wrong, message in (
        (
            ref(image, square[::-1, ::-1]),
            "your kernel is flipped: a true convolution does that, a layer does not",
        ),
        (ref(image, square.T), "your kernel is transposed: its rows lie along the columns of the picture"),
        (right.T, "your map is transposed: `i` counts rows, `j` counts columns"),
        (right / square.size, "you take the mean of the products: a weighted sum is their sum"),
        (np.maximum(right, 0), "you rectify: that comes in a step of its own, here negative answers stay"),
        (ref(image, np.ones((3, 3))), "you add up the patch and leave out the kernel"),
        (ref(image, np.ones((3, 3))) * square.sum(), "multiply pixel by pixel before you add up"),
        (ref(np.abs(image), np.abs(square)), "you lose the signs: weights and pixels may be negative"),
    ):
        expect(not np.allclose(S, wrong), message)
    expect(
        np.allclose(S[0, 0], right[0, 0]),
        "the first place, at the top left, is wrong: which patch is meant?",
    )
    expect(np.allclose(S, right), "the first place is right, others are not: does the patch move with `i` and `j`?")
    for shape, size in (((5, 8), (2, 3)), ((7, 4), (3, 1)), ((4, 4), (4, 4))):
        image, kernel = rng.standard_normal(shape), rng.standard_normal(size)
        S = np.asarray(call(f, image, kernel), dtype=float)
        _expect_size(S, image, kernel)
        expect(np.allclose(S, ref(image, kernel)), f"right for square kernels, not for one of {size[0]} by {size[1]}")


def _expect_size(S, image, kernel):
    """Name what is wrong with the size of the map."""
    (rows, cols), (k, m) = image.shape, kernel.shape
    wanted, got = (rows - k + 1, cols - m + 1), S.shape
    on = f"for a picture of {rows} by {cols} and a kernel of {k} by {m} the map must be {wanted[0]} by {wanted[1]}"
    expect(len(got) == 2, f"{on}; yours has {len(got)} axes")
    expect(got != image.shape or wanted == image.shape, f"{on}; yours is as large as the picture: do not pad it")
    expect(got != (rows - k, cols - m), f"{on}; yours is one too small: after the last step the kernel just fits")
    expect(got != (rows + k - 1, cols + m - 1), f"{on}; yours is larger: the kernel must lie on the picture completely")
    expect(got == wanted, f"{on}; yours is {got[0]} by {got[1]}")


@exercise(reference=reach.receptive_field)
def receptive_field(f, ref):
    """Exercise 3: how far a unit sees, held against the sizes of LeNet-5."""
    one = call(f, [5], [1])
    expect(np.ndim(one) == 0, "return one number: the side of the square that a unit sees")
    expect(one != 6, "a kernel of 5 alone sees 5 pixels: it spans `k - 1` gaps, so one must be taken off")
    expect(one != 1, "the view never grows: add to `r` in every layer")
    expect(one == 5, f"a unit of the first layer sees as many pixels as its kernel is wide, 5; yours sees {one}")
    expect(call(f, [3, 3], [1, 1]) != 9, "the kernels are multiplied: their overlaps count once, so the view is a sum")
    plain = call(f, [3, 3], [1, 1])
    expect(plain == 5, f"two kernels of 3 in steps of 1 see 5 pixels: 1 + 2 + 2; yours see {plain}")
    pooled = call(f, [3, 2, 3], [1, 2, 1])
    expect(pooled != 6, "steps are ignored: after a step of 2 the units lie two pixels apart, and gaps count double")
    expect(pooled != 9, "a layer's own step counts too early: it spreads the units above it, not those below")
    expect(pooled == 8, f"3, then a pool of 2 in steps of 2, then 3 see 1 + 2 + 1 + 2·2 = 8; yours see {pooled}")
    twice = call(f, [2, 2, 2], [2, 2, 2])
    expect(twice == 8, f"steps multiply: three pools of 2 in steps of 2 see 8 pixels; yours see {twice}")
    for n, seen in enumerate(SEEN, 1):
        names, kernels, strides = zip(*reach.LENET_5[:n], strict=True)
        r = call(f, list(kernels), list(strides))
        expect(r == seen, f"a unit of {names[-1]} in LeNet-5 sees {seen} pixels; yours sees {r}")
    rng = np.random.default_rng(3)
    for _ in range(10):
        kernels, strides = rng.integers(1, 6, 4).tolist(), rng.integers(1, 4, 4).tolist()
        expect(call(f, kernels, strides) == ref(kernels, strides), f"wrong for kernels {kernels} in steps {strides}")
    return "in LeNet-5 a unit sees 5, 6, 14, 16 and at last 32 pixels: its input is 32 by 32, so C5 sees it all."


def _network(rng):
    """The course's own network."""
    return lenet.build(rng=rng)


@exercise(reference=_network)
def build(f, ref):
    """Exercise 4: a convolutional network that reads."""
    network = call(f, np.random.default_rng(1))
    kinds = [type(layer) for layer in network.layers]
    expect(Conv2d in kinds, "there is no filter in it: begin with a convolution layer, `Conv2d(1, …, 3, rng=rng)`")
    expect(kinds[0] is Conv2d, "the first layer must be the filters: what comes before them takes away what they need")
    expect(Softmax not in kinds, "leave `Softmax` out: the loss of the training does it, and twice is too much")
    expect(ReLU in kinds, "no cell of it is rectified: filters on filters without `ReLU` are only one larger filter")
    pairs = list(zip(kinds, kinds[1:], strict=False))
    expect((Conv2d, Conv2d) not in pairs, "two layers of filters follow each other with no `ReLU` between them")
    expect((Conv2d, Dense) not in pairs, "`Dense` wants rows of numbers and gets maps: put `Flatten()` in between")
    pooled = bool({MaxPool2d, MeanPool2d, GlobalMean} & set(kinds))
    expect(pooled, "there is no complex cell in it: add a pool, `MaxPool2d(2)`, after a rectifier")
    expect(kinds[-1] is Dense, "the last layer must be the readout: `Dense(…, 10, rng=rng)`")
    _expect_digits(network)
    accuracy = lenet.read_digits(f, rng=1, progress=False).accuracy
    expect(accuracy > 0.93, f"it reads only {accuracy:.0%} of the digits that it never saw: give it more maps")
    return "it learns to read digits that it never saw, and is used from here on."


def _expect_digits(network):
    """Name what goes wrong when the network gets pictures of 8 by 8 pixels."""
    try:
        y = network.forward(np.zeros((2, 8, 8, 1)))
    except (TypeError, ValueError) as error:
        expect(False, f"the sizes do not fit together: {error}")
    expect(y.ndim == 2, f"its answers have shape {y.shape}: `Flatten()` must come before the readout")
    expect(y.shape == (2, 10), f"there are ten digits, so ten answers; yours gives {y.shape[1]}")
