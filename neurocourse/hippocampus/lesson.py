# %% [markdown]
# {header}

# %% folded
from neurocourse import hippocampus
from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import explore
from neurocourse.teaching import claims, predict, quiz, reading
from neurocourse.wording import around, scientific

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
# - **tell** what takes many looks, the rule or the architecture *(table after explorer 10)*
# - **recover** a published number, the 0.138 memories for each unit that such a network can hold, with an experiment of your own *(exercise 4)*

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
# **hippocampi** and the cortex that feeds the rest. (The hippocampi are two curved ridges deep in the brain, each the size of a little finger.) The seizures get better. But Henry does not know the way to the hospital bathroom, and will not learn it. Every morning he greets his doctor of many
# years as a stranger. He can talk, joke and do crosswords. He remembers his childhood. He cannot keep today.
#
# In 1957 Scoville and the psychologist Brenda Milner published the case, and it changed what we think memory is. Milner went on to find what was left. Drawing with a pencil while watching his hand in a mirror, he learned to trace a star, better each day, and each day he was sure that he had never done it
# before. So *memory is not one thing*. What he had lost was the making of new memories of facts and events.
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
# On the left is Donald Hebb's rule of 1949: *one look at each pattern, no error, no teacher*. (It is nearer to error correction than it sounds. Ask connections that are still zero to give back $\xi$, and take *one* step
# down the gradient of the squared error $\frac12 \lVert \xi - W\xi \rVert^2$: the step is $\xi\,\xi^\top$, Hebb's rule.) On the right is recall: one unit after another takes the sign (sgn) of the sum of its inputs. No such step takes the state uphill in an
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
    options = dict(orthogonal=True, rng=0)
    decays = [unrolled.gradient_decay(rho, 100, drive=d, **options) for d in (0, 0.5)]
    alone, live = (scientific(decay.norm[-1]) for decay in decays)
    heard = f"with input {live:>10}, mean slope {decays[1].slope:.2f}"
    print(f"ρ = {rho:<4}: without input {alone:>10} is left, {heard}")

# %% [markdown]
# Without input every unit rests where tanh is steepest, its slope is 1, and what is left is just $\rho^{100}$. A network that hears something is worse off: its units leave the middle, their slopes fall, and the gradient is lost
# even where $\rho$ alone would let it explode.
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
# Three networks practise, on 500 batches each: the LSTM, the plain network (RNN), and the GRU, Kyunghyun Cho's simpler cousin of 2014, with one gate for keeping and writing. A fourth one we will need in a moment.

# %%
adding = hippocampus.adding
trainings = [adding.learn(kind, rng=0) for kind in adding.KINDS]
held = adding.learn("IRNN", eta=0.003, rng=0)
for training in trainings:
    print(f"{training.kind:>4}: mean squared error {training.test:.2g} (guessing: 0.17)")

# %% [markdown]
# **Explorer 8** shows how each of them got there, or did not.
#
# Is that fair? The plain network's lawyer would object. LSTM and GRU were *told* how long to remember: we started their gates so far open that they hold for a hundred steps. So give the plain network a start that holds as well:
# $U = 1$, each unit keeps what it has, and units that pass whatever is positive, with a slope of 1. (This is called an IRNN.) Arm it.

# %%
explore.adding_race(trainings, held)

# %% [markdown]
# And now everybody once more, with three starts each, and with four times the practice. "Not told" means gates that start half open, so that of what is in the cell next to nothing is left after ten steps; "RNN, U = 1" starts as the IRNN does, but keeps its tanh. (All
# have a step size of 0.01; only the last two, for which that is too large, have the best of three for the IRNN.)

# %%
for start in hippocampus.prepared.STARTS:
    controls = hippocampus.prepared.adding_controls
    errors = [controls(start=start, updates=n).error for n in (500, 2000)]
    short, long = (around(error, ".2g") for error in errors)
    print(f"{start:>14}: after 500 updates {short:<23} after 2,000 {long}")

# %% [markdown]
# We thought that gates decide, and then that the start does. Neither is the whole of it.
#
# - **A start that holds** spares the LSTM a long search: not told, it is as lost as the plain network after 500 updates, and learns in 2,000. It can even stand in for gates: the plain network that starts as one that holds (IRNN) is unreliable at first, and learns in the end.
# - **Nor is such a start needed.** The GRU that is not told learns at once, though at the start hardly any gradient reaches the first half. Gates can learn to hold.
# - **The tanh network** has neither, and never gets there. To start it with $U = 1$ is not enough: tanh squashes at each step what $U$ has kept.
#
# %% [markdown]
# And how does the LSTM do it? **Explorer 9** opens it up. Choose a cell, let time run, and watch what the gates do when a marked number passes. Try *Twice as long as trained*: what would the network have needed?

# %%
lstm = trainings[0].network
explore.gates(lstm)

# %%
quiz(hippocampus, "lstm-cell")

# %% [markdown]
# ## Side by side
#
# **Explorer 10.** The same episodes for both, twelve moments of twelve features each. Both hear the first moments and must supply the rest: the hippocampus (Hebb's connections) in the middle, an LSTM on the right. Press *Play* to show the episodes again and again. Then blur the cue,
# and give them too many episodes. In the end arm the network with a way to learn at once. What will be left of the difference?

# %%
explore.side_by_side()

# %% [markdown]
# Two things differ between the two sides, and we have mixed them up: the *rule* and the *architecture*. Hebb's connections are handed a place for each moment, while the LSTM must bring forth one moment after another; and the LSTM learns by gradients. So take them apart.
# A *random loop* is a recurrent network whose weights stay as they were drawn; only its *readout*, the layer that turns the state into an answer, learns, moment after moment, once. *Corrected* means that each moment changes the readout by what it got wrong, and the more so the less the present state has been met before (recursive least squares).
# *By gradient* means that the same readout takes small steps down its error, as the LSTM does. An LSTM *as drawn* is one whose loop is left alone, too.
# *Attention* learns nothing at all: it keeps every moment, compares the last four with all of them, and says what came next. A clear cue has four moments; a blurred one has six, with 15% of their features turned over. Each line has three starts.

# %%
ways = hippocampus.ways
print(ways.report(hippocampus.prepared.who_needs_how_many().right))

# %% [markdown]
# We thought: the brain needs one look, and a network dozens. This is what is left of it.
#
# - **Once is no privilege of the brain**, nor of Hebb's rule. A machine that corrects a single layer does it in one look, in order, without places, and it may be an LSTM. Hebb's own rule in the same loop does not.
# - **What takes many looks is the rule**: small steps down a gradient. By such steps the loop's readout alone needs ten to twenty looks, no fewer than a whole LSTM with larger steps. (The fifty were ours: our first steps were small.)
# - **Why then a gradient?** One layer on a code that is given can be solved at once. Loop and attention are handed their codes, by chance or by keeping everything, and so are Hebb's connections. To learn the code itself, through many layers, we have no such formula.
# - **A blurred cue** is what the Hebbian store and attention forgive without practice. Loop and LSTM learn to forgive it, if they practise with blurred cues. Attention has its price: a store that grows with every moment.

# %% [markdown]
# > **Data card.** *Digits* in explorer 1: optical digits, as in {lesson:pioneers}. The days, lists and episodes of this lesson are **synthetic**.

# %% [markdown]
# ## Where the analogy breaks
#
# **The new wipes out the old.** Both learn six episodes, and then six others in the same way:

# %%
analogy = hippocampus.analogy
runs = [analogy.overwrite(rng=seed) for seed in range(3)]
for k, who in enumerate(analogy.LEARNERS):
    before, after = np.array([(run.before[k], run.after[k]) for run in runs]).T
    kept = f"after the others {around(after, '.0%', learned=True)}"
    print(f"{who:>16}: first episodes ≈ {before.mean():.0%} right, {kept}")

# %% [markdown]
# The LSTM with replay saw the old episodes again among the new. Next to nothing is left of the difference, but then it needed somebody who had kept them. And twelve episodes are few: Hebb's store, too, loses the old once it is too full (Explorer 10, 36 episodes).
# %% [markdown]
# **Few connections, not many.** In Hopfield's network every unit hears every other. CA3 is not like that: Peter Jonas's group tested thousands of pairs of its cells in the rat and found about one pair in a hundred connected; Dietmar Schmitz's group found nine in a hundred in the mouse. (How many it is may depend on age, distance and how the slices are cut.) A network with as few follows a law of its own, the dashed line: for each connection
# it holds *more*, and it fails gradually, without a cliff. **Explorer 11** shows Hopfield's network beside that law. Then arm it: take most of its connections away. How much of the difference is left?

# %%
explore.thin_connections()

# %% [markdown]
# **A number held too long.** An LSTM that learned to carry a number for 100 steps should carry it for 200. Its rival has practised with all lengths from 50 to 200. Four starts each:

# %%
for lengths, name in (((100, 100), "100 steps"), ((50, 200), "50 to 200")):
    errors = hippocampus.prepared.held(lengths=lengths).error
    for T, error in zip(analogy.ASKED[1:], errors.T[1:], strict=True):
        print(f"practised with {name}, asked after {T}: {around(error, '.2g')}")
drift = analogy.wander(rng=0)
print("ring of cells, 1, 2 and 4 s:", ", ".join(f"{d:.0f}°" for d in drift))

# %% [markdown]
# Guessing costs 0.17. With practice at one length the network may do worse than that at another, depending on its start: its gates leak a little of each passing number into the cell, and it has learned to correct for exactly a hundred of them. Practice with mixed lengths mends it
# for the lengths it has seen, and half mends it beyond. The usual model of working memory in the brain, a bump of activity on a ring of cells, was never trained for a length; it drifts a little further, by a factor of $\sqrt2$ for twice the time.
#
# **A record of the past.** Hebb's rule needs what is active *now*. Backpropagation through time needs what *was*: three gates, the candidate, the cell and the output of each unit, at each of a hundred steps. No synapse is known to keep such a record. So take it away:
# forward the LSTM runs as before, but the gradient goes back through the last 25 steps only. The first mark, which stands in the first half, is never among them. Three starts each:

# %%
predict(hippocampus, "record")

# %%
for task in hippocampus.prepared.TASKS:
    for steps in (100, 25, 1):
        error = hippocampus.prepared.records(task=task, steps=steps).error
        print(f"{task:>18}, steps in the record {steps:>3}: {around(error, '.2g')}")

# %%
predict(hippocampus, "record", reveal=True)

# %% [markdown]
# A quarter of the record is enough for this task. But ask how. The late mark looks like the early one, so what it teaches helps both: to write at a mark, and to keep until the end. (It is not that we opened the gates. With gates that start half open, and four times the practice, the last three lines, it works as well.) Give the first mark a *sign of its own*, and the network never learns what it means:
# its error is half of guessing, one of two numbers known. So a short trace is enough for what comes again within its reach, and for nothing else. Where cause and effect lie further apart, backpropagation needs the record that no synapse is known to keep.
# {Lesson:spiking} has a rule in which each synapse keeps a trace.
#
# **The order of history.** The LSTM was built against vanishing gradients; its papers do not speak of the hippocampus, nor of the auditory cortex. The likeness was found afterwards. Since 2018 the road has also been walked the other way: networks trained to find their way
# by dead reckoning grew units with fields like those of the rat. How much that says is disputed: Rylan Schaeffer and colleagues trained thousands of such networks, and found grids only where the readout had been chosen so that they appear.
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
# In 1985 Daniel Amit, Hanoch Gutfreund and Haim Sompolinsky solved Hopfield's network with the physics of magnets. In an *endless* network recall breaks at $\alpha_c = 0.138$, with a jump. You cannot build an endless network. Can you find the number all the same?
#
# Write the experiment. `patterns` holds memories of −1 and +1, one a row; store *all* of them. Then start at each of the first `n` memories, and let all units at once follow their inputs, 40 times. Return an array of `n` overlaps, of each final state with its memory.
# (The lesson makes the number of memories odd and that of units even, so no sum is ever zero.)


# %% exercise
def brought_back(patterns, n):
    # BEGIN SOLUTION
    W = patterns.T @ patterns / patterns.shape[1]
    np.fill_diagonal(W, 0)
    s = patterns[:n]
    for _ in range(40):
        s = np.sign(s @ W)
    return np.mean(s * patterns[:n], axis=1)
    # END SOLUTION


brought_back = check.brought_back(brought_back)

# %% [hint]
# The weights are those of exercise 1, but these memories are −1 and +1 already. Does a unit hear itself?

# %% [hint]
# All units at once: a state `s` becomes `np.sign(s @ W)`. With one state in each row, the same line moves all `n` of them.

# %% [hint]
# The overlap is the mean over the units of state times memory: `np.mean(s * patterns[:n], axis=1)`.

# %% [markdown]
# Now vary load and size, and count how many memories are kept, with an overlap above 0.9. Do not look for a sharp edge, a finite network has none. Look for the load from which on a *larger* network does *worse*.

# %%
limits, loads = hippocampus.capacity, (0.1, 0.12, 0.14, 0.16, 0.18)
print("load" + "".join(f"{load:>8.2f}" for load in loads))
for N in (124, 250, 500):
    kept = limits.share_kept(brought_back, loads, N=N, rng=0)
    print(f"{N:>5} units " + "  ".join(f"{share:>5.0%} " for share in kept))

# %% [markdown]
# Up to 0.12 size hardly matters, or helps. From 0.16 on, every step in size costs memories, and at 0.18 the large network has lost most of them. At 0.14 the sizes lie close together. So the edge to which all sizes tend lies between 0.12 and 0.16, and the 0.138 of the theory is where it should be.

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
# - It was not copied from the hippocampus. Its trick, *once*, is open to machines as well, as long as the code is given. What takes many looks is a gradient, and a gradient is what we have for learning the code as well.
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
