# %% [markdown]
# {header}

# %%
import numpy as np

from neurocourse import basal_ganglia
from neurocourse.basal_ganglia import explore
from neurocourse.teaching import predict

worlds, planning = basal_ganglia.environments, basal_ganglia.planning

# %% [markdown]
# ## Evidence and memory
#
# In front of the basal ganglia lies the **prefrontal cortex**. The first article lets reinforcement learning mimic it. What it is better known for is to weigh and to hold in mind. Weighing first: evidence comes in, noisy, and is added up until
# it reaches a bound. How far out should the bound be?

# %%
predict(basal_ganglia, "bound")

# %%
explore.evidence()

# %%
predict(basal_ganglia, "bound", reveal=True)

# %%
diffusion = basal_ganglia.diffusion
found = diffusion.decide(A=0.8, n=20_000, rng=1)
right, seconds = diffusion.accuracy(0.8, 1, 1), diffusion.mean_time(0.8, 1, 1)
print(f"right: {found.right.mean():.2f}, in closed form {right:.2f}")
print(f"mean time: {np.nanmean(found.time):.2f} s, in closed form {seconds:.2f} s")

# %% [markdown]
# What could add up evidence in a network of cells? Two pools, each of which excites itself and holds the other back. And what could hold a place in mind when it is out of sight? The bump of activity on a ring, from the end of {lesson:hippocampus}. Nothing
# keeps it at its place, so it drifts, as remembered places do.

# %%
explore.competition()

# %%
from neurocourse.hippocampus import working_memory

memory = working_memory.remember(n=1000, dt=0.01, rng=1)
variance = memory.angle.var(axis=1)
half, full = (np.rad2deg(np.sqrt(variance[k])) for k in (len(variance) // 2, -1))
print(f"the remembered place is off by {half:.0f}° after 1.5 s, by {full:.0f}° after 3 s")

# %% [markdown]
# Twice the time makes about 1.4 times the error: the *variance* grows in proportion, as for any random walk.
#
# ## Changing the policy itself
#
# One can learn to act without knowing what anything is worth. Do something, see how it ends, and make what you did a little more likely, the more the better it ended. That is **REINFORCE** (Ronald Williams, 1992):
#
# $$\nabla J = \mathbb{E}\Big[\sum_t \nabla \log \pi(a_t \mid s_t)\,\big(G_t - b(s_t)\big)\Big]$$
#
# $J$ is the mean return, $\nabla$ its slope for each number θ in the policy, and $\mathbb{E}$ the mean over many walks.
#
# The first article writes $R$ and calls it "the reward". It must be the **return** $G_t$, all reward from here on. And it leaves out the **baseline** $b$, what was to be expected anyway. On average the baseline changes nothing. Then what is it for?

# %%
predict(basal_ganglia, "baseline")

# %%
explore.policy()

# %%
predict(basal_ganglia, "baseline", reveal=True)

# %%
gradient, tiny = basal_ganglia.policy_gradient, worlds.maze("...\nS.G")
exact, V = gradient.exact(tiny, np.zeros((6, 4)))
for name, b in (("without", None), ("with", V)):
    guesses = gradient.estimates(tiny, np.zeros((6, 4)), n=5000, baseline=b, T=400, rng=1)
    variance, error = guesses.var(axis=0), np.abs(guesses.mean(axis=0) - exact)
    off = (error / np.sqrt(variance / 5000 + 1e-9)).max()
    print(f"{name:>7}: variance {variance.sum():4.0f}, mean off by {off:.1f} st. errors")

# %% [markdown]
# The same rule on a harder problem, the one for which an *actor* (a policy) and a *critic* (it learns $V$) were built in 1983: keep a pole upright on a cart. Step to the first batches and press *Play*.

# %%
explore.pole()

# %%
training = basal_ganglia.cartpole.learn(rng=1)
steps, _ = basal_ganglia.cartpole.balance(training.w[-1], n=50, rng=2)
first, last = training.steps[0], steps.mean()
print(f"at the start {first:.0f} steps; after 480 episodes {last:.0f} of 500")

# %% [markdown]
# ## More players
#
# A hundred players of each rule, a thousand pulls. What the best machine would have paid on top is called *regret*. Which rules' regret goes on growing in a straight line?

# %%
predict(basal_ganglia, "regret")

# %%
explore.bandit_race()

# %%
predict(basal_ganglia, "regret", reveal=True)

# %% [markdown]
# Those of ε-greedy and softmax. UCB1 has lost most after a thousand pulls, but its curve bends. With three machines that pay in 30, 50 and 70 of a hundred pulls, after 10,000 pulls UCB1 has lost about
# 100, ε-greedy 215 and softmax 270.

# %% [markdown]
# ## A robot among obstacles
#
# Q-learning with eight directions on a floor of 16 × 16 tiles. The robot's wheels slip. Each collision costs, and ends the attempt. What happens when collisions cost nothing?

# %%
predict(basal_ganglia, "free-collisions")

# %%
explore.robot()

# %%
predict(basal_ganglia, "free-collisions", reveal=True)

# %%
navigation = basal_ganglia.navigation
robots = navigation.walk(navigation.learn(rng=1).Q[-1], n=500, rng=2)
home, hit = robots.reached.mean(), robots.collided.mean()
print(f"of 500 robots {home:.0%} reach the lamp, and {hit:.0%} collide")

# %% [markdown]
# ## A cat in a box
#
# It began with cats. In 1898 Edward Thorndike shut them in boxes that opened when a loop was pulled. They scratched and bit at everything, until by chance they pulled it. Next time it took them less long. What is followed by
# satisfaction becomes more likely: the *law of effect*. A model cat with eight acts, of which one opens the door, the mean of 300 cats:

# %%
predict(basal_ganglia, "cat-curve")

# %%
cats = [basal_ganglia.conditioning.puzzle_box(rng=seed) for seed in range(300)]
for first in (0, 10, 20, 40):
    print(f"escape {first + 1:2}: {np.mean(cats, axis=0)[first]:.1f} s")

# %%
predict(basal_ganglia, "cat-curve", reveal=True)

# %% [markdown]
# ## How good is TD?
#
# A walker takes random steps in a small world. The values of its states can be computed exactly, $V = (I - \gamma P)^{-1} r$, if one knows the world. It can also be learned, step by step, by the rule of exercise 1:

# %%
predict(basal_ganglia, "td-needs")

# %%
world = worlds.maze("S...\n.#..\n...G", r_step=-0.1, r_goal=1.0)
process, random_walk = planning.model(world), np.full((12, 4), 0.25)
V, _ = planning.evaluate(process, random_walk, gamma=0.9)
learned = planning.td_evaluate(process, random_walk, gamma=0.9, n_steps=100_000, rng=1)
error = np.abs(learned - V).max()
print(f"the values span {np.ptp(V):.2f}; the largest error of those learned is {error:.3f}")

# %%
predict(basal_ganglia, "td-needs", reveal=True)

# %% [markdown]
# {next}
