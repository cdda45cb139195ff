# %% [markdown]
# {header}

# %% folded
import numpy as np

from neurocourse import basal_ganglia
from neurocourse.basal_ganglia import checks as check
from neurocourse.basal_ganglia import explore
from neurocourse.teaching import claims, predict, quiz, reading
from neurocourse.wording import signed

# %%
explore.rat_at_the_cliff()

# %% [markdown]
# - A rat walks along a cliff to a cheese, and one of its cells has an opinion about every step. Press *Play*.
# - Drag the ring to put the rat down elsewhere, and drag the number of walks that it has learned from. What does the cell say on the twentieth walk, and what on the sixtieth?
# - So it does not say "cheese". By the end of this lesson you will have written the rule by which it learns.

# %% [markdown]
# ## You will be able to
#
# - **write** the rule by which a guess learns from a later guess, and see it fire like a dopamine cell *(exercise 1, explorer 1)*
# - **work out** why a cue that predicts nothing new is not learned about *(exercise 2, explorer 3)*
# - **turn** the same rule into Q-learning, and say what it costs to look only at the best *(exercise 3, explorer 4)*
# - **fit** a law of choice from 1961 to your own choices, and say how sure you can be *(exercise 4, explorers 6 and 7)*
# - **judge** five differences between dopamine and the algorithm: a missing part, or more? *(Where the analogy breaks)*

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(basal_ganglia, "first")

# %% [markdown]
# ## A cell that knows what to expect
#
# Fribourg, in the 1980s. Wolfram Schultz listens to dopamine cells in the midbrain of monkeys. These cells die in Parkinson's disease, when movement fails, so he looks for movement. The cells do not care much
# about movement. They care about juice. Then, as a monkey learns that a light announces the juice, they stop caring about the juice and answer to the light. The record has three parts. Here they are from the model
# of this lesson, in spikes per second. At rest the cell fires five:

# %%
dopamine, firing = basal_ganglia.prediction_error, basal_ganglia.cell.firing
weights = dopamine.learn().w
before, after = weights[0], weights[-1]
situations = {"first trial": (before, 15), "after training": (after, 15)}
situations["juice left out"] = (after, None)
for name, (w, juice) in situations.items():
    rate = firing(dopamine.trial(w, reward=juice).delta)
    print(f"{name:>14}: {rate[5]:2.0f} at the light, {rate[15]:2.0f} at the time of juice")

# %% [markdown]
# Read the last line again. At that moment *nothing happens* in the world, and the cell falls silent. So it cannot be reporting juice. What else could it report?
#
# The answer was ready in another field. In 1988 Richard Sutton had written down how a machine can learn to predict. Let $V$ be what is still to be expected at this moment (a *value* from now on, not a voltage), and
# $V'$ what is to be expected at the next one. If the guesses are good, then $V = r + \gamma V'$: what I expect now is what I get on the way, plus what I will expect then. The **discount** $\gamma$ makes later a
# little less than now. If the guesses are not good, the two sides differ:
#
# $$\delta = r + \gamma V' - V, \qquad V \leftarrow V + \alpha\, \delta$$
#
# This **error of temporal differences** asks of every moment: was it better or worse than I thought? No teacher gives the right answer. A *later guess* corrects an earlier one, because it has seen more. The learning
# rate $\alpha$ says how far to move (it was $\eta$ in {lesson:pioneers}; each field has its letters).
#
# In 1996 and 1997 Read Montague, Peter Dayan, Terrence Sejnowski and Wolfram Schultz laid the two side by side: the algorithm on paper, and the cells.
#
# ### Exercise 1: learn from the next guess
#
# `V` is the value of this moment, `V_next` that of the next, and `r` the reward in between. All are numbers. Return the new `V`.

# %% exercise


def td_update(V, V_next, r, alpha, gamma):
    # BEGIN SOLUTION
    delta = r + gamma * V_next - V
    # END SOLUTION
    return V + alpha * delta


td_update = check.td_update(td_update)

# %% [hint]
# `delta` is a difference: what came, less what was expected.

# %% [hint]
# What came has two parts: the reward, and what may be expected from the next moment on, discounted.

# %% [hint]
# Test yourself: with `V = 1`, `r = 1` and `V_next = 0` nothing was surprising, so `delta` must be 0.

# %% [markdown]
# So the cell carries $\delta$ in its rate. You have seen three points of that curve: without an error it fires five spikes a second, after an error of 1 twenty-five, and after one of −1 none. What lies between them? Draw it
# before you see it.

# %%
explore.draw_the_rate()

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
# **Explorer 1, side by side**: the cell on the left, your rule on the right. It begins with the trial of the question above, after training. Press *Play* and watch the error travel, trial by trial, from the juice to
# the light. Then switch the juice on, and drag its triangle to an earlier time. (Leave *Arm the machine* off for now.)

# %%
explore.side_by_side(td_update)

# %%
quiz(basal_ganglia, "expected-reward", "td-teacher")

# %% [markdown]
# ## Credit that travels back
#
# With this rule the news of the juice moves back by one moment in each trial. That is slow, and there is an old remedy. Each moment leaves a **trace** that fades, and the error, when it comes, multiplies all traces at
# once:
#
# $$e \leftarrow \gamma \lambda\, e + x, \qquad w \leftarrow w + \alpha\, \delta\, e$$
#
# Here $x$ says which moment, or which room, it is now, and $\lambda$ how slowly the trace fades. A synapse can do this. It needs a trace of its own, and one number $\delta$ that is broadcast to everybody. A dopamine
# fibre branches to a great many cells, so it is well made for broadcasting. But there is more than one station. In the tail of the striatum of mice dopamine rises with what is new and threatening, not with reward
# (Menegas and colleagues, 2018). In rats, recorded in six regions of the striatum, something like a prediction error was found mostly in the small part that belongs to the limbic system (van Elzelingen and colleagues, 2022).
#
# Now go back to explorer 1 and arm the machine: give it a trace. How much of an error that travels will be left? Then look at its largest value on the way:

# %%
for lam in (0.0, 0.5, 0.9):
    delta = dopamine.learn(400, lam=lam).delta
    between = delta[:, 6:15].max()
    print(f"λ = {lam}: largest error ever between light and juice: {between:.2f}")

# %% [markdown]
# With a long trace the error hardly travels. It jumps. Which of the two is it in a brain? In rats the answer to the light grew while that to the juice was still there, as with a long trace (Wei-Xing Pan and colleagues, 2005). For years nobody saw the error travel. In 2022
# Ryunosuke Amo and colleagues did, in mice. So both happen, and what decides is open.
#
# There is another way to see a trace. Let each room *wait*, and learn from all that followed, near rewards more than far ones. That is exact, and not practical. **Explorer 2** lets a rat walk through eight rooms to a
# cheese (it dithers between rooms 3 and 4). Do the two views agree? Then let the rat learn on the way, and not at the end. The
# switch has a better trace for that: how much of the difference between the views will it leave?

# %%
explore.credit()

# %% [markdown]
# As long as nothing is learned before the end, they agree for every walk and every $\lambda$. A learner that learns on the way is another matter. The rat came through room 3 three times. Seen forward, the second visit
# finds the lesson half learned already and learns the rest. The simple trace adds up three whole lessons. There is a trace that takes off what was learned (it is called *Dutch*), and with it the views agree again. Twelve
# random walks of 30 steps:

# %%
views = basal_ganglia.eligibility
ways = {"learning at the end": {}, "learning on the way": dict(alpha=0.3)}
ways["with the Dutch trace"] = dict(alpha=0.3, dutch=True)
for name, way in ways.items():
    apart = [views.apart(**way, rng=seed) for seed in range(12)]
    print(f"{name:>20}: the views are {min(apart):.0%} to {max(apart):.0%} apart")

# %%
quiz(basal_ganglia, "trace-fades")

# %% [markdown]
# ## Cues that compete
#
# The rule has an ancestor in psychology. In the late 1960s Leon Kamin taught rats that a noise announces a shock. Then he sounded the noise together with a light, with the same shock after both. How much did the rats
# come to fear the light? Hardly at all. The noise had **blocked** it. It is not enough that two things come together.
#
# Robert Rescorla and Allan Wagner gave the reason in 1972: *what is already predicted teaches nothing more*. The cues that are present predict together, and what comes is compared with that one prediction. Each of these
# cues then moves by the share $\alpha$ of the difference.
#
# ### Exercise 2: one error for all
#
# Turn the last paragraph into code. `V` is an array with the strengths of the cues that are present, one or more. `lam` is what came: 1 for a shock, 0 for none. (It has nothing to do with the λ of a trace.) Return an
# array with the new strengths.

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
# What was predicted is what all cues predict together: `np.sum(V)`.

# %% [hint]
# Do not divide it up: each cue gets the whole error.

# %% [markdown]
# In one line, $\Delta V_i = \alpha\, (\lambda - \sum_j V_j)$. Here is Kamin's experiment with your rule: 80 trials of the noise alone, then 80 with noise and light.

# %%
V = np.zeros(2)  # noise, light
for present in 80 * [[0]] + 80 * [[0, 1]]:
    V[present] = rescorla_wagner(V[present], 1.0, 0.2)
print(f"noise {V[0]:.3f}, light {V[1]:.3f}")

# %% [markdown]
# The older rule gave each cue an error of its own: it counts what goes together. **Explorer 3** begins with that one. Cues are called A and B; a plus means that food follows, a minus that none does. For which designs do
# you need the shared error? How many of its differences from animals will it leave?

# %%
explore.blocking()

# %%
pavlov = basal_ganglia.conditioning
for name, design in pavlov.DESIGNS.items():
    rules = [pavlov.rescorla_wagner(design, shared=one) for one in (False, True)]
    last = [" ".join(f"{cue} {V[-1]:z5.2f}" for cue, V in rule.items()) for rule in rules]
    print(f"{name:>22}: own errors {last[0]:15}, one error {last[1]}")

# %% [markdown]
# Overshadowing, blocking, overexpectation and inhibition need the shared error, and animals show all four. But in *latent inhibition* both rules fail. An animal is slow to learn about a cue that has long meant nothing,
# and neither rule is. Fear of this kind is learned in the amygdala, and food follows the same rule. Single dopamine cells do, too: in 2001 Pascale Waelti, Anthony Dickinson and Wolfram Schultz repeated Kamin's experiment
# with juice, and a blocked picture left the cells nearly cold.

# %%
quiz(basal_ganglia, "blocking-why")

# %% [markdown]
# ## What is it worth?
#
# So far the learner only watched. Now it acts. A world is a set of **states** $s$, in which **actions** $a$ lead to other states and earn rewards $r$. What one does in each state is the **policy** $\pi$. Two kinds of
# number can be learned:
#
# - $V(s)$: what can be expected from here on. One number for each state.
# - $Q(s, a)$: what can be expected from here on *if I now do* $a$. One number for each action, too. It is the one to choose by.
#
# Are they in the brain? In monkeys the cells of the orbitofrontal cortex follow the value of what is offered. Cells of the striatum seemed to follow the values of actions (Samejima and colleagues, 2005). Lotem Elber-Dorozko
# and Yonatan Loewenstein looked again in 2018: activity that drifts slowly by itself, or that stands for the policy, looks just like that, and with a test that is safe from it they found none. The case is open.
#
# Our first world is drawn with letters. From `S` to `G` every step costs 1, and a step into the cliff `C` costs 100 and puts you back at the start. The world answers to two calls, `reset` and `step`, and that is all a
# learner gets to see:

# %%
worlds, planning = basal_ganglia.environments, basal_ganglia.planning
cliff = worlds.maze(worlds.CLIFF)
print("\n".join(cliff.text))
env = worlds.Environment(cliff)
for name, a in (("up", 0), ("right", 1), ("down, into the cliff", 2)):
    step = env.step(a)
    print(f"{name}: state {step.s}, reward {step.r:.0f}")

# %% [markdown]
# If you know the whole world, you need not learn. In 1957 Richard Bellman wrote that each value must agree with the best of its neighbours, $V(s) = \max_a [r + \gamma V(s')]$, where $s'$ is the next state. Go through all
# states again and again until nothing changes. That is the truth that learners can be measured against:

# %%
plan = planning.value_iteration(planning.model(cliff))
print(f"the start is worth {plan.V[cliff.start]:.0f}: thirteen steps along the edge")

# %%
quiz(basal_ganglia, "v-or-q", "successor-return")

# %% [markdown]
# ## Learning by doing
#
# An animal has no map. It has this step, this reward, and the state it finds itself in. In 1989 Christopher Watkins took the rule of exercise 1 and changed two things. It learns the value of an *action*, and it takes for
# granted that from the next state on the best will be done.
#
# ### Exercise 3: Q-learning
#
# Which number takes the place of `V_next`? `Q_sa` is the value of the action that was taken, a number like `r`. `Q_next` is an array with the values of all actions in the next state. Return the new `Q_sa`. Write it for one
# learner: the explorer will use it for each of its twenty.

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
# `np.max(Q_next, axis=-1)`; the `axis=-1` lets your rule serve twenty learners at once, each with a row of its own.

# %% [markdown]
# As one line: $Q(s,a) \leftarrow Q(s,a) + \alpha\,\big[\,r + \gamma \max_{a'} Q(s',a') - Q(s,a)\,\big]$.
#
# Our learners take a random step one time in ten, so as not to miss anything. A second rule, **SARSA**, differs in one thing only: instead of the best next action it counts the one that it will *really* take, random steps
# included. Before you see the two at the cliff:

# %%
predict(basal_ganglia, "cliff")

# %% [markdown]
# **Explorer 4**: twenty learners at once, with your rule. Press *Play* and watch the values fill in from the goal. Then compare the path and the *return*, all reward from start to end, under both rules. Last, arm
# Q-learning: let the exploring fade. What will be left of the lead of SARSA?

# %%
explore.value_maps(q_update)

# %%
predict(basal_ganglia, "cliff", reveal=True)

# %% [markdown]
# Is SARSA the better rule, then? It wins as long as there are stumbles. Three groups of twenty learners each, and their mean returns in the last 50 of 200 episodes:

# %%
tabular = basal_ganglia.tabular
explored = ("one step in ten", "fading to none", "none at all")
first, last = 3 * [0.1, 0.1, 0.0], 3 * [0.1, 0.0, 0.0]  # ε of three groups, each way
sizes = dict(n_agents=20, n_episodes=200)
for rule in ("Q-learning", "SARSA"):
    groups = tabular.learn_groups(cliff, rule, first, last_epsilons=last, **sizes, rng=1)
    late = np.array([group.returns[-50:].mean() for group in groups]).reshape(3, 3)
    for name, low, high in zip(explored, late.min(axis=0), late.max(axis=0), strict=True):
        print(f"{rule:>10}, exploring {name:>15}: {low:.0f} to {high:.0f}")

# %% [markdown]
# With exploration that fades, Q-learning is level or ahead. And without any at all both find the best way. All values start at 0 in a world where each step costs something, so whatever has not been tried looks better than
# it is. Hope explores, too.

# %%
quiz(basal_ganglia, "cliff-why")

# %% [markdown]
# ## Go and NoGo
#
# Where in the brain is the table? The best guess is the **striatum**, the entrance of the basal ganglia. It has two kinds of cells side by side. **Go** cells, with D1 receptors, open the gate for an action; **NoGo** cells,
# with D2 receptors, keep it shut. Dopamine makes the first more active and the second less. So the *same* error teaches them opposite lessons: what was better than expected strengthens Go, and what was worse strengthens
# NoGo.
#
# $$G \leftarrow G + \alpha\, G\, \delta, \qquad N \leftarrow N - \alpha\, N\, \delta, \qquad \text{drive} = (1 + d)\, G - (1 - d)\, N$$
#
# Here $\delta$ is the outcome less what was expected, and $d$ is the dose of dopamine: 0 as usual, −1 none, 1 much.
#
# In 2004 Michael Frank and colleagues tested this with patients who have Parkinson's disease. They learned to choose between symbols, A being right in 80 of 100 cases and B in 20. *Without* their medicine, with little
# dopamine, they were better at avoiding B. *With* it they were better at choosing A. But the dose was the same while they learned and while they were tested. When did it act?

# %%
predict(basal_ganglia, "doses")

# %% [markdown]
# **Explorer 5** has a dose for each. It begins with the machine of the last sections, where dopamine is only a teacher: turn the dose at the test. Three measurements on patients stand below, and a mere
# teacher misses all of them. How many will it miss when you arm it, so that dopamine also has a say in the choice?

# %%
explore.go_and_nogo()

# %% [markdown]
# In the formula of the drive the dose at the test is typed in, so of course it does something. The question is whether it does what it does in patients. Three groups of researchers gave or withheld the medicine. Tamara Shiner and
# colleagues (2012): it did not matter while patients learned; at the test it made them choose right more often. Peter Smittenaar and colleagues (2012): at the test it made them choose A more often, and changed
# nothing about avoiding B. And Frank's two groups. Four guesses at what dopamine does, from three seeds each:

# %%
doses, roles = basal_ganglia.doses, basal_ganglia.pathways.ROLES
print(f"{'more right choices':>34} |  A less avoid B | more at the test")
print(f"{'by dose at':>16}: learning    test |    low     high |   A     avoid B")
print(f"{'patients':>16}:       0        + |      −        + |   +        0")
for role in roles:
    seeds = [doses.effects(role, n_subjects=700, rng=seed) for seed in range(3)]
    right, by_test, low, high, A, B = (f"{signed(x, 2):>7}" for x in np.mean(seeds, axis=0))
    print(f"{role:>16}: {right}  {by_test} | {low}  {high} | {A} {B}")

# %%
predict(basal_ganglia, "doses", reveal=True)

# %% [markdown]
# A model that can fail, and four that do. A *teacher* has nothing to say at the test, and turns Frank's order the wrong way round. A *volume*, which turns all values up, has Shiner's effect and not Frank's. *Go up, NoGo
# down* has Frank's order, and nobody chooses better for it. *Go up* alone has both, but avoids B better, which Smittenaar's patients did not. Other patients learned less from bad outcomes when they had their medicine (Brónagh
# McCoy and colleagues, 2019). That case is open as well.

# %%
quiz(basal_ganglia, "receptor-decides")

# %% [markdown]
# ## The pigeons of 1961
#
# One law of choice was found long before dopamine came into the story. Richard Herrnstein gave pigeons two keys. Each key paid now and then, and what it paid *waited* until it was fetched. He counted pecks and grains.
# The share of pecks on a key was about the share of grains that came from it: choices **match** rewards. This time you are the pigeon.
#
# **Explorer 6**: two places in three rooms, forty presses in each. Get as many rewards as you can. They wait, and no place is the best for ever.

# %%
game = explore.two_places()
game

# %% [markdown]
# William Baum wrote the law with ratios of choices $B$ and rewards $R$, a slope $a$, and a bias $b$ towards one place:
#
# $$\log \frac{B_1}{B_2} = a \, \log \frac{R_1}{R_2} + \log b$$
#
# In 1979 he went through 103 sets of data from 23 studies. He called slopes between .90 and 1.11 good approximations to matching. But for numbers of responses, he wrote, "*a* tended to fall short of 1.0 (undermatching)".
# What is yours?
#
# ### Exercise 4: how likely are your presses?
#
# Read the law as a bet on each press: the odds of left, $p / (1 - p)$, take the place of $B_1 / B_2$. What is the probability $p$ of left, then, and what is it of right? A player who made *these* presses, one after the
# other, did so with a probability that is the product of them all. For ten thousand presses that product is 0 on any computer, so return its logarithm.
#
# `a` and `log_b` are numbers. `log_ratio` is an array with $\log (R_1 / R_2)$ for each press. `left` is an array with 1 where the player pressed left, and 0 where right.

# %% exercise


def log_likelihood(a, log_b, log_ratio, left):
    # BEGIN SOLUTION
    p_left = 1 / (1 + np.exp(-(a * log_ratio + log_b)))
    p_pressed = np.where(left == 1, p_left, 1 - p_left)
    # END SOLUTION
    return np.sum(np.log(p_pressed))


log_likelihood = check.log_likelihood(log_likelihood)

# %% [hint]
# Let $z$ be the right side of the law. Then $p / (1 - p) = e^z$. Solve for $p$: it is a curve that you have met as an activation function.

# %% [hint]
# `p_left = 1 / (1 + np.exp(-(a * log_ratio + log_b)))`. Where the player pressed right, the probability of the press was `1 - p_left`.

# %% [hint]
# `np.where(left == 1, p_left, 1 - p_left)` has the probability of each press that was made.

# %% [markdown]
# Now try all slopes and biases, and see which make your presses likeliest. If you have not played all 120, a simulated player stands in for you:

# %%
you = basal_ganglia.subject.data(**game.values)
slopes, biases = np.linspace(-0.5, 2.5, 61), np.linspace(-1.5, 1.5, 31)
scores = [[log_likelihood(a, b, you.log_ratio, you.left) for b in biases] for a in slopes]
best_of_slope = np.max(scores, axis=1)
best, likely = slopes[best_of_slope.argmax()], slopes[best_of_slope > np.max(scores) - 2]
print(f"{you.player}: slope {best:.2f}")
print(f"nearly as likely: {likely[0]:.2f} to {likely[-1]:.2f}")

# %% [markdown]
# **Explorer 7** sets you beside sixty simulated players. With so few presses nobody's slope is certain, theirs neither. Let them play longer: which ways of learning match, and which undermatch?

# %%
explore.where_you_stand(log_likelihood, **game.values)

# %% [markdown]
# Only one of the four has the law typed in: it goes by its *share of income*, so it is our control. The *policy* knows nothing of incomes. It makes what it has just done more likely when that ended better than usual, as the
# teaching rules of this lesson do. Fitted with your function, five animals with 1,000 presses each, for three seeds:

# %%
subject, learners = basal_ganglia.subject, basal_ganglia.learners.LEARNERS
slopes = np.linspace(0.3, 1.3, 21)
for learner in learners:
    found = []
    for seed in range(3):
        many = subject.long_data(learner, rng=seed)
        scores = [log_likelihood(a, 0.0, many.log_ratio, many.left) for a in slopes]
        found.append(slopes[np.argmax(scores)])
    print(f"{learner:>19}: slope {min(found):.2f} to {max(found):.2f}")

# %% [markdown]
# The policy matches without having been told to: where learning by surprise comes to rest, choice and reward no longer go together, and that *is* matching (Loewenstein and Seung, 2006). Let it forget a little, or choose by
# values as Q-learning does, and it undermatches, like most animals in Baum's review and like the monkeys of Brian Lau and Paul Glimcher (2005). So the law is what perfect learning would do, and the shortfall shows how
# learning really goes. It does not tell *which* shortfall: two of ours give nearly the same slope.

# %% [markdown]
# ## Break our result
#
# An animal that matches does well: about 32 rewards for 100 choices, where they wait until they are fetched. Can you earn more? Change the function below. It is called before each choice, with a list of the places chosen so
# far, 0 or 1, and a list of whether each choice was rewarded, and returns 0 or 1. Twenty sessions of 300 choices are drawn for each of three seeds that you do not see. Taking turns loses:


# %%
def choose(places, rewards):
    return len(places) % 2  # 0, 1, 0, 1, …


scores = check.beat_matching(choose)

# %% [markdown]
# The animal knows what each place has paid. It does not know *when it last looked*. You can: it is in `places`.

# %% [markdown]
# > **Data card.** Nothing in this lesson was recorded but your own presses: its cells, rats, patients, pigeons and monkeys are **simulated**. What was measured elsewhere stands beside with its source.

# %% [markdown]
# ## Where the analogy breaks
#
# "Dopamine is the error of temporal differences" may be the best idea that machine learning has given to neuroscience. Here are five measurements against taking it to the letter. Each time we give the machine what it was missing, and see
# whether the difference goes away.

# %%
predict(basal_ganglia, "survives")

# %% [markdown]
# **1. The clock.** The juice comes half a second early. What does the delay line do at the old time?

# %%
predict(basal_ganglia, "early")

# %% [markdown]
# **Explorer 8**: juice that comes early on the left (drag its triangle), juice that is left out on the right. At the old time the cells of
# monkeys hardly pause. How much of this difference will another clock leave: one that the juice stops, or one that blurs with time? Arm the machine.

# %%
explore.early_reward()

# %%
predict(basal_ganglia, "early", reveal=True)

# %% [markdown]
# In numbers: the error at the early juice, the worst one after it, and the worst one when juice is left out.

# %%
clock = basal_ganglia.clock
for gamma in (0.9, 1.0):
    for name in clock.CLOCKS:
        early, later, left_out = clock.early_reward(name, gamma=gamma)
        row = f"juice {early:z5.2f}, then {later:z5.2f}, left out {left_out:z5.2f}"
        print(f"γ = {gamma}, {name:>21}: {row}")

# %% [markdown]
# Hollerman and Schultz saw in 1998 that the cells answer to the early juice and hardly pause at the old time. When juice is left out they do pause. A clock that the juice stops has all of that, but *only because* of the
# discount: when later is worth as much as sooner, early juice is no surprise. A clock that blurs (Elliot Ludvig and colleagues, 2008) needs no stopping, but then the pause for juice that never came is small as well. The
# error stands. What keeps the time is open.
#
# **2. The best, or the chosen.** Two levers come in sight, and one of them will be pulled. Q-learning has an error for the *better* lever, SARSA for the one that *will be pulled*, and an actor with a critic for the pair,
# whatever is done. **Explorer 9** shows all three. With one pair only, Q-learning seems to say nothing. Arm it: let the offers differ. How much of the difference
# between the rules will be left?

# %%
explore.levers()

# %% [markdown]
# With offers that differ: the error before the better lever of each pair is pulled, and before the worse one.

# %%
levers = basal_ganglia.levers
for rule in levers.RULES:
    better, worse = levers.at_the_offer(rule, levers.PAIRS, rng=1)
    good, poor = (f"{better[k]:z5.2f} and {worse[k]:z5.2f}" for k in (0, 1))
    print(f"{rule:>17}: good pair {good}, poor pair {poor}")

# %% [markdown]
# So Q-learning is not mute: it tells a good offer from a poor one. But no setting lets it tell which lever is about to be pulled, and SARSA always does.
#
# Which of them is it? In monkeys the cells followed the lever that was then chosen, as in SARSA (Morris and colleagues, 2006). In rats they followed the better one, as in Q-learning (Roesch and colleagues, 2007). Both
# results stand. Species, task and training differ, and nobody knows which of them decides.

# %%
quiz(basal_ganglia, "chosen-or-best")

# %% [markdown]
# **3. The floor.** A cell that fires five times a second can add twenty spikes a second. It cannot subtract twenty. Bayer and Glimcher found in 2005 that the rate follows good surprises in proportion, and bad ones not. **Explorer
# 10**: what comes of a learner that takes the rate at its word? Arm it with another way to read the dip.

# %%
explore.floor()

# %%
floor = basal_ganglia.floor
for way in floor.READINGS:
    row = []
    for p in (0.5, 0.75):
        believed = [floor.believed(p, way, rng=seed) for seed in range(3)]
        row.append(f"{p:.0%} is taken for {min(believed):.0%} to {max(believed):.0%}")
    print(f"{way:>26}: {', '.join(row)}")

# %% [markdown]
# Who reads the rate becomes an optimist. Counting dips four times does not help: it makes a pessimist of small chances. But a surprise dies away, so in our cell a worse one makes a longer pause. A reader that
# only counts the spikes it misses comes close, and one that times the pause is right. So all that was missing was a way of reading: a missing part, not a difference in kind. Whether a brain reads pauses like this is another question.
#
# **4. Many cells.** No two dopamine cells have their floor and their gain in the same place. Will Dabney and colleagues asked in 2020 what would happen if that were not a flaw. Let a cell that weighs good surprises more be
# called an *optimist*. (In the picture τ says how much, from 0 to 1; it is no time constant here.) It will be surprised until its own expectation is high. **Explorer 11** lets nine of them learn together. Then arm the one plain
# cell: let it learn its spread, too. Of three worlds with the same mean, which will it still confuse?

# %%
explore.optimists()

# %%
tau, many = np.array([0.1, 0.5, 0.9]), basal_ganglia.distributional
for rewards in ([3.0], [1.0, 5.0], [2.0, 2.0, 2.0, 2.0, 7.0]):
    low, middle, high = many.learn(rewards, tau, rng=1)
    mean, spread = many.mean_and_spread(rewards, rng=1)
    cells = f"pessimist {low:.1f}, middle {middle:.1f}, optimist {high:.1f}"
    print(f"{rewards}: {cells}; one cell {mean:.1f} ± {spread:.1f}")

# %% [markdown]
# One mean, three worlds: 3 for sure; 1 or 5 by the toss of a coin; mostly 2 and rarely 7. A plain cell that also learns how wrong it usually is tells the first from the second. It cannot tell the second from the third, for
# they have the same spread. The crowd can: it knows the shape. Cells of mice differ in just this way.
#
# **5. Acting.** An error teaches; it does not act. But with dopamine at the test, when nothing more could be learned, Shiner's patients chose better. You have armed the machine against this one already, in explorer 5, and it
# fitted two of three measurements. Dopamine also moves us to get what we want. Kent Berridge and Terry Robinson showed that it is not needed to *like* something: rats without dopamine still lick their lips at sugar, and would
# starve beside it.

# %%
predict(basal_ganglia, "survives", reveal=True)

# %% [markdown]
# | Difference | Armed with | What is left of it |
# |---|---|---|
# | the clock | a clock that the juice stops; one that blurs | without a discount, or when juice is left out: a clock is missing |
# | the best, or the chosen | offers that differ | all of it: the two rules disagree, and so do the animals |
# | the floor | the length of the pause | nothing: a missing part |
# | many cells | a spread beside the mean | the shape of what comes |
# | acting | a say in the choice | one measurement of three |
#
# And there is an account that competes with this whole lesson: Huijeong Jeong and colleagues (2022) let cells learn backwards, from a reward to its causes.

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
# - A later guess teaches an earlier one. With a trace one broadcast number is enough. At the end of a walk that is the same as waiting; on the way it takes a better trace.
# - Cues that are present share one error. What is predicted already teaches nothing.
# - Q-learning looks at the best next action, SARSA at the real one. That matters as long as there are stumbles.
# - Go and NoGo learn opposite lessons from the same dopamine, because their receptors differ. In patients it acts at the choice.
# - Perfect learning matches. Real learners fall short, and a slope alone does not say why.
# - The floor was a missing part. The clock, the choice, the many and the acting are more than that.
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
