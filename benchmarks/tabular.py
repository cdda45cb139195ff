"""Q-learning on the cliff of Sutton and Barto: one learner and a hundred, ours and a loop over Gymnasium's world.

The same world, learning rate 0.5, discount 1, exploration 0.1 and number of episodes on both sides. Ours is
`textbook.q_learning` for one learner and `tabular.learn` for a hundred side by side; Gymnasium walks them one by one.
Run: ``python benchmarks/tabular.py [rounds]``.
"""

import sys

from timing import cold, interleaved, rounds_from, versus

WORK = "import sys\nimport numpy as np\nn_agents, n_episodes = {}, {}\n"
OURS = """
from neurocourse.basal_ganglia import environments, tabular, textbook
world = environments.maze(environments.CLIFF)

def follows(Q):
    s, total = world.start, 0
    for step in range(100):
        a = Q[s].argmax()
        total += world.reward[s, a]
        if world.ends[s, a]:
            return total
        s = world.next_state[s, a]
    return -np.inf

def ours(seed):
    if n_agents == 1:
        Q = textbook.q_learning(world, n_episodes=n_episodes, rng=seed)[1][None]
    else:
        Q = tabular.learn(world, n_agents=n_agents, n_episodes=n_episodes, rng=seed).Q
    return 100 * np.mean([follows(q) == -13 for q in Q])
"""
GYMNASIUM = """
import gymnasium
env = gymnasium.make("CliffWalking-v1")

def learn(rng):
    Q = np.zeros((48, 4))
    for episode in range(n_episodes):
        s, done = env.reset()[0], False
        while not done:
            a = rng.integers(4) if rng.random() < 0.1 else Q[s].argmax()
            s_next, r, done, truncated, info = env.step(int(a))
            Q[s, a] += 0.5 * (r + (not done) * Q[s_next].max() - Q[s, a])
            s = s_next
    return Q

def follows(Q):
    s, total = env.reset()[0], 0
    for step in range(100):
        s, r, done, truncated, info = env.step(int(Q[s].argmax()))
        total += r
        if done:
            return total
    return -np.inf

def gym(seed):
    rng = np.random.default_rng(seed)
    return 100 * np.mean([follows(learn(rng)) == -13 for agent in range(n_agents)])
"""
SIDES = {"ours": (OURS, "ours"), "Gymnasium": (GYMNASIUM, "gym")}


def program(name, work):
    """Text of one side without its call."""
    return WORK.format(*work) + SIDES[name][0]


def functions(work):
    """The sides as functions of a seed in this process."""
    sides = {}
    for name, (_, call) in SIDES.items():
        space = {}
        exec(program(name, work), space)
        sides[name] = space[call]
    return sides


def main(rounds):
    print("## Tabular Q-learning\n")
    print("The cliff, at the same settings. Accuracy: share of learners whose greedy walk has the best return, -13.\n")
    print("From a new interpreter most of the time of one learner is NumPy's import, which both sides pay: it bounds")
    print(
        "that quotient, whatever the learner does. With a hundred learners it weighs less. There a step of all is two"
    )
    print("dozen calls of NumPy on a hundred numbers each: what a call costs decides, and machines differ in that.\n")
    for work, target, cold_target in (((1, 500), 12, 4), ((100, 200), 20, 15)):
        print("### Learners: {}, episodes each: {}\n".format(*work))
        versus(interleaved(functions(work), rounds=rounds), "ours", {"Gymnasium": target}, slack=0)
        fresh = {name: f"{program(name, work)}\nprint({call}(int(sys.argv[1])))" for name, (_, call) in SIDES.items()}
        print("From a new interpreter:\n")
        versus(cold(fresh, rounds=rounds), "ours", {"Gymnasium": cold_target}, slack=0)


if __name__ == "__main__":
    main(rounds_from(sys.argv, 5))
