# %% [markdown]
# {header}

# %% folded
import numpy as np

from neurocourse import columns
from neurocourse.columns import checks as check
from neurocourse.columns import explore, prepared
from neurocourse.teaching import claims, predict, quiz, reading
from neurocourse.wording import around, count, number, span

# %%
explore.column()

# %% [markdown]
# - This is a simplified column of cortex: pyramidal cells P, excitatory cells E and inhibitory cells I. Press *Play*: eleven times a second it swells and sinks, though no part of it has a clock.
# - Drag the line in the panel at the bottom right. It is the input from elsewhere. Where does the column rest, where does it hum, and where can it do either?
# - Now press *Cut*. One wire is gone, and so is the hum. Is it gone for good?

# %% [markdown]
# ## You will be able to
#
# - **find** the states in which a column can rest, and from them where it begins to hum, two published numbers that your own function could miss *(exercise 1, explorer 1)*
# - **tell** a clock from noise with the same peak *(explorer 2)*, and what a shuffled map loses from what it keeps *(explorer 3)*
# - **write down** a layer that tells odd from even, and say what depth is for and what it is not *(exercise 2, explorers 4 and 5)*
# - **work out** exactly how probable a machine finds what it has seen *(exercise 3, explorer 7)*
# - **say** which cells expect what comes next, and what that takes *(exercise 4, explorers 8 and 9)*
# - **measure** how much of its past a web of units holds, without fooling yourself *(exercise 5, explorer 10)*
# - **judge** seven differences between our models and a brain: a missing part, or more? *(Where the analogy breaks)*

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(columns, "first")

# %% [markdown]
# ## A column hums

# %% [markdown]
# In 1957 Vernon Mountcastle lowered a needle into the cortex of cats. As long as it went straight down, cell after cell answered the same kind of touch. Where it went in at a slant, that changed from place to place. He concluded that cells which answer alike are stacked in **columns**. Ever since, many have hoped that the cortex repeats one small circuit over and over again, and that whoever understands it understands the cortex.
#
# In 1995 Ben Jansen and Vincent Rit wrote a column down as three crowds of cells. P, the pyramidal cells, send messages out of the column. E, which excite, and I, which inhibit, stay inside it. Each crowd has one potential $v$, in mV, and fires at a rate
#
# $$S(v) = \frac{5}{1 + e^{0.56\,(6 - v)}} \text{ spikes per second}$$
#
# A spike that arrives leaves a small hump in the potential, which rises and fades. Four wires connect the crowds: from P to E and back, and from P to I and back. There is nothing else in it. Each of the four can be cut in explorer 1, and at an input of 200 spikes per second any of these cuts silences the hum. So all four wires look alike. But would *another* input bring the hum back?

# %%
quiz(columns, "which-cut")

# %% [markdown]
# For every cut: how far the column swings at $p = 200$, and all the inputs for which its resting state begins to swing. (Press *Cut, and driven* in explorer 1 to see one of them.)

# %%
jr = columns.jansen_rit
for cut in jr.CUTS:
    late = jr.simulate(200.0, cut, "in full swing", T=3.0).v[-500:]
    found = jr.critical(cut=cut).hopf
    where = "hums for no input"
    if len(found):
        where = f"hums from p = {found[0]:.0f} to {found[1]:.0f}"
    print(f"{cut} cut: swings by {number(np.ptp(late), 1)} mV at p = 200; {where}")

# %% [markdown]
# Cutting a wire of the exciting loop does not destroy the rhythm. It only moves it, to inputs of about 600 to 850. What E does for P, the input can do as well. But no input replaces the loop of P and I. It is P that wakes I, and I that silences P a little later, and so on. Without that loop the column rests, low or high.
#
# So to know what a part is for, it is not enough to take it out and see what stops. Turn the other knobs as well.
#
# **The assumptions ledger.** What gets lost on the way from a piece of cortex to this:
#
# | The brain | The model | Given up |
# |---|---|---|
# | thousands of cells, no two alike | three crowds | who fires |
# | six layers, dozens of kinds of cell | P, E, I | layers |
# | wires to columns near and far | one input $p$ | all that columns tell each other |
# | a border that nobody can draw | a box | what a column *is* *(next section)* |
#
# Where does a column begin to hum? To find out, you first need the states in which it can rest, even those in which no run ever ends: a pencil could stand on its tip, too. When everything rests, a rate $r$ that arrives through an exciting synapse adds up to a potential of $\frac{A}{a}\, r$, and through an inhibiting one $\frac{B}{b}\, r$. ($A$ and $B$ say how high a hump is, $a$ and $b$ how fast it fades.) So P sends
#
# $$y_0 = \tfrac{A}{a}\, S(v)$$
#
# and with $C_1$ connections to E and $C_3$ to I, these have the potentials $C_1 y_0$ and $C_3 y_0$. On $C_2$ connections from E and $C_4$ from I, two things come back to P: the excitation $y_1$, to which the input $p$ is added, and the inhibition $y_2$. The potential of P is the difference:
#
# $$y_2 = \tfrac{B}{b}\, C_4\, S(C_3 y_0), \qquad y_1 = \tfrac{A}{a}\,\big(p + C_2\, S(C_1 y_0)\big), \qquad v = y_1 - y_2$$
#
# ### Exercise 1: the input for a resting state
#
# Finding $v$ for a given $p$ is awkward, since there may be three answers. So turn it round. `v` is an array of potentials of P. Return the inputs `p` for which a column would rest there. All the letters of the equations are defined in the next cell.

# %%
A, B, a, b, S = jr.A, jr.B, jr.a, jr.b, jr.sigmoid
C1, C2, C3, C4 = jr.C1, jr.C2, jr.C3, jr.C4

# %% exercise


def input_for(v):
    # BEGIN SOLUTION
    y0 = A / a * S(v)
    y2 = B / b * C4 * S(C3 * y0)
    y1 = v + y2
    p = a / A * y1 - C2 * S(C1 * y0)
    # END SOLUTION
    return p


input_for = check.input_for(input_for)

# %% [hint]
# Go through the equations in order. `y0` follows from `v`, and `y2` from `y0`. The third equation has `v` and `y2` in it, so it gives you `y1`.

# %% [hint]
# `y1` is $\frac{A}{a}$ times a sum. Multiply by $\frac{a}{A}$, and take off what comes from E.

# %% [markdown]
# From your function we follow the resting states, and ask of each whether a small push dies out or grows. François Grimbert and Olivier Faugeras published in 2006 where that changes: near 90 and 316, and two of the states meet and vanish near 114. With your function:

# %%
found = jr.critical(input_for)
low, high = found.hopf
print(f"begins to swing at p = {low:.1f}, stops at {high:.0f};", end=" ")
print(f"two states vanish at {found.fold[0]:.0f}")

# %% [markdown]
# Between the first number and the last there are two answers for one input. Press *Two answers* in explorer 1, and let it begin quietly or in full swing. Which of the two it is depends on its past. That is a memory of one bit, and no synapse has changed.
#
# Does it have to be these three crowds? In 1972 Hugh Wilson and Jack Cowan had described only two, one that excites and one that inhibits, with other curves and other numbers. They get an input $P$ from −3 to 12, first as they are, and then with half of the inhibition that comes back:

# %%
P = np.arange(-3, 12, 0.1)
wilson_cowan = columns.wilson_cowan
whole, half = (wilson_cowan.swing(P, w_ei, dt=0.5)[0] > 0.01 for w_ei in (12.0, 6.0))
on = P[whole]
print(f"swings for P from {on[0]:.1f} to {on[-1]:.1f};", end=" ")
print(f"with half of the inhibition for {half.sum()} of {len(P)} inputs")

# %% [markdown]
# It is the same again: the hum is in the loop through the inhibiting cells, and no input that we tried makes up for half of that loop.
#
# Now look at it from outside. Waves of about 10 Hz can be recorded from the back of your head when you close your eyes. Their spectrum, which says how much power there is at each frequency, has a peak there. Does such a peak show that there is a clock inside? **Explorer 2**: on the left is a column in noise, on the right noise that has only been sent through a filter, with no clock anywhere. Compare their spectra, then how tall their waves are. (Leave *Arm the machine* off for now.)

# %%
explore.clock_or_noise()

# %% [markdown]
# *Unsteadiness* is how much the height of the waves varies, as a share of its mean. For noise that goes through a narrow filter, theory says 0.52. Look for the column that *rests* and has a peak all the same (ten seconds, three seeds, and each time noise filtered to the very same spectrum; last, a spring that noise kicks):

# %%
envelope = columns.envelope
for name, (p, start) in envelope.STATES.items():
    rows, noise = [], 30.0
    for seed in range(3):
        v = envelope.column(p, noise, start, T=10.0, rng=seed)
        same = envelope.filtered(v, rng=seed)
        rows.append([envelope.unsteadiness(one) for one in (v, same)])
    column, filtered = (span(one, 2) for one in zip(*rows, strict=True))
    print(f"{name}: {column}; noise with its spectrum: {filtered}")
spring = [envelope.unsteadiness(envelope.resonator(rng=k)) for k in range(3)]
print("a spring that noise kicks:", span(spring, 2))

# %% [markdown]
# A peak proves no clock. Even a column that rests has one, near 10 Hz, when noise kicks it, and it is as unsteady as any filtered noise. What gives the clock away is how steady its waves are, and the spectrum does not show that. (The more noise, the harder it gets. With twice as much, a column that hums has an unsteadiness of 0.32 to 0.45.)

# %% [markdown]
# ## Columns or salt and pepper

# %% [markdown]
# Is the cortex made of columns, then? In the visual cortex of a cat, cells that prefer the same orientation of a line do lie together. In 2005 Kenichi Ohki and colleagues watched thousands of cells one by one. In the cat the columns had borders one or two cells wide. In the rat they saw choosy cells, too, but no order: one orientation beside another, like salt and pepper.
#
# Let us turn one into the other. On a sheet like the cat's, every cell changes places with another *and takes all its wires along*.

# %%
quiz(columns, "shuffled-map")

# %% [markdown]
# **Explorer 3**: shuffle the sheet. Drag the ring, whose reader hears only the cells inside. Then look at the electrodes, each of which hears all the cells beneath it at once. (Leave *Arm the reader* off for now.)

# %%
explore.shuffled_sheet()

# %% [markdown]
# By how many degrees is a reader wrong who hears all cells, only those within a reach of 2 (*nearby*), or electrodes five cells wide? And how long is a cell's wire to five others like it, or to one cell of each of twelve kinds? Three sheets:

# %%
sheets = columns.sheets
for name, shuffled in (("map", 0.0), ("pepper", 1.0)):
    made, near = [sheets.sheet(shuffled, rng=seed) for seed in range(3)], []
    every = span([sheets.error(one, rng=0) for one in made], 1)
    for one in made:
        places = [sheets.nearby(one, 2, k, k) for k in range(0, 32, 2)]
        near.append(np.mean([sheets.error(cells, 200, rng=0) for cells in places]))
    electrodes = span([sheets.error_of_electrodes(one, rng=0) for one in made], 1)
    print(f"{name}: all cells {every}°, nearby {span(near, 0)}°, electrodes {electrodes}°")
    wires = [sheets.wire(one) for one in made]
    alike, each = (span([getattr(w, part) for w in wires], 1) for part in wires[0]._fields)
    print(f"  wire to five alike: {alike} cells; to one of each kind: {each} cells")

# %% [markdown]
# A reader of all cells loses nothing. That is no finding: a sum does not ask where its terms were. A reader of a *few* neighbours is better off with pepper, which has some of everything within reach. Two things get better with the map: wires between cells that are alike are short, and the *experimenter* hears more, since an electrode picks up many cells at once. On a shuffled sheet it picks up a mixture.
#
# So a map says something about wires, and about how brains are studied. In 2017 Marvin Weigand and colleagues computed where cells have to lie so that the wire is shortest. With few cells it was pepper, and with many cells and the same rule it was a map. And in 2005, half a century after the needle, Jonathan Horton and Daniel Adams called the column a structure without a function.

# %% [markdown]
# ## Why depth

# %% [markdown]
# Columns stand side by side. But a signal also passes through one area after another, and networks are built that way: they are *deep*. What is lost when all units are laid side by side, in a single layer?
#
# **Explorer 4**: fold a strip of paper in the middle, stretch it to its old length, fold it again. Then drag the needle: one prick, and how many holes when it is unfolded?

# %%
explore.paper_strip()

# %% [markdown]
# Each fold doubles the holes. And one fold takes two *rectifiers*, units that pass on what is above zero: for $x$ from 0 to 1,
#
# $$\text{fold}(x) = 2\,\max(0, x) - 4\,\max(0, x - \tfrac12)$$
#
# climbs from 0 to 1 and goes back to 0. So $k$ folds in $k$ layers take $2k$ units, and make a zigzag with $2^k$ straight pieces. In a single layer each unit adds at most one kink, and $2^k$ pieces take about as many units. Matus Telgarsky proved in 2015 that no clever choice gets around that: some functions take few units in many layers, and exponentially many in few.
#
# One often reads that telling *odd from even* is another such case: is the number of ones among $n$ bits odd? With one detector for each odd pattern, a single layer would take $2^{n-1}$ units. But who says that they have to be detectors?
#
# ### Exercise 2: odd or even in one layer
#
# Each of `n` rectifiers in one hidden layer adds up *all* $n$ bits and takes off a threshold of its own. The output is the weighted sum of what they pass on: $\sum_k w_k \max(0, \text{ones} - \theta_k)$. Return two lists or arrays of `n` numbers, the thresholds $\theta$ and the weights $w$, so that the output is 1 when the number of ones is odd and 0 when it is even.

# %% exercise


def parity_layer(n):
    # BEGIN SOLUTION
    thresholds = np.arange(n)
    weights = 2.0 * (-1.0) ** thresholds
    weights[0] = 1
    # END SOLUTION
    return thresholds, weights


parity_layer = check.parity_layer(parity_layer)

# %% [hint]
# Only the number of ones counts, and it goes from 0 to $n$. Draw the output over it: 0, 1, 0, 1, … Where does that zigzag turn?

# %% [hint]
# The first unit makes it climb, by 1. At 1 the next one begins. It has to undo the climb *and* go down as steeply.

# %% [markdown]
# Now your layer with ten bits. And can such a layer be *learned*? Three kinds of net see three quarters of the 1,024 patterns, and are then asked about the others. (The third is told the sum of the bits.)

# %%
parity = columns.parity
bits, odd = parity.patterns(10)
right = np.isclose(parity.answer(bits, *parity_layer(10)), odd).mean()
print(f"your ten units: {right:.0%} of {len(bits):,} patterns")
for reader in parity.READERS:
    runs = [prepared.odd_or_even(reader=reader, again=k).right for k in range(3)]
    old, new = (span([100 * run[k] for run in runs], 0, learned=True) for k in (0, 1))
    print(f"{reader}: learned {old}%, never seen {new}%")

# %% [markdown]
# Ten units in one layer: so this is no argument for depth. All three nets learn nearly every pattern that they see. On new ones, a single layer does far better than three, which hardly beat guessing. (It does not help to look at similar patterns, since any two that differ in a single bit have different answers.) What settles it is to know that only the sum counts.
#
# The folded strip *is* an argument for depth: ten units against thirty-two. So it can be written down. Can it be found? Nets of equal size, about 600 weights each, learn zigzags by gradient descent, six starts each. A *plain start* has all biases at zero, and so all kinks in one place. *Near the answer* begins with weights that make the zigzag, and a little noise on all of them. **Explorer 5**: begin with three folds and go on to five. (Leave *Arm the net* off for now.)

# %%
explore.can_it_be_found()

# %% [markdown]
# How many of six nets find the zigzag of one, two, three, four and five folds:

# %%
zigzag = columns.zigzag
for way in zigzag.WAYS[:-1]:
    runs = [prepared.zigzags(way=way, folds=k) for k in (1, 2, 3, 4, 5)]
    found = [f"{np.sum(run.error < zigzag.FOUND)}" for run in runs]
    print(f"{way:>25}: {', '.join(found)}")

# %% [markdown]
# Up to three folds it hardly matters how deep a net is. It matters a great deal how it *begins*: with kinks spread out, one layer finds as much as three. At four folds three layers succeed three times out of six and one layer never, too few runs to be sure of much. At five nobody finds anything, not even right beside the answer. Depth gives you wirings that can be written down. It does not give you a way to find them.

# %% [markdown]
# ## A machine that dreams

# %% [markdown]
# So far wires have carried one answer. They can also hold a whole *world*: what is in it, and how often. In 1985 David Ackley, Geoffrey Hinton and Terrence Sejnowski called such a network a **Boltzmann machine**. Ours has 16 visible units $v$, the pixels of a picture, each 0 or 1, and 12 hidden ones $h$. Each hidden unit is connected to all pixels, by a row of $W$. There are no other wires, which is why this kind is called *restricted*. Pixels and hidden units have biases $b$ and $c$. The better a state of all units agrees with the wires, the more probable it is:
#
# $$p(v, h) = \tfrac1Z \exp\big(b \cdot v + c \cdot h + h \cdot W v\big)$$
#
# $Z$ is the sum of that exponential over all states there are, so that the probabilities add up to 1. How probable is a *picture*, whatever the hidden units do? Sum over their states. Each hidden unit is either off, which multiplies by 1, or on, which multiplies by $e^{c_j + W_j v}$:
#
# $$\log p(v) = b \cdot v + \sum_j \log\big(1 + e^{c_j + W_j v}\big) - \log Z$$
#
# The world of this machine has 30 pictures: **bars and stripes** on 4 × 4 pixels, each equally often. A machine that knows nothing finds all $2^{16} = 65{,}536$ pictures equally probable. The logarithm of that is $-16 \log 2 = -11.09$ *nats* (units of the natural logarithm). Thirty probabilities add up to 1 at most, and so their mean logarithm is never above $-\log 30 = -3.40$.
#
# ### Exercise 3: how probable are these pictures?
#
# Return the *mean* of $\log p(v)$ over the rows of `V`, exactly. Each row is a picture. `W` has a row for each hidden unit, `b` one number for each pixel, and `c` one for each hidden unit. The sum $Z$ over all pictures is, just as well, a sum over all states of the hidden units, and of those there are only $2^{12}$.

# %% exercise


def log_likelihood(V, W, b, c):
    # BEGIN SOLUTION
    h = (np.arange(2 ** len(c))[:, None] >> np.arange(len(c))) & 1
    every = h @ c + np.logaddexp(0, b + h @ W).sum(axis=1)
    log_Z = np.logaddexp.reduce(every)
    mean = (V @ b + np.logaddexp(0, c + V @ W.T).sum(axis=1)).mean() - log_Z
    # END SOLUTION
    return mean


log_likelihood = check.log_likelihood(log_likelihood)

# %% [hint]
# `np.logaddexp(0, x)` is $\log(1 + e^x)$, and it also works where $e^x$ would be too large for a computer.

# %% [hint]
# All states of the hidden units: `h = (np.arange(2 ** len(c))[:, None] >> np.arange(len(c))) & 1`. By the same argument as for a picture, such a state contributes $c \cdot h + \sum_i \log(1 + e^{b_i + (hW)_i})$ to the logarithm.

# %% [hint]
# $\log Z$ is the logarithm of the sum of the exponentials of all that: `np.logaddexp.reduce(...)`.

# %% [markdown]
# How does such a machine learn? It can **dream**: its pixels set the hidden units by chance, each with the probability that the wires give it, the hidden units set the pixels, and so on. What comes up after many steps comes up as often as the machine finds it probable. To make the pictures of its world more probable, wires between what is on together in those *pictures* have to grow, and wires between what is on together in its *dreams* have to shrink. The second half is the expensive one, since it takes so many steps. In 2002 Geoffrey Hinton took a short cut: begin at a picture, and dream for a single step. That is **CD-1**, one step of *contrastive divergence*. For years most such machines learned by it.
#
# While such a machine learns, people usually watch the share of pixels that are wrong after this one step. Here that falls to 0. **Explorer 6**: draw what becomes of the log probability meanwhile.

# %%
explore.draw_likelihood()

# %% [markdown]
# **Explorer 7**: press *After 2,500*, then *Longer*, and look at its dreams and at the bars. Then *Chains*: in 2008 Tijmen Tieleman let dreams go on from step to step, without ever going back to the pictures. (Leave *Arm the machine* off for now.)

# %%
explore.dreams()

# %% [markdown]
# With your function, the log probability that CD-1 reaches in one of three machines:

# %%
machine, learning = columns.machine, columns.learning
V, run = machine.bars_and_stripes(), prepared.machines(rule="CD-1", falling=False)
for k, epochs in enumerate(learning.EPOCHS):
    nats = number(log_likelihood(V, *machine.unpacked(run.numbers[k])), 1)
    p = machine.probabilities(V, machine.unpacked(run.numbers[k]))
    print(f"{epochs:6,} epochs: ≈ {nats} nats, ≈ {p.sum():.0%} of its dreams are clean")

# %% [markdown]
# Here is how far each rule comes in the end, with steps that stay as large as they are, and with steps that shrink. (*Clean* dreams are bars or stripes, as shares, and a picture is *rare* if it comes less than a tenth as often as it is due. Three machines each for the nats, the first of them for the rest.)

# %%
for rule in learning.RULES[:-1]:
    for falling in (False, True):
        run = prepared.machines(rule=rule, falling=falling)
        p = machine.probabilities(V, machine.unpacked(run.numbers[-1]))
        nats = span(run.likelihood[:, -1], 1, learned=True)
        rare, steps = np.sum(p < 1 / 300), "shrink" if falling else "stay"
        row = f"{nats} nats; ≈ {p.sum():.0%} clean, ≈ {rare} of 30 rare"
        print(f"{rule:>10}, steps {steps:>6}: {row}")

# %% [markdown]
# Learning longer makes it *worse*, while the screen shows no error at all. And the dreams get cleaner all the time! What the machine loses is the balance: 13 of the 30 pictures hardly come any more, and each of those costs it many nats. CD-1 compares a picture with what is one step away from it. Such a step seldom leads from one picture to another, and so the rule never finds out that some of them are missing.
#
# Chains that go on help only if there are many of them and the steps shrink. (The numbers are our own, with steps that are large on purpose. Smaller steps lose less.) But is it the rule that fails, or the machine? That has to be armed.

# %% [markdown]
# ## What comes next

# %% [markdown]
# A world also has an order. Somebody hears ABCDE and XBCDY, over and over. After ABCD comes E, after XBCD comes Y. In between everything is the same. So what has to be different in a memory that knows what comes next?

# %%
quiz(columns, "after-abcd")

# %% [markdown]
# In 2016 Jeff Hawkins and Subutai Ahmad proposed that the columns of the cortex do it like this. All cells of a column answer the same letter. But each cell has **dendrites** of its own, which hear other cells, and a dendrite that hears enough of them at once makes its cell *expect* to be next. When the letter comes, cells that expected it fire alone and keep the others quiet. If none did, the column is surprised, and all its cells fire: it *bursts*. So the same letter has different cells, depending on what came before. The theory is called hierarchical temporal memory, HTM.
#
# **Explorer 8**: step through both words. At B, C and D, do they have cells in common? Then *One cell a column*, and *No punishment*.

# %%
explore.letter_by_letter()

# %% [markdown]
# ### Exercise 4: who expects to be next?
#
# `active` says which cells are active now. `synapses` says which cell each synapse hears, and `permanence` how firmly it has grown together with it: from 0.5 on it counts, and below that it hears nothing. Both have a place for each cell, each of its dendrites, and each synapse on that. Return an array with True for each cell that has *a dendrite* on which at least `threshold` synapses hear an active cell.

# %% exercise


def predictive_cells(active, synapses, permanence, threshold):
    # BEGIN SOLUTION
    heard = active[synapses] & (permanence >= 0.5)
    expecting = (heard.sum(axis=2) >= threshold).any(axis=1)
    # END SOLUTION
    return expecting


predictive_cells = check.predictive_cells(predictive_cells)

# %% [hint]
# `active[synapses]` has the shape of `synapses`, and says of each whether the cell that it hears is active.

# %% [hint]
# Count along the last axis, for each dendrite. One dendrite that hears enough will do: `.any(axis=1)`.

# %% [markdown]
# A whole memory of such cells has now heard a hundred words, and learned from each. Dendrites that foresaw the right letter have grown firmer, and each synapse that helped to foresee a wrong one has lost a little. After the first four letters, in what share of E's and of Y's columns is a letter expected?

# %%
streams = columns.streams
for cells, punish in ((8, 0.05), (1, 0.05), (8, 0.0)):
    expects = streams.stages(cells, punish, (100,), rng=5)[1]
    shares = expects.reshape(2, 5, 7, 5, cells).any(axis=4).mean(axis=3)[:, 3]
    for start, share in zip(("ABCD", "XBCD"), shares, strict=True):
        row = f"after {start} E {share[4]:.1f}, Y {share[6]:.1f}"
        print(f"{count(cells, 'cell')} a column, a wrong guess costs {punish:.0%}: {row}")

# %% [markdown]
# With one cell a column the past is lost. What is left is a table of what follows each letter. With eight cells it is kept. And a rule that is easily forgotten has to be there as well: without a loss for wrong guesses, the wrong letter stays expected.
#
# In life nobody says where a word ends. **Explorer 9**: the two words come one after the other, in random order. Compare *Run together* with *Ends are told*. (Leave *Arm the table* off for now.)

# %%
explore.words_in_a_stream()

# %% [markdown]
# Shares of right last letters in words 151 to 300, for the cells and for a table that counts what followed each pair of letters. Half is guessing. Three streams:

# %%
for middle, resets in ((2, True), (6, True), (2, False), (6, False)):
    found = prepared.last_letter(middle=middle, resets=resets, wrong=0).percent[:, :, 10:]
    told = "told" if resets else "not told"
    print(f"{middle} letters shared, ends {told}:")
    for name, rows in zip(streams.LEARNERS[:3], found / 100, strict=False):
        print(f"{name:>22} {around(rows.mean(axis=1), '.2f')}")

# %% [markdown]
# When it is told where a word ends, the memory with eight cells bridges even six letters, and never fails once it has learned them. When it is not told, it never gets there. In explorer 9 it climbs to more than 80%, and often falls back again. Why? Its past reaches back into the word before, and the one before that. Two beginnings have to be told apart, but after thirty words the letter B has already had about six different sets of cells, and in words 271 to 300 it has 13 to 20. Each of these has to learn the ending for itself. That is what we see; whether it is the whole reason we do not know. (It does not lack dendrites: no cell uses more than three of its twelve.) Remember this when somebody arms the table.
#
# (Our columns are simpler than those of the theory: five for each letter, fixed. A step that chooses columns for whatever comes in is left out.)

# %% [markdown]
# ## A stone in water

# %% [markdown]
# So far every wire was put there by somebody, or by learning. Could wires also be *random*? Throw a stone into water. For a while the ripples tell that it fell, and where, and how long ago. In 2001 Herbert Jaeger, and in 2002 Wolfgang Maass, Thomas Natschläger and Henry Markram, took a web of random, untrained wires for the water. Only a readout learns. You have met Jaeger's **echo state network** in {lesson:hippocampus}:
#
# $$x_t = \tanh(U x_{t-1} + w\, u_t)$$
#
# $u_t$ is the input, $w$ says how each unit hears it, and $U$ how the units hear each other. The curve $\tanh$ bends what is loud, so that no unit says more than 1. (Here there are fifty units, and the input is so quiet that it is hardly bent.) What was the input $k$ steps ago? If a readout can tell, the past is still in the web. Jaeger proved that fifty units hold at most fifty inputs, if these have nothing to do with each other: shares recalled, added up over all delays, never come to more than the number of units.
#
# **Explorer 10**: a stone falls in at the unit at the top, or in a web at all units at once. Drag the line to see what is left of it after so many steps. Begin with *A web* and *A queue*, where each unit hears only the one before it. What does a *shuffle* do to each? (Shuffled, every unit gets the row of wires of another. Leave *Arm the web* off for now.)

# %%
explore.stone_in_water()

# %% [markdown]
# ### Exercise 5: how much is recalled
#
# `X` has a row for each time step, with what all units say, and `u` is the input. Pair every row `X[t]` with the input `u[t - k]`, for $k$ = `k`. Let a linear readout learn (`np.linalg.lstsq`) from the *first half* of these pairs. Return the square of the correlation between what it says to the *second half* and the truth. 1 means that the input of $k$ steps ago is recalled perfectly, 0 not at all.

# %% exercise


def capacity(X, u, k):
    # BEGIN SOLUTION
    rows, past = X[k:], u[: len(u) - k]
    half = len(rows) // 2
    weights = np.linalg.lstsq(rows[:half], past[:half], rcond=None)[0]
    share = np.corrcoef(rows[half:] @ weights, past[half:])[0, 1] ** 2
    # END SOLUTION
    return share


capacity = check.capacity(capacity)

# %% [hint]
# The first `k` rows have no partner: `X[k:]` goes with `u[: len(u) - k]`.

# %% [hint]
# `weights = np.linalg.lstsq(rows[:half], past[:half], rcond=None)[0]`, and `np.corrcoef(a, b)[0, 1]` is the correlation of two rows of numbers.

# %% [markdown]
# With your function, added up over 60 delays. Each unit has a little noise of its own, 1% of the input's loudness. The last line is the control: numbers that know nothing of the input. (Score the first half instead, and they recall things, too.)

# %%
wirings, u = columns.wirings, np.random.default_rng(0).uniform(-1, 1, 2000)
for kind, strength in (("web", 0.9), ("ring", 0.9), ("queue", 1.0)):
    made = wirings.wiring(kind, strength, rng=1)
    X = wirings.states(made, u, noise=0.01, rng=2)
    recalled = sum(capacity(X, u, k) for k in range(60))
    print(f"{kind:>8} recalls {recalled:.0f} inputs")
X = np.random.default_rng(3).standard_normal((2000, 50))
print(f"{'no wires':>8} recalls {sum(capacity(X, u, k) for k in range(60)):.0f}")

# %% [markdown]
# Now shuffle. Three wirings of each kind, as they are and shuffled:

# %%
for kind, strength in (("web", 1.0), ("ring", 0.9), ("queue", 1.0)):
    how = dict(kind=kind, linear=False, strength=strength, noise=1)
    rows = [prepared.recalls(shuffled=s, **how).total for s in (False, True)]
    as_is, shuffled = (around(row, ".1f") for row in rows)
    print(f"{kind:>6}: {as_is}, shuffled {shuffled}")
for noise in (0, 1):
    how = dict(kind="web", linear=True, strength=0.9, noise=noise, shuffled=False)
    found = around(prepared.recalls(**how).total, ".1f")
    print(f"a web without tanh, {noise}% noise: {found}")

# %% [markdown]
# Here both answers to the question of this lesson stand side by side. A random web loses next to nothing by a shuffle: it *is* shuffled. A queue loses nearly everything, since its first unit then leads only a short way. Yet a shuffled queue has just as many wires, and just as strong ones.
#
# And the plainest wiring of all recalls most, right up to the bound. Without noise and without $\tanh$ a random web comes close to it, and in theory it should reach all fifty. But its old memories are so faint that noise of one in a hundred drowns more than half of them. So memory is a matter of wires, and also of loudness.

# %% [markdown]
# ## The liquid

# %% [markdown]
# Maass and his colleagues had no $\tanh$ in mind but spiking cells. Here are 135 of them, on a grid of 15 by 3 by 3, a fifth of them inhibitory, with random synapses, which are rarer the further apart two cells are. Into this pool falls a pattern of spikes that lasts 400 ms, made of four pieces. Each piece is one of two templates, slightly jittered, so there are two choices for each. At the end a linear readout looks at the pool, once. Which of the two was the *newest* piece? That is easy, even without any synapses between cells. But the second one, over by 200 ms? Or the oldest, over by 300 ms?
#
# What holds it? Its loops, one would think. But real synapses also **tire**, as you saw in {lesson:neurotransmitters}: each spike uses up some of a store, which takes up to a second to refill. (Some of them also grow stronger at first.)

# %%
quiz(columns, "what-holds")

# %% [markdown]
# **Explorer 11**: compare *Tiring synapses*, *Tireless ones*, with the very same wiring, and *No synapses*. Then look at the first 20 ms of the spikes, and press *A pool in use*. (Leave *Arm the readout* off for now.)

# %%
explore.in_the_liquid()

# %% [markdown]
# Shares right after 400 ms, three pools each, with a noise of 1% in what is read; half is guessing. In the last column the readout has to say whether the two newest pieces are of *different* kinds, which cannot be done by adding up what each of them left behind. Then the control for the loops: six pools with tiring synapses as they are, and the same with their synapses moved so that no way leads back to the cell where it began.

# %%
rhythms = columns.rhythms
for way in rhythms.WAYS[:3]:
    right = prepared.liquids(way=way, before=0, noise=1).right / 100
    newest, second, differ = (around(right[:, k], ".2f") for k in (3, 1, 4))
    print(f"{way:>18}: newest {newest}, second {second}, newest two differ {differ}")
dealt = [prepared.liquids(way=way, before=0, noise=1).chance.mean() for way in rhythms.WAYS]
print(f"answers dealt out anew: {around([x / 100 for x in dealt], '.2f')}")
for loops in (True, False):
    found = prepared.loopless(loops=loops).right[:, 1] / 100
    print(f"tiring, {'with' if loops else 'without'} loops: second {around(found, '.2f')}")

# %% [markdown]
# The newest piece proves nothing about a liquid, since cells without any synapses between them tell it as well. The second piece is told in eight of ten trials where synapses tire, and hardly better than by guessing where they do not, or where there are none. (The tireless ones are turned down, so that cells fire about as often. At the strength of the tiring ones the pool boils over, at about 150 spikes per second and cell. At four other strengths, with 15 to 42 spikes per second, they do no better.) And take the loops away, and the synapses that tire still tell it nearly as well. So most of this memory is in stores that have run low, each of them a trace of what has passed through it. (With synapses that tire and never grow, it is told in 75% of the trials.) Nor does it take loops to compare: without any synapses between the cells the readout is right in 77% of the trials, and tireless ones make it worse.
#
# There is one more trap. How well is the *oldest* piece told, by pools whose synapses are all fresh and by pools that have been in use for 400 ms, and by a readout that sees everything exactly or with a noise of 1%?

# %%
for noise in (0, 1):
    rows = []
    for before in (0, 400):
        found = prepared.liquids(way="tiring synapses", before=before, noise=noise)
        rows.append(around(found.right[:, 0] / 100, ".2f"))
    print(f"{noise}% noise: fresh {rows[0]}, in use {rows[1]}")

# %% [markdown]
# From all of it to not much more than guessing. A pool that has never been used answers the first spikes with one great burst, and what it says in the end still depends on that, by amounts that only an exact readout can see. No brain begins fresh, and none reads exactly.

# %% [markdown]
# ## Break our result

# %% [markdown]
# One question was left out: whether the *second and the third* piece are of different kinds. From an untrained echo state net, the best of 24 that we tried, a linear readout can tell in 89% to 99% of new trials. Can you do it without a web? Write `attempt(spikes)`. It gets an array of shape (400 ms, 500 trials, 4 channels) with the spikes of each millisecond, and returns up to 136 numbers for each trial, an array (500, 136). A linear readout learns from 300 of the trials and is examined on the others, on seeds that you do not see. Leaky traces of each channel, 34 each with different time constants, lose:

# %%


def attempt(spikes):
    return rhythms.traces(spikes)


scores = check.beat_the_web(attempt)

# %% [markdown]
# A readout can only add. "Different" is not a sum: it is true if one of two things holds and the other does not. So what should your numbers be, if adding is all that is done with them? If you win, you have shown that it takes no loops to compare. If you lose, you see what the net does for nothing.

# %% [markdown]
# > **Data card.** Columns, sheets, strips, pictures, words, inputs and spikes are **synthetic**: all of them are made by the functions of this room. What was measured in animals and people is told with its source. No recording of a brain is used in this lesson.

# %% [markdown]
# ## Where the analogy breaks

# %% [markdown]
# Seven differences have turned up on the way. Each has a defender, who asks for the part that was withheld. Say first for which one something will be left of the difference.

# %%
predict(columns, "survives")

# %% [markdown]
# **A column has a clock, and filtered noise has none.** A defender of noise asks for a fair fight: not any filter, but one that gives noise *the very spectrum* of the column. You had it in explorer 2, armed, and in the table below it. With little noise the column's waves are steadier all the same: 0.21 to 0.29, against 0.40 or more. So something is left. But it is not in the spectrum, and most studies show only that.
#
# **A shuffled map serves its readers badly.** It does so for readers of a few electrodes. Arm explorer 3 with a wire to every cell, and nothing is left, by construction. Real readers lie in between. But they choose their inputs, and an electrode does not.
#
# **Depth is written down and not found.** A defender of gradient descent asks for a teacher. Teach a net *one* fold, with eight units, and let it use what it has learned again and again. For one to five folds:

# %%
runs = [prepared.zigzags(way=zigzag.WAYS[-1], folds=k) for k in (1, 2, 3, 4, 5)]
found = [f"{np.sum(run.error < zigzag.FOUND)}" for run in runs]
print(f"{zigzag.WAYS[-1]}: found by {', '.join(found)} of 6")

# %% [markdown]
# Hardly anything is left. The net did not lack power. It lacked a path on which each step can be learned by itself, and leave to use a part again. A brain may have both.
#
# **A machine that dreams loses the balance.** Is it the machine that cannot hold it, or the rule? Let the machine learn by the *exact* slope, which sums over all states. As a rival, let twelve fixed pictures with noise on them (a *mixture*) be fitted. And which of them has understood what bars and stripes are? Learn from 20 of the 30 pictures, and ask about the other ten. (Guessing gives −11.1.)

# %%
exact = prepared.machines(rule="exact", falling=True)
p = machine.probabilities(V, machine.unpacked(exact.numbers[-1]))
nats, rare = number(float(exact.likelihood[0, -1]), 1), np.sum(p < 1 / 300)
print(f"exact slope ≈ {nats} nats, ≈ {p.sum():.0%} clean, ≈ {rare} of 30 rare")
mixed = [learning.mixture(V, rng=seed) for seed in range(3)]
print(f"mixture of twelve {span(mixed, 1, learned=True)} nats")
for rule in ("CD-1", "500 chains"):
    rows = prepared.unseen_pictures(rule=rule).likelihood.T
    old, new = (span(row, 1, learned=True) for row in rows)
    print(f"{rule}: learned {old}, never seen {new} nats")

# %% [markdown]
# With the exact slope nothing is rare, and what is left is one tenth of a nat. Twelve fixed pictures do far worse. So the machine *can* hold the whole world, and most of the difference was the sampling. But neither a brain nor a computer can sum over all states of a large machine. And no rule has taught it what a bar is: it finds pictures that it has never seen about as improbable as guessing does, or far more so.
#
# **Only cells with a past know what comes next.** A table of two letters forgets how the word began. So let the table look back ten letters, and cut them shorter where it has never seen so many together. It has neither columns nor cells, and nobody tells it where a word ends:

# %%
for middle, resets in ((6, True), (2, False), (6, False)):
    found = prepared.last_letter(middle=middle, resets=resets, wrong=0).percent[:, :, 10:]
    cells, table = (around(found[k].mean(axis=1) / 100, ".2f") for k in (0, 3))
    told = "told" if resets else "not told"
    print(f"{middle} letters shared, ends {told}: cells {cells}, longer table {table}")

# %% [markdown]
# Nothing is left of it. The table is right in all of these streams, and where ends are not told it beats the cells by far. (A tenth of all middles with a wrong letter does not change that.) Cells that have their own past are one way to keep it, and not the best in this task. What speaks for them is that each of them needs to know only what it hears.
#
# **A web forgets what a queue keeps.** Is it the $\tanh$ that is to blame? Arm explorer 10 with units that do not bend: with 1% of noise all of the difference is left, 18 inputs against 49.6. A defender of webs then asks for better wires, *orthogonal* ones, which turn the ripples without making any of them smaller. And for a world with more noise in it. There, in turn, the queue has a defender: all units of a web hear the input, and in a queue only one does. So let that one hear as much as the fifty together, which is four times as loudly:

# %%
for noise in (1, 10):
    for kind in ("web", "orthogonal web", "queue"):
        how = dict(kind=kind, linear=False, strength=1.0, noise=noise, shuffled=False)
        found = around(prepared.recalls(**how).total, ".1f")
        print(f"{noise:2}% noise, {kind:>14}: {found}")
louder = [columns.memory.profile("queue", 1.0, noise=0.1, loud=4, rng=k) for k in range(3)]
found = around([recall.sum() for recall in louder], ".1f")
print(f"10% noise, a queue that hears four times as loudly: {found}")

# %% [markdown]
# Less is left. With 1% of noise an orthogonal web recalls 42 of 50, and with 10% it recalls *more* than the queue. But that is loudness and not wiring: a queue that hears as much of the input is far ahead again. Only where a unit cannot be that loud is it an advantage to have many that listen. And random webs were never meant to be queues. Where past inputs have to be combined they can earn their keep; the further notebook has an example.
#
# **A liquid holds what falls into it.** What would a defender of plain arithmetic ask for? As many numbers, made without any cells: 136 leaky traces of the input. Or an untrained net with $\tanh$. All questions are those of the liquid:

# %%
for way in (rhythms.WAYS[0], *rhythms.WAYS[3:]):
    for before in (0, 400):
        right = prepared.liquids(way=way, before=before, noise=1).right / 100
        oldest, second, differ = (around(right[:, k], ".2f") for k in (0, 1, 4))
        row = f"oldest {oldest}, second {second}, newest two differ {differ}"
        print(f"{way:>16}, {before:3} ms before: {row}")

# %% [markdown]
# Nothing is left of the liquid's lead. Leaky traces hold every piece better, though they cannot compare. The untrained net does both, and better than the liquid. (It was tuned, and the liquid was not: its numbers are those of Maass and his colleagues, apart from one overall strength.)

# %%
predict(columns, "survives", reveal=True)

# %% [markdown]
# | Difference | Armed with | What is left of it |
# |---|---|---|
# | a column has a clock, filtered noise has none | the column's own spectrum | less of it: how steady the waves are |
# | a shuffled map is read badly | a wire to every cell | nothing, by construction |
# | depth can be written down and is not found | one fold, taught and used again | nothing, or hardly anything: a missing teacher |
# | a machine that dreams loses the balance | the exact slope | less of it: a tenth of a nat. It has learned no rule, though |
# | cells with a past know what comes next | a longer table | nothing: the table does better |
# | a queue keeps what a web forgets | units without tanh; orthogonal wires | all of it; less of it. With loud noise it depends on who hears the input, and how loudly |
# | a liquid holds what fell in | leaky traces, an untrained net | nothing: both hold it better |
#
# What does set brain and machine apart? Look at the winners. The table looks up ten letters at once, and the exact slope sums over all states: no cell can get at so much. And the queue depends on every single wire. A shuffle that a web does not even notice destroys it. What a shuffle cannot harm needs no plan to grow: that is what a random web has to offer for all that it forgets.

# %% [markdown]
# ## The claims, judged
#
# What the two articles behind this course say about columns, deep hierarchies and liquids. Vote first, then look.

# %%
claims(columns)

# %% [markdown]
# ## Wrap-up
#
# - **A column hums** because of its inhibiting loop. Cut the exciting one, and more input makes up for it. Cut the other, and nothing does.
# - **A peak** in a spectrum proves no clock. How steady the waves are can tell.
# - **A shuffled map** loses nothing for whoever hears all cells. It costs wire, and it costs the experimenter.
# - **Depth** writes a zigzag of $2^k$ pieces with $2k$ units. Gradient descent does not find it, unless it is taught one fold.
# - **A machine that dreams** can hold a whole world. One step of dreaming teaches it clean pictures, and loses the balance.
# - **The same letter** needs cells of its own for each past, or a longer table.
# - **A queue** recalls fifty inputs with fifty units, and a web about twenty. Shuffled, the web keeps them all, and the queue hardly any.
# - **A liquid** holds the past in synapses that tire. Without its loops it holds nearly as much.
#
# Here is what you said at the start.

# %%
predict(columns, "first", reveal=True)

# %%
last_five = "peak-or-clock ten-bits clean-dreams above-the-bound tired-synapse"
quiz(columns, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Primary sources first. A DOI is given where we have looked it up.

# %%
reading(columns)

# %% [markdown]
# {next}
