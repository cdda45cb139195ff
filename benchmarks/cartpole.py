"""A pole on a cart, 100,000 steps under a random policy: 64 carts of ours, Gymnasium's loop and its vector environment.

The equations are the same (both follow Barto, Sutton and Anderson, 1983), and so is the mean length of an episode,
which is printed. A cart that falls starts anew. Run: ``python benchmarks/cartpole.py [rounds]``.
"""

import sys

from timing import cold, interleaved, mean, ratio, rounds_from

WORK = "import sys\nimport numpy as np\nn, STEPS = 64, 100_000\n"
OURS = """
from neurocourse.basal_ganglia import cartpole

def ours(seed):
    rng, falls = np.random.default_rng(seed), 0
    state = cartpole.start(n, rng)
    for step in range(STEPS // n):
        state = cartpole.push(state, rng.random(n) < 0.5)
        down = cartpole.fallen(state)
        count = np.count_nonzero(down)
        if count:
            state[down] = cartpole.start(count, rng)
            falls += count
    return STEPS / falls
"""
LOOP = """
import gymnasium
env = gymnasium.make("CartPole-v1")

def loop(seed):
    rng, falls = np.random.default_rng(seed), 0
    env.reset(seed=seed)
    for step in range(STEPS):
        state, r, done, truncated, info = env.step(int(rng.random() < 0.5))
        if done or truncated:
            env.reset()
            falls += 1
    return STEPS / falls
"""
VECTOR = """
import gymnasium
envs = gymnasium.make_vec("CartPole-v1", num_envs=n, vectorization_mode="vector_entry_point")

def vector(seed):
    rng, falls = np.random.default_rng(seed), 0
    envs.reset(seed=seed)
    for step in range(STEPS // n):
        state, r, done, truncated, info = envs.step((rng.random(n) < 0.5).astype(np.int64))
        falls += np.count_nonzero(done)
    return STEPS / falls - 1  # a fallen cart spends one call on being put back
"""
SIDES = {
    "ours": (OURS, "ours"),
    "Gymnasium, a loop": (LOOP, "loop"),
    "Gymnasium, its vector environment": (VECTOR, "vector"),
}


def functions():
    """The sides as functions of a seed in this process."""
    sides = {}
    for name, (text, call) in SIDES.items():
        space = {}
        exec(WORK + text, space)
        sides[name] = space[call]
    return sides


def table(timed, targets):
    """Print Markdown: its time / ours and the mean length of an episode on both sides, which must agree within 3%."""
    print("| compared with | its time / ours | range | to hold | held | steps an episode, ours | theirs |")
    print("|---|---|---|---|---|---|---|")
    for name, target in targets.items():
        middle, low, high = ratio(timed, name, "ours")
        here, there = (mean(timed[side][1]) for side in ("ours", name))
        held = "yes" if middle >= target and abs(here / there - 1) < 0.03 else "**no**"
        print(f"| {name} | {middle:.1f} | {low:.1f} to {high:.1f} | {target:g} | {held} | {here:.1f} | {there:.1f} |")
    print()


def main(rounds):
    loop, vector = (name for name in SIDES if name != "ours")
    print("## Pole on a cart\n")
    print("100,000 steps, pushes at random, a fallen cart starts anew; 64 carts side by side in the vectorised ones.\n")
    table(interleaved(functions(), rounds=rounds), {loop: 12, vector: 1.2})
    print("From a new interpreter:\n")
    fresh = {name: f"{WORK}{text}\nprint({call}(int(sys.argv[1])))" for name, (text, call) in SIDES.items()}
    table(cold(fresh, rounds=rounds), {loop: 4, vector: 1})


if __name__ == "__main__":
    main(rounds_from(sys.argv, 7))
