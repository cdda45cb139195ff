# %% [markdown]
# {header}

# %% [markdown]
# ## You will be able to
#
# - **store** drawings in the connections of a network, and bring them back from a part *(exercises 1 and 2)*
# - **explain** why a brain needs a fast store and a slow one, from a lesion and from a list that was forgotten *(explorers 3 and 4)*
# - **find** a rat from its spikes, and a way through a town when a bridge is closed *(explorers 5 to 7)*
# - **build** one step of an LSTM, and say what in it remembers *(exercise 3)*
# - **repeat** the calculation of how much such a memory holds, 0.138 *(exercise 4)*

# %%
from neurocourse import hippocampus
from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import explore
from neurocourse.teaching import claims, listen, predict, quiz, reading

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(hippocampus, "first")

# %% [markdown]
# ## The man who could not keep today
#
# Hartford, 1953. Henry Molaison is 27, and his seizures have taken over his life. A surgeon, William Scoville, removes the inner part of both of his temporal lobes, and with it the front half of both
# **hippocampi** and the cortex that feeds the rest. They are two curved ridges deep in the brain, each the size of a little finger. The seizures get better. But Henry does not know the way to the bathroom of the hospital, and will not learn it. He greets his doctor of many
# years as a stranger each morning. He can talk, joke and do crosswords. He remembers his childhood. He cannot keep today.
#
# Brenda Milner sat with him and found what was left. With a pencil and a mirror he learned to draw a star, better each day, and each day he was sure that he had never done it
# before. So *memory is not one thing*. What he had lost was the making of memories of what happens and what is so. In 1957 the two published the case, and it changed what we think memory is.
#
# What does it take to keep something that happens only once? Let us build it.

# %% [markdown]
# ## A memory in the connections
#
# In area CA3 of the hippocampus the cells excite *each other*: their axons turn back into the crowd they come from. In 1971 David Marr saw what that is good for. If cells that are active together
# strengthen the connections between them, then a few of them will later wake all the others. A part brings back the whole. John Hopfield put it into a page of mathematics in 1982.
#
# Take $N$ units that are on ($+1$) or off ($-1$). Memory number $\mu$ is a pattern $\xi^\mu$ of which are on and which are off (the $\mu$ is a number, not a power), and $s_i$ is what unit $i$ is now. To store
# memories, let each connection count how often its two ends agree, less how often they differ:
#
# $$W_{ij} = \frac1N \sum_\mu \xi_i^\mu\, \xi_j^\mu, \qquad W_{ii} = 0 \qquad\qquad s_i \leftarrow \operatorname{sgn}\Big(\sum_j W_{ij}\, s_j\Big)$$
#
# On the left Donald Hebb's rule of 1949, *one look at each pattern, no error, no teacher*. On the right the recall: one unit after the other follows the sign (sgn) of the sum of what it hears. Each such step takes the state downhill in an
# **energy**, $E = -\frac12 \sum_{ij} W_{ij} s_i s_j$, so it must come to rest. The memories are the valleys.
#
# ### Exercise 1: write a memory into connections
#
# `patterns` is an array of pictures, one a row, with 1 for ink and 0 for paper. Return the weights $W$, an array with a row and a column for each unit.

# %% exercise
import numpy as np


def hebb_weights(patterns):
    # BEGIN SOLUTION
    xi = 2 * patterns - 1
    W = xi.T @ xi / patterns.shape[1]
    # END SOLUTION
    np.fill_diagonal(W, 0)
    return W


hebb_weights = check.hebb_weights(hebb_weights)

# %% [hint]
# Two units that are both *off* agree as well. So first turn 0 and 1 into −1 and 1.

# %% [hint]
# The sum over patterns of products is a product of matrices: $N$ by $P$ times $P$ by $N$.

# %% [hint]
# `xi = 2 * patterns - 1`, and then `xi.T @ xi`, divided by the number of units `patterns.shape[1]`.

# %% [markdown]
# **Explorer 1.** Draw something, with the mouse or with the arrow keys and the space bar. The network stores it beside some digits, with *your* rule once your exercise is right. Then a part is covered, some pixels are turned over, and
# the network is left alone. Watch the energy, and the *overlap* with your drawing: 1 if all units are right, 0 if half of them are. Can you find a drawing that it confuses with a digit?

# %%
explore.recall(hebb_weights)

# %%
quiz(hippocampus, "hopfield-where")

# %% [markdown]
# ### Exercise 2: one unit follows its input
#
# `W` are the weights: `W[i, j]` is how strongly unit `i` hears unit `j`. `s` is the state, an array of +1 and −1. Return the new state after unit `i` has followed its input. If what it hears sums to zero, it stays as it is.


# %% exercise
def recall_step(W, s, i):
    s = s.copy()
    # BEGIN SOLUTION
    heard = W[i] @ s
    if heard != 0:
        s[i] = np.sign(heard)
    # END SOLUTION
    return s


recall_step = check.recall_step(recall_step)

# %% [hint]
# Row `i` of `W` holds the strengths with which unit `i` hears the others.

# %% [hint]
# `W[i] @ s` is the sum that it hears. Only its sign matters.

# %% [hint]
# `np.sign(0)` is 0, and that is no state: leave the unit alone in this case.

# %% [markdown]
# How much does it hold? Each stored pattern is a disturbance for all the others. With $P$ random patterns the disturbances add up to a bell curve whose width is $\sqrt{\alpha}$, where $\alpha = P/N$ is
# the **load**. A unit turns wrong in the first step when this noise is larger than the signal, 1, and points the wrong way. That has a formula, and the network must obey it:
#
# $$p_{\text{wrong}} = \tfrac12 \operatorname{erfc}\frac{1}{\sqrt{2\alpha}}$$
#
# Here $\tfrac12\operatorname{erfc}(z)$ is what lies beyond $\sqrt2\,z$ widths in the tail of a bell curve.

# %%
hopfield = hippocampus.hopfield
for P in (100, 138, 200):
    patterns = hopfield.random_patterns(P, 1000, rng=0)
    measured, law = hopfield.one_step_error(patterns), hopfield.law(P / 1000)
    print(f"{P} patterns, 1,000 units: {measured:.1e} wrong in one step, formula {law:.1e}")

# %% [markdown]
# That sounds harmless: at 138 patterns, four units of a thousand. But these four disturb others in the next step. **Explorer 2**: move the load slowly from 0.10 to 0.20, and watch what comes back in the end.

# %%
explore.capacity()

# %%
quiz(hippocampus, "hopfield-full")

# %% [markdown]
# ## One hearing is enough
#
# Now a brain with two parts. The *hippocampus* stores each day in one look. At night it plays some of its days again, the younger ones more often, and each time the *cortex* learns a very little. What will be lost if the hippocampus is taken away?

# %%
predict(hippocampus, "lesion")

# %% [markdown]
# **Explorer 3.** Nothing in this model says which days are to be lost. The curve comes out of the replay. Take the replay away: what does the cortex know then?

# %%
explore.lesion()

# %%
amnesia = hippocampus.amnesia
after = amnesia.share_recalled(40, rng=0)
for first, last in ((1, 20), (36, 40), (41, 60)):
    share = after[first - 1 : last].mean()
    print(f"days {first} to {last}: {share:.0%} remembered on day 60")

# %%
predict(hippocampus, "lesion", reveal=True)

# %% [markdown]
# ## Two stores
#
# Why two, and why should one of them be slow? Let one network learn a list of pairs, $A$, and then a list $B$, as people do in the laboratory. People mix the two up a little. A network does something else.
#
# **Explorer 4.** First *blocked*: all of $A$, then all of $B$. Then let the fast store bring back a few pairs of $A$ among those of $B$.

# %%
explore.replay()

# %%
two = hippocampus.two_stores
lists = two.lists(rng=0)
for replays in (0, 8):
    study = two.study(lists, replays=replays, rng=0)
    kept, learned = study.a[-1], study.b[-1]
    print(f"{replays} pairs of A replayed: {kept:.0%} of A, {learned:.0%} of B are right")

# %% [markdown]
# It is called **catastrophic interference**, and it is why a network is trained on shuffled examples, never on one topic after the other. A life cannot be shuffled. James McClelland, Bruce McNaughton and
# Randall O'Reilly proposed in 1995 that this is what the two stores are for: one that keeps Tuesday in one look, and one that takes its time to find the rules, fed by the first so that the old is mixed with the new.

# %%
quiz(hippocampus, "two-stores-why")

# %% [markdown]
# ## Where am I?
#
# London, 1971. John O'Keefe and Jonathan Dostrovsky record from the hippocampus of a rat that walks about. Some cells are silent nearly everywhere, and fire like mad in *one place*. Each has its own place; together they cover the box.
#
# $$r_i(x) = r_0 + r_{\max}\, e^{-\lVert x - c_i\rVert^2 / 2\sigma^2}$$
#
# $r_i(x)$ is the rate of cell $i$ when the rat is at $x$. $c_i$ is the centre of its field, $\sigma$ the width, $r_{\max}$ the height, and $r_0$ the rate that it has everywhere.
#
# **Explorer 5** lets you listen to one of them (the walk and the spikes are synthetic). How long must you listen to find its place?

# %%
explore.place_fields()

# %% [markdown]
# Now turn it round. You are somewhere in the brain, you hear eighty such cells, and nobody tells you where the rat is. **Explorer 6** reads the place from the spikes. The colours show how likely each place is:
#
# $$\log p(x \mid n) = \sum_i n_i \log r_i(x) - \tau \sum_i r_i(x) + \text{constant}$$
#
# $n_i$ counts the spikes of cell $i$ in a window of $\tau$ seconds, and $p(x \mid n)$ is how likely the place $x$ is when these were heard. The second sum looks dull. It says that silence counts, too.

# %%
explore.decode_walk()

# %%
quiz(hippocampus, "place-decode")

# %% [markdown]
# ## The map in the head
#
# A place is not yet a way. What else could these cells be telling? Kimberly Stachenfeld, Matthew Botvinick and Samuel Gershman made a proposal in 2017: not where the animal *is*, but where it will *soon be*. Count, from each place, how often you will pass each other one, with what
# lies further ahead counting less, by $\gamma$ for each step. If $T$ holds the chances of one step, the sum over all steps is
#
# $$M = I + \gamma T + \gamma^2 T^2 + \dots = (I - \gamma T)^{-1}$$
#
# It is called the **successor representation**. Its beauty: put a reward on any place, and the column of $M$ for that place says at once how near you are to it from everywhere. Walk uphill, and you arrive. Its weakness is your next prediction.

# %%
predict(hippocampus, "detour")

# %% [markdown]
# **Explorer 7.** A small town with three bridges. Close one, or paint road works over crossings, and choose a goal. The dashed walker has yesterday's map; the dash-dotted one has walked about and learned it anew; the plain line plans on the streets themselves.

# %%
explore.detour()

# %% [markdown]
# In numbers, for the trips to *one* goal. A third walker stores only a value for each crossing: how good it is for the old goal ({lesson:basal_ganglia} learns such values). Who copes with a new goal, and who with a closed bridge?

# %%
streets, detours = hippocampus.streets, hippocampus.detours
town = streets.read()
changed = streets.close(town, [streets.STREETS["Old Bridge"]])
shares = detours.flexibility(town, changed, goal=31, new_goal=5)
for walker, (before, moved, closed) in shares.items():
    print(f"{walker:>24}: {before:.0%} of the trips are shortest at first,")
    print(f"{'':>26}{moved:.0%} with a new goal, {closed:.0%} with a closed bridge")

# %%
predict(hippocampus, "detour", reveal=True)

# %% [markdown]
# Ida Momennejad and colleagues asked people: they cope with a new goal better than with a new wall, though not as badly as this walker. There must be some planning, or some replay, on top.
#
# ## A network that hears itself
#
# Now the machine. It, too, must know at this moment what happened before. Jeffrey Elman's network of 1990 gives its units, beside the input, their own last state:
#
# $$h_t = \tanh(W x_t + U h_{t-1} + b), \qquad y_t = V h_t + c$$
#
# The article prints the first half only. CA3 hears itself as well; but see what happens to the time. A network with a loop that runs for seven steps *is* a network with seven layers, one for each step, and all layers have the same weights. **Explorer 8** unrolls it.

# %%
explore.unroll()

# %%
unrolled = hippocampus.unrolled
weights = unrolled.draw(3, 20, 2, rng=0)
x = np.random.default_rng(1).normal(size=(50, 3))
loop = unrolled.recursive(x, weights)
chain = unrolled.unrolled(x, unrolled.copies(weights, 50))
print("loop and chain of 50 layers agree to 1e-12:", np.abs(loop.y - chain.y).max() < 1e-12)

# %% [markdown]
# **The assumptions ledger.** What was thrown away on the road from CA3 to this:
#
# | The hippocampus | The recurrent network | Given up |
# |---|---|---|
# | spikes, in continuous time | a state for each tick | rhythm, replay at its own speed |
# | synapses that change while it runs | weights fixed while it runs | storing in one look |
# | each synapse sees its own two cells | blame carried back through a stored past | a rule that a synapse could follow |
# | each cell excites or inhibits | weights of either sign | Dale's principle *({lesson:neurotransmitters})* |
#
# In return it learns by backpropagation, *through time*: the blame for a mistake at the end goes back through all layers of the chain. At each of them it is multiplied by $U$ and by the slope of tanh. How much $U$ stretches in the long run is its *spectral radius* $\rho$. (The dots on the right are its
# *eigenvalues*, the factors by which $U$ stretches and turns; $\rho$ is the distance of the farthest dot from 0.) **Explorer 9**: how much of it arrives?

# %%
explore.vanishing_gradient()

# %%
for rho in (0.8, 1.0, 1.2):
    decay = unrolled.gradient_decay(rho, 100, orthogonal=True, rng=0)
    left = decay.norm[-1]
    print(f"spectral radius {rho}: after 100 steps {left:.0e} of the gradient is left")

# %%
quiz(hippocampus, "rnn-fading")

# %% [markdown]
# ## Gates
#
# Sepp Hochreiter saw this in his diploma thesis of 1991. The cure came in 1997 with Jürgen Schmidhuber, and the last piece of it in 2000: **long short-term memory**. Beside the state $h$ it has a **cell** $C$, and nothing multiplies the cell but a gate:
#
# $$f = \sigma(W_f s), \quad i = \sigma(W_i s), \quad o = \sigma(W_o s), \quad c = \tanh(W_c s), \qquad s = (h_{t-1}, x_t, 1)$$
#
# $$C_t = f * C_{t-1} + i * c, \qquad h_t = o * \tanh C_t$$
#
# Here $\sigma$ is the logistic function of {lesson:pioneers}, no longer a width. $s$ joins the last state, the input and a 1; $c$ is the **candidate**, what may be written; and $*$ multiplies entry by entry, as $\odot$ did in {lesson:pioneers}.
#
# Read it aloud. *Keep* ($f$) what is there, *write* ($i$) what is new, *show* ($o$) what is needed. With $f = 1$ and $i = 0$ the cell stays as it is, for ever, and the blame on its way back passes unharmed.
#
# ### Exercise 3: one step of an LSTM
#
# `W["forget"]`, `W["input"]`, `W["output"]` and `W["candidate"]` are weights for the joined vector `s`, one row for each unit. `x`, `h` and `C` are arrays. Return the new `h` and the new `C`.


# %% exercise
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def lstm_step(x, h, C, W):
    s = np.concatenate([h, x, [1.0]])
    # BEGIN SOLUTION
    f, i, o = (sigmoid(W[name] @ s) for name in ("forget", "input", "output"))
    C = f * C + i * np.tanh(W["candidate"] @ s)
    h = o * np.tanh(C)
    # END SOLUTION
    return h, C


lstm_step = check.lstm_step(lstm_step)

# %% [hint]
# First the four sums, `W[name] @ s`. Gates go through `sigmoid`, for they say how far something is open. The candidate goes through `np.tanh`, for it may be negative.

# %% [hint]
# The new cell is what is kept of the old one plus what is written: both are products, element by element.

# %% [hint]
# `C = f * C + i * np.tanh(W["candidate"] @ s)`, and only then `h = o * np.tanh(C)`, with the *new* C.

# %% [markdown]
# Does it help? The **adding problem** is the classical test: a hundred random numbers pass by, one a step. Two of them carry a mark. At the end say their sum. To guess 1 always costs a mean squared error of $1/6$, the variance of the sum.
# Three networks practise, on 500 batches each.

# %%
runs = [hippocampus.adding.learn(kind, rng=0) for kind in hippocampus.adding.KINDS]
for run in runs:
    print(f"{run.kind:>4}: mean squared error {run.test:.2g} (guessing: 0.17)")

# %% [markdown]
# The GRU, Kyunghyun Cho's simpler cousin of 2014, has one gate for keeping and writing. **Explorer 10** shows how each of them got there, or did not.

# %%
explore.adding_race(runs)

# %% [markdown]
# And how does the LSTM do it? **Explorer 11** opens it up. Choose a cell, let the time run, and look what the gates do when a mark passes. Try *Twice as long as trained*.

# %%
explore.gates(runs[0].network)

# %%
quiz(hippocampus, "lstm-cell")

# %% [markdown]
# ## Side by side
#
# **Explorer 12.** The same episodes for both, twelve moments of twelve features each. Both hear the first moments and must tell the rest: the hippocampus (Hebb's connections) on the left, an LSTM on the right. Press *Play* to show the episodes again and again. Then blur the cue.
# Then give them too many episodes.

# %%
explore.side_by_side()

# %%
episodes = hippocampus.episodes
lessons = episodes.learn(6, (1, 10, 50), rng=0)
stored, learned = episodes.scores(lessons, given=4, rng=1)
for looks, hebb, lstm in zip(lessons.looks, stored, learned, strict=True):
    print(f"times shown {looks:>2}: hippocampus {hebb:.0%} right, LSTM {lstm:.0%}")

# %% [markdown]
# Each has what the other lacks. One look against dozens; a cue that may be blurred against one that may not; a store that is soon full against one that is not. The blur is a matter of training: an LSTM that practises with blurred cues copes with them. The one look is not.

# %% [markdown]
# > **Data card.** *Vowels*: mean resonances of 33 men, published by Peterson and Barney (1952). *Savings*: seven values that Hermann Ebbinghaus printed in 1885. *Digits* in explorer 1: optical digits, as in {lesson:pioneers}. The walks, cells,
# > days, episodes, town, sentences, voices and tunes of this lesson are **synthetic**.

# %% [markdown]
# ## Where the analogy breaks
#
# **The new wipes out the old.** Six episodes are learned by both, and then six others in the same way:

# %%
analogy = hippocampus.analogy
left = analogy.overwrite(rng=0)
for k, who in enumerate(("hippocampus", "LSTM")):
    before, after = left.before[k], left.after[k]
    print(f"{who:>11}: first episodes {before:.0%} right, after the others {after:.0%}")

# %% [markdown]
# **Few connections, not many.** The article calls the hippocampus densely connected. Peter Jonas's group tested thousands of pairs of CA3 cells in the rat: about one in a hundred is connected. Cut the connections in Hopfield's network as well,
# and for what is left it holds *more*, and gives way more slowly. **Explorer 13**: the dashed law is for an endless network with very few connections. How long do our 1,000 units follow it?

# %%
explore.thin_connections()

# %% [markdown]
# **A number held too long.** An LSTM that learned to carry a number for 100 steps should carry it for 200. A bump of activity on a ring, the usual model of working memory, only drifts a little further, by $\sqrt2$:

# %%
held = analogy.hold(runs[0].network, (100, 200), rng=0)
for T, error in zip(held.T, held.error, strict=True):
    print(f"LSTM, {T} steps: mean squared error {error:.2g} (guessing: {held.chance:.2f})")
drift = analogy.wander(rng=0)
print("ring of cells, 1, 2 and 4 s:", ", ".join(f"{d:.0f}°" for d in drift))

# %% [markdown]
# Beyond what it was trained for it is *worse than guessing*: its gates leak a little of each passing number into the cell, and it has learned a correction for just a hundred of them.
#
# **A record of the past.** Hebb's rule needs what is active *now*. Backpropagation through time needs what *was*: three gates, the candidate, the cell and the output of each unit, at each of a hundred steps. No synapse is known to keep such a record. So take it away:
# forward the LSTM runs as before, but the blame goes back through the last 25 steps only. The first mark, which stands in the first half, is never among them.

# %%
predict(hippocampus, "record")

# %%
print(f"steps in the record 100: mean squared error {runs[0].test:.2g}")
for steps in (25, 1):
    short = hippocampus.stored_past.learn(steps, rng=0)
    error, numbers = short.error, short.numbers
    print(f"steps in the record {steps:>3}: {error:.2g}, with {numbers:,} numbers kept")

# %%
predict(hippocampus, "record", reveal=True)

# %% [markdown]
# With no record but the present step it stays at guessing. So here the analogy does break, but at another place than one would think: what is needed is a trace of the last moments, not a diary. {Lesson:spiking} has a rule in which each synapse keeps such a trace.
#
# **The order of history.** The LSTM was built against vanishing gradients; its papers do not speak of the hippocampus, nor of the auditory cortex. The likeness was found afterwards. Since 2018 the road has also been walked the other way: networks trained to find their way
# by dead reckoning grew units with fields like those of the rat.
#
# ### The claims, judged
#
# What the two articles say about memory and recurrent networks. Vote first, then look.

# %%
claims(hippocampus)

# %% [markdown]
# ## Exercise 4: 0.138
#
# Daniel Amit, Hanoch Gutfreund and Haim Sompolinsky solved Hopfield's network in 1985 with the physics of magnets. In an endless network recall breaks at $\alpha_c = 0.138$, with a jump: just before, the overlap is still 0.97.
# `loads` and `overlaps` are arrays: the loads rise, and the overlaps are what comes back at each. Return the load at which the overlap falls through ¾, with a straight line between the two neighbours.


# %% exercise
def capacity(loads, overlaps):
    # BEGIN SOLUTION
    k = np.argmax(overlaps < 0.75)
    share = (overlaps[k - 1] - 0.75) / (overlaps[k - 1] - overlaps[k])
    # END SOLUTION
    return loads[k - 1] + share * (loads[k] - loads[k - 1])


capacity = check.capacity(capacity)

# %% [hint]
# First find the place: the first load at which the overlap is below ¾. The crossing lies between it and the one before.

# %% [hint]
# `np.argmax(overlaps < 0.75)` is the position of the first `True`.

# %% [hint]
# Of the whole fall from `overlaps[k - 1]` to `overlaps[k]`, which share lies above 0.75? Go that share of the way from `loads[k - 1]` to `loads[k]`.

# %%
limits = hippocampus.capacity
loads = np.linspace(0.1, 0.15, 501)
breaks = capacity(loads, limits.held(loads))
print(f"theory, endless network: {breaks:.3f} (published: 0.138)")
loads = np.arange(0.10, 0.23, 0.02)
found = limits.curve(loads, N=1000, n=20, rng=1).overlaps.mean(axis=1)
print(f"measured, 1,000 units: {capacity(loads, found):.2f}")

# %% [markdown]
# A finite network breaks later and less sharply: lucky patterns hold out. The larger the network, the nearer to 0.138.

# %% [markdown]
# ## Wrap-up
#
# - **A part brings back the whole** when cells that are active together are connected. It takes one look, it has no place, and it breaks when it is too full.
# - **Two stores** are better than one: a fast one for what happened, a slow one for how things are, and replay between them.
# - **A map of what comes next** finds any goal at once, and no detour.
# - **An LSTM keeps by adding**, not by squashing. Its gates decide what to keep, to write and to show.
# - It was not copied from the hippocampus, and it lacks the hippocampus' best trick: *once*.
#
# Here is what you said at the start.

# %%
predict(hippocampus, "first", reveal=True)

# %%
last_five = "once-why history-direction backprop-return shared-in-time rule-or-episode"
quiz(hippocampus, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Where a work has a DOI, we have looked it up.

# %%
reading(hippocampus)

# %% [markdown]
# ## Going further
#
# ### Keeping things apart
#
# Hebb's rule wants memories that have nothing to do with each other, and yesterday's breakfast is much like today's. Before CA3 stands the **dentate gyrus**: many more cells, and hardly any of them active at a time. Move the share of common cells, and compare what goes in with what comes out.

# %%
explore.separation()

# %%
dentate = hippocampus.dentate
for separated in (False, True):
    share = dentate.recalled(20, 0.5, separated=separated, rng=0).mean()
    way = "through the dentate gyrus" if separated else "straight into CA3"
    print(f"20 memories, half of their cells shared, {way}: {share:.0%} of each comes back")

# %% [markdown]
# ### The field of a prediction
#
# What would a cell look like that fires for "soon at the star"? Like a place cell in an open box; stretched along a wall; and drawn out backwards on a path that is always walked one way. On the right are eigenvectors of $M$: maps that $M$ makes stronger or weaker and changes in no other way. They are waves over the room. Some see *grid cells* in them, neighbours of the hippocampus that fire at places on a regular grid.

# %%
explore.successor_field()

# %% [markdown]
# ### Holding and forgetting
#
# Henry Molaison could hold a number in mind, as long as nobody disturbed him. Working memory of this kind is not in the connections: it is activity that keeps itself going. A ring of cells, each exciting its neighbours, holds a direction as a *bump*. All directions are equally good, so noise pushes it about,
# and its variance grows in proportion to time, as the errors of remembered glances do.

# %%
explore.holding()

# %% [markdown]
# And long-term memory? Hermann Ebbinghaus learned lists of syllables around 1880, and measured how much of the learning he saved after a third of an hour, after a day, after a month. It is no exponential. A sum of many exponentials with different rates will do.

# %%
explore.forgetting()

# %%
forgetting = hippocampus.forgetting
for kind in ("exponential", "power law"):
    fit = forgetting.fit(forgetting.DAYS, forgetting.SAVINGS, kind)
    print(f"{kind:>11}: explains {fit.r2:.0%} of what Ebbinghaus measured")

# %% [markdown]
# ### Who remembers how far?
#
# One budget of updates for each: hear a number, then only noise for $T$ steps, then say the number. $R^2$ is 1 for perfect and 0 for guessing.

# %%
table = hippocampus.memory_length.table((5, 40), seeds=1)
print(hippocampus.memory_length.report(table))

# %% [markdown]
# ### The next word
#
# Guess the next word: with this game the large language models of today are trained. Ours has a toy grammar with two habits that are hard for somebody who counts: the time at the start decides the verb at the end, and the subject decides its number, whatever stands between. *Perplexity* is how many words a model still wavers between, on average.

# %%
language = hippocampus.language
text = language.text(rng=0)
reader = language.learn(text, rng=0).network
ours = language.perplexity(language.NetworkModel(reader, text.vocabulary), text.test)
pairs = language.perplexity(language.NGram(2, text.train, len(text.vocabulary)), text.test)
print(f"perplexity: LSTM {ours:.1f}, counting pairs of words {pairs:.1f}")

# %%
explore.next_word(reader, text)

# %% [markdown]
# ### Looking ahead
#
# A curve that never repeats, from an equation of 1977 for the number of blood cells. How far can one look ahead? The *echo state network* has a large random recurrent layer that is never trained; only its readout is. A plain RNN, trained through time, does worse here than a straight regression for a few steps ahead:
# learning a loop is not always worth it.

# %%
explore.forecast()

# %% [markdown]
# ### Another language
#
# Translation, in a toy language with an order of its own. One network reads the sentence into one state and writes from that. The other may look back at every word: **attention**. Compare them at eight words. Then try twelve, more than they ever learned from.

# %%
translation = hippocampus.translation
attentive, plain = (translation.learn(attention=yes, rng=0) for yes in (True, False))
for lesson, name in ((attentive, "with attention"), (plain, "without")):
    right = translation.exact_match(lesson.model, 8, rng=1)
    print(f"{name:>14}: ≈ {right:.0%} of the sentences of eight words are right")

# %%
explore.translate(attentive, plain)

# %%
quiz(hippocampus, "attention-length")

# %% [markdown]
# ### Spoken words
#
# Recurrent networks made speech recognition work. Ours are **synthetic** voices: a buzz and a hiss, shaped by three resonances that glide, with the vowels of 33 men measured in 1952, and a speaker's pitch, throat and haste drawn at random. Here is one. Which digit is it?

# %%
formants = hippocampus.formants
speaker = formants.voice(rng=2)
sound = formants.speak("nine", speaker, rng=2)
listen(sound, formants.FS, alt="A synthetic voice says one digit, in half a second.")

# %% [markdown]
# The ear reports the energy in twenty bands, eighty times a second; an LSTM hears these reports. It learns from 300 words, half of them in a little noise, and is tested with new speakers.

# %%
recogniser = hippocampus.spoken_digits.learn(rng=0)
for snr in (np.inf, 10, 5):
    share = hippocampus.spoken_digits.accuracy(recogniser.network, snr, n=100, rng=1)
    print(f"signal to noise {snr:>4} dB: ≈ {share:.0%} of 100 words are right")

# %%
explore.spoken(recogniser.network)

# %% [markdown]
# ### A tune
#
# The article lets a network write music. Ours hears 300 synthetic tunes, each in one major key, and must find out the rules from the notes. Its rivals *count*: how often did each note follow the last one, the last four, the last eight? There is an easy way to sound right: copy. So ask two things of each new tune.
# Is it in one key? And how many of its runs of six notes are new?

# %%
melodies = hippocampus.melodies
tunes = melodies.compose(300, rng=0)
singer = melodies.learn(tunes, rng=0)

# %%
explore.melody(tunes, singer)

# %%
known = melodies.library(tunes)
counting = melodies.Counting(tunes, 8)
for name, model in (("counting 8 notes", counting), ("LSTM", singer)):
    found = melodies.judge([melodies.sing(model, rng=k) for k in range(20)], known)
    in_key, novel = found.in_key, found.novel
    print(f"{name:>16}: ≈ {in_key:.0%} in key, ≈ {novel:.0%} of the runs are new")

# %% [markdown]
# Who counts far enough back is always in key, and copies. The LSTM has found the key without being told that there are keys.

# %%
tune = melodies.sing(singer, heat=0.7, rng=3)
words = "The first twelve notes of a new tune by the LSTM, plucked."
listen(melodies.sound(tune[:12]), 5000, alt=words)

# %% [markdown]
# ### What the ear does first
#
# Is the LSTM "the auditory cortex"? No. And much of what the article gives to the cortex is done before. The cochlea takes a sound apart: each place moves to a frequency of its own, low at the far end. How close may two tones be?

# %%
explore.cochlea()

# %% [markdown]
# Where a sound comes from is worked out in the brain stem. A sound from the right reaches the left ear a little later, by seven ten-thousandths of a second at most (in our straight-line model five). Lloyd Jeffress drew a row of cells in 1948: each delays one ear by a little, and fires when both arrive together.

# %%
explore.where_is_it()

# %%
jeffress = hippocampus.jeffress
for angle in (-60, 10, 35):
    found = jeffress.locate(jeffress.hear(angle, rng=0))
    print(f"source at {angle:>3}°: the cells say {found.angle:.0f}°")

# %% [markdown]
# Owls have such a row. Mammals seem to do it in another way, with two broad groups of cells and the balance between them. And pitch? Tones of 600, 800 and 1000 Hz together sound as low as 200 Hz, which is not there. No place moves to it; but all places share its rhythm. Here it is to listen to, first the chord, then 200 Hz alone.

# %%
pitches = hippocampus.missing_fundamental
chord, low = (pitches.chord(f, 0.25, fs=8000) for f in ((600, 800, 1000), 200))
both = np.concatenate([chord / 3, low])
listen(both, 8000, alt="Three high tones together, then one low tone.")
print(f"pitch by the shared rhythm: {pitches.hear_pitch(chord, fs=8000).pitch:.0f} Hz")

# %%
explore.missing_pitch()

# %% [markdown]
# {next}
