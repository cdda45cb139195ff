# %% [markdown]
# {header}

# %%
import numpy as np

from neurocourse import basal_ganglia
from neurocourse.basal_ganglia import explore
from neurocourse.teaching import predict, quiz

worlds, planning = basal_ganglia.environments, basal_ganglia.planning

# %% [markdown]
# ## Explore or exploit
#
# *How much should one try?* The purest case has one state and two actions: two slot machines, of which one pays more often. Every pull of the worse one costs something, and without such pulls nobody knows which is worse.
#
# Here *you* play: forty pulls against four algorithms. The buttons are *left* and *right*. Play once as you would for money, and only then try the presets.

# %%
explore.play_bandit()

# %% [markdown]
# Forty pulls are few, so luck has its say: play other machines, too. What the four do:
#
# - **ε-greedy** takes the best so far, and in one pull of ten a random one.
# - **Softmax** takes the better one more often, the clearer the difference.
# - **UCB1** gives each machine a bonus for being little known, and takes the highest: optimism in the face of the unknown.
# - **Thompson sampling** draws from what it believes about each machine, and takes the best of the draws.
#
# People who played such machines in a scanner chose much as a softmax does. When they tried what looked worse, a region at the very front of the brain was active (Daw and colleagues, 2006).

# %%
quiz(basal_ganglia, "explore-price")

# %% [markdown]
# ## More players
#
# A hundred players of each rule, a thousand pulls. What the best machine would have paid on top is called *regret*. Which rules' regret goes on growing in a straight line? And
# what is left of that when ε-greedy is armed with an ε that fades?

# %%
predict(basal_ganglia, "regret")

# %%
explore.bandit_race()

# %%
predict(basal_ganglia, "regret", reveal=True)

# %% [markdown]
# For UCB1 there is a proof that it never loses much. Three machines that pay in 30, 50 and 70 of a hundred pulls, 10,000 pulls, three groups of fifty players; the last row arms ε-greedy, whose ε fades as 20 over the
# number of pulls:

# %%
bandits, p = basal_ganglia.bandits, np.array([0.3, 0.5, 0.7])
print(f"what the proof allows UCB1 to lose: {bandits.ucb_regret_bound(p, 10_000):.0f}")
for rule in (*bandits.RULES, bandits.FADING):
    choices = bandits.play(p, rule, T=10_000, n=150, rng=1).choices
    lost = (p.max() - p[choices]).sum(axis=0).reshape(3, 50).mean(axis=1)
    print(f"{rule:>14}: lost {lost.min():.0f} to {lost.max():.0f}")

# %% [markdown]
# So "ε-greedy pays for ever" is not about ε-greedy. It is about an ε that does not fade. What UCB1 has for itself is that nobody has to tell it how fast.
#
# ## Is it clever to match?
#
# *Do pigeons get what they could get?* The right side shows what *any* fixed share of choices would earn. Compare rewards that wait (*baited*) with rewards that are lost when nobody fetches them (*plain*).

# %%
explore.matching_law()

# %%
quiz(basal_ganglia, "matching-when")

# %% [markdown]
# ## Evidence and memory
#
# *How sure should one be before one acts?* In front of the basal ganglia lies the **prefrontal cortex**. It weighs, and it holds in mind. Weighing first: evidence comes in, noisy, and is added up until it reaches a bound. How
# far out should the bound be?

# %%
predict(basal_ganglia, "bound")

# %%
explore.evidence()

# %%
predict(basal_ganglia, "bound", reveal=True)

# %%
diffusion = basal_ganglia.diffusion
decisions = diffusion.decide(A=0.8, n=20_000, rng=1)
right, seconds = diffusion.accuracy(0.8, 1, 1), diffusion.mean_time(0.8, 1, 1)
print(f"right: {decisions.right.mean():.2f}, in closed form {right:.2f}")
print(f"mean time: {np.nanmean(decisions.time):.2f} s, in closed form {seconds:.2f} s")

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
# *Can one learn to act without knowing what anything is worth?* Do something, see how it ends, and make what you did a little more likely, the more so the better it ended. That is **REINFORCE** (Ronald Williams, 1992):
#
# $$\nabla J = \mathbb{E}\Big[\sum_t \nabla \log \pi(a_t \mid s_t)\,\big(G_t - b(s_t)\big)\Big]$$
#
# $J$ is the mean return, $\nabla$ its slope for each number θ in the policy, and $\mathbb{E}$ the mean over many walks. $G_t$ is the **return**, all reward from here on, and not the reward of one step. The **baseline** $b$ is
# what was to be expected anyway. On average it changes nothing. Then what is it for?

# %%
predict(basal_ganglia, "baseline")

# %%
explore.policy()

# %%
predict(basal_ganglia, "baseline", reveal=True)

# %%
gradient, tiny = basal_ganglia.policy_gradient, worlds.maze("...\nS.G")
exact, V = gradient.exact(tiny, np.zeros((6, 4)))
scatter = {}
for name, b in (("without", None), ("with", V)):
    guesses = gradient.estimates(tiny, np.zeros((6, 4)), n=5000, baseline=b, T=400, rng=1)
    variance, error = guesses.var(axis=0), np.abs(guesses.mean(axis=0) - exact)
    off = (error / np.sqrt(variance / 5000 + 1e-9)).max()
    scatter[name] = variance.sum()
    print(f"{name:>7}: variance {scatter[name]:4.0f}, mean off by {off:.1f} st. errors")
times = scatter["without"] / scatter["with"]
print(f"so it takes {times:.1f} times as many walks to do without")

# %% [markdown]
# The baseline buys nothing that more walks would not. It buys them for nothing.
#
# The same rule on a harder problem, the one for which an *actor* (a policy) and a *critic* (it learns $V$) were built in 1983: keep a pole upright on a cart. Step to the first batches and press *Play*.

# %%
explore.pole()

# %% [markdown]
# How much of that is learning? Beside it two carts that learn nothing: one pushes at random, the other where the pole leans and falls, which is a line of code. Fifty carts each, for three seeds:

# %%
pole, steps = basal_ganglia.cartpole, {}
steps["at random"] = [pole.balance(np.zeros(5), n=50, rng=k)[0].mean() for k in range(3)]
steps["where it leans and falls"] = [
    pole.balance(np.array([0, 0, 99.0, 99.0, 0]), n=50, rng=k)[0].mean() for k in range(3)
]
trained = [pole.learn(rng=seed).w[-1] for seed in range(3)]
steps["learned in 480 episodes"] = [pole.balance(w, n=50, rng=9)[0].mean() for w in trained]
for name, stood in steps.items():
    print(f"{name:>24}: stands for ≈{min(stood):.0f} to ≈{max(stood):.0f} of 500 steps")

# %% [markdown]
# The learned policy is the best of the three, and the pole is not as hard as it looks.
#
# ## A robot among obstacles
#
# *Does a learner do what you meant?* Q-learning with eight directions on a floor of 16 × 16 tiles. The robot's wheels slip. Each collision costs, and ends the attempt. What happens when collisions cost nothing?

# %%
predict(basal_ganglia, "free-collisions")

# %%
explore.robot()

# %%
predict(basal_ganglia, "free-collisions", reveal=True)

# %%
navigation = basal_ganglia.navigation
for penalty, cost in ((1.0, 0.01), (0.1, 0.01), (0.0, 0.01), (0.0, 0.0)):
    training = navigation.learn(25, penalty=penalty, cost=cost, rng=1)
    robots = navigation.walk(training.Q[-1], n=500, rng=2)
    found = "found" if training.safe.any() else "never found"
    end = f"lamp {found} while learning; then {robots.reached.mean():.0%} of 500 reach it"
    print(f"a collision costs {penalty}, a stride {cost}: {end}")

# %% [markdown]
# A tenth of the lamp's worth is penalty enough. Without one the lamp is never even found, whatever a stride costs.
#
# ## A cat in a box
#
# *Little by little, or all at once?* It began with cats. In 1898 Edward Thorndike shut them in boxes that opened when a loop was pulled. They scratched and bit at everything, until by chance they pulled it. Next time it took
# them less long. What is followed by satisfaction becomes more likely: the *law of effect*. A model cat has eight acts, of which one opens the door. What does the mean of 300 cats look like?

# %%
predict(basal_ganglia, "cat-curve")

# %%
box, numbers = basal_ganglia.conditioning.puzzle_box, [0, 10, 20, 40]
for name, insight in (("little by little", None), ("all at once", 8)):
    cats = np.array([box(insight=insight, rng=seed) for seed in range(300)])
    mean = ", ".join(f"{seconds:.1f}" for seconds in cats.mean(axis=0)[numbers])
    sure = np.mean((cats[:, 10:20] == 1).all(axis=1))
    print(f"{name:>16}: escapes 1, 11, 21 and 41 take {mean} s")
    print(f"{'':>16}  cats that need one act in each of escapes 11 to 20: {sure:.0%}")

# %%
predict(basal_ganglia, "cat-curve", reveal=True)

# %% [markdown]
# The means of cats that learn little by little and of cats that understand all at once are much alike. Thorndike drew single cats, and they fell by and by. In other tasks single animals learn in steps, and only their mean is smooth
# (Charles Gallistel and colleagues, 2004).
#
# ## How good is TD?
#
# *Is it right to learn a guess from a guess?* A walker takes random steps in a small world. The values of its states can be computed exactly, $V = (I - \gamma P)^{-1} r$, if one knows the world. They can also be learned, step by step, by
# the rule of exercise 1, or by waiting for the end of each walk and taking the mean of what followed:

# %%
predict(basal_ganglia, "td-needs")

# %%
world = worlds.maze("S...\n.#..\n...G", r_step=-0.1, r_goal=1.0)
process, random_walk = planning.model(world), np.full((12, 4), 0.25)
V, _ = planning.evaluate(process, random_walk, gamma=0.9)
print(f"the exact values span {np.ptp(V):.2f}")
learners = {"step by step": planning.td_evaluate, "waiting": planning.wait_evaluate}
for n_steps in (10_000, 50_000):
    for name, learn in learners.items():
        settings = dict(gamma=0.9, n_steps=n_steps)
        tries = [learn(process, random_walk, **settings, rng=seed) for seed in range(3)]
        off = [np.abs(learned - V).max() for learned in tries]
        print(f"{n_steps:,} steps, {name:>12}: off by {min(off):.3f} to {max(off):.3f}")

# %%
predict(basal_ganglia, "td-needs", reveal=True)

# %% [markdown]
# Waiting is as good here, if one can wait. What a guess from a guess buys is that nobody has to.
#
# And Q-learning? That it finds the best policy was proved in 1992, for tables: if every action is tried in every state again and again, and the learning rate shrinks. In a small world one can check it against Bellman:

# %%
tabular, small = basal_ganglia.tabular, worlds.maze("S...\n.#..\n...G")
truth = planning.value_iteration(planning.model(small), gamma=0.9).Q
learned = tabular.learn(small, epsilon=1.0, gamma=0.9, n_episodes=400, rng=1).Q[0]
places = [s for s in range(12) if s not in (5, small.goal)]  # 5 is the wall
error = np.abs(learned - truth)[places].max()
print(f"largest error of any of the {4 * len(places)} values: {error:.3f}")

# %% [markdown]
# Many learners at once need arrays. One alone needs a loop of a dozen lines, which is how textbooks print it: read it in `neurocourse/basal_ganglia/worlds/textbook.py`. It learns the same:

# %%
cliff = worlds.maze(worlds.CLIFF)
returns, Q = basal_ganglia.textbook.q_learning(cliff, rng=1)
late = returns[-100:].mean()
print(f"one learner at the cliff: mean return of the last 100 episodes {late:.0f}")

# %% [markdown]
# {next}
