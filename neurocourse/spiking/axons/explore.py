"""A spike on its way: bare fibre or myelin, and how its speed grows with the diameter."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.ticker import MaxNLocator

from neurocourse.caching import kept
from neurocourse.plots import BRAIN, GREEN, GREY, INK, SKY, figure, here, limit, log_ticks, move, panel, rule
from neurocourse.spiking.axons import axon
from neurocourse.teaching import Explorer, arm, choice, handle, slider, steps

__all__ = ["velocity", "wave"]

FIBRES = {"bare": (10, 30, 100, 300, 500), "myelinated": (2, 5, 10, 20)}  # um
WAY = 40  # pictures of one run
SIZES = ("thinnest", "thin", "medium", "thick", "thickest")


@kept
def ran(kind, diameter, density=1.0):
    """A fibre of this diameter, 1.5 cm of it or as long as thirty internodes, and its spike."""
    if kind == "myelinated":
        return axon.run(axon.myelinated(diameter), duration=2.2, dt=0.01)
    length = 6.0 * np.sqrt(diameter / 476)
    fibre = axon.bare(diameter, length=length, dx=length / 120, density=density)
    return axon.run(fibre, duration=4.5, dt=0.01)


@kept
def speeds(armed=False):
    density = axon.NODE_AREA_SCALE if armed else 1.0
    return {kind: [axon.velocity(ran(kind, d, density)) for d in ds] for kind, ds in FIBRES.items()}


def wave():
    """Watch a spike run along a fibre."""
    fig, (now, film) = figure(2, 1, size=(6.4, 4.2), sharex=True, height_ratios=(1.5, 1))
    panel(now, "The fibre, now", y=("V (mV)", -150, 50), sign="cell", yticks=[-50, 0, 50])
    panel(film, "All of the run", ("place (mm)", 0, 1), "time (ms)")
    film.yaxis.set_major_locator(MaxNLocator(4, integer=True))  # of one width for every run
    (line,) = now.plot([], [], color=BRAIN, lw=2)
    glow = dict(aspect="auto", origin="lower", cmap="magma", vmin=-70, vmax=30)
    fibre_now, image = now.imshow(np.zeros((1, 60)), **glow), film.imshow(np.zeros((60, 60)), **glow)
    sheaths = now.add_collection(PolyCollection([], facecolors=GREY, edgecolors=INK, linewidths=0.8))
    moment = rule(film, y=0, color=SKY, ls="-", lw=1.5)

    def update(fibre, size, step):
        ds = FIBRES[fibre]
        d = ds[min(size, len(ds)) - 1]
        run = ran(fibre, d)
        k = round(step / WAY * (len(run.t) - 1))
        place = 10 * run.x  # mm
        limit(now, x=(0, place[-1]))
        limit(film, y=(0, run.t[-1]))
        line.set_data(place, run.V[k])
        fibre_now.set_data(run.V[[k]][:, _columns(place)])
        fibre_now.set_extent((0, place[-1], -125, -105))
        sheaths.set_verts(_myelin(place[:: axon.PARTS + 1]) if fibre == "myelinated" else [])
        image.set_data(run.V[np.linspace(0, len(run.t) - 1, 60).astype(int)][:, _columns(place)])
        image.set_extent((0, place[-1], 0, run.t[-1]))
        move(moment, y=run.t[k])
        v = axon.velocity(run)
        return f"{fibre.capitalize()}, {d} µm, {place[-1]:.0f} mm long, {run.t[k]:.1f} ms: it runs at {v:.1f} m/s."

    return Explorer(
        fig,
        update,
        title="A spike on its way",
        alt="Above: voltage along the fibre at one moment, and the fibre itself, bright where the spike is, with its "
        "sheaths of myelin if it has any. Below: voltage over place and time, a bright stripe; its slope is the speed.",
        presets={
            "The squid's axon": dict(fibre="bare", size=5, step=16),
            "Thin and bare": dict(fibre="bare", size=1, step=16),
            "Thin, in myelin": dict(fibre="myelinated", size=3, step=16),
        },
        fibre=choice(*FIBRES, value="bare", label="Fibre"),
        size=slider(1, 5, 1, value=5, label="Thickness", show=lambda k: SIZES[k - 1]),
        step=steps(WAY, value=16, label="Time", interval=80, show=lambda k: f"{k / WAY:.0%} of the run"),
    )


def _columns(place):
    """Compartment nearest to each of sixty places: compartments may differ in length."""
    return np.abs(place[:, None] - np.linspace(0, place[-1], 60)).argmin(axis=0)


def _myelin(nodes):
    """Corners of the sheath above and of the one below the fibre, between each node and the next."""
    gap = 0.12 * (nodes[1] - nodes[0])
    return [
        [(a + gap, low), (a + gap, high), (b - gap, high), (b - gap, low)]
        for a, b in zip(nodes, nodes[1:], strict=False)
        for low, high in ((-141, -125), (-105, -89))
    ]


def velocity():
    """Speed against diameter for both kinds, with Rushton's laws."""
    fig, (plain, logs) = figure(1, 2, size=(6.4, 3.4))
    looks = {"bare": (GREEN, "s", ":", 0.5), "myelinated": (BRAIN, "o", "--", 1.0)}
    fine = np.linspace(0.3, 520, 400)
    panel(plain, "Thin fibres", ("diameter (µm)", 0, 30), ("speed (m/s)", 0, 35), "cell")
    panel(logs, "All, on log axes", ("diameter (µm)", 0.3, 520), ("speed (m/s)", 0.3, 60))
    log_ticks(logs.xaxis, (1, 10, 100)), log_ticks(logs.yaxis, (1, 10))
    marks, laws = [], []
    for ax in (plain, logs):
        for kind, (color, mark, style, _) in looks.items():
            marks.append((kind, ax.plot([], [], mark, color=color, ms=7)[0]))
            laws.append((kind, ax.plot(fine, fine, color=color, lw=1.4, ls=style)[0]))
    now = rule(plain, x=1, color=INK, ls="-") + rule(logs, x=1, color=INK, ls="-")
    dot = here(plain)
    plain.text(29, 20.5, "myelin: ∝ d", color=BRAIN, ha="right")
    plain.text(29, 1.4, "bare: ∝ √d", color=GREEN, ha="right")

    def update(diameter, armed):
        def speed(kind, d):
            return speeds(armed)[kind][2] * (d / FIBRES[kind][2]) ** looks[kind][3]

        for kind, dots in marks:
            dots.set_data(FIBRES[kind], speeds(armed)[kind])
        for kind, law in laws:
            law.set_ydata(speed(kind, fine))
        move(now, x=diameter)
        slow, fast = speed("bare", diameter), speed("myelinated", diameter)
        move(dot, diameter, fast)
        return f"{{diameter}}: bare {slow:.1f} m/s, in myelin {fast:.1f} m/s, {fast / slow:.1f} times as fast."

    return Explorer(
        fig,
        update,
        title="Speed and thickness",
        alt="Speed of a spike against the diameter of its fibre, squares for bare fibres and dots for myelinated ones, "
        "with the square-root law dotted and the straight law dashed; on the right on logarithmic axes.",
        presets={"Where they cross": dict(diameter=0.4), "A motor nerve": dict(diameter=15)},
        handles=[handle(plain, x="diameter", at=lambda **_: dot.get_ydata()[0])],
        diameter=slider(0.4, 30, 0.2, value=10, unit="µm", label="Diameter"),
        armed=arm("as many channels as a node has", remains="less of it", label="Arm the bare fibre"),
    )
