"""Finds texts of a picture that lie over each other or stick out of it."""

from itertools import combinations

from matplotlib.text import Text

LEAST = 2.0  # px by which two texts must overlap in both directions to count


def crowded(fig):
    """Pairs of texts that overlap, and single texts that are cut off, each as one line of words."""
    renderer = fig.canvas.get_renderer()
    boxes = [(t.get_text(), t.get_window_extent(renderer)) for t in shown_texts(fig)]
    cut = [f"{text!r} is cut off" for text, box in boxes if out(box, fig.bbox)]
    return cut + [f"{a!r} lies over {b!r}" for (a, p), (b, q) in combinations(boxes, 2) if overlap(p, q)]


def shown_texts(fig):
    """All texts that are drawn: with words in them, visible, and with every parent visible."""
    hidden = {id(part) for a in fig.findobj(lambda a: not a.get_visible()) for part in a.findobj()}
    ticks = {id(t) for ax in fig.axes for axis in ax._axis_map.values() for t in unused_ticks(axis, ax)}
    texts = fig.findobj(lambda a: isinstance(a, Text) and a.get_text().strip())
    return [t for t in texts if id(t) not in hidden | ticks and (t.get_alpha() is None or t.get_alpha() > 0)]


def unused_ticks(axis, ax):
    """Labels of ticks that Matplotlib keeps in store and does not draw, and all of them where the axes are off."""
    drawn = set() if not ax.axison else {id(tick) for tick in axis._update_ticks()}
    for tick in [*axis.majorTicks, *axis.minorTicks]:
        if id(tick) not in drawn:
            yield from (tick.label1, tick.label2)


def out(box, page):
    return box.x0 < page.x0 - LEAST or box.y0 < page.y0 - LEAST or box.x1 > page.x1 + LEAST or box.y1 > page.y1 + LEAST


def overlap(p, q):
    return min(p.x1, q.x1) - max(p.x0, q.x0) > LEAST and min(p.y1, q.y1) - max(p.y0, q.y0) > LEAST
