# %% [markdown]
# {header}

# %%
import numpy as np

from neurocourse import columns
from neurocourse.columns import explore, prepared
from neurocourse.teaching import quiz
from neurocourse.wording import around, number, span

# %% [markdown]
# ## On the edge of chaos

# %% [markdown]
# *Is nearly chaotic best?* Turn up all wires of a random web, and at some strength ripples stop dying out. From then on the web goes on by itself, and a small difference at the beginning grows until two runs have nothing in common. That is **chaos**. In 2004 Nils Bertschinger and Thomas Natschläger found that webs of threshold units can do complex work only near that border, *at the edge of chaos*, and one often reads of it as a law.

# %%
quiz(columns, "best-edge")

# %% [markdown]
# There are two tasks here, with coin tosses as the input. In the first a readout has to *recall* each of the last coins. In the second it has to *work something out*: whether heads were odd among three coins in a row, for each of the last threes. No weighted sum of the three coins can tell that. Drag the strength of the wires. Then make the input louder, and look where each task is done best.

# %%
explore.on_the_edge()

# %% [markdown]
# The *exponent* says by how much a difference grows or shrinks with each step, in logarithms: it is zero at the border. Sums over delays, three webs each:

# %%
for scale in (0.1, 1.0):
    for strength in (0.5, 0.9, 1.0, 1.3):
        now = prepared.edges(strength=strength, scale=scale, noise=1)
        exponent = number(float(now.lyapunov.mean()), 2, sign=True)
        tasks = f"coins {around(now.recall, '.1f')}, threes {around(now.parity, '.1f')}"
        print(f"loudness {scale}, strength {strength}: exponent {exponent}, {tasks}")

# %% [markdown]
# Quiet coins are recalled best right at the border, at a strength of 1.0. But threes are worked out best by loud coins, at an exponent of about −0.4, well on the quiet side. To work something out, units have to bend, and when they do recall suffers. With loud input the web is nowhere chaotic at these strengths: the input itself keeps it in order. So where the best place is depends on the task, on the loudness, and on the noise. The edge is a good place to start looking, and not a law.

# %% [markdown]
# ## Where a web earns its keep

# %% [markdown]
# *What can a web do that a list of past values cannot?* The most famous test of echo state networks is a series of Michael Mackey and Leon Glass, from 1977: a model of the number of blood cells, in which what happens depends on how things were a while ago. It never repeats. A web hears it value by value, and a readout foretells it, 6 or 84 steps ahead.

# %%
quiz(columns, "better-ahead")

# %% [markdown]
# The errors are shares of how much the series varies, three draws each. The rivals: the same web with its wires shuffled, a ring, the last 20 values alone, and these 20 values *bent*, by three hundred units with random weights and $\tanh$. These have no loops, and so no memory but the 20 values.

# %%
for way in columns.ahead.WAYS:
    near, far = prepared.looks_ahead(way=way).error.T
    print(f"{way:>14}: 6 ahead {span(near, 4)}, 84 ahead {span(far, 3)}")

# %% [markdown]
# Six steps ahead bent values do better than any web. At 84 steps they do worse: there, what the web keeps of the more distant past is worth something. But it need not be *this* web. Shuffled it does nearly as well, and a plain ring does as well as either. And whoever compares webs with the last row alone, 20 values and no bending, makes them look far better than they are.

# %% [markdown]
# ## Dreams stacked

# %% [markdown]
# *Did networks have to dream before they could be deep?* In 2006 Geoffrey Hinton, Simon Osindero and Yee-Whye Teh let one machine learn to dream its input, a second one to dream what the hidden units of the first did, and so on. A deep net began with the weights found in this way, and then learned names from examples. Until then most people had given up on deep nets, and with this paper they came back.

# %%
quiz(columns, "dreams-or-start")

# %% [markdown]
# There are 1,297 handwritten digits to dream of, and some of them have a label. Choose how many, and compare the first two bars. Then arm the other nets.

# %%
explore.stacked_dreams()

# %% [markdown]
# Share of 500 other digits read right, four runs each:

# %%
for labels in columns.belief_net.LABELS:
    print(f"{labels} labels")
    found = [prepared.starts(labels=labels, again=k).right for k in range(4)]
    runs = 100 * np.array(found, dtype=float)
    for way, run in zip(columns.belief_net.WAYS, runs.T, strict=True):
        print(f"{way:>24} {around(run, '.0f', learned=True)}%")

# %% [markdown]
# The dreams do help the net that they were made for, one with sigmoid units and small first weights. But the same size of net with $\tanh$ and first weights of a suitable size needs none. With few labels a single dreamed layer does as well as three, so it is not depth that was gained. And looking for the nearest labelled digit, which takes no learning at all, is as good with fifty labels and better with more.
#
# There is a theorem on the side of the dreams. Let a second machine dream of what the hidden units of the first do. If it begins as the first machine turned upside down, there is a lower bound on the log probability of the pictures, and learning by the exact slope never lets it fall. So a second machine can only help. How much does it help, with the thirty pictures of the lesson? The control is the *first machine alone*, which goes on learning for as long, by the same exact slope.

# %%
machine, learning = columns.machine, columns.learning
V = machine.bars_and_stripes()
for rule in ("CD-1", "500 chains"):
    first = machine.unpacked(prepared.machines(rule=rule, falling=True).numbers[-1])
    two = columns.bound.second_layer(V, first, steps=50).truth
    alone = learning.learn(V, "exact", epochs=(0, 50), start=first, rng=0).likelihood
    row = f"with a second machine {number(two[-1], 1)}, alone {number(alone[-1], 1)}"
    print(f"{rule}: begins at {number(two[0], 1)} nats; {row}")

# %% [markdown]
# It helps as the theorem says, and the first machine alone gets as far, to within a tenth of a nat. What helped was the better slope. A theorem that something can only help does not say that nothing else would.

# %% [markdown]
# ## Odd events

# %% [markdown]
# *Who notices that something is wrong?* A memory that expects what comes next is surprised when something else comes. So it should be able to find what is odd: a fraud, a jam, a machine about to fail. In 2017 Subutai Ahmad and colleagues tried this with HTM on streams of data that they had collected, and it did well.
#
# Here are streams of our own, synthetic ones: eighty days of a daily rhythm with noise, a number every hour. Ten times something odd happens. It may be a single *spike*. Or twelve hours are *reversed*, *frozen* at one value, or as they should be *half a day later*. Each detector says of each hour how odd it is. It knows only what came before.

# %%
quiz(columns, "who-notices")

# %% [markdown]
# Look at the four kinds. Smoothing the scores, so that each is the mean of six hours, is what a defender of any detector would ask for when odd events last. Then arm it with one line of arithmetic.

# %%
explore.odd_events()

# %% [markdown]
# How often an odd hour is ranked above an ordinary one, three streams each. 0.5 is guessing. For long events the scores are smoothed over six hours, for the spike they are as they are:

# %%
events = columns.events
for kind, row in (("spike", 0), ("reversed", 1), ("frozen", 1), ("half a day late", 1)):
    print(kind)
    for name in events.DETECTORS:
        area = prepared.detected(kind=kind, detector=name).area[:, row]
        print(f"{name:>31} {around(area, '.2f')}")

# %% [markdown]
# By itself the memory of letters does little better than guessing at anything that lasts, for noise surprises it all the time. Told which part of the day it is, it becomes good. But a single line is better at each of the four: how far is this hour from the median of the same hour on the last five days? (For frozen hours look at *last difference*. It ranks them *below* ordinary ones, as nothing is calmer than a frozen hour.) So the knowledge that a day has 24 hours does most of the work, and columns, cells and dendrites do little. (The memory hears each number as one of five levels. That was chosen in its favour: on other streams it mostly does worse with three or eight.)
#
# Renjie Wu and Eamonn Keogh went through popular benchmarks of this kind in 2020, and found that many of their examples can be solved with a single line of code. Whoever proposes a detector should let it compete with such a line.
