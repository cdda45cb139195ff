"""Figures off pyplot, in the house style from the first artist on."""

from functools import wraps
from inspect import getmembers, isfunction

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from neurocourse.plots.style import GREY, INK, house_style, in_force

BELOW = -1  # z-order of axis lines and ticks: under the data, so that moving data never makes them be drawn again


def figure(nrows=1, ncols=1, size=(8, 3.2), plan=None, **kw):
    """Return ``(fig, axes)`` in the house style; ``kw`` goes to ``Figure.subplots``.

    A ``plan`` such as ``"ab;cb"`` names panels that span several rows or columns: ``axes`` is then a dict by name.

    The layout is worked out at the first drawing and then stays: a picture that moves must not wobble, and working it
    out again would double the time of a drawing.
    """
    with house_style():
        fig = HouseFigure(figsize=size, dpi=100, layout="constrained")
        FigureCanvasAgg(fig)
        axes = fig.subplot_mosaic(plan, **kw) if plan else fig.subplots(nrows, ncols, **kw)
    for ax in fig.axes:
        _house_axes(ax)
    fig.canvas.mpl_connect("draw_event", lambda event: event.canvas.figure.set_layout_engine("none"))
    return fig, axes


def _house_axes(ax):
    ax.tick_params(which="both", color=GREY, labelcolor=INK, grid_color=GREY, grid_alpha=0.3)
    for artist in (*ax.spines.values(), ax.xaxis, ax.yaxis):
        artist.set_zorder(BELOW)


def in_house_style(method):
    """Let ``method`` run in the house style; free of cost where that in_force already."""

    @wraps(method)
    def styled(*args, **kw):
        if in_force():
            return method(*args, **kw)
        with house_style():
            return method(*args, **kw)

    return styled


def housed(cls):
    """Subclass of a Matplotlib class whose methods work in the house style, whoever calls them.

    All but those that make nothing, and two that Matplotlib does not like to see overridden.
    """
    names = {name for name, _ in getmembers(cls, isfunction) if not name.startswith(("_", "get_"))} - {"set", "cla"}
    return type(f"House{cls.__name__}", (cls,), {name: in_house_style(getattr(cls, name)) for name in names})


class HouseAxes(housed(Axes)):
    """A panel whose insets keep the house style as well."""

    def inset_axes(self, bounds, **kw):
        return super().inset_axes(bounds, **_ours(kw))


class HouseFigure(housed(Figure)):
    """A figure whose panels keep the house style as well."""

    def add_subplot(self, *args, **kw):
        return super().add_subplot(*args, **_ours(kw))

    def add_axes(self, *args, **kw):
        return super().add_axes(*args, **_ours(kw))


def _ours(kw):
    """Arguments for a new panel, which is one of ours unless a special kind is asked for."""
    return kw if {"axes_class", "projection", "polar"} & kw.keys() else {**kw, "axes_class": HouseAxes}
