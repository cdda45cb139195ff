# %% [markdown]
# {header}

# %% [markdown]
# ## You will be able to
#
# - **write** the rule by which a guess learns from a later guess, and see it fire like a dopamine cell *(exercise 1, explorer 1)*
# - **explain** why a cue that predicts nothing new is not learned about *(exercise 2, explorer 3)*
# - **write** Q-learning, and say what it costs to look only at the best *(exercise 3, explorer 4)*
# - **reproduce** a law of choice from 1961, scored against a review of 103 sets of data *(exercise 4)*
# - **name** five places where dopamine and the algorithm part, each with a number *(Where the analogy breaks)*

# %%
from neurocourse import basal_ganglia
from neurocourse.basal_ganglia import checks as check
from neurocourse.basal_ganglia import explore
from neurocourse.teaching import claims, predict, quiz, reading

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(basal_ganglia, "first")

# %% [markdown]
# ## A cell that knows what to expect
#
# Fribourg, in the 1980s. Wolfram Schultz listens to dopamine cells in the midbrain of monkeys. These are the cells that die in Parkinson's disease, when movement fails, so he looks for movement. The
# cells do not care much about movement. They care about juice. And then, as a monkey learns that a light announces the juice, they stop caring about juice, and
# answer to the light. The record of one such experiment has three parts. Here they are as the model of this lesson has them, in spikes per second; at rest the cell fires five:

# %%
dopamine, firing = basal_ganglia.prediction_error, basal_ganglia.analogy.firing
weights = dopamine.learn().w
before, after = weights[0], weights[-1]
situations = {"first trial": (before, 15), "after training": (after, 15)}
situations["juice left out"] = (after, None)
for name, (w, juice) in situations.items():
    rate = firing(dopamine.trial(w, reward=juice).delta)
    print(f"{name:>14}: {rate[5]:2.0f} at the light, {rate[15]:2.0f} at the time of juice")

# %% [markdown]
# Read the last line again. At that moment *nothing happens* in the world, and the cell falls silent. It cannot be reporting juice. What else could it be?
#
# The answer lay ready in another field. In 1988 Richard Sutton had written down how a machine can learn to predict. Let $V$ be what is still to be expected at this moment (a *value* from now on, no voltage), and $V'$ what is to be expected at the
# next one. If the guesses are good, then $V = r + \gamma V'$: what I expect now is what I get on the way, plus what I will expect then. The **discount** $\gamma$ makes later a little less
# than now. If the guesses are not good, there is a difference between the two sides:
#
# $$\delta = r + \gamma V' - V, \qquad V \leftarrow V + \alpha\, \delta$$
#
# The **error of temporal differences** asks of every moment: was it better or worse than I thought? No teacher gives the right answer. A *later guess* corrects an earlier one, because it has seen more. The learning rate
# $\alpha$ says how far to move (it was $\eta$ in {lesson:pioneers}; each field has its letters).
#
# In 1996 and 1997 Read Montague, Peter Dayan, Terrence Sejnowski and Wolfram Schultz laid the two side by side: the algorithm on paper, and the cells.
#
# ### Exercise 1: learn from the next guess
#
# `V` is the value of this moment, `V_next` that of the next, `r` the reward in between. All are numbers. Return the new `V`.

# %% exercise


def td_update(V, V_next, r, alpha, gamma):
    # BEGIN SOLUTION
    delta = r + gamma * V_next - V
    # END SOLUTION
    return V + alpha * delta


td_update = check.td_update(td_update)

# %% [hint]
# `delta` is a difference: what came of it, less what was expected.

# %% [hint]
# What came of it has two parts: the reward, and what may be expected from the next moment on, discounted.

# %% [hint]
# Test yourself: with `V = 1`, `r = 1` and `V_next = 0` nothing was surprising, so `delta` must be 0.

# %% [markdown]
# **The assumptions ledger.** What was thrown away between the cell and the rule:
#
# | The midbrain | The rule | Given up |
# |---|---|---|
# | thousands of cells, no two alike | one number | optimists and pessimists (see below) |
# | a rate that cannot fall below zero | an error of either sign | how bad a bad surprise was |
# | something in the brain keeps the time | a *delay line*: one weight for each moment since the light | a clock that stops when the juice comes |
# | dopamine also moves and drives | it only teaches | vigour, wanting |
# | one animal, all its life | a table | … and gained: one line that explains all three records |
#
# **Explorer 1, side by side**: the cell on the left, and your rule in the middle. It begins with the trial of the question above, after training. Press *Play* and watch the
# error travel, trial by trial, from the juice to the light. Then give the juice too early.

# %%
explore.side_by_side(td_update)

# %%
quiz(basal_ganglia, "expected-reward", "td-teacher")

# %% [markdown]
# ## Blame that travels back
#
# With this rule the news of the juice moves back by one moment per trial. That is slow, and there is an old remedy. Each moment leaves a **trace** that fades, and the error, when it comes, is handed to
# all traces at once:
#
# $$e \leftarrow \gamma \lambda\, e + x, \qquad w \leftarrow w + \alpha\, \delta\, e$$
#
# Here $x$ says which moment, or which room, it is now, and $\lambda$ how slowly the trace fades. A synapse can do this: it needs its own trace, and one number $\delta$ that is broadcast to everybody. Dopamine fibres
# branch so widely that broadcasting is about all they can do.
#
# There is another way to see it. Let each room *wait*, and learn from all that followed, near rewards more than far ones. That is exact, and not practical. **Explorer 2** lets a rat walk through eight rooms to
# a cheese (it dithers between rooms 3 and 4) and compares: do the two agree?

# %%
explore.credit()

# %% [markdown]
# They do, for every walk and every $\lambda$. For a random walk of 30 steps with random features, to as many digits as a computer has:

# %%
import numpy as np

rng, views = np.random.default_rng(1), basal_ganglia.eligibility
x, r, w = rng.normal(size=(30, 7)), rng.normal(size=30), rng.normal(size=7)
forward = views.forward_view(x, r, w, gamma=0.9, lam=0.8)
backward = views.backward_view(x, r, w, gamma=0.9, lam=0.8)
print("forward and backward agree to ten digits:", np.abs(forward - backward).max() < 1e-10)

# %%
quiz(basal_ganglia, "trace-fades")

# %% [markdown]
# ## Cues that compete
#
# The rule has an ancestor in psychology. In the late 1960s Leon Kamin taught rats that a noise announces a shock. Then he sounded the noise together with a light, with the same shock after
# both. How afraid did the rats become of the light? Hardly at all. The noise had **blocked** it. It is not enough that two things come together.
#
# Robert Rescorla and Allan Wagner gave the reason in 1972. All cues that are present share *one* error:
#
# $$\Delta V_i = \alpha\, \big(\lambda - \textstyle\sum_j V_j\big)$$
#
# where $\lambda$ is what came, 1 for a shock and 0 for none (it has nothing to do with the $\lambda$ of a trace) and the sum runs over the cues that are present. What is already predicted teaches nothing more. Fear of this kind is learned in the amygdala, and the rule is the same for
# food. It can be seen in single dopamine cells: in 2001 Pascale Waelti, Anthony Dickinson and Wolfram Schultz repeated Kamin's experiment with juice, and a blocked picture left the cells nearly cold.
#
# ### Exercise 2: one error for all
#
# `V` is an array with the strengths of the cues that are present, one or more; `lam` and `alpha` are numbers. Return an array with their new strengths.

# %% exercise


def rescorla_wagner(V, lam, alpha):
    # BEGIN SOLUTION
    error = lam - np.sum(V)
    # END SOLUTION
    return V + alpha * error


rescorla_wagner = check.rescorla_wagner(rescorla_wagner)

# %% [hint]
# The error is one number for all cues: what came, less what was predicted.

# %% [hint]
# What was predicted is what all cues together predict: `np.sum(V)`.

# %% [hint]
# Do not divide it up: each cue gets the whole error.

# %% [markdown]
# Kamin's experiment with your rule: 80 trials of the noise alone, then 80 with noise and light.

# %%
V = np.zeros(2)  # noise, light
for present in 80 * [[0]] + 80 * [[0, 1]]:
    V[present] = rescorla_wagner(V[present], 1.0, 0.2)
print(f"noise {V[0]:.3f}, light {V[1]:.3f}")

# %% [markdown]
# **Explorer 3** holds more of these designs. Cues are called A and B; a plus means that food follows, a minus that none does. Which of them would a rule that only counts pairs get right?

# %%
explore.blocking()

# %%
quiz(basal_ganglia, "blocking-why")

# %% [markdown]
# ## What is it worth?
#
# So far the learner only watched. Now it acts. A world is a set of **states** $s$, in which **actions** $a$ lead to other states and earn rewards $r$. What one does in each state is the **policy**
# $\pi$. Two numbers can be learned:
#
# - $V(s)$: what can be expected from here on. One number for each state.
# - $Q(s, a)$: what can be expected from here on *if I now do* $a$. One number for each action, too. It is the one to choose by.
#
# The second article mixes them up. In the brain both have been found: monkeys' orbitofrontal cells follow the value of what is offered, and cells of their striatum the values of actions.
#
# Our first world is drawn with letters: from `S` to `G`, every step costs 1, and a step into the cliff `C` costs 100 and puts you back at the start. The world answers to two calls, `reset` and `step`, and that is all a learner gets to see:

# %%
worlds, planning = basal_ganglia.environments, basal_ganglia.planning
cliff = worlds.maze(worlds.CLIFF)
print("\n".join(cliff.text))
env = worlds.Environment(cliff)
for name, a in (("up", 0), ("right", 1), ("down, into the cliff", 2)):
    step = env.step(a)
    print(f"{name}: state {step.s}, reward {step.r:.0f}")

# %% [markdown]
# If one knows the whole world, no learning is needed. In 1957 Richard Bellman wrote that each value must agree with the best of its neighbours, $V(s) = \max_a [r + \gamma V(s')]$, where $s'$ is the next state. Go through all states, again and again,
# until nothing changes. That is the truth that learners can be measured against:

# %%
plan = planning.value_iteration(planning.model(cliff))
solved = plan.residuals[-1] < 1e-10
print(f"{len(plan.residuals)} sweeps, and Bellman's equation holds to ten digits: {solved}")
print(f"the start is worth {plan.V[cliff.start]:.0f}: thirteen steps along the edge")

# %%
quiz(basal_ganglia, "v-or-q")

# %%
quiz(basal_ganglia, "successor-return")

# %% [markdown]
# ## Learning by doing
#
# An animal has no map. It has this step, this reward, and the state that it finds itself in. **Q-learning** (Christopher Watkins, 1989) takes the rule of exercise 1, gives each action a value, and assumes that from the next state on
# the best will be done:
#
# $$Q(s,a) \leftarrow Q(s,a) + \alpha\,\big[\,r + \gamma \max_{a'} Q(s',a') - Q(s,a)\,\big]$$
#
# ### Exercise 3: Q-learning
#
# `Q_sa` is the value of the action that was taken, a number like `r`. `Q_next` is an array with the values of all actions in the next state. Return the new `Q_sa`.
# Write it for one learner: the explorer will use it for each of its sixty.

# %% exercise


def q_update(Q_sa, r, Q_next, alpha, gamma):
    # BEGIN SOLUTION
    delta = r + gamma * np.max(Q_next, axis=-1) - Q_sa
    # END SOLUTION
    return Q_sa + alpha * delta


q_update = check.q_update(q_update)

# %% [hint]
# It is `td_update` again, with `Q_sa` in place of `V`. Only what takes the place of `V_next` is new.

# %% [hint]
# What takes its place is the value of the *best* action in the next state: one number out of `Q_next`.

# %% [hint]
# `np.max(Q_next, axis=-1)`; the `axis=-1` lets your rule serve sixty learners at once, each with a row of its own.

# %% [markdown]
# A learner must also try what looks bad, or it will never find out. Ours take a random step one time in ten. There is a second rule, **SARSA**, that differs in one thing only: instead of the best next action
# it counts the one that it will *really* take, random steps included. Before you see the two at the cliff:

# %%
predict(basal_ganglia, "cliff")

# %% [markdown]
# **Explorer 4**: sixty learners at once, with your rule. Press *Play* and watch the values fill in from the goal. Then compare the path and the *return*, all reward from start to end, under both rules.

# %%
explore.value_maps(q_update)

# %%
predict(basal_ganglia, "cliff", reveal=True)

# %%
quiz(basal_ganglia, "cliff-why")

# %% [markdown]
# That Q-learning finds the best policy was proved in 1992, for tables: if every action is tried in every state again and again, and the learning rate shrinks. In a small world one can check it against Bellman:

# %%
tabular, small = basal_ganglia.tabular, worlds.maze("S...\n.#..\n...G")
truth = planning.value_iteration(planning.model(small), gamma=0.9).Q
course = tabular.learn(small, epsilon=1.0, gamma=0.9, n_episodes=400, rng=1)
ways = [s for s in range(12) if s not in (5, small.goal)]  # 5 is the wall
error = np.abs(course.Q[0] - truth)[ways].max()
print(f"largest error of any of the {4 * len(ways)} values: {error:.3f}")

# %% [markdown]
# Sixty learners at once need arrays. One alone needs a loop of a dozen lines, which is how textbooks print it: read it in `neurocourse/basal_ganglia/textbook.py`. It learns the same:

# %%
returns, Q = basal_ganglia.textbook.q_learning(worlds.maze(worlds.CLIFF), rng=1)
late = returns[-100:].mean()
print(f"one learner at the cliff: mean return of the last 100 episodes {late:.0f}")

# %% [markdown]
# ## Explore or exploit
#
# How much should one try? The purest case has one state and two actions: two slot machines, of which one pays more often. Every pull of the worse one costs something, and without such pulls nobody knows which is worse.
#
# In **explorer 5** *you* play: forty pulls against four algorithms. The buttons are *left* and *right*. Play once as you would for money, and only then try the presets.

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
# People who played such machines in a scanner chose much as a softmax does, and when they tried what looked worse, a region at the very front of the brain was active (Daw and colleagues, 2006). For UCB1 there is a proof that it
# never loses much. With three machines and 10,000 pulls:

# %%
bandits, p = basal_ganglia.bandits, [0.3, 0.5, 0.7]
lost = bandits.play(p, "UCB1", T=10_000, n=50, rng=1).regret
early, late = lost[999], lost[-1] - lost[999]
bound = bandits.ucb_regret_bound(p, 10_000)
print(f"UCB1 has lost {lost[-1]:.0f}; the proof allows {bound:.0f}")
print(f"in the first 1,000 pulls {early:.0f}, in the 9,000 after them {late:.0f}")

# %%
quiz(basal_ganglia, "explore-price")

# %% [markdown]
# ## Go and NoGo
#
# Where in the brain is the table? The best guess is the **striatum**, the entrance of the basal ganglia. It has two kinds of cells side by side. **Go** cells, with D1 receptors, open the gate for an action;
# **NoGo** cells, with D2 receptors, keep it shut. Dopamine makes the first more active and the second less. So the *same* error teaches them opposite lessons: what was better than expected strengthens Go, and what was worse strengthens NoGo.
#
# $$G \leftarrow G + \alpha\, G\, \delta, \qquad N \leftarrow N - \alpha\, N\, \delta, \qquad \text{drive} = \beta_G\, G - \beta_N\, N$$
#
# Here $\delta$ is the outcome less what was expected. $\beta_G$ and $\beta_N$ say how loud each pathway speaks; dopamine turns the first up and the second down.
#
# In 2004 Michael Frank and colleagues tested it with patients who have Parkinson's disease. They learned to choose between symbols, A being right in 80 of 100 cases and B in 20. *Without* their medicine, with little dopamine, they were better at
# avoiding B. *With* it they were better at choosing A. **Explorer 6** turns the dopamine up and down.

# %%
explore.go_and_nogo()

# %%
pathways = basal_ganglia.pathways
low, high = (pathways.experiment(d, n_subjects=300, rng=1) for d in (-0.5, 0.5))
sure = np.mean(pathways.bootstrap(low, high, rng=1) > 0)
for word, group in (("little", low), ("much", high)):
    A, B = group.choose_A.mean(), group.avoid_B.mean()
    print(f"{word:>6} dopamine: choose A {A:.2f}, avoid B {B:.2f}")
print(f"the difference has Frank's sign in {sure:.0%} of 1,000 groups drawn anew")

# %% [markdown]
# The sign is Frank's, the strength is not. In the patients the order *turned round*: without medicine they avoided B better than they chose A, with it the other way. In our model dopamine pushes both
# in the right direction, but choosing A stays the easier of the two at every dose.

# %%
quiz(basal_ganglia, "receptor-decides")

# %% [markdown]
# ## The pigeons of 1961
#
# One law of choice was found long before dopamine had a part in the story. Richard Herrnstein gave pigeons two keys. Each key paid now and then, and what it paid *waited* until it was fetched. He counted pecks and grains. The share of pecks
# on a key was the share of grains that came from it: choices **match** rewards. William Baum wrote it with ratios of choices $B$ and rewards $R$, a slope $a$, and a bias $b$ towards one key:
#
# $$\log \frac{B_1}{B_2} = a \, \log \frac{R_1}{R_2} + \log b$$
#
# In 1979 he went through 103 sets of data from 23 studies. A slope between **0.90 and 1.11** is good matching, he concluded.
#
# ### Exercise 4: reproduce the law
#
# An animal remembers what it has earned of late in each place: `income_1` and `income_2`, two numbers above 0. With what probability should it choose place 1? The check lets simulated animals live by your rule under five conditions and
# measures the slope.

# %% exercise


def choose(income_1, income_2):
    # BEGIN SOLUTION
    p = income_1 / (income_1 + income_2)
    # END SOLUTION
    return p


choose = check.choose(choose)

# %% [hint]
# A probability is a share: a part, divided by the whole.

# %% [hint]
# When both incomes are equal it must be a half, and ten times as much in both places must change nothing.

# %% [hint]
# The whole is `income_1 + income_2`.

# %%
matching = basal_ganglia.matching
found = matching.experiment(choose, rng=1)
for R, B in zip(found.rewards, found.choices, strict=True):
    print(f"{R:4.0%} of the rewards, {B:4.0%} of the choices")
print(f"slope {found.slope:.2f}; in Baum's review 0.90 to 1.11 is good matching")

# %% [markdown]
# Is it clever to match? The right side of **explorer 7** shows what *any* share of choices would earn. Compare rewards that wait (*baited*) with rewards that are lost when nobody fetches them (*plain*).

# %%
explore.matching_law(choose)

# %%
quiz(basal_ganglia, "matching-when")

# %% [markdown]
# > **Data card.** Nothing in this lesson was recorded: its cells, patients, pigeons, cats and robots are **simulated**. What was measured elsewhere, such as the slopes of Baum's review, stands beside with its source.

# %% [markdown]
# ## Where the analogy breaks
#
# "Dopamine is the error of temporal differences" may be the best idea that machine learning has given to neuroscience. Here are five measurements against taking it to the letter.
#
# **1. The clock.** The juice comes half a second early. What does the delay line do at the old time?

# %%
predict(basal_ganglia, "early")

# %% [markdown]
# **Explorer 8** has the same model cell twice. On the left the line goes on counting; on the right the juice stops it. Move the juice, and look at the old time.

# %%
explore.early_reward()

# %%
predict(basal_ganglia, "early", reveal=True)

# %% [markdown]
# Hollerman and Schultz saw in 1998 that the cells answer to the early juice, and show hardly anything at the old time. On the right, where the juice stops the line, the pause is gone. But see what happens without a discount:

# %%
analogy = basal_ganglia.analogy
for gamma, reset in ((0.9, False), (0.9, True), (1.0, True)):
    juice, old_time = analogy.early_reward(gamma=gamma, reset=reset)
    line = "reset" if reset else "no reset"
    print(f"γ = {gamma}, {line:>8}: juice {juice:z4.1f}, old time {old_time:z4.1f}")

# %% [markdown]
# The mended model answers to the early juice *only because* sooner is better than later. So the error stands, and the clock was wrong: what the brain uses to keep time is not a delay line. What it uses instead is open.
#
# **2. The best, or the chosen.** Two levers come in sight, and one of them will be pulled. Q-learning has an error for the *better* lever, SARSA for the one that *will be pulled*. A learner that pulls the worse one now and then can tell them apart:

# %%
for rule in analogy.RULES:
    offer = analogy.at_the_offer(rule, rng=1)
    better, worse = offer
    print(f"{rule:>10}: {better:z5.2f} before the better, {worse:z5.2f} before the worse")

# %% [markdown]
# Q-learning says zero both times: the same two levers come in every trial, so the better one is no news, and it does not care which one is pulled. SARSA does: −0.46 means that less is coming than usual.
#
# Which of them is it? In monkeys the cells followed the lever that was then chosen, as in SARSA (Morris and colleagues, 2006). In rats they followed the better one, as in Q-learning (Roesch and colleagues, 2007). Both
# results stand. Species, task and training differ, and nobody knows which of them decides.

# %%
quiz(basal_ganglia, "chosen-or-best")

# %% [markdown]
# **3. The floor.** A cell that fires five times a second can add twenty spikes a second. It cannot subtract twenty. Bayer and Glimcher found in 2005 that the rate follows good surprises in proportion, and bad ones not. What becomes of a
# learner that takes the rate at its word, with a cue that pays half of the time?

# %%
for delta in (1, 0.25, 0, -0.25, -1):
    print(f"error {delta:5.2f}: {analogy.firing(delta):4.0f} spikes/s")
for p in (0.5, 0.75):
    believed, theory = analogy.believed(p, rng=1), analogy.settles_at(p)
    print(f"a cue that pays in {p:.0%} is taken for {believed:.0%}; theory: {theory:.0%}")

# %% [markdown]
# It becomes an optimist. Animals are not fooled like that, so something else must tell how bad a loss was: how long the pause is, other cells, or both.
#
# **4. Many cells.** No two dopamine cells have their floor and their gain in the same place. Will Dabney and colleagues asked in 2020 what would happen if that were not a flaw. Let a cell that weighs good surprises more be called an *optimist*. (In the picture τ says how much, from 0 to 1; it is no time constant here.)
# It will be surprised until its own expectation is high. **Explorer 9** lets nine of them learn together. What do they know that one cell cannot?

# %%
explore.optimists()

# %%
tau, optimists = np.array([0.1, 0.5, 0.9]), basal_ganglia.distributional
for rewards in ([3.0], [1.0, 5.0]):
    settled = optimists.learn(rewards, tau, rng=1)
    low, middle, high = settled
    print(f"{rewards}: pessimist {low:.1f}, middle {middle:.1f}, optimist {high:.1f}")

# %% [markdown]
# One mean, two worlds: 3 for sure, or 1 and 5 by the toss of a coin. The middle cell cannot tell them apart. All of them together can: they know not only what to expect, but how much it varies. Cells of mice differ in just this way.
#
# **5. Acting.** An error teaches; it does not act. But raise dopamine only *at the test*, when nothing can be learned any more, and choices still change:

# %%
tested = analogy.acting((-0.8, 0.0, 0.8), n_subjects=1500, rng=1)
for d, A, B in zip((-0.8, 0.0, 0.8), *tested, strict=True):
    print(f"dopamine {d:4.1f} at the test: choose A {A:.2f}, avoid B {B:.2f}")

# %% [markdown]
# Dopamine also moves us to get what we want. Kent Berridge and Terry Robinson showed that it is not needed to *like* something: rats without dopamine still lick their lips at sugar, and would starve beside it. And there is an account that
# competes with this whole lesson: Huijeong Jeong and colleagues (2022) let cells learn backwards, from a reward to its causes.

# %% [markdown]
# ## The claims, judged
#
# The first article, "Real vs. Artificial Neuronal Webs", was written with a language model and gives no references. The second, "Exploring the Convergence of AI and
# Neuroscience", cites three works. Each card is something that one of them says about reward and choice, but for one card, which is our own claim. Vote first; then see the verdict, the reason, and the primary source.

# %%
claims(basal_ganglia)

# %% [markdown]
# ## Wrap-up
#
# - A dopamine cell reports a difference: what came, and what is now to be expected, less what was expected. So nothing can be news.
# - A later guess teaches an earlier one. With a trace, one broadcast number is enough, and it does what waiting for the end would do.
# - Cues that are present share one error. What is predicted already teaches nothing.
# - Q-learning looks at the best next action, SARSA at the real one. At a cliff the difference is life and death.
# - Go and NoGo learn opposite lessons from the same dopamine, because their receptors differ.
# - Where they part: the clock, the choice, the floor, the many, the acting. And the machine was there first.
#
# Your first prediction, once more:

# %%
predict(basal_ganglia, "first", reveal=True)

# %%
last_five = "history-order dip-floor optimists-know errors-compared shared-table".split()
quiz(basal_ganglia, *last_five)

# %% [markdown]
# ## Further reading
#
# Where a work has a DOI, we have looked it up.

# %%
reading(basal_ganglia)

# %% [markdown]
# {next}
