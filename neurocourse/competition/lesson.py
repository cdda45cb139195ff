# %% [markdown]
# {header}

# %% folded
import numpy as np

from neurocourse import competition
from neurocourse.competition import checks as check
from neurocourse.competition import explore
from neurocourse.teaching import quiz
from neurocourse.wording import around, span

# %% [markdown]
# GAP for the other half: the first screen, what to do with it, "You will be able to" and "Predict first".
# Objectives of this half: **write** rates that agree with each other, and see borders come out of rivalry *(exercise 1, explorer 2)*; **build** a race that keeps its winner, and say when it yields *(exercise 2, explorer 3)*.

# %% [markdown]
# ## Rivals with borders
#
# The cut nerve was sorted by a program in which cells *compete*. So begin with the smallest competition that anybody has measured. Keffer Hartline listened to single fibres of the eye of a horseshoe crab, *Limulus*. Each receptor has a facet and a fibre of its own, so one should be able to listen to one receptor at a time. But
# when light falls on its neighbours, too, the receptor fires *less*. They hold it back.
#
# From 1957 on Hartline and Floyd Ratliff wrote down how much. Each receptor $p$ fires what the light gives it, $e_p$, less a share $k_{pj}$ of what each receptor $j$ around it *fires*:
#
# $$r_p = e_p - \sum_j k_{pj}\, r_j$$
#
# Read it twice. What inhibits is not the light on the neighbours, but their rates, and these are inhibited, too. Each rate depends on all the others: nobody is first.
#
# **The assumptions ledger.** What was thrown away on the way to this equation:
#
# | The eye | The equation | Given up |
# |---|---|---|
# | spikes | a rate | all that needs a clock *({lesson:spiking})* |
# | a neighbour inhibits only above a threshold of its own | from 0 on | weak light does not inhibit at all |
# | no rate below zero | any number | something that you will see break |
# | inhibition takes a while | at once | how the eye comes to rest, and whether it does |
# | about a thousand facets in two dimensions | sixty in a row | nothing that we need |
#
# ### Exercise 1: rates that agree with each other
#
# Find the rates that satisfy all these equations at once. `e` is an array with what the light gives to each receptor. `K` is a square array: row `p` says which share of each rate is taken off the rate of `p` (of its own rate, too, wherever `K[p, p]` is not 0). Return the array of rates. (A rate may come out below zero. Leave it as it is: no cell could do that, and we will come to it.)

# %% exercise


def steady_rates(e, K):
    # BEGIN SOLUTION
    rates = np.linalg.solve(np.eye(len(e)) + K, e)
    # END SOLUTION
    return rates


steady_rates = check.steady_rates(steady_rates)

# %% [hint]
# Write the equations for all receptors as one: $r = e - K r$. Bring everything with $r$ to one side.

# %% [hint]
# $(I + K)\, r = e$, where $I$ is `np.eye(len(e))`.

# %% [hint]
# `np.linalg.solve(A, b)` finds the `x` with `A @ x = b`.

# %% [markdown]
# **Explorer 2**: sixty receptors in a row on the left, and your rates as a dashed line. On the right is a photograph. Each of its rows goes through such an eye, and is brightened so that plain grey stays as it was. Drag the border of light along the row. What do the receptors on both sides of it do that the light does not?

# %%
explore.borders(steady_rates)

# %%
limulus = competition.limulus
for total in (0.0, 0.4, 0.8):
    K = limulus.neighbours(total=total)
    flat, step = steady_rates(np.ones(60), K), steady_rates(limulus.step_of_light(), K)
    over, under = limulus.bands(step)
    print(f"inhibition {total}: plain grey {flat[30]:.3f}; at a border {over:3.0%} up, {under:3.0%} down")

# %% [markdown]
# Plain grey is divided by 1 plus the inhibition, everywhere alike. At a border the bright side overshoots and the dark side undershoots. Ernst Mach described such bands in 1865, as something that he *saw* and that was not in the light. In 1959 Ratliff and Hartline moved a step of light over the eye of the crab, and
# a single fibre drew them.

# %%
quiz(competition, "bands-why")

# %% [markdown]
# So a little inhibition sharpens. Then more of it should sharpen more. What will the eye make of *plain grey* light when inhibition is strong?

# %%
quiz(competition, "flat-stripes")

# %% [markdown]
# Press *Too strong* in the explorer. There is nothing to see in the light, and the eye sees stripes. When does this begin? Mathematics has an answer: as soon as an *eigenvalue* of `K` falls below −1. Then there is a pattern that inhibition feeds: each round gives back more of it than there was. Here are three eyes. At the start their rates
# differ by about a thousandth:

# %%
for total in (3.0, 4.0, 4.5, 5.0):
    lowest = limulus.weakest(limulus.neighbours(total=total))
    firing = [limulus.n_firing(total, rng=seed) for seed in range(3)]
    print(f"inhibition {total}: lowest eigenvalue {lowest:.2f}, {span(firing)} of 60 fire in plain grey")

# %% [markdown]
# But is this the eye, or the equation? A row of the ledger says that inhibition acts at once. In the crab it is about a tenth of a second late. Bernard Coleman and George Renninger worked out in 1974 what strong inhibition then does to even light. Let it arrive late, by so many time constants of a receptor:

# %%
K = limulus.neighbours(total=5.0)
for delay in (0.1, 2.0, 5.0):
    last = [limulus.late(np.ones(60), K, delay=delay, rng=seed)[-600:] for seed in range(3)]
    swing = [np.ptp(rates.mean(axis=1)) for rates in last]
    apart = [np.ptp(rates, axis=1).max() for rates in last]
    print(f"late by {delay}: the whole eye swings by {span(swing, 2)}, its cells differ by {span(apart, 2)}")

# %% [markdown]
# No stripes: nobody is held back until all have fired, and then all are at once. The whole eye fires in bursts. So stripes need inhibition that is strong *and* quick.
#
# Stripes out of nothing are not always a fault. Something must decide which cells belong together, where nothing in the input does, and at the end of this lesson two eyes will divide a sheet of cells in just this way.
#
# Press *Rates below zero* as well. Three times as much light on one side, and an inhibition of 1.5: your equation asks the darkest receptor for a rate of −0.39. The cell falls silent, and a silent cell holds nobody back, so the rates around it change, too. From here on the equation and the eye part, and the eye is not linear any more.
#
# ### Dale's detour
#
# "Active cells inhibit their neighbours": in a cortex most cells cannot. They release the same transmitter at all their endings (Henry Dale's principle, *{lesson:neurotransmitters}*), and there it excites. So they excite an *interneuron*, and that one inhibits the neighbours. It is the same in the olfactory bulb. Does the detour change what comes out? Here each
# receptor has an interneuron that follows the rates of its neighbours, in a time of its own.

# %%
K, light = limulus.neighbours(total=0.4), limulus.step_of_light()
for tau in (0.1, 1.0, 5.0):
    rates = limulus.through_interneurons(light, K, tau=tau)
    off = np.abs(rates[-1] - steady_rates(light, K)).max()
    peak = rates[:, -1].max() / rates[-1, -1] - 1
    print(f"time constant {tau} times a receptor's: off by {off:.3f} in the end, overshoot {peak:.0%} on the way")

# %% [markdown]
# It ends at the same rates. At rest it must: an interneuron then fires just what the synapse would have carried. But it gets there by another way. The slower the interneurons, the more the cells overshoot when the light comes on. So the detour does not show in the borders. It shows in time.

# %% [markdown]
# ## A race with a memory
#
# In the eye everybody holds back near neighbours. Now let *everybody* hold back *everybody* else, equally strongly. This is a race, and it needs the floor that the crab's equation lacked:
#
# $$\frac{dx_i}{dt} = -x_i + \Big[I_i - w \sum_{j \ne i} x_j\Big]_+$$
#
# $I_i$ drives the cell $i$, $w$ is how strongly rivals hold each other back, and $[\,\cdot\,]_+$ is 0 where what it holds is negative. Time is counted in time constants of a cell. Richard Hahnloser and colleagues built a relative of this circuit in silicon. They showed in 2000 that it can do two things at once: *select*, all or
# none, and *amplify*, by degrees.
#
# ### Exercise 2: a step of the race
#
# Return the rates after a short time `dt`: take the slope $dx_i/dt$ as it is now, and follow it for that time. `x` and `I` are arrays with a number for each cell; `w` and `dt` are numbers.

# %% exercise


def race_step(x, I, w, dt):
    # BEGIN SOLUTION
    rivals = np.sum(x) - x
    drive = np.maximum(I - w * rivals, 0)
    # END SOLUTION
    return x + dt * (-x + drive)


race_step = check.race_step(race_step)

# %% [hint]
# What all rivals of a cell fire together is the sum of all rates, less its own.

# %% [hint]
# `np.maximum(z, 0)` is the floor. It belongs around what drives a cell: its own drive, less what its rivals take off.

# %% [markdown]
# A race has been run, and one cell has won. Then the world changes:

# %%
quiz(competition, "standing-winner")

# %% [markdown]
# **Explorer 3**: ten cells on the left stand as high as they fire, and a dash marks what drives each of them. On the right is the machine's way to choose, *softmax*: each choice gets a share in proportion to $I_i^\beta$. Cell 4 has won before, and now cell 6 is driven one and a half times as strongly. Drag its ring up. What does the race do, and what softmax? (Leave *Arm the
# machine* off.)

# %%
explore.race(race_step)

# %% [markdown]
# Start *from rest*, and the strongest leads at every $w$. How many are left depends on $w$. A hundred races of ten cells with random drives, for three seeds:

# %%
race = competition.winner_takes_all
for w in (0.1, 0.3, 0.6, 1.0, 1.2):
    left, best = [], []
    for seed in range(3):
        I = race.drives(n_races=100, rng=seed)
        x = race.many(I, w, T=100)
        left.append(race.n_active(x).mean())
        best.append((x.argmax(axis=1) == I.argmax(axis=1)).mean())
    print(f"w = {w}: {around(left, '.1f')} of 10 cells left, the strongest leads in {span(best, 2)}")

# %% [markdown]
# Below 1 it is a soft choice, with as many survivors as you like; above 1 it is winner-takes-all. That the strongest wins from rest is no finding: with equal rivals it cannot be otherwise. But a brain is never at rest. How much stronger must a rival be to unseat a winner who stands? And how long does a race take when two are nearly
# equal?

# %%
softmax = competition.softmax
for w in (1.1, 1.5, 2.0, 3.0):
    race_yields, plain, armed = race.switches_at(w), softmax.switches_at(1.0), softmax.switches_at(w)
    print(f"w = {w}: the race yields at {race_yields} times, softmax at {plain}, armed at {armed}")
for gap in (0.1, 0.01, 0.001):
    print(f"a gap of {gap:5}: {race.time_to_decide(gap, 1.5):4.1f} time constants until one is alone")

# %% [markdown]
# The rule is as simple as can be: a winner yields as soon as a rival is more than $w$ times as strong (rivals were tried in steps of 0.01). So this race cannot choose sharply without being stubborn, because one number sets both. That can be of use (a choice that stands against noise) and a nuisance (a choice that stands against evidence). And each time the gap
# shrinks to a tenth, the race takes the same time longer: $\ln 10 / (w - 1)$, which is 4.6 time constants for $w = 1.5$.
#
# Softmax has no past: it prefers whoever is stronger now. Is that a difference in kind? Arm it in the explorer, and say first what will be left. It then hears its last answer, as one more term of its logits, with the weight $\beta \ln w$. With the sharpness of the explorer, β = 30, some of the difference is left: an answer that is not quite sure of itself leaves a weaker
# memory. Make it sharper, and it becomes as stubborn as the race. And close calls? Plain softmax answers at once, and leaves them open: a gap of 0.01 gives 57% and 43%. With its memory it can be asked again and again, until one choice is left:

# %%
for beta in (10.0, 30.0, 100.0, 1000.0):
    print(f"β = {beta:4.0f}: softmax with a memory yields at {softmax.switches_at(2.0, beta=beta)} times, for w = 2")
for gap in (0.1, 0.01, 0.001, 0.0001):
    print(f"a gap of {gap}: {softmax.rounds_to_decide(gap, 1.5)} rounds until one is alone, for w = 1.5")

# %% [markdown]
# So it was a missing part. Even the time that a close call takes comes with the memory: the smaller the gap, the more rounds.

# %% [markdown]
# ## Winners that learn
#
# Let the winner learn. There is a row of cells, each with a **prototype** $w_i$: a point in the space of the inputs. For each input $x$ the cell whose prototype is nearest wins the race, and it alone moves, a little way towards what it has won:
#
# $$w_{win} \leftarrow w_{win} + \eta\, (x - w_{win})$$
#
# Nobody says what the inputs are. Still, each prototype drifts to the middle of what it wins, and the inputs fall into groups. Statistics knows this as *k-means*, one sample at a time. (Take $\eta = 1/n$ at the $n$-th win, and each prototype *is* the mean of what it has won so far.)
#
# But what of those that do not win?

# %%
quiz(competition, "dead-unit")

# %% [markdown]
# **Explorer 4**: ten cells learn 1,797 handwritten digits and are never told which is which. Prototypes start anywhere. The lower picture compares their error (the squared distance of each digit from its nearest prototype, summed) with that of k-means. Press *Play*, and watch the crosses: they mark cells that are nearest to no digit at all.

# %%
explore.dead_units()

# %% [markdown]
# Whoever happens to start near wins, and by winning comes nearer still. These **dead units** are what competition costs when only winners learn. Arm the cells with a *conscience* (Duane DeSieno, 1988): whoever has won more than its share is put at a disadvantage. In a brain, too, cells that fire too much become harder to
# excite. How much of the cost will be left? Three starts each. The yardstick is k-means, the best of ten runs on all digits at once:

# %%
from neurocourse.data import digits

X, learner = digits().X, competition.prototypes
best = learner.inertia(X, learner.k_means(X, rng=0))
ways = {"anywhere": {}, "three times as long": dict(epochs=9), "with a conscience": dict(conscience=1.0)}
ways["at ten digits"] = dict(start="at ten samples")
rows = {k: [learner.learn(X, **{"epochs": 3, **way}, rng=s).W[-1] for s in range(3)] for k, way in ways.items()}
rows["k-means, anywhere"] = [learner.lloyd(X, learner.starting(X, rng=seed)) for seed in range(3)]
for name, found in rows.items():
    error = [learner.inertia(X, W) / best for W in found]
    dead = [learner.n_dead(X, W) for W in found]
    print(f"{name:>19}: {span(dead)} dead, {span(error, 2, learned=True)} times the error of k-means at its best")

# %% [markdown]
# Patience does not help. A conscience does: next to nothing is left of the cost. So does a start at ten of the digits, which is what a statistician would do. The last row is fair to the cells: k-means has dead units as well when it starts anywhere, though fewer.
#
# The winners have names now, but no *places*. Cell 3 and cell 4 may have learned a zero and a seven, and it means nothing that they stand side by side. What is missing to make a map?

# %% [markdown]
# GAP for the other half: "Neighbours on a sheet" and all that follows.
