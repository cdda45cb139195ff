"""A pole on a cart: what a policy does after each batch of learning."""

import numpy as np
from matplotlib.patches import Rectangle

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.policies import cartpole
from neurocourse.caching import kept
from neurocourse.plots import INK, MACHINE, PURPLE, figure, key, move, panel, rule, title
from neurocourse.plots.marks import curves
from neurocourse.teaching import Explorer, choice, handle, slider, steps
from neurocourse.wording import count

__all__ = ["pole"]


def pole():
    """A pole on a cart: what the policy does after each batch of learning, moment by moment."""
    trainings = {name: prepared.pole(baseline=name) for name in prepared.pole.grid["baseline"]}
    states_of = kept(lambda batch, baseline: replay(trainings[baseline].w[batch]))
    fig, (above, below) = figure(2, 1, size=(6.4, 4.2), height_ratios=(1.2, 1))
    panel(above, " ", ("position (m)", -2.6, 2.6), sign="unit", ylim=(-0.4, 1.3), yticks=[], aspect="equal")
    rule(above, y=-0.25, ls="-", lw=1)
    cart = above.add_patch(Rectangle((-0.25, -0.15), 0.5, 0.25, fc=MACHINE, ec=INK))
    wheels = [above.plot([], [], "o", color=INK, ms=7)[0] for _ in range(2)]
    (rod,) = above.plot([0, 0], [0.1, 1.1], color=INK, lw=5, solid_capstyle="round")
    looks = {"with baseline": MACHINE, "without": PURPLE}
    curves(below, looks, np.arange(60), [trainings[name.split()[0]].steps for name in looks])
    key(below, "upper left")
    panel(below, "How long it stands", ("batch of 8 episodes", 0, 60), ("steps", 0, 520), "unit")
    now = rule(below, x=0)

    def update(batch, time, baseline):
        states = states_of(batch, baseline)
        x, _, angle, _ = states[min(time * 5, len(states) - 1)]
        cart.set_x(x - 0.25)
        rod.set_data([x, x + np.sin(angle)], [0.1, 0.1 + np.cos(angle)])
        move(now, x=batch)
        for wheel, side in zip(wheels, (-0.15, 0.15), strict=True):
            move(wheel, x + side, -0.18)
        title(above, f"Moment {min(time * 5, len(states) - 1) * cartpole.DT:.1f} s")
        fell = len(states) <= cartpole.LONGEST
        end = f"drops the pole after {count(len(states) - 1, 'step')}" if fell else "keeps it up for all 500 steps"
        return f"After {{batch}} {baseline} a baseline, this policy {end}."

    return Explorer(
        fig,
        update,
        title="Balancing a pole",
        alt="Above: a cart on a track with a pole on it. Below: steps balanced against batches of learning, with and "
        "without a baseline.",
        presets={"Before learning": dict(batch=0, time=0), "Learned": dict(batch=60, time=0)},
        handles=[handle(below, x="batch", at=30)],
        batch=slider(0, 60, 4, value=60, label="Batches of learning", show=episodes),
        time=steps(100, value=20, label="Time", interval=60, show=lambda k: f"{5 * k * cartpole.DT:.1f} s"),
        baseline=choice("with", "without", label="Baseline"),
    )


def episodes(batch):
    """So much learning, as the reader reads it."""
    return count(8 * batch, "episode")


def replay(w):
    """States (steps + 1, 4) of one cart under the policy ``w``, always doing what is likelier."""
    state = cartpole.start(1, np.random.default_rng(3))
    states = [state[0]]
    while len(states) <= cartpole.LONGEST and not cartpole.fallen(state)[0]:
        state = cartpole.push(state, cartpole.p_right(w, state) > 0.5)
        states.append(state[0])
    return np.array(states)
