"""Answers to the exercises of cortex, as learners write them."""
# ruff: noqa: B905, B006, NPY002  (learners do not write strict=, and some use defaults or the old random numbers)

import math

import numpy as np
from answers import Answers

from neurocourse.nn import (
    Conv2d,
    Dense,
    Flatten,
    GlobalMean,
    MaxPool2d,
    MeanPool2d,
    Network,
    ReLU,
    Sigmoid,
    Softmax,
    Tanh,
)

ANSWERS = Answers()
right, wrong, undecided = ANSWERS.right, ANSWERS.wrong, ANSWERS.undecided


# complex_cell(patch, ridge, edge): right


@right("complex_cell")
def complex_cell_sums(patch, ridge, edge):
    even = np.sum(ridge * patch)
    odd = np.sum(edge * patch)
    return even**2 + odd**2


@right("complex_cell")
def complex_cell_loops(patch, ridge, edge):
    even, odd = 0.0, 0.0
    for i in range(patch.shape[0]):
        for j in range(patch.shape[1]):
            even += ridge[i, j] * patch[i, j]
            odd += edge[i, j] * patch[i, j]
    return even * even + odd * odd


@right("complex_cell")
def complex_cell_einsum(patch, ridge, edge):
    answers = np.einsum("fij,ij->f", np.array([ridge, edge]), patch)
    return answers @ answers


@right("complex_cell")
def complex_cell_vdot(patch, ridge, edge):
    return np.vdot(ridge, patch) ** 2 + np.vdot(edge, patch) ** 2


@right("complex_cell")
def complex_cell_flat(patch, ridge, edge):
    p = patch.ravel()
    return (ridge.ravel() @ p) ** 2 + (edge.flatten() @ p) ** 2


@right("complex_cell")
def complex_cell_plain_floats(patch, ridge, edge):
    p, r, e = (np.ravel(a).tolist() for a in (patch, ridge, edge))
    even = math.fsum(a * b for a, b in zip(r, p))
    odd = math.fsum(a * b for a, b in zip(e, p))
    return math.pow(even, 2) + math.pow(odd, 2)


@right("complex_cell")
def complex_cell_float32(patch, ridge, edge):
    patch = np.asarray(patch, np.float32)
    even = np.sum(np.asarray(ridge, np.float32) * patch)
    odd = np.sum(np.asarray(edge, np.float32) * patch)
    return even**2 + odd**2


@right("complex_cell")
def complex_cell_complex_number(patch, ridge, edge):
    z = np.sum((ridge + 1j * edge) * patch)
    return abs(z) ** 2


@right("complex_cell")
def complex_cell_helper(piece, ridge, edge):
    def likeness(f):
        return (f * piece).sum()

    return sum(likeness(f) ** 2 for f in (ridge, edge))


@right("complex_cell")
def complex_cell_tensordot(patch, ridge, edge):
    return np.square(np.tensordot(ridge, patch)) + np.square(np.tensordot(edge, patch))


@right("complex_cell")
def complex_cell_hypot(patch, ridge, edge):
    return np.hypot(np.sum(ridge * patch), np.sum(edge * patch)) ** 2


@right("complex_cell")
def complex_cell_norm(patch, ridge, edge):
    return np.linalg.norm([np.sum(patch * ridge), np.sum(patch * edge)]) ** 2


@right("complex_cell")
def complex_cell_trace(patch, ridge, edge):
    return np.trace(ridge.T @ patch) ** 2 + np.trace(edge.T @ patch) ** 2


@right("complex_cell")
def complex_cell_four_half_squares(patch, ridge, edge):
    energy = 0
    for f in (ridge, -ridge, edge, -edge):
        energy += max(0.0, np.sum(f * patch)) ** 2
    return energy


complex_cell_lambda = right("complex_cell")(
    lambda patch, ridge, edge: (patch * ridge).sum() ** 2 + (patch * edge).sum() ** 2
)


# complex_cell: wrong


@wrong("complex_cell", "cuts off what is negative before the squares")
def complex_cell_rectified(patch, ridge, edge):
    even = max(0, np.sum(ridge * patch))
    odd = max(0, np.sum(edge * patch))
    return even**2 + odd**2


@wrong("complex_cell", "squares pixel by pixel, then adds")
def complex_cell_squares_inside(patch, ridge, edge):
    return np.sum((ridge * patch) ** 2) + np.sum((edge * patch) ** 2)


@wrong("complex_cell", "no squares")
def complex_cell_no_squares(patch, ridge, edge):
    return np.sum(ridge * patch) + np.sum(edge * patch)


@wrong("complex_cell", "the square of the sum instead of the sum of the squares")
def complex_cell_square_of_sum(patch, ridge, edge):
    return (np.sum(ridge * patch) + np.sum(edge * patch)) ** 2


@wrong("complex_cell", "the root of the energy")
def complex_cell_root(patch, ridge, edge):
    return np.sqrt(np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2)


@wrong("complex_cell", "sizes instead of squares")
def complex_cell_abs(patch, ridge, edge):
    return abs(np.sum(ridge * patch)) + abs(np.sum(edge * patch))


@wrong("complex_cell", "the ridge twice: the edge is ignored")
def complex_cell_ridge_twice(patch, ridge, edge):
    even = np.sum(ridge * patch)
    odd = np.sum(ridge * patch)
    return even**2 + odd**2


@wrong("complex_cell", "the ridge only")
def complex_cell_ridge_only(patch, ridge, edge):
    return np.sum(ridge * patch) ** 2


@wrong("complex_cell", "the edge only")
def complex_cell_edge_only(patch, ridge, edge):
    return np.sum(edge * patch) ** 2


@wrong("complex_cell", "means instead of sums")
def complex_cell_means(patch, ridge, edge):
    return np.mean(ridge * patch) ** 2 + np.mean(edge * patch) ** 2


@wrong("complex_cell", "matrix product instead of pixel by pixel")
def complex_cell_matrix_product(patch, ridge, edge):
    return np.sum(ridge @ patch) ** 2 + np.sum(edge @ patch) ** 2


@wrong("complex_cell", "multiplies the two squares")
def complex_cell_product(patch, ridge, edge):
    return np.sum(ridge * patch) ** 2 * np.sum(edge * patch) ** 2


@wrong("complex_cell", "subtracts the squares")
def complex_cell_difference(patch, ridge, edge):
    return np.sum(ridge * patch) ** 2 - np.sum(edge * patch) ** 2


@wrong("complex_cell", "the larger of the two, as a pool does")
def complex_cell_max(patch, ridge, edge):
    return max(np.sum(ridge * patch) ** 2, np.sum(edge * patch) ** 2)


@wrong("complex_cell", "sums one axis only: an array")
def complex_cell_axis(patch, ridge, edge):
    return np.sum(ridge * patch, axis=0) ** 2 + np.sum(edge * patch, axis=0) ** 2


@wrong("complex_cell", "sums the rows' squares: axis first, then squares, then adds")
def complex_cell_row_squares(patch, ridge, edge):
    return np.sum(np.sum(ridge * patch, axis=1) ** 2 + np.sum(edge * patch, axis=1) ** 2)


@wrong("complex_cell", "adds the two filters first")
def complex_cell_filters_added(patch, ridge, edge):
    return np.sum((ridge + edge) * patch) ** 2


@wrong("complex_cell", "2 * even instead of even ** 2")
def complex_cell_doubles(patch, ridge, edge):
    return 2 * np.sum(ridge * patch) + 2 * np.sum(edge * patch)


@wrong("complex_cell", "half of the energy")
def complex_cell_half(patch, ridge, edge):
    return (np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2) / 2


@wrong("complex_cell", "divides by the energy of the patch: contrast is lost")
def complex_cell_normalised(patch, ridge, edge):
    return (np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2) / (np.sum(patch**2) + 1e-12)


@wrong("complex_cell", "takes the mean of the patch away first")
def complex_cell_centred(patch, ridge, edge):
    patch = patch - patch.mean()
    return np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2


@wrong("complex_cell", "takes the mean of the patch away in place")
def complex_cell_centred_in_place(patch, ridge, edge):
    patch -= patch.mean()
    return np.sum(ridge * patch) ** 2 + np.sum(edge * patch) ** 2


@wrong("complex_cell", "works in place: the filters hold products afterwards")
def complex_cell_in_place(patch, ridge, edge):
    ridge *= patch
    edge *= patch
    return ridge.sum() ** 2 + edge.sum() ** 2


@wrong("complex_cell", "the first row only: builtin sum leaves rows, and only one is used")
def complex_cell_first_row(patch, ridge, edge):
    return sum((ridge * patch)[0]) ** 2 + sum((edge * patch)[0]) ** 2


@wrong("complex_cell", "builtin sum adds the rows only: an array")
def complex_cell_builtin_sum(patch, ridge, edge):
    return sum(ridge * patch) ** 2 + sum(edge * patch) ** 2


@wrong("complex_cell", "the size of the explorer's patches, 11 x 11, hard-coded")
def complex_cell_eleven(patch, ridge, edge):
    even = sum(ridge[i, j] * patch[i, j] for i in range(11) for j in range(11))
    odd = sum(edge[i, j] * patch[i, j] for i in range(11) for j in range(11))
    return even**2 + odd**2


@wrong("complex_cell", "square patches only: cols taken from rows")
def complex_cell_square_only(patch, ridge, edge):
    n = len(patch)
    even = sum(ridge[i, j] * patch[i, j] for i in range(n) for j in range(n))
    odd = sum(edge[i, j] * patch[i, j] for i in range(n) for j in range(n))
    return even**2 + odd**2


@wrong("complex_cell", "the last row and column are left out")
def complex_cell_off_by_one(patch, ridge, edge):
    even = np.sum(ridge[:-1, :-1] * patch[:-1, :-1])
    odd = np.sum(edge[:-1, :-1] * patch[:-1, :-1])
    return even**2 + odd**2


@wrong("complex_cell", "returns the two answers, not yet the energy")
def complex_cell_two_answers(patch, ridge, edge):
    return np.sum(ridge * patch), np.sum(edge * patch)


@wrong("complex_cell", "the sum of a simple cell, rectified, and an edge squared")
def complex_cell_half_rectified(patch, ridge, edge):
    return max(0, np.sum(ridge * patch)) ** 2 + np.sum(edge * patch) ** 2


# cross_correlate(image, kernel): right


@right("cross_correlate")
def cross_correlate_loops(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
    return S


@right("cross_correlate")
def cross_correlate_four_loops(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            for u in range(k):
                for v in range(m):
                    S[i, j] += kernel[u, v] * image[i + u, j + v]
    return S


@right("cross_correlate")
def cross_correlate_comprehension(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    places = range(rows - k + 1), range(cols - m + 1)
    return np.array([[(kernel * image[i : i + k, j : j + m]).sum() for j in places[1]] for i in places[0]])


@right("cross_correlate")
def cross_correlate_windows(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijuv,uv->ij", windows, kernel)


@right("cross_correlate")
def cross_correlate_shifted_pictures(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for u in range(k):
        for v in range(m):
            S += kernel[u, v] * image[u : rows - k + 1 + u, v : cols - m + 1 + v]
    return S


@right("cross_correlate")
def cross_correlate_fft(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    spectrum = np.fft.rfft2(image) * np.conj(np.fft.rfft2(kernel, s=image.shape))
    return np.fft.irfft2(spectrum, s=image.shape)[: rows - k + 1, : cols - m + 1]


@right("cross_correlate")
def cross_correlate_list_of_rows(picture, weights):
    (rows, cols), (k, m) = picture.shape, weights.shape
    result = []
    for top in range(rows - k + 1):
        row = []
        for left in range(cols - m + 1):
            row.append(float(np.vdot(weights, picture[top : top + k, left : left + m])))
        result.append(row)
    return np.array(result)


@right("cross_correlate")
def cross_correlate_plain_floats(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    I, K = image.tolist(), kernel.tolist()
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(rows - k + 1):
        for j in range(cols - m + 1):
            S[i][j] = math.fsum(K[u][v] * I[i + u][j + v] for u in range(k) for v in range(m))
    return S


@right("cross_correlate")
def cross_correlate_im2col(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    shape = rows - k + 1, cols - m + 1
    columns = np.stack([image[i : i + k, j : j + m].ravel() for i, j in np.ndindex(*shape)])
    return (columns @ kernel.ravel()).reshape(shape)


@right("cross_correlate")
def cross_correlate_helper(image, kernel, bias=0.0):
    (rows, cols), (k, m) = image.shape, kernel.shape

    def simple_cell(i, j):
        return bias + np.tensordot(kernel, image[i : i + k, j : j + m])

    S = np.empty((rows - k + 1, cols - m + 1))
    for i, j in np.ndindex(S.shape):
        S[i, j] = simple_cell(i, j)
    return S


@right("cross_correlate")
def cross_correlate_row_by_row(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(rows - k + 1):
        for u in range(k):
            S[i] += np.correlate(image[i + u], kernel[u], mode="valid")
    return S


@right("cross_correlate")
def cross_correlate_numpy_convolve_flipped(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    rows_of = [
        sum(np.convolve(image[i + u], kernel[u][::-1], mode="full")[m - 1 : cols] for u in range(k))
        for i in range(rows - k + 1)
    ]
    return np.vstack(rows_of)


# cross_correlate: the text does not decide


@undecided(
    "cross_correlate", "single precision: right to 6 digits, but the next cell asks for allclose and prints False"
)
def cross_correlate_float32(image, kernel):
    image, kernel = np.asarray(image, np.float32), np.asarray(kernel, np.float32)
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1), dtype=np.float32)
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
    return S


@undecided("cross_correlate", "lists of rows: the next cell slices [:, 3:] and cannot")
def cross_correlate_plain_lists(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    return [
        [float(np.sum(kernel * image[i : i + k, j : j + m])) for j in range(cols - m + 1)] for i in range(rows - k + 1)
    ]


# cross_correlate: wrong


@wrong("cross_correlate", "the kernel is flipped: a convolution")
def cross_correlate_flipped(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel[::-1, ::-1] * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "the kernel is flipped left to right only")
def cross_correlate_mirrored(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel[:, ::-1] * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "the map is one too small")
def cross_correlate_too_small(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k, cols - m))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "the last row and column of the map stay zero")
def cross_correlate_last_missing(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(rows - k):
        for j in range(cols - m):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "a map as large as the picture, zeros at the edge")
def cross_correlate_same_size(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros(image.shape)
    for i in range(rows - k + 1):
        for j in range(cols - m + 1):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "a frame of zeros: places where the kernel sticks out")
def cross_correlate_padded(image, kernel):
    k, m = kernel.shape
    framed = np.pad(image, ((k - 1, k - 1), (m - 1, m - 1)))
    windows = np.lib.stride_tricks.sliding_window_view(framed, kernel.shape)
    return np.einsum("ijuv,uv->ij", windows, kernel)


@wrong("cross_correlate", "rows and columns of the map swapped")
def cross_correlate_transposed(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((cols - m + 1, rows - k + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[j : j + k, i : i + m])
    return S


@wrong("cross_correlate", "k and m swapped in the size of the map: square kernels only")
def cross_correlate_square_kernels(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - m + 1, cols - k + 1))
    for i in range(rows - k + 1):
        for j in range(cols - m + 1):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "square pictures only: the width is taken from the height")
def cross_correlate_square_pictures(image, kernel):
    n, k = len(image), len(kernel)
    S = np.zeros((n - k + 1, n - k + 1))
    for i in range(n - k + 1):
        for j in range(n - k + 1):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + k])
    return S


@wrong("cross_correlate", "kernels of 3 x 3 only")
def cross_correlate_three(image, kernel):
    rows, cols = image.shape
    S = np.zeros((rows - 2, cols - 2))
    for i in range(rows - 2):
        for j in range(cols - 2):
            S[i, j] = np.sum(kernel * image[i : i + 3, j : j + 3])
    return S


@wrong("cross_correlate", "returns inside the loop, after the first row")
def cross_correlate_early_return(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
        return S


@wrong("cross_correlate", "rectified: no negative answers")
def cross_correlate_rectified(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = max(0, np.sum(kernel * image[i : i + k, j : j + m]))
    return S


@wrong("cross_correlate", "mean instead of sum")
def cross_correlate_mean(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.mean(kernel * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "the kernel is transposed")
def cross_correlate_kernel_transposed(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel.T * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "matrix product instead of pixel by pixel")
def cross_correlate_matrix_product(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel @ image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "a map of whole numbers cuts off the decimals")
def cross_correlate_whole_numbers(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1), dtype=int)
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "sums the patch and the kernel apart")
def cross_correlate_sums_apart(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel) * np.sum(image[i : i + k, j : j + m])
    return S


@wrong("cross_correlate", "leaves the patch of the first place: i and j are not used")
def cross_correlate_first_patch(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[0:k, 0:m])
    return S


@wrong("cross_correlate", "one loop for both: the diagonal only")
def cross_correlate_diagonal(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(min(S.shape)):
        S[i, i] = np.sum(kernel * image[i : i + k, i : i + m])
    return S


@wrong("cross_correlate", "i and j swapped in the patch: square pictures only, and transposed")
def cross_correlate_patch_swapped(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[j : j + k, i : i + m])
    return S


@wrong("cross_correlate", "steps of the kernel's size instead of one pixel")
def cross_correlate_strided(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows // k, cols // m))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[i * k : i * k + k, j * m : j * m + m])
    return S


@wrong("cross_correlate", "works in place: the picture is changed on the way")
def cross_correlate_in_place(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            patch = image[i : i + k, j : j + m]
            patch *= kernel
            S[i, j] = patch.sum()
    return S


@wrong("cross_correlate", "writes the map into the picture itself, and returns a piece of it")
def cross_correlate_into_the_picture(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    for i in range(rows - k + 1):
        for j in range(cols - m + 1):
            image[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
    return image[: rows - k + 1, : cols - m + 1]


@wrong("cross_correlate", "the patch is too short by one row and column: refuses")
def cross_correlate_short_patch(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[i : i + k - 1, j : j + m - 1])
    return S


@wrong("cross_correlate", "the last row and column of the kernel are left out")
def cross_correlate_kernel_cut(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            for u in range(k - 1):
                for v in range(m - 1):
                    S[i, j] += kernel[u, v] * image[i + u, j + v]
    return S


@wrong("cross_correlate", "sums one axis only")
def cross_correlate_axis(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    S = np.zeros((rows - k + 1, cols - m + 1))
    for i in range(len(S)):
        for j in range(len(S[0])):
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m], axis=0)[0]
    return S


@wrong("cross_correlate", "takes the mean of the picture away (template matching)")
def cross_correlate_centred(image, kernel):
    image = image - image.mean()
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijuv,uv->ij", windows, kernel)


@wrong("cross_correlate", "divides by the weights of the kernel")
def cross_correlate_scaled(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.einsum("ijuv,uv->ij", windows, kernel) / np.abs(kernel).sum()


@wrong("cross_correlate", "wraps around the edge: FFT without cutting")
def cross_correlate_wrapped(image, kernel):
    spectrum = np.fft.rfft2(image) * np.conj(np.fft.rfft2(kernel, s=image.shape))
    return np.fft.irfft2(spectrum, s=image.shape)


@wrong("cross_correlate", "a map of zeros, nothing filled in")
def cross_correlate_empty(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    return np.zeros((rows - k + 1, cols - m + 1))


# receptive_field(kernels, strides): right


@right("receptive_field")
def receptive_field_loop(kernels, strides):
    r, distance = 1, 1
    for layer in range(len(kernels)):
        k, s = kernels[layer], strides[layer]
        r = r + (k - 1) * distance
        distance = distance * s
    return r


@right("receptive_field")
def receptive_field_zip(kernels, strides):
    r = jump = 1
    for k, s in zip(kernels, strides):
        r += (k - 1) * jump
        jump *= s
    return r


@right("receptive_field")
def receptive_field_formula(kernels, strides):
    return 1 + sum((k - 1) * math.prod(strides[:layer]) for layer, k in enumerate(kernels))


@right("receptive_field")
def receptive_field_from_the_top(kernels, strides):
    r = 1
    for k, s in zip(reversed(kernels), reversed(strides)):
        r = (r - 1) * s + k
    return r


@right("receptive_field")
def receptive_field_recursion(kernels, strides):
    if not len(kernels):
        return 1
    return kernels[0] + strides[0] * (receptive_field_recursion(kernels[1:], strides[1:]) - 1)


@right("receptive_field")
def receptive_field_numpy(kernels, strides):
    distances = np.cumprod([1, *strides])[:-1]
    return 1 + np.sum((np.array(kernels) - 1) * distances)


@right("receptive_field")
def receptive_field_dot_int(kernels, strides):
    distances = np.concatenate([[1], np.cumprod(strides)[:-1]])
    return int(1 + (np.asarray(kernels) - 1) @ distances)


@right("receptive_field")
def receptive_field_float(kernels, strides):
    r, distance = 1.0, 1.0
    for k, s in zip(kernels, strides):
        r += (float(k) - 1.0) * distance
        distance *= float(s)
    return r


@right("receptive_field")
def receptive_field_float32(kernels, strides):
    k, s = np.array(kernels, np.float32), np.array(strides, np.float32)
    before = np.ones_like(s)
    for layer in range(1, len(s)):
        before[layer] = before[layer - 1] * s[layer - 1]
    return np.float32(1) + np.sum((k - 1) * before)


@right("receptive_field")
def receptive_field_two_loops(sizes, steps):
    r = 1
    for layer in range(len(sizes)):
        product = 1
        for below in range(layer):
            product *= steps[below]
        r += (sizes[layer] - 1) * product
    return r


@right("receptive_field")
def receptive_field_while(kernels, strides, r=1, distance=1):
    layer = 0
    while layer < len(kernels):
        r, distance = r + (kernels[layer] - 1) * distance, distance * strides[layer]
        layer += 1
    return r


@right("receptive_field")
def receptive_field_counts_pixels(kernels, strides):
    heard = {0}
    for k, s in zip(kernels[::-1], strides[::-1]):
        heard = {s * place + u for place in heard for u in range(k)}
    return max(heard) - min(heard) + 1


receptive_field_lambda = right("receptive_field")(
    lambda kernels, strides: 1 + sum((kernels[n] - 1) * math.prod(strides[:n]) for n in range(len(kernels)))
)


# receptive_field: wrong


@wrong("receptive_field", "k instead of k - 1")
def receptive_field_k(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + k * distance
        distance = distance * s
    return r


@wrong("receptive_field", "distance is changed before r")
def receptive_field_distance_first(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        distance = distance * s
        r = r + (k - 1) * distance
    return r


@wrong("receptive_field", "strides are ignored")
def receptive_field_no_strides(kernels, strides):
    r = 1
    for k in kernels:
        r = r + (k - 1)
    return r


@wrong("receptive_field", "distance grows by s instead of s times")
def receptive_field_adds_strides(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance + s
    return r


@wrong("receptive_field", "starts at 0")
def receptive_field_from_zero(kernels, strides):
    r, distance = 0, 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance * s
    return r


@wrong("receptive_field", "product of the kernels")
def receptive_field_product(kernels, strides):
    return math.prod(kernels)


@wrong("receptive_field", "sum of the kernels")
def receptive_field_sum(kernels, strides):
    return sum(kernels)


@wrong("receptive_field", "distance is the last stride, not the product of all below")
def receptive_field_last_stride(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = s
    return r


@wrong("receptive_field", "returns inside the loop, after the first layer")
def receptive_field_early_return(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance * s
        return r


@wrong("receptive_field", "the last layer is left out")
def receptive_field_last_missing(kernels, strides):
    r, distance = 1, 1
    for layer in range(len(kernels) - 1):
        r = r + (kernels[layer] - 1) * distance
        distance = distance * strides[layer]
    return r


@wrong("receptive_field", "the first layer is left out")
def receptive_field_first_missing(kernels, strides):
    r, distance = 1, 1
    for layer in range(1, len(kernels)):
        r = r + (kernels[layer] - 1) * distance
        distance = distance * strides[layer]
    return r


@wrong("receptive_field", "returns the distance")
def receptive_field_distance(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance * s
    return distance


@wrong("receptive_field", "walks from the last layer to the first")
def receptive_field_reversed(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels[::-1], strides[::-1]):
        r = r + (k - 1) * distance
        distance = distance * s
    return r


@wrong("receptive_field", "the area in pixels, not the side")
def receptive_field_area(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance * s
    return r**2


@wrong("receptive_field", "distance grows by the kernel instead of the stride")
def receptive_field_distance_by_kernel(kernels, strides):
    r, distance = 1, 1
    for k, _ in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance * k
    return r


@wrong("receptive_field", "k + 1 instead of k - 1")
def receptive_field_plus(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + (k + 1) * distance
        distance = distance * s
    return r


@wrong("receptive_field", "r is replaced, not added to")
def receptive_field_replaced(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = 1 + (k - 1) * distance
        distance = distance * s
    return r


@wrong("receptive_field", "stride to the power of the layer: right only if all strides are the same")
def receptive_field_power(kernels, strides):
    return 1 + sum((k - 1) * s**layer for layer, (k, s) in enumerate(zip(kernels, strides)))


@wrong("receptive_field", "strides of LeNet-5, hard-coded: every second layer steps by 2")
def receptive_field_lenet_strides(kernels, strides):
    r, distance = 1, 1
    for layer, k in enumerate(kernels):
        r = r + (k - 1) * distance
        distance = distance * (2 if layer % 2 else 1)
    return r


@wrong("receptive_field", "kernel of the first layer everywhere")
def receptive_field_one_kernel(kernels, strides):
    r, distance = 1, 1
    for s in strides:
        r = r + (kernels[0] - 1) * distance
        distance = distance * s
    return r


@wrong("receptive_field", "cut off at the 32 pixels of LeNet's picture")
def receptive_field_clipped(kernels, strides):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance * s
    return min(r, 32)


@wrong("receptive_field", "half of the kernel on each side, rounded down: even kernels come out wrong")
def receptive_field_half_kernels(kernels, strides):
    reach, distance = 0, 1
    for k, s in zip(kernels, strides):
        reach += (k // 2) * distance
        distance *= s
    return 2 * reach + 1


@wrong("receptive_field", "r is multiplied by the stride after each layer")
def receptive_field_r_times_stride(kernels, strides):
    r = 1
    for k, s in zip(kernels, strides):
        r = (r + k - 1) * s
    return r


@wrong("receptive_field", "takes kernels and strides the other way round")
def receptive_field_swapped(strides, kernels):
    r, distance = 1, 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance * s
    return r


@wrong("receptive_field", "empties the lists of its caller")
def receptive_field_pops(kernels, strides):
    r, distance = 1, 1
    while kernels:
        r = r + (kernels.pop(0) - 1) * distance
        distance = distance * strides.pop(0)
    return r


@wrong("receptive_field", "the sizes after each layer, as a list")
def receptive_field_all_layers(kernels, strides):
    r, distance, sizes = 1, 1, []
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance
        distance = distance * s
        sizes.append(r)
    return sizes


@wrong("receptive_field", "five layers, hard-coded")
def receptive_field_five_layers(kernels, strides):
    r, distance = 1, 1
    for layer in range(5):
        r = r + (kernels[layer] - 1) * distance
        distance = distance * strides[layer]
    return r


@wrong("receptive_field", "goes on from the distance of the call before")
def receptive_field_stateful(kernels, strides, distance=[1]):
    r = 1
    for k, s in zip(kernels, strides):
        r = r + (k - 1) * distance[0]
        distance[0] = distance[0] * s
    return r


# build(rng): right. The lesson calls build(rng=rng), so the name of the parameter is fixed.


@right("build")
def build_as_in_the_hints(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@right("build")
def build_one_list(rng):
    return Network([
        Conv2d(1, 8, 3, rng=rng),
        ReLU(),
        Conv2d(8, 16, 3, rng=rng),
        ReLU(),
        MaxPool2d(2),
        Flatten(),
        Dense(2 * 2 * 16, 10, rng=rng),
    ])  # fmt: skip


@right("build")
def build_more_maps(rng):
    first = [Conv2d(1, 16, 3, rng=rng), ReLU()]
    second = [Conv2d(16, 32, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(128, 10, rng=rng)]
    return Network(first + second + readout)


@right("build")
def build_eight_maps_twice(rng):
    maps = 8
    first = [Conv2d(1, maps, 3, rng=rng), ReLU()]
    second = [Conv2d(maps, maps, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(4 * maps, 10, rng=rng)]
    return Network(first + second + readout)


@right("build")
def build_pool_before_relu(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), MaxPool2d(2), ReLU()]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@right("build")
def build_padded_two_pools(rng):
    first = [Conv2d(1, 8, 3, padding=1, rng=rng), ReLU(), MaxPool2d(2)]
    second = [Conv2d(8, 16, 3, padding=1, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@right("build")
def build_padded_one_pool(rng):
    first = [Conv2d(1, 8, 3, padding=1, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, padding=1, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(4 * 4 * 16, 10, rng=rng)]
    return Network(first + second + readout)


@right("build")
def build_float32(rng):
    how = dict(rng=rng, dtype=np.float32)
    first = [Conv2d(1, 8, 3, **how), ReLU()]
    second = [Conv2d(8, 16, 3, **how), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, **how)]
    return Network(first + second + readout)


@right("build")
def build_helper(rng):
    def stage(channels, maps):
        return [Conv2d(channels, maps, 3, rng=rng), ReLU()]

    layers = stage(1, 8) + stage(8, 16)
    layers.append(MaxPool2d(2))
    layers.extend([Flatten(), Dense(64, 10, rng=rng)])
    return Network(layers)


@right("build")
def build_measures_its_readout(rng=0):
    rng = np.random.default_rng(rng)
    front = [Conv2d(1, 8, 3, rng=rng), ReLU(), Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2), Flatten()]
    n = Network(front).forward(np.zeros((1, 8, 8, 1))).shape[1]
    return Network([*front, Dense(n, 10, rng=rng)])


@right("build")
def build_default_pool_tuple(rng):
    return Network((
        Conv2d(c_in=1, c_out=8, k=3, rng=rng),
        ReLU(),
        Conv2d(c_in=8, c_out=16, k=3, rng=rng),
        ReLU(),
        MaxPool2d(),
        Flatten(),
        Dense(n_in=64, n_out=10, rng=rng),
    ))  # fmt: skip


@right("build")
def build_hidden_dense(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 32, rng=rng, init="he"), ReLU(), Dense(32, 10, rng=rng)]
    return Network(first + second + readout)


# build: the text does not decide


@undecided("build", "the pool belongs to the first stage, none in the second")
def build_pool_in_first(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU(), MaxPool2d(2)]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU()]
    readout = [Flatten(), Dense(16, 10, rng=rng)]
    return Network(first + second + readout)


@undecided("build", "mean pool")
def build_mean_pool(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MeanPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@undecided("build", "one stage of convolution only")
def build_one_stage(rng):
    return Network([Conv2d(1, 8, 3, rng=rng), ReLU(), MaxPool2d(2), Flatten(), Dense(72, 10, rng=rng)])


@undecided("build", "kernels of other sizes")
def build_other_kernels(rng):
    first = [Conv2d(1, 8, 5, padding=2, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(144, 10, rng=rng)]
    return Network(first + second + readout)


@undecided("build", "three stages")
def build_three_stages(rng):
    stages = [Conv2d(1, 8, 3, rng=rng), ReLU(), Conv2d(8, 8, 3, rng=rng), ReLU()]
    third = [Conv2d(8, 16, 3, padding=1, rng=rng), ReLU(), MaxPool2d(2)]
    return Network([*stages, *third, Flatten(), Dense(64, 10, rng=rng)])


@undecided("build", "a global mean instead of pool and Flatten")
def build_global_mean(rng):
    stages = [Conv2d(1, 8, 3, rng=rng), ReLU(), Conv2d(8, 16, 3, rng=rng), ReLU()]
    return Network([*stages, GlobalMean(), Dense(16, 10, rng=rng)])


@undecided("build", "tanh instead of the rectifier")
def build_tanh(rng):
    first = [Conv2d(1, 8, 3, rng=rng), Tanh()]
    second = [Conv2d(8, 16, 3, rng=rng), Tanh(), MaxPool2d(2)]
    return Network([*first, *second, Flatten(), Dense(64, 10, rng=rng)])


@undecided("build", "sigmoids instead of rectifiers")
def build_sigmoids(rng):
    first = [Conv2d(1, 8, 3, rng=rng), Sigmoid()]
    second = [Conv2d(8, 16, 3, rng=rng), Sigmoid(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@undecided("build", "another name for the parameter: the lesson calls build(rng=rng) and fails")
def build_other_name(generator):
    first = [Conv2d(1, 8, 3, rng=generator), ReLU()]
    second = [Conv2d(8, 16, 3, rng=generator), ReLU(), MaxPool2d(2)]
    return Network([*first, *second, Flatten(), Dense(64, 10, rng=generator)])


# build: wrong


@wrong("build", "the first stage has no rectifier")
def build_no_first_relu(rng):
    first = [Conv2d(1, 8, 3, rng=rng)]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "the second stage has no rectifier")
def build_no_second_relu(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "no rectifier at all")
def build_no_relu(rng):
    first = [Conv2d(1, 8, 3, rng=rng)]
    second = [Conv2d(8, 16, 3, rng=rng), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "no pool")
def build_no_pool(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU()]
    readout = [Flatten(), Dense(256, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "a pool of 1 x 1, which pools nothing")
def build_pool_of_one(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(1)]
    readout = [Flatten(), Dense(256, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "the second convolution expects 1 channel, but 8 come")
def build_one_channel(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(1, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "the readout expects 16 numbers: the places are forgotten")
def build_readout_16(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(16, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "the readout expects 256 numbers: the pool is forgotten in the count")
def build_readout_256(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(256, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "the readout counts as if the kernels took nothing off: 4 x 4 x 16")
def build_readout_no_shrink(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense((8 // 2) ** 2 * 16, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "one answer instead of ten")
def build_one_answer(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 1, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "nine answers")
def build_nine_answers(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 9, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "eight answers: sizes of the pictures and the answers mixed up")
def build_eight_answers(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 8, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "Flatten is forgotten: ten answers at each of four places")
def build_no_flatten(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Dense(16, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "ignores rng: the same seed 0 for every layer and every call")
def build_fixed_seed(rng):
    first = [Conv2d(1, 8, 3, rng=0), ReLU()]
    second = [Conv2d(8, 16, 3, rng=0), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=0)]
    return Network(first + second + readout)


@wrong("build", "ignores rng: weights that nobody can repeat")
def build_fresh_rng(rng):
    rng = np.random.default_rng()
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "seeds from the global random numbers")
def build_global_random(rng):
    seed = np.random.randint(1000)
    first = [Conv2d(1, 8, 3, rng=seed), ReLU()]
    second = [Conv2d(8, 16, 3, rng=seed + 1), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=seed + 2)]
    return Network(first + second + readout)


@wrong("build", "rng is not handed on to the layers: refuses")
def build_no_rng(rng):
    first = [Conv2d(1, 8, 3), ReLU()]
    second = [Conv2d(8, 16, 3), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10)]
    return Network(first + second + readout)


@wrong("build", "returns the list of layers, not a network")
def build_list(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return first + second + readout


@wrong("build", "one ReLU object used twice: the network refuses it")
def build_shared_relu(rng):
    relu = ReLU()
    first = [Conv2d(1, 8, 3, rng=rng), relu]
    second = [Conv2d(8, 16, 3, rng=rng), relu, MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "classes instead of layers: ReLU without brackets")
def build_class(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU, MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "a rectifier after the last layer: answers below zero cannot be given, and do not learn")
def build_relu_at_the_end(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng), ReLU()]
    return Network(first + second + readout)


@wrong("build", "softmax at the end, which the loss applies once more")
def build_softmax_at_the_end(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng), Softmax()]
    return Network(first + second + readout)


@wrong("build", "no convolution: a plain network")
def build_plain(rng):
    return Network([Flatten(), Dense(64, 32, rng=rng), ReLU(), Dense(32, 10, rng=rng)])


@wrong("build", "the stages in the wrong order: refuses 8 channels")
def build_order(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(second + first + readout)


@wrong("build", "the second stage is left out of the network")
def build_second_left_out(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + readout)


@wrong("build", "a pool after each convolution, without padding: nothing is left to pool")
def build_two_pools_unpadded(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU(), MaxPool2d(2)]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "8 channels in, as if the 8 rows of the picture were channels")
def build_eight_channels_in(rng):
    first = [Conv2d(8, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


@wrong("build", "forgets to return the network")
def build_nothing(rng):
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    Network(first + second + readout)


_built = []


@wrong("build", "builds once and hands out the same network ever after")
def build_cached(rng):
    if not _built:
        first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
        second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
        _built.append(Network([*first, *second, Flatten(), Dense(64, 10, rng=rng)]))
    return _built[0]


@wrong("build", "single precision for one layer only: the network refuses a mixture")
def build_mixed_precision(rng):
    first = [Conv2d(1, 8, 3, rng=rng, dtype=np.float32), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    return Network(first + second + readout)


# count_weights(inputs, side): right


@right("count_weights")
def count_weights_loop(inputs, side):
    weights = 0
    for n in inputs:
        weights += n + 1
    connections = weights * side * side
    return weights, connections


@right("count_weights")
def count_weights_sum(inputs, side):
    weights = sum(inputs) + len(inputs)
    return weights, weights * side**2


@right("count_weights")
def count_weights_numpy(inputs, side):
    per_unit = np.array(inputs) + 1
    return per_unit.sum(), (per_unit * side**2).sum()


@right("count_weights")
def count_weights_unit_by_unit(inputs, side):
    weights, connections = 0, 0
    for n in inputs:
        weights += n
        weights += 1
        for _ in range(side):
            connections += side * (n + 1)
    return [weights, connections]


@right("count_weights")
def count_weights_array(inputs, side):
    w = sum(n + 1 for n in inputs)
    return np.array([w, w * side**2])


@wrong("count_weights", "no biases")
def count_weights_no_bias(inputs, side):
    return sum(inputs), sum(inputs) * side**2


@wrong("count_weights", "one bias for the layer")
def count_weights_one_bias(inputs, side):
    weights = sum(inputs) + 1
    return weights, weights * side**2


@wrong("count_weights", "every unit has weights of its own")
def count_weights_unshared(inputs, side):
    connections = sum(n + 1 for n in inputs) * side**2
    return connections, connections


@wrong("count_weights", "connections of one unit a map")
def count_weights_one_unit(inputs, side):
    weights = sum(n + 1 for n in inputs)
    return weights, weights


@wrong("count_weights", "side units in a map, not side × side")
def count_weights_line(inputs, side):
    weights = sum(n + 1 for n in inputs)
    return weights, weights * side


@wrong("count_weights", "the wrong way round")
def count_weights_swapped(inputs, side):
    weights = sum(n + 1 for n in inputs)
    return weights * side**2, weights


@wrong("count_weights", "return inside the loop")
def count_weights_early(inputs, side):
    weights = 0
    for n in inputs:
        weights += n + 1
        return weights, weights * side**2


@wrong("count_weights", "the bias is no connection")
def count_weights_bias_unconnected(inputs, side):
    return sum(n + 1 for n in inputs), sum(inputs) * side**2


@wrong("count_weights", "only connections")
def count_weights_one_number(inputs, side):
    return sum(n + 1 for n in inputs) * side**2


@wrong("count_weights", "all maps like the first")
def count_weights_like_first(inputs, side):
    weights = len(inputs) * (inputs[0] + 1)
    return weights, weights * side**2


@wrong("count_weights", "a bias for every unit")
def count_weights_own_biases(inputs, side):
    weights = sum(inputs) + len(inputs) * side**2
    return weights, sum(n + 1 for n in inputs) * side**2
