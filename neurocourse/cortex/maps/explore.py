"""Filters, and how far their units see."""

import numpy as np
from matplotlib.patches import Rectangle

from neurocourse.cortex.maps import convolution
from neurocourse.cortex.maps import reach as model
from neurocourse.data import photographs
from neurocourse.plots import INK, MACHINE, ON_COLOUR, badge, figure, key, panel
from neurocourse.plots.pictures import AMBER, grey, picture, shades
from neurocourse.teaching import Explorer, choice, slider, toggle
from neurocourse.wording import number

__all__ = ["convolve", "reach"]


def reach(receptive_field=model.receptive_field):
    """Which pixels a unit of each layer of LeNet-5 hears, by the formula and by the gradient.

    Parameters
    ----------
    receptive_field : function
        ``receptive_field(kernels, strides) -> pixels``, for instance the learner's own.
    """
    names, kernels, strides = map(list, zip(*model.LENET_5, strict=True))
    fig, (left, right) = figure(1, 2, size=(6.4, 3.5), width_ratios=(1, 1.4))
    heat = left.imshow(np.zeros((32, 32)), cmap=AMBER, vmin=0, vmax=1, extent=(0, 32, 32, 0))
    panel(left, "The picture", "pixels", xticks=[0, 16, 32], yticks=[0, 16, 32])
    box = left.add_patch(Rectangle((0, 0), 1, 1, fill=False, ec=ON_COLOUR, lw=2, ls="--"))
    (curve,) = right.plot([], [], "o-", color=MACHINE, label="formula")
    (counted,) = right.plot([], [], "x", color=INK, ms=11, mew=2, label="counted from the gradient")
    panel(right, "Layer by layer", ("", -0.3, 4.3), ("pixels heard, along one side", 0, 40), "unit")
    right.set_xticks(range(5), [f"{n}\n{k} × {k}\nstep {s}" for n, k, s in model.LENET_5])
    key(right, "upper left")
    made = badge(right, receptive_field)

    def update(layer, stride):
        steps = [s if name[0] == "C" else stride for name, s in zip(names, strides, strict=True)]
        depth = names.index(layer) + 1
        fields = [receptive_field(kernels[:k], steps[:k]) for k in range(1, depth + 1)]
        heard = [model.gradient_support(kernels[:k], steps[:k], 40) for k in range(1, depth + 1)]
        curve.set_data(range(depth), fields)
        counted.set_data(range(depth), [h.sum() for h in heard])
        size = min(int(heard[-1].sum()), 32)
        start = (32 - size) // 2
        area = np.zeros((32, 32))
        area[start : start + size, start : start + size] = 0.6
        heat.set_data(area)
        box.set_bounds(start, start, size, size)
        return f"A unit of {layer} hears {heard[-1].sum()} × {heard[-1].sum()} pixels; the formula says {fields[-1]}."

    return Explorer(
        fig,
        update,
        title="How far a unit of LeNet-5 sees",
        alt="Left: a picture of 32 by 32 pixels; the shaded square is what a unit in the middle of the layer hears. "
        f"Right: the side of that square for every layer up to this one, by formula and the gradient.{made}",
        presets={
            "First layer": dict(layer="C1", stride=2),
            "Top": dict(layer="C5", stride=2),
            "Pools that do not stride": dict(layer="C5", stride=1),
        },
        layer=choice(*names, value="C3", label="Layer"),
        stride=slider(1, 2, 1, value=2, unit="pixels", label="Step of the pools"),
    )


def convolve(cross_correlate=convolution.cross_correlate):
    """A kernel slides over a photograph: what it finds, and what changes when it is flipped.

    Parameters
    ----------
    cross_correlate : function
        ``cross_correlate(image, kernel) -> map``, for instance the learner's own.
    """
    pictures = {name: halved(grey(photo)) for name, photo in photographs()._asdict().items()}
    fig, ((left, small), below) = figure(2, 2, size=(6.4, 4.2))
    size = next(iter(pictures.values())).shape
    photo = picture(left, "Photograph", size, shades("gray"))
    kernel_shown = picture(small, "Kernel", (3, 3), "PuOr_r", -0.7, 0.7)
    blank = (size[0] - 2, size[1] - 2)
    names = ("Its map", "Flipped kernel")
    maps = [picture(ax, words, blank, shades("gray")) for ax, words in zip(below, names, strict=True)]
    made = badge(below[1], cross_correlate)
    numbers = [small.text(j, i, "", ha="center", va="center", color=ON_COLOUR) for i in range(3) for j in range(3)]

    def update(picture, kernel, rectify):
        image, K = pictures[picture], convolution.scaled(kernel)
        found = [cross_correlate(image, k) for k in (K, K[::-1, ::-1])]
        photo.set_data(image)
        kernel_shown.set_data(K)
        for text, value in zip(numbers, np.ravel(convolution.KERNELS[kernel]), strict=True):
            text.set_text(number(value))
        span = max(np.abs(m).max() for m in found)
        for shown, m in zip(maps, found, strict=True):
            shown.set_data(np.maximum(m, 0) if rectify else m)
            shown.set_clim(0 if rectify or m.min() >= 0 else -0.5 * span, 0.5 * span)
        alike = np.corrcoef(found[0].ravel(), found[1].ravel())[0, 1]
        return f"{kernel.capitalize()}: its map and that of the flipped kernel correlate with r = {number(alike, 2)}."

    return Explorer(
        fig,
        update,
        title="One kernel, every place",
        alt="Above: a photograph, and a kernel of 3 by 3 weights. Below: the map of its cross-correlation with the "
        f"photograph, and the map of the flipped kernel, which is the convolution.{made}",
        presets={
            "Upright edges": dict(kernel="edge, upright", rectify=True),
            "Lying edges": dict(kernel="edge, lying", rectify=True),
            "A flip without effect": dict(kernel="blur", rectify=False),
        },
        picture=choice(*pictures, label="Photograph"),
        kernel=choice(*convolution.KERNELS, label="Kernel"),
        rectify=toggle(True, label="No rate below zero (ReLU)"),
    )


def halved(image):
    """The picture at half its size, each pixel the mean of four: quick enough for a learner's loops."""
    rows, cols = image.shape
    return image[: rows // 2 * 2, : cols // 2 * 2].reshape(rows // 2, 2, cols // 2, 2).mean(axis=(1, 3))
