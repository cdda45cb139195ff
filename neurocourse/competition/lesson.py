# %% [markdown]
# {header}

# %% folded
import numpy as np

from neurocourse import competition
from neurocourse.competition import checks as check
from neurocourse.competition import explore
from neurocourse.teaching import claims, predict, quiz, reading
from neurocourse.wording import around, span

# %%
explore.cut_nerve()

# %% [markdown]
# - An eye of 12 by 12 pixels looks at the world. Its nerve was cut, and each of the 144 wires has grown to *some* place in the brain. Press *Play*: the eye takes snapshots.
# - Drag the ring to a wire where it arrives. Squares mark the eight wires that fire most often together with it. Where do they come from?
# - Nobody tells the brain which wire is which. After three snapshots it can only guess. What can it know after a thousand?

# %% [markdown]
# ## You will be able to
#
# - **work out** rates that agree with each other, and see borders come out of rivalry *(exercise 1, explorer 2)*
# - **build** a race that keeps its winner, and say when it yields *(exercise 2, explorer 3)*
# - **turn** winners that learn into a sheet that unfolds, and sort the cut nerve with it *(exercise 3, explorers 6 and 7)*
# - **recover** a law of 1986 from a row of cells, with a function of your own that could have missed it *(exercise 4, explorer 9)*
# - **judge** five differences between our models and a brain: a missing part, or more? *(Where the analogy breaks)*

# %% [markdown]
# ## Predict first
#
# The human optic nerve has about a million fibres, and nobody labels them. Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(competition, "first")

# %% [markdown]
# ## Rivals with borders
#
# The cut nerve will be sorted by cells that *compete*. So begin with the smallest competition that anybody has measured. Keffer Hartline listened to single fibres of the eye of a horseshoe crab, *Limulus*. Each receptor has a facet and a fibre of its own, so one should be able to listen to one receptor at a time. But
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
    border = f"at a border {over:3.0%} up, {under:3.0%} down"
    print(f"inhibition {total}: plain grey {flat[30]:.3f}; {border}")

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
    fire = f"{span(firing)} of 60 fire in plain grey"
    print(f"inhibition {total}: lowest eigenvalue {lowest:.2f}, {fire}")

# %% [markdown]
# But is this the eye, or the equation? A row of the ledger says that inhibition acts at once. In the crab it is about a tenth of a second late. Bernard Coleman and George Renninger worked out in 1974 what strong inhibition then does to even light. Let it arrive late, by so many time constants of a receptor:

# %%
K = limulus.neighbours(total=5.0)
for delay in (0.1, 2.0, 5.0):
    last = [limulus.late(np.ones(60), K, delay=delay, rng=seed)[-600:] for seed in range(3)]
    swing = [np.ptp(rates.mean(axis=1)) for rates in last]
    apart = [np.ptp(rates, axis=1).max() for rates in last]
    cells = f"its cells differ by {span(apart, 2)}"
    print(f"late by {delay}: the whole eye swings by {span(swing, 2)}, {cells}")

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
    ends = f"off by {off:.3f} in the end, overshoot {peak:.0%} on the way"
    print(f"time constant {tau} times a receptor's: {ends}")

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
    leads = f"the strongest leads in {span(best, 2)}"
    print(f"w = {w}: {around(left, '.1f')} of 10 cells left, {leads}")

# %% [markdown]
# Below 1 it is a soft choice, with as many survivors as you like; above 1 it is winner-takes-all. That the strongest wins from rest is no finding: with equal rivals it cannot be otherwise. But a brain is never at rest. How much stronger must a rival be to unseat a winner who stands? And how long does a race take when two are nearly
# equal?

# %%
softmax = competition.softmax
for w in (1.1, 1.5, 2.0, 3.0):
    plain, armed = softmax.switches_at(1.0), softmax.switches_at(w)
    yields = f"the race yields at {race.switches_at(w)} times"
    print(f"w = {w}: {yields}, softmax at {plain}, armed at {armed}")
for gap in (0.1, 0.01, 0.001):
    time = race.time_to_decide(gap, 1.5)
    print(f"a gap of {gap:5}: {time:4.1f} time constants until one is alone")

# %% [markdown]
# The rule is as simple as can be: a winner yields as soon as a rival is more than $w$ times as strong (rivals were tried in steps of 0.01). So this race cannot choose sharply without being stubborn, because one number sets both. That can be of use (a choice that stands against noise) and a nuisance (a choice that stands against evidence). And each time the gap
# shrinks to a tenth, the race takes the same time longer: $\ln 10 / (w - 1)$, which is 4.6 time constants for $w = 1.5$.
#
# Softmax has no past: it prefers whoever is stronger now. Is that a difference in kind? Arm it in the explorer, and say first what will be left. It then hears its last answer, as one more term of its logits, with the weight $\beta \ln w$. With the sharpness of the explorer, β = 30, some of the difference is left: an answer that is not quite sure of itself leaves a weaker
# memory. Make it sharper, and it becomes as stubborn as the race. And close calls? Plain softmax answers at once, and leaves them open: a gap of 0.01 gives 57% and 43%. With its memory it can be asked again and again, until one choice is left:

# %%
for beta in (10.0, 30.0, 100.0, 1000.0):
    yields = softmax.switches_at(2.0, beta=beta)
    print(f"β = {beta:4.0f}: softmax with a memory yields at {yields} times, for w = 2")
for gap in (0.1, 0.01, 0.001, 0.0001):
    rounds = softmax.rounds_to_decide(gap, 1.5)
    print(f"a gap of {gap}: {rounds} rounds until one is alone, for w = 1.5")

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
ways = {"anywhere": {}, "three times as long": dict(epochs=9)}
ways["with a conscience"] = dict(conscience=1.0)
ways["at ten digits"] = dict(start="at ten samples")
rows = {}
for name, way in ways.items():
    rows[name] = [learner.learn(X, **{"epochs": 3, **way}, rng=s).W[-1] for s in range(3)]
rows["k-means, anywhere"] = [learner.lloyd(X, learner.starting(X, rng=s)) for s in range(3)]
for name, found in rows.items():
    dead = span([learner.n_dead(X, W) for W in found])
    error = span([learner.inertia(X, W) / best for W in found], 2, learned=True)
    print(f"{name:>19}: {dead} dead, {error} times the error of k-means at its best")

# %% [markdown]
# Patience does not help. A conscience does: next to nothing is left of the cost. So does a start at ten of the digits, which is what a statistician would do. The last row is fair to the cells: k-means has dead units as well when it starts anywhere, though fewer.
#
# The winners have names now, but no *places*. Cell 3 and cell 4 may have learned a zero and a seven, and it means nothing that they stand side by side. What is missing to make a map?

# %% [markdown]
# ## Neighbours on a sheet
#
# In 1982 Teuvo Kohonen gave winners a place. Lay the cells out on a sheet. For each input $x$ the cell whose $w$ is nearest wins, as before. Now the winner takes its neighbours along, and a neighbour is who lies near it *on the sheet*, whatever it stands for. Let $r_i$ be the place of cell $i$ and $c$ the winner:
#
# $$w_i \leftarrow w_i + \eta\, e^{-|r_i - r_c|^2 / 2\sigma^2}\, (x - w_i)$$
#
# Two distances meet in this line, and everything hangs on keeping them apart. Who wins is decided in the space of the *inputs*. Who comes along is decided on the *sheet*.
#
# **The assumptions ledger.** What was thrown away between a piece of cortex and this rule:
#
# | The cortex | The sheet | Given up |
# |---|---|---|
# | neighbours excite each other, those further away inhibit | the nearest cell is looked up | the race (exercise 2), and the time that it takes |
# | axons grow and branches are lost | one vector for each cell | how wires find their way |
# | molecules mark which side is which | nothing does | up and down (see below) |
# | a map takes weeks, while other things change | a radius $\sigma$ and a rate $\eta$ that shrink by a schedule | who sets the schedule |
# | many layers | one sheet | … and gained: a map in one line |
#
# ### Exercise 3: the winner and its neighbours
#
# `W` has a row for each cell: what it stands for. `x` is one input. `place` has a row for each cell: where it lies on the sheet. Return the new `W`. (Should two cells be equally near, the first of them wins.)

# %% exercise


def som_update(W, x, place, sigma, eta):
    # BEGIN SOLUTION
    winner = np.argmin(np.sum((x - W) ** 2, axis=1))
    apart = np.sum((place - place[winner]) ** 2, axis=1)
    near = np.exp(-apart / (2 * sigma**2))
    # END SOLUTION
    return W + eta * near[:, None] * (x - W)


som_update = check.som_update(som_update)

# %% [hint]
# The winner is a number: `np.argmin` of the squared distances between `x` and the rows of `W`.

# %% [hint]
# How far each cell is from the winner on the sheet: `place - place[winner]`, squared and summed along `axis=1`.

# %% [hint]
# `near` is `np.exp(-apart / (2 * sigma**2))`, where `apart` holds *squared* distances. It is 1 for the winner.

# %% [markdown]
# **Explorer 5**: pull the sheet. Drag the black dot, which is one input. The nearest cell goes there, and the right picture shows who comes along. What does a large radius do to the corner on the far side?

# %%
explore.pull_the_sheet(som_update)

# %% [markdown]
# **Explorer 6**: a crumpled sheet, and three hundred inputs, fifteen times each. The radius shrinks from the *first radius* to half a place. Press *Play*, then try *Too narrow*. And *No neighbours* is the last section once more: winners that learn alone, most of them dead. On the right you see how far each cell is from its
# neighbours. With *Three heaps* dark walls stand between them, although nobody has said that there are three.

# %%
explore.unfold(som_update)

# %% [markdown]
# What are the neighbours good for? Here are a hundred cells with them and without. Two controls stand below: the finished sheet goes on learning without neighbours, and its cells are shuffled. Two errors, for three seeds:

# %%
print(competition.controls.report())

# %% [markdown]
# Without neighbours the cells lie a little *nearer* to the inputs, by about a tenth. Is that the price of order? Look at the third row. Let the finished sheet go on alone, and it comes just as near, and stays in order. So here order is free: the price was that of a radius that never quite reached zero. What the neighbours are good for stands in the second column. On the sheet, what is alike lies side by side.

# %% [markdown]
# ## The cut nerve
#
# Back to the nerve. Take the 144 wires as inputs. What does a brain know of a wire? Only when it is active, and so only with whom. Measure, over a thousand snapshots, how closely the traffic of any two wires goes together. Each wire then is a row of 144 correlations. Those rows go to a sheet of 12 by 12 cells, and the rule is yours. At the
# end each wire is plugged in where its row has found a place.
#
# **Explorer 7**: press *Play*, and watch the nerve. Then drag the eye over the temple. Does the brain see what the eye sees? Cut it again a few times. (Leave *Arm the sheet* off for now.)

# %%
explore.sorted_nerve(som_update)

# %% [markdown]
# The share of neighbours that are side by side again, and whether distances are alike over the *whole* sheet (1 is perfect, 0 is none). Three nerves each:

# %%
from neurocourse.competition import prepared

found = {way: prepared.nerves(way=way).found for way in competition.sorting.WAYS}
rows = {way: runs[:, 1] for way, runs in found.items()}
rows["two axes, nothing learned"] = found["first radius 1.5, two axes"][:, 0]
for name, runs in rows.items():
    beside, alike = (span(column, 2, learned=True) for column in runs.T)
    print(f"{name:>25}: side by side {beside}, distances {alike}")

# %% [markdown]
# The first line answers the question of the beginning. Noise is the control: the same sheet and the same rule, and it brings back no more than chance does, which is 5%. So the map is not in the rule, and not in the wires. It is in the *world*, where what lies side by side looks alike.
#
# The sheet may lie in any of eight ways: turned, mirrored, or upside down. Turn the eye and the world together, and every wire reports what it reported before. So nothing in the traffic can tell the sheet which way is up.
#
# A mammal has to do this before its eyes open. In the dark, *waves* run across its retina, as Markus Meister, Rachel Wong, Denis Baylor and Carla Shatz recorded in 1991. The second line shows that waves do as well (ours are made up). They are snapshots of nothing, but of a nothing in which neighbours fire together.
#
# (The other lines of the table belong to *Where the analogy breaks*.)

# %% [markdown]
# ## Break our result
#
# Our sheet brings back nearly nine neighbours in ten. Can you do better from the same thousand snapshots? Write `plug(snapshots)`. The snapshots are an array (1000, 144) with a column for each wire. Return an array (12, 12): which wire ends where, each of them once. Each of three seeds that you do not see cuts another
# nerve. Plugging the wires in as they come loses:


# %%
def plug(snapshots):
    return np.arange(144).reshape(12, 12)


scores = check.beat_the_sheet(plug)

# %% [markdown]
# You need not begin with nothing: `competition.plugs.by_sheet(snapshots)` is our own list, and `competition.wires.fire_together(snapshots)` has the correlations. The sheet never asks whether two wires would be better off if they changed places. You could. If you win, ask where the last tenth was lost: in what the sheet had learned, or when the wires were plugged in?

# %% [markdown]
# ## The law of two thirds
#
# On the map of your skin in the brain a fingertip has more room than your back. Maps are not fair. But what would be fair? Let inputs come unevenly, some often and some rarely. Does each get its share of the cells? In **explorer 8** the dotted line is how often inputs come. Draw how densely the cells will lie.

# %%
explore.draw_the_density()

# %% [markdown]
# In 1986 Helge Ritter and Klaus Schulten worked it out for a row of cells. Where inputs come with the density $p$, cells lie with a density that goes as $p^{2/3}$. Is that so for your sheet? You need a way to measure how densely cells lie.
#
# ### Exercise 4: how densely cells lie
#
# `places` holds the inputs that a row of cells stands for, one cell after the other. The row may run from left to right or from right to left. Return, for each gap between one cell and the next, how many cells there are for each unit of length. (So for 40 cells return 39 numbers.)

# %% exercise


def map_density(places):
    # BEGIN SOLUTION
    gaps = np.abs(np.diff(places))
    # END SOLUTION
    return 1 / gaps


map_density = check.map_density(map_density)

# %% [hint]
# If cells lie 0.1 apart, there are ten of them in each unit of length.

# %% [hint]
# `np.diff(places)` has the gaps, with a minus when the row runs to the left.

# %% [markdown]
# **Explorer 9** draws a thread from each cell to its input. On the right your density is set against that of the inputs, in logarithms. On such axes a power is a slope. Drag the end of the curve to make inputs more uneven. What becomes of the slope? Then take the neighbours away.

# %%
explore.magnification(map_density)

# %%
chains = competition.chains
for k in (1.0, 2.0):
    found = [chains.law(k, density=map_density, seed=seed) for seed in range(3)]
    alone = chains.exponent(chains.without_neighbours(k), k, density=map_density)
    power = span(found, 2, learned=True)
    print(f"inputs as x^{k:.0f}: power {power}; without neighbours {alone:.2f}")

# %% [markdown]
# The law stands. It could have missed: 1 would be fair, and without neighbours (k-means, worked out from the density, without chance) the power is one third. That is best if only the squared distance to the inputs counts. Neighbours pull the row towards the crowd. Still, what is rare gets more than its share: inputs that are eight times as rare get a quarter of the cells, not an
# eighth. (In 1996 Hans-Ulrich Bauer, Ralf Der and Michael Herrmann gave each cell a rate of its own, and could then choose the power. So a brain with another power is no evidence against competition.)

# %% [markdown]
# ## Two eyes, and pinwheels
#
# Two nerves come to one sheet, one from each eye. Each cell of the sheet has a place in the field of view, and one more number to find: whose cell it is. It learns from inputs that come from one eye at a time, by the rule of exercise 3. The less the two eyes see the same, the further apart their inputs are.
#
# **Explorer 10**: black cells belong to the left eye, white ones to the right. Compare *Twins* with *A squint*. Then drag the point on the right: let the left eye be used less.

# %%
explore.two_eyes()

# %%
for agreement in (0.8, 0.4, 0.0):
    run = prepared.two_eyes(agreement=agreement, share=0.5)
    parted = span(run.parted[-1], 2, learned=True)
    period = span(run.period[-1], 0, learned=True)
    print(f"eyes {agreement:.0%} alike: parted {parted}, a stripe every {period} cells")

# %% [markdown]
# Stripes like these run through the visual cortex of cats and monkeys. Are they wider in cats that squint? Siegrid Löwel found that they are (1994). Another group measured squinting cats, too, and found no difference (Jones and colleagues, 1996). So the sheet predicts more than is settled. As in the crab's eye, the stripes come from rivals that each need room. And the territory follows use, as long as the eyes can be told apart.
#
# Cells of the same cortex prefer an orientation *({lesson:cortex})*, and that, too, is laid out on the sheet. Here and there all orientations meet in one point, like the vanes of a **pinwheel**. In 2010 Matthias Kaschube and colleagues counted pinwheels in tree shrews, galagos and ferrets, which are not close relatives. In each square whose side is one wavelength of the pattern they found 3.14, on average. That is $\pi$, to two digits.
#
# Such a number asks for an explanation. **Explorer 11** has three maps. One is a sheet that learns from bars. One is a pattern that grows by itself, after the plainest equation for such patterns. And one is *noise*, from which all wavelengths but one were filtered away. Which of them has the number?

# %%
explore.pinwheels()

# %%
counts = prepared.pinwheel_counts()
for width, k in {"narrow": 0, "wide": -1}.items():
    print(f"noise, {width} band: {around(counts.noise[k], '.2f')}")
for stage in (1, 3, 6):
    steps = competition.orientation.STAGES[stage]
    density = around(counts.growth[stage], ".2f", learned=True)
    print(f"growth after {steps} steps: {density}")
for weight in (4.0, 6.0):
    density = prepared.sheets(weight=weight).density
    print(f"sheet, weight {weight:.0f}: {around(density, '.2f', learned=True)}")

# %% [markdown]
# The noise has it, and nothing was fitted, learned or grown: for a narrow band it is $\pi$ by mathematics, and for a wider one a little more. The pattern that grows passes it, and goes on to lose its pinwheels. The sheet has no number of its own. Its number moves with a constant that we choose (and with what is called the wavelength of so broad a pattern).
#
# So 3.14 can rule models *out*: the plain growth, left alone, is one. It crowns none, for noise has it as well.
#
# Both losers have their defenders. Give the growth a rivalry that reaches far beyond one wavelength, and it keeps its pinwheels. Kaschube and colleagues showed in 2008 that the number then comes out near $\pi$. And noise matches *one* number. In 2015 Manuel Schottdorf and colleagues held wiring by chance against several numbers of real maps, and it missed. Which rule makes the maps is still disputed.

# %% [markdown]
# > **Data card.** *Photographs*, of a temple by danielbuechele and a dahlia by vultilion (both CC BY 2.0). *Optical digits*, as in {lesson:pioneers}. All cells, nerves, waves and maps in this lesson are **simulated**. What was measured in animals stands beside with its source.

# %% [markdown]
# ## Where the analogy breaks
#
# Two differences have already met their defenders. Softmax had no past, and one more term gave it one (explorer 3). Winners left dead units behind, and a conscience revived them (explorer 4). Three more are waiting.

# %%
predict(competition, "survives")

# %% [markdown]
# **The fold.** Go back to explorer 7, and press *Twisted*. Here the first radius is narrow, and the sheet falls into order at several places at once. The pieces do not fit. Look at the fourth line of the table above, too. Neighbours are mostly in place, and as a whole the sheet is folded. So the share of neighbours, our headline, does not see a fold. What
# would a defender of the sheet ask for? A brain does not begin crumpled. Roger Sperry cut the nerve of newts and frogs, turned the eye over, and saw the fibres grow back to their *old* places: the animals snapped down at a fly above them, for life. He proposed in 1963 that chemical marks tell fibres where to go. They have
# been found since: ephrins, in gradients across the retina and its target. Arm the sheet with two axes to begin with.
#
# In the fifth line of the table the fold is gone. But look at the sixth: it is the sheet with two axes *before* any learning. The axes alone bring back six neighbours in ten. And that is hard on them, for we plug wires in pair by pair, those that fit best first. With the best plan for all wires at once the axes alone bring back eight in ten (and the sheet of the first line all of them: what it lacked was not in its map). (Ours are the two leading components of the correlations, so they are learned, too; and they fix a fold, not up and down. Ephrins fix both.)
#
# **The window.** Close one eye of a kitten for some weeks, and its territory goes to the other eye for good. In an adult cat hardly anything happens (Torsten Wiesel and David Hubel, 1963, and later). What does the sheet do? **Explorer 12** closes an eye early or late. Drag the time. Then arm the sheet: let its rate of learning fall with age.

# %%
explore.closed_eye()

# %%
eyes = competition.eyes
for rate in eyes.RATES:
    closings = [prepared.closed_eye(closed_at=at, rate=rate) for at in (0, 2000, 4000)]
    row = ", ".join(span(100 * one.territory, 0, learned=True) for one in closings)
    print(f"rate {rate:>15}: {row}% are left to the eye")

# %% [markdown]
# (It is closed from the start, after a quarter and after half of all inputs.) A sheet whose rate never changes has no critical period: what counts is what came last. One whose rate falls has one. So the window was a missing part. But somebody has to close it. In animals the window opens when inhibition matures, and it has been opened again in adults (Takao Hensch, 2005). A rate that falls by the clock explains neither.
#
# **The number.** You have seen it: a sheet can be brought near 3.14, and so can noise. A narrower band only brings the noise nearer. By this number alone, nobody can tell a model that learns from one that does not.

# %%
predict(competition, "survives", reveal=True)

# %% [markdown]
# | Difference | Armed with | What is left of it |
# |---|---|---|
# | softmax has no past | its own last answer | less of it: it needs to be sharp |
# | dead units | a conscience | nothing: a missing part |
# | the fold | two axes to begin with | nothing of the fold; up and down stay open |
# | no critical period | a rate that falls with age | nothing: a missing part, but nobody to set the clock |
# | learned or not, by the number of pinwheels | a narrow band for the noise | nothing to tell them apart by |
#
# What still sets the sheet apart from a brain? The sheet looks up its winner, over all cells at once, and is told when to shrink its radius. In a brain nobody looks anything up, and nobody sets a schedule. There are only races, such as yours in exercise 2.

# %% [markdown]
# ## The claims, judged
#
# What the two articles behind this course say about competition and maps. Vote first, then look.

# %%
claims(competition)

# %% [markdown]
# ## Wrap-up
#
# - **Rivals** that hold back their neighbours draw borders. Too strong, they draw stripes where there is nothing.
# - A **race** that chooses sharply is stubborn: one number sets both. It yields to a rival that is $w$ times as strong.
# - **Winners that learn** find groups without being told of any. Cells that never win are dead, until a conscience holds the others back.
# - With **neighbours** on a sheet the groups find places. What fires together lies together, and nobody has labelled a wire.
# - The map is in the **world**: noise leaves it at chance. Statistics fix no axes, so up and down must come from elsewhere.
# - What is rare gets **more than its share**: the power is 2/3, and without neighbours 1/3.
# - **A number that noise has as well** can rule a model out, and crowns none.
#
# Here is what you said at the start.

# %%
predict(competition, "first", reveal=True)

# %%
last_five = "radius-zero noise-wires two-thirds pi-proof double-contrast"
quiz(competition, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Primary sources first. A DOI is given where we have looked it up.

# %%
reading(competition)

# %% [markdown]
# {next}
