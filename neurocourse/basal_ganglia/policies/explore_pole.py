"""A pole on a cart: what a policy does after each batch of learning."""

import numpy as np
from matplotlib.patches import Rectangle

from neurocourse.basal_ganglia import prepared
from neurocourse.basal_ganglia.policies import cartpole
from neurocourse.caching import kept
from neurocourse.plots import BLUE, GREY, PURPLE, RED, figure
from neurocourse.teaching import Explorer, choice, slider, steps
from neurocourse.wording import count

__all__ = ["pole"]


def pole():
    """A pole on a cart: what the policy does after each batch of learning, moment by moment."""
    trainings = {name: prepared.pole(baseline=name) for name in prepared.pole.grid["baseline"]}
    states_of = kept(lambda batch, baseline: replay(trainings[baseline].w[batch]))
    fig, (left, right) = figure(1, 2, size=(9, 3.4), width_ratios=(1.3, 1))
    left.set(xlim=(-2.6, 2.6), ylim=(-0.4, 1.5), yticks=[], xlabel="position (m)", aspect="equal")
    left.axhline(-0.15, color=GREY, lw=1)
    cart = left.add_patch(Rectangle((-0.25, -0.15), 0.5, 0.25, color=BLUE))
    (rod,) = left.plot([0, 0], [0.1, 1.1], color=RED, lw=5, solid_capstyle="round")
    for name, colour, ls, words, y in (
        ("with", BLUE, "-", "with baseline", 470),
        ("without", PURPLE, "--", "without", 430),
    ):
        right.plot(np.arange(60), trainings[name].steps, ls, color=colour, lw=2)
        right.text(1, y, words, color=colour, weight="bold")
    right.set(xlabel="batch of 8 episodes", ylabel="steps balanced", ylim=(0, 510), title="REINFORCE")
    here = right.axvline(0, color=GREY, ls=":")

    def update(batch, time, baseline):
        states = states_of(batch, baseline)
        x, _, angle, _ = states[min(time * 5, len(states) - 1)]
        cart.set_x(x - 0.25)
        rod.set_data([x, x + np.sin(angle)], [0.1, 0.1 + np.cos(angle)])
        here.set_xdata([batch, batch])
        left.set_title(f"Moment {min(time * 5, len(states) - 1) * cartpole.DT:.1f} s")
        fell = len(states) <= cartpole.LONGEST
        end = f"drops the pole after {count(len(states) - 1, 'step')}" if fell else "keeps it up for all 500 steps"
        return f"After {8 * batch} episodes {baseline} a baseline, this policy {end}."

    return Explorer(
        fig,
        update,
        title="Balancing a pole",
        alt="Left: a cart on a track with a pole on it. Right: steps balanced against batches of learning, with and "
        "without a baseline.",
        presets={"Before learning": dict(batch=0, time=0), "Learned": dict(batch=60, time=0)},
        batch=slider(0, 60, 4, value=60, label="Batches of learning"),
        time=steps(100, value=20, label="Time", interval=60),
        baseline=choice("with", "without", label="Baseline"),
    )


def replay(w):
    """States (steps + 1, 4) of one cart under the policy ``w``, always doing what is likelier."""
    state = cartpole.start(1, np.random.default_rng(3))
    states = [state[0]]
    while len(states) <= cartpole.LONGEST and not cartpole.fallen(state)[0]:
        state = cartpole.push(state, cartpole.p_right(w, state) > 0.5)
        states.append(state[0])
    return np.array(states)
