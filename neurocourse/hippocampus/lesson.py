# %% [markdown]
# {header}

# %% folded
from neurocourse import hippocampus
from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import explore
from neurocourse.teaching import claims, predict, quiz, reading
from neurocourse.wording import scientific

# %%
explore.recall()

# %% [markdown]
# - **Explorer 1** is a memory in the connections of 144 cells. It has seen your drawing *once*. Now it gets a spoiled copy, on the left. Press Play, and watch what the cells make of it.
# - Draw something of your own, with the mouse or with the arrow keys and the space bar. Cover more of it. How little is enough to get it back?
# - Store more digits beside it. When does something come back that you never drew?

# %% [markdown]
# ## You will be able to
#
# - **store** drawings in the connections of a network, and bring them back from a part *(exercises 1 and 2)*
# - **explain** why a brain needs a fast store and a slow one, from a lesion and from a list that was forgotten *(explorers 4 and 5)*
# - **build** one step of an LSTM, and say which part of it remembers *(exercise 3)*
# - **compare** both memories on the same episodes: who needs one look, and who loses what *(explorer 10)*
# - **recover** a published number, the 0.138 memories for each unit that such a network can hold *(exercise 4)*

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(hippocampus, "first")

# %% [markdown]
# ## The man who could not keep today
#
# Hartford, 1953. Henry Molaison is 27, and seizures have taken over his life. A surgeon, William Scoville, removes the inner part of both temporal lobes, and with it the front half of both
# **hippocampi** and the cortex that feeds the rest. They are two curved ridges deep in the brain, each the size of a little finger. The seizures get better. But Henry does not know the way to the hospital bathroom, and will not learn it. Every morning he greets his doctor of many
# years as a stranger. He can talk, joke and do crosswords. He remembers his childhood. He cannot keep today.
#
# Brenda Milner sat with him and found what was left. Drawing with a pencil while watching his hand in a mirror, he learned to trace a star, better each day, and each day he was sure that he had never done it
# before. So *memory is not one thing*. What he had lost was the making of new memories of facts and events. In 1957 the two published the case, and it changed what we think memory is.
#
# What does it take to keep something that happens only once? Let us build it.

# %% [markdown]
# ## A memory in the connections
#
# In area CA3 of the hippocampus the cells excite *each other*: their axons turn back to the cells they came from. In 1971 David Marr saw what that is good for. If cells that are active together
# strengthen the connections between them, then a few of them will later wake all the others. A part brings back the whole. In 1982 John Hopfield put it into a page of mathematics.
#
# Take $N$ units that are on ($+1$) or off ($-1$). Memory number $\mu$ is a pattern $\xi^\mu$ of which are on and which are off (the $\mu$ is a number, not a power), and $s_i$ is the present state of unit $i$. To store
# memories, let each connection count how often its two ends agree, minus how often they differ:
#
# $$W_{ij} = \frac1N \sum_\mu \xi_i^\mu\, \xi_j^\mu, \qquad W_{ii} = 0 \qquad\qquad s_i \leftarrow \operatorname{sgn}\Big(\sum_j W_{ij}\, s_j\Big)$$
#
# On the left is Donald Hebb's rule of 1949: *one look at each pattern, no error, no teacher*. On the right is recall: one unit after another takes the sign (sgn) of the sum of its inputs. Each such step takes the state downhill in an
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
# **Explorer 1 again**, and now you know what it does. The network stores your drawing beside some digits, with *your* rule once your exercise is right. Then part of it is covered, some pixels are flipped, and
# the network is left alone. Watch the energy, and the *overlap* with your drawing: 1 if all units are right, 0 if half of them are. Can you find a drawing that it confuses with a digit?

# %%
explore.recall(hebb_weights)

# %%
quiz(hippocampus, "hopfield-where")

# %% [markdown]
# ### Exercise 2: one unit follows its input
#
# `W` holds the weights: `W[i, j]` is how strongly unit `i` hears unit `j`. `s` is the state, an array of +1 and −1. Return the new state after unit `i` has followed its input. If its input sums to zero, the unit stays as it is.


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
# `W[i] @ s` is its summed input. Only the sign of it matters.

# %% [hint]
# `np.sign(0)` is 0, which is not a state: leave the unit alone in this case.

# %% [markdown]
# How much does it hold? Each stored pattern disturbs all the others. With $P$ random patterns the disturbances add up to a bell curve whose width is $\sqrt{\alpha}$, where $\alpha = P/N$ is
# the **load**. A unit turns wrong in the first step when this noise is larger than the signal, 1, and points the wrong way. That has a formula, and the network must obey it:
#
# $$p_{\text{wrong}} = \tfrac12 \operatorname{erfc}\frac{1}{\sqrt{2\alpha}}$$
#
# Here $\tfrac12\operatorname{erfc}(z)$ is what lies more than $\sqrt2\,z$ widths out in one tail of a bell curve.

# %%
hopfield = hippocampus.hopfield
for P in (100, 138, 200):
    patterns = hopfield.random_patterns(P, 1000, rng=0)
    measured, law = hopfield.one_step_error(patterns), hopfield.law(P / 1000)
    print(f"{P} patterns, 1,000 units: {measured:.2%} wrong in one step, formula {law:.2%}")

# %% [markdown]
# That sounds harmless: at 138 patterns, four units of a thousand. But these four disturb others in the next step, and so on. What is left when the network has come to rest?
# **Explorer 2**: draw it before you see it, for an endless network. **Explorer 3**: drag the load slowly from 0.10 to 0.20, and watch what a finite one brings back.

# %%
explore.guess_the_break()

# %%
explore.capacity()

# %%
quiz(hippocampus, "hopfield-full")

# %% [markdown]
# ## One hearing is enough
#
# Now a brain with two parts. The *hippocampus* stores each day in one look. At night it replays some of its days, recent ones more often, and each time the *cortex* learns a little. What will be lost if the hippocampus is removed?

# %%
predict(hippocampus, "lesion")

# %% [markdown]
# **Explorer 4.** Nothing in this model says which days are to be lost. The curve comes out of the replay. Drag the day of the lesion. Then switch the replay off: what does the cortex know then?

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
# Why two, and why should one of them be slow? Let one network learn a list of pairs, $A$, and then a list $B$, as volunteers do in the laboratory. People mix the two up a little. A network does something else.
#
# **Explorer 5.** First *blocked*: all of $A$, then all of $B$. Follow what happens to $A$. Then arm the network with what it lacks, a fast store that brings back some pairs of $A$ among those of $B$. How few pairs are enough?

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
# It is called **catastrophic interference**, and it is why a network is trained on shuffled examples, never on one topic after the other. A life cannot be shuffled. In 1995 James McClelland, Bruce McNaughton and
# Randall O'Reilly proposed that this is what the two stores are for: one that keeps Tuesday in one look, and one that takes its time to find the rules. The fast one feeds the slow one, so that the old is mixed with the new.

# %%
quiz(hippocampus, "two-stores-why")

# %% [markdown]
# ## A network that hears itself
#
# Now the machine. It, too, must know at this moment what happened before. Jeffrey Elman's network of 1990 gives its units, beside the input, their own last state:
#
# $$h_t = \tanh(W x_t + U h_{t-1} + b), \qquad y_t = V h_t + c$$
#
# CA3 hears itself as well; but look at what happens to time here. A network with a loop that runs for seven steps *is* a network with seven layers, one for each step, and all layers have the same weights. **Explorer 6** unrolls it.

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
# **The assumptions ledger.** What was given up on the road from CA3 to this:
#
# | The hippocampus | The recurrent network | Given up |
# |---|---|---|
# | spikes, in continuous time | a state for each tick | rhythm, replay at its own speed |
# | synapses that change while it runs | weights fixed while it runs | storing in one look |
# | each synapse sees its own two cells | errors sent back through a stored past | a rule that a synapse could follow |
# | each cell excites or inhibits | weights of either sign | Dale's principle *({lesson:neurotransmitters})* |
#
# In return it learns by backpropagation, *through time*: the gradient of the error at the end goes back through all layers of the chain. At each of them it is multiplied by $U$ and by the slope of tanh. How much $U$ stretches in the long run is its *spectral radius* $\rho$. (The dots on the right are its
# *eigenvalues*, the factors by which $U$ stretches and turns; $\rho$ is the distance of the farthest dot from 0.) **Explorer 7**: how much of it arrives?

# %%
explore.vanishing_gradient()

# %%
for rho in (0.8, 0.95, 1.05, 1.2):
    decay = unrolled.gradient_decay(rho, 100, orthogonal=True, rng=0)
    left = decay.norm[-1]
    print(f"spectral radius {rho}: {scientific(left)} of the gradient is left")

# %%
quiz(hippocampus, "rnn-fading")

# %% [markdown]
# ## Gates
#
# Sepp Hochreiter saw this in his diploma thesis of 1991. The cure came in 1997 with Jürgen Schmidhuber, and its last piece in 2000: **long short-term memory**. Beside the state $h$ it has a **cell** $C$, and nothing multiplies the cell but a gate:
#
# $$f = \sigma(W_f s), \quad i = \sigma(W_i s), \quad o = \sigma(W_o s), \quad c = \tanh(W_c s), \qquad s = (h_{t-1}, x_t, 1)$$
#
# $$C_t = f * C_{t-1} + i * c, \qquad h_t = o * \tanh C_t$$
#
# Here $\sigma$ is the logistic function of {lesson:pioneers}. $s$ joins the last state, the input and a 1; $c$ is the **candidate**, what may be written; and $*$ multiplies entry by entry, as $\odot$ did in {lesson:pioneers}.
#
# Read it aloud. *Keep* ($f$) what is there, *write* ($i$) what is new, *show* ($o$) what is needed. With $f = 1$ and $i = 0$ the cell stays as it is, for ever, and a gradient on its way back passes unharmed.
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
# Does it help? The **adding problem** is the classical test: a hundred random numbers pass by, one a step. Two of them are marked. At the end the network must give their sum. Always guessing 1 costs a mean squared error of $1/6$, the variance of the sum.
# Three networks practise, on 500 batches each.

# %%
adding = hippocampus.adding
trainings = [adding.learn(kind, rng=0) for kind in adding.KINDS]
for training in trainings:
    print(f"{training.kind:>4}: mean squared error {training.test:.2g} (guessing: 0.17)")

# %% [markdown]
# The GRU, Kyunghyun Cho's simpler cousin of 2014, has one gate for keeping and writing. **Explorer 8** shows how each of them got there, or did not.

# %%
explore.adding_race(trainings)

# %% [markdown]
# And how does the LSTM do it? **Explorer 9** opens it up. Choose a cell, let time run, and watch what the gates do when a marked number passes. Try *Twice as long as trained*.

# %%
lstm = trainings[0].network
explore.gates(lstm)

# %%
quiz(hippocampus, "lstm-cell")

# %% [markdown]
# ## Side by side
#
# **Explorer 10.** The same episodes for both, twelve moments of twelve features each. Both hear the first moments and must supply the rest: the hippocampus (Hebb's connections) on the left, an LSTM on the right. Press *Play* to show the episodes again and again. Then blur the cue.
# Then give them too many episodes.

# %%
explore.side_by_side()

# %%
episodes = hippocampus.episodes
taught = episodes.learn(6, (1, 10, 50), rng=0)
stored, learned = episodes.scores(taught, given=4, rng=1)
for looks, hebb, score in zip(taught.looks, stored, learned, strict=True):
    print(f"times shown {looks:>2}: hippocampus {hebb:.0%} right, LSTM {score:.0%}")

# %% [markdown]
# Each has what the other lacks: one look instead of dozens; a cue that may be blurred instead of one that may not; a store that is soon full instead of one that is not. The blur is a matter of training: an LSTM that practises with blurred cues copes with them. The one look is not.

# %% [markdown]
# > **Data card.** *Digits* in explorer 1: optical digits, as in {lesson:pioneers}. The days, lists and episodes of this lesson are **synthetic**.

# %% [markdown]
# ## Where the analogy breaks
#
# **The new wipes out the old.** Both learn six episodes, and then six others in the same way:

# %%
analogy = hippocampus.analogy
left = analogy.overwrite(rng=0)
for k, who in enumerate(("hippocampus", "LSTM")):
    before, after = left.before[k], left.after[k]
    print(f"{who:>11}: first episodes {before:.0%} right, after the others {after:.0%}")

# %% [markdown]
# **Few connections, not many.** In Hopfield's network every unit hears every other. CA3 is not like that: Peter Jonas's group tested thousands of pairs of its cells in the rat, and about one pair in a hundred is connected. A network with as few follows a law of its own, the dashed line: for each connection
# it holds *more*, and it fails gradually, without a cliff. **Explorer 11** shows Hopfield's network beside that law. Then arm it: take most of its connections away. How much of the difference is left?

# %%
explore.thin_connections()

# %% [markdown]
# **A number held too long.** An LSTM that learned to carry a number for 100 steps should carry it for 200. A bump of activity on a ring, the usual model of working memory, only drifts a little further, by a factor of $\sqrt2$:

# %%
held = analogy.hold(lstm, (100, 200), rng=0)
for T, error in zip(held.T, held.error, strict=True):
    print(f"LSTM, {T} steps: mean squared error {error:.2g} (guessing: {held.chance:.2f})")
drift = analogy.wander(rng=0)
print("ring of cells, 1, 2 and 4 s:", ", ".join(f"{d:.0f}°" for d in drift))

# %% [markdown]
# Beyond the length it was trained for it is *worse than guessing*: its gates leak a little of each passing number into the cell, and it has learned to correct for exactly a hundred of them.
#
# **A record of the past.** Hebb's rule needs what is active *now*. Backpropagation through time needs what *was*: three gates, the candidate, the cell and the output of each unit, at each of a hundred steps. No synapse is known to keep such a record. So take it away:
# forward the LSTM runs as before, but the gradient goes back through the last 25 steps only. The first mark, which stands in the first half, is never among them.

# %%
predict(hippocampus, "record")

# %%
print(f"steps in the record 100: mean squared error {trainings[0].test:.2g}")
for steps in (25, 1):
    short = hippocampus.stored_past.learn(steps, rng=0)
    error, numbers = short.error, short.numbers
    print(f"steps in the record {steps:>3}: {error:.2g}, with {numbers:,} numbers kept")

# %%
predict(hippocampus, "record", reveal=True)

# %% [markdown]
# With no record but the present step it does no better than guessing. So the analogy does break here, but not where one would think: what is needed is a trace of the last moments, not a diary. {Lesson:spiking} has a rule in which each synapse keeps such a trace.
#
# **The order of history.** The LSTM was built against vanishing gradients; its papers do not speak of the hippocampus, nor of the auditory cortex. The likeness was found afterwards. Since 2018 the road has also been walked the other way: networks trained to find their way
# by dead reckoning grew units with fields like those of the rat.
#
# ### The claims, judged
#
# What two articles for the general reader say about memory and recurrent networks. Vote first, then look.

# %%
judged = "C1-49 C1-50 C1-51 C1-52 C1-53 C1-54 C1-59"
claims(hippocampus, *judged.split())

# %% [markdown]
# ## Exercise 4: 0.138
#
# In 1985 Daniel Amit, Hanoch Gutfreund and Haim Sompolinsky solved Hopfield's network with the physics of magnets. In an endless network recall breaks at $\alpha_c = 0.138$, with a jump: just before, the overlap is still 0.97.
# `loads` and `overlaps` are arrays: the loads rise, and the overlaps are what comes back at each. Return the load at which the overlap falls through ¾, on a straight line between the two neighbours.


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
# ## Break our result
#
# 200 units and 50 memories are a load of 0.25, far over the edge. Hebb's rule brings back an overlap of about a half. Can you make it 0.9? The units stay as they are, and so does the recall; write the numbers on the connections.
# `patterns` has a memory in each of its 50 rows, of −1 and +1; return an array of shape `(200, 200)`. What stands on its diagonal will be set to zero. A tenth of each cue is wrong, and for each of three seeds the memories are new ones that you do not see.
# Ours is the attempt below, Hebb's rule, and it loses:


# %%
def weights(patterns):
    return patterns.T @ patterns / patterns.shape[1]


scores = check.crammed_weights(weights)

# %% [markdown]
# If you lose, you have seen that 0.138 is no accident. If you win, you have seen what it depends on. Hebb's rule looks at one memory at a time, *once*, and each synapse sees its own two cells. A rule that may compare all memories, or
# look again and again and learn from what is wrong, holds far more: up to two for each unit, as Elizabeth Gardner showed in 1988. The price is the question of this lesson: it takes more than one look.

# %% [markdown]
# ## Wrap-up
#
# - **A part brings back the whole** when cells that are active together are connected. It takes one look, the memory has no single place, and it breaks when the network is too full.
# - **Two stores** are better than one: a fast one for what happened, a slow one for how things are, and replay between them.
# - **An LSTM keeps by adding**, not by squashing. Its gates decide what to keep, to write and to show.
# - It was not copied from the hippocampus, and it lacks the hippocampus' best trick: *once*.
#
# The hippocampus is also a map, with cells that fire in one place. The further notebook has them, and it has sentences, tunes and what the ear does first.
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
# {next}
