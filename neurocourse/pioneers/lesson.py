# %% [markdown]
# {header}

# %% folded
from neurocourse import pioneers
from neurocourse.pioneers import checks as check
from neurocourse.pioneers import explore
from neurocourse.teaching import claims, predict, quiz, reading

# %%
explore.golgi_stain()

# %% [markdown]
# - **Explorer 1** is a slice of nervous tissue, and only some of its cells are stained. Drag the dot on the curve, or focus it with <kbd>Tab</kbd> and use the arrow keys.
# - Can you follow one cell from its body to the end of its longest branch? At which share of stained cells do you lose it?
# - Press Play to take one slice after the other. Leave the switch *Arm the full stain* for later.

# %% [markdown]
# ## You will be able to
#
# - **decide** between two theories of one picture, by what they predict and not by how they look *(explorers 1 and 2)*
# - **build** exclusive-or from threshold units, and say why one unit is not enough *(exercise 1)*
# - **find** the one input that lets a single unit learn it after all *(exercise 2)*
# - **derive** the backward pass of a network, and repeat a result of 1986 with it *(exercise 3)*
# - **judge** which differences between a neuron and a unit are only missing parts *(Where the analogy breaks)*

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end. A wrong guess is worth more than no guess: it is
# what you will remember.

# %%
predict(pioneers, "first")

# %% [markdown]
# ## Golgi's stain
#
# In 1873 Camillo Golgi found that silver nitrate, on tissue hardened in potassium dichromate, turns nerve cells black in a strange
# way. It takes hold of very few cells, at random, and fills those few *completely*: body, branches and all.
# Why only those few is still not fully understood.
#
# That weakness was the discovery. Nervous tissue is so densely woven that a stain which showed every cell would show
# nothing at all.
#
# The right-hand panel of explorer 1, whose tissue is synthetic, measures what your eye saw: how many *other* cells cover a pixel of a stained cell. Each cell is stained
# with probability $p$, independently of the others, so the expected number of rivals is
#
# $$\text{overlap}(p) = p \, \times \, \text{overlap}(1)$$
#
# and a stain of 2% is fifty times clearer than a stain of everything.
#
# Is it, though? A friend of the full stain would ask for a better microscope, one that looks at a single depth. Many explorers of this course have a switch
# **Arm the machine**: it gives the losing side what its defender would ask for. Go back to explorer 1, say what will be left of the difference, then flip its switch. The next cell measures both microscopes on three tissues.

# %%
tissue, grow = pioneers.tissue.grow(rng=1), pioneers.tissue.grow
print(pioneers.tissue.report([tissue, grow(rng=2), grow(rng=3)], rng=2))

# %% [markdown]
# In one thin layer a stain of everything is clearer than a stain of 10% in the thick slab. The whole brain of a fly has been mapped in this way: every cell was
# stained, the tissue cut into thousands of slices, and a computer followed each thread from slice to slice. Golgi had neither the slices nor the computer. His few black cells were a way around a missing part,
# and it worked.
#
# ## Cajal's argument
#
# Santiago Ramón y Cajal saw the stain for the first time in 1887, improved it, and drew what he saw. In 1888 he wrote that nerve
# cells end freely. They touch; they do not fuse. Golgi looked at the same black threads and saw one continuous net, a *reticulum*. In 1906
# they shared the Nobel Prize, and contradicted each other in their lectures.
#
# A picture could not decide between them, for the gap between two cells is about 20 nanometres wide, ten times finer than light can show.
# So those on Cajal's side argued from *consequences*, as August Forel had in 1887. When one cell dies, does the damage stop at its border, or does it run on through the net?
#
# **Explorer 2** puts both theories on the same tissue. The only difference is whether touching branches are joined. Kill one cell and let the days pass. Then arm the
# net: its defender may say that damage *fades* on its way, so that a net need not die as a whole.

# %%
explore.cajal_argument()

# %%
print(pioneers.doctrine.report(tissue, cells=(0, 100, 200)))

# %% [markdown]
# The armed net survives, and still it gives itself away. Its damage stops too, but in the wrong place: it spares the far branches of the dead cell, and nine tenths of what it takes
# belong to others. That the damage stops decides nothing. *Where* it stops does.
#
# Experiments on degeneration sided with Cajal. The electron microscope showed the gap itself in the 1950s. And then came a twist: some
# neurons *are* joined, by channels called gap junctions that let current pass directly. The neuron doctrine is right, with a footnote
# that would have pleased Golgi.

# %%
quiz(pioneers, "golgi-sparse")

# %% [markdown]
# ## Sherrington adds up
#
# Charles Sherrington named the gap a *synapse* in 1897. He then asked what a neuron does with the signals that arrive there, by
# timing reflexes. Two touches too weak to work alone could work together, if they came close enough in time or at two places at once.
# A neuron **sums**, and it **forgets**.
#
# Here is the smallest model that does both. Each input gives the membrane a kick of $w$ millivolts, and the membrane leaks back
# to rest with the time constant $\tau_m$:
#
# $$\tau_m \frac{dV}{dt} = -V, \qquad V \to V + w \ \text{at each input}, \qquad \text{fire when } V \ge \theta$$
#
# One kick is not enough when $w < \theta$. How long may the second one wait? **Explorer 3**: draw the answer before you see it, from kicks of half the threshold, at the left edge, to kicks
# of nearly the whole of it. **Explorer 4**: drag the dot across the border.

# %%
explore.guess_the_window()

# %%
explore.summation()

# %% [markdown]
# A second kick, $\Delta t$ later, finds $w\,e^{-\Delta t/\tau_m}$ of the first one still there. The two fire the cell together if
#
# $$w + w\,e^{-\Delta t/\tau_m} \ge \theta \quad\Longleftrightarrow\quad \Delta t \le \tau_m \ln\frac{w}{\theta - w}$$
#
# The simulated neuron and the formula agree to one time step:

# %%
for w in (5.5, 7.0, 9.0):
    formula = pioneers.summation.window(w=w, theta=10.0, tau_m=10.0)
    simulated = pioneers.summation.measured_window(w=w, theta=10.0, tau_m=10.0, dt=0.05)
    print(f"kicks of {w} mV: {formula:5.2f} ms by formula, {simulated:5.2f} ms simulated")

# %% [markdown]
# Sherrington left open what crosses the gap, a spark or a substance. Otto Loewi found out in 1921, with two frog hearts; they beat in the further notebook.
#
# ## McCulloch and Pitts
#
# In 1943 Warren McCulloch, a psychiatrist in his forties, and Walter Pitts, a logician of twenty who had run away from home at fifteen, threw nearly everything away. No membrane, no leak, no
# chemistry, no time but a ticking clock. What is left of the neuron is a vote:
#
# $$y = \Theta\!\left(\sum_i w_i x_i - \theta\right), \qquad \Theta(z) = 1 \text{ if } z \ge 0, \text{ else } 0$$
#
# **The assumptions ledger.** What they threw away to get there:
#
# | The neuron | The unit | Given up |
# |---|---|---|
# | voltage that leaks with $\tau_m$ | a sum, new at every tick | what came a moment ago |
# | spikes of 1 ms, rates, bursts | one bit | *how strongly*, *how often* |
# | transmitters, receptors, modulators | a number $w_i$ | chemistry, state, mood |
# | synapses that change with use | fixed $w_i$ | learning |
# | failures, noise | certainty | chance |
#
# In return they could *prove* things: every logical expression can be built from such units. In their own paper an inhibitory input
# had an absolute veto; weights of either sign came later.
#
# **Explorer 5, side by side**: Sherrington's leaky neuron on the left and a McCulloch-Pitts unit on the right get the same two inputs.
# Find a timing where they disagree. Then arm the unit. Nets of 1943 may have loops, though theirs carry bits. Give it two that carry a number: one keeps a part of its sum for the next tick, the other clears the sum after an answer of 1.

# %%
explore.side_by_side()

# %% [markdown]
# Now the unit alone. It draws one straight line through the plane of its inputs, square across the arrow of its two weights: on one side it says 1, on the other 0.
# **Explorer 6**: drag the tip of the arrow and move the threshold until you have AND, OR, NOT-$x_1$. Then look for exclusive-or (1 when exactly one input is 1). Give up after a minute, and arm it with a third input, which is 1 when both others are.

# %%
explore.threshold_unit()

# %%
for n in (1, 2, 3):
    alone = pioneers.mcculloch_pitts.count_functions(n)
    armed = pioneers.mcculloch_pitts.count_functions(n, products=True)
    print(f"inputs: {n}   functions: {2**2**n:3d}   one unit computes: {alone:3d}", end="")
    print(f"   given all products, too: {armed:3d}")

# %% [markdown]
# Fourteen of sixteen. The two that are missing are exclusive-or and its negation, because no straight line has (0,1) and (1,0) on
# one side and (0,0) and (1,1) on the other. Given all products of its inputs, the unit computes everything. But $n$ inputs have $2^n - 1$ products: 7 for three inputs, 1,023 for ten.
# Somebody has to find the few that matter. Who?
#
# ### Exercise 1: two layers
#
# One unit cannot, but three can. `unit(x, w, theta)` answers 1 when the weighted sum reaches $\theta$. Fill in the two hidden units so that
# `xor` is right. You may use any weights you like.

# %% exercise
unit = pioneers.mcculloch_pitts.unit


def xor(x1, x2):
    # BEGIN SOLUTION
    either = unit([x1, x2], w=[1, 1], theta=1)
    both = unit([x1, x2], w=[1, 1], theta=2)
    # END SOLUTION
    return unit([either, both], w=[1, -1], theta=1)


xor = check.xor(xor)

# %% [hint]
# Say it in words first: exactly one input is on when *at least one* is on but *not both*.

# %% [hint]
# The last line already computes "`either` and not `both`". So `either` must be OR and `both` must be AND.

# %% [hint]
# With weights 1 and 1 the sum is the number of inputs that are on. OR asks for at least 1 of them. What does AND ask for?

# %%
for x1, x2 in ((0, 0), (0, 1), (1, 0), (1, 1)):
    print(f"xor({x1}, {x2}) = {xor(x1, x2)}")

# %%
quiz(pioneers, "mcp-learning")

# %% [markdown]
# ## Rosenblatt's perceptron
#
# The unit of 1943 does not learn: somebody has to choose its weights. Frank Rosenblatt, a psychologist, let the mistakes choose them. Show an example. If
# the answer is right, do nothing. If it is wrong, move the weights towards or away from the input. From here on $y$ is the *right* answer, and $\hat y$ is what the unit says. With $b = -\theta$, the **bias**, in place of the threshold:
#
# $$w \leftarrow w + \eta\,(y - \hat y)\,x, \qquad b \leftarrow b + \eta\,(y - \hat y)$$
#
# The **learning rate** $\eta$ says how far one mistake may move them.
#
# In 1962 Albert Novikoff proved that the rule ends. If *some* line parts the two classes, it makes at most $(R/\gamma)^2$ mistakes. $R$ is the length of the longest input and $\gamma$ the distance from the best plane to the nearest
# one, both measured after appending a 1 to every input, for the bias is a weight on an input that is always 1. Neither the order of the examples nor $\eta$ matters. The next cell tries two pairs of iris species, measured in millimetres, and exclusive-or.

# %%
print(pioneers.perceptron.report(rng=1))

# %% [markdown]
# No line parts exclusive-or, so the proof says nothing, and the weights go round in circles for ever.
#
# ### Exercise 2: the missing input
#
# The rule is not to blame. It has all it needs but one input. Write a function of `x1` and `x2`, each 0 or 1, that returns one number. The unit will get that number as a *third*
# input beside the two, and then the rule must learn exclusive-or. Many answers are right, and some that look clever are not.


# %% exercise
def third_input(x1, x2):
    # BEGIN SOLUTION
    return x1 * x2
    # END SOLUTION


third_input = check.third_input(third_input)

# %% [hint]
# A third number lifts the four corners of the square into space. There a *plane* must fit between the pair (0,0), (1,1) and the pair (0,1), (1,0).

# %% [hint]
# What the unit can make by itself is no help. Every weighted sum of `x1`, `x2` and a bias has f(0,0) + f(1,1) = f(0,1) + f(1,0). Find a function that does not.

# %% [hint]
# You have used one already: in explorer 6 it was 1 when both inputs were on.

# %% [markdown]
# **Explorer 7** runs the rule, one mistake after the other. Begin with petals of two kinds of iris, then turn to exclusive-or, then arm it with your third input. Watch the
# number of mistakes against Novikoff's bound.

# %%
explore.perceptron(third_input=third_input)

# %%
print(pioneers.features.report(third_input, rng=1))

# %% [markdown]
# The last three lines are history put right. "A perceptron cannot do exclusive-or" is true of the unit that learns. But in front of that unit Rosenblatt's machine had a layer of *association units*, wired at random and then left
# alone. Behind two of them the rule fails. Behind fifty it always works: chance has made the missing input.
#
# Marvin Minsky and Seymour Papert showed in 1969 what machines of this kind cannot do, with proofs far beyond exclusive-or. Everybody knew that more layers could do more if the hidden units *learned*.
# How to teach them was an open question, and few looked for the answer: when a hidden unit is wrong, who tells it so?

# %%
quiz(pioneers, "perceptron-convergence")

# %% [markdown]
# ## Backpropagation
#
# The answer is the chain rule of school calculus, applied in the right order. Seppo Linnainmaa wrote it down in 1970 for any
# computer program, Paul Werbos proposed it for networks in 1974, and David Rumelhart, Geoffrey Hinton and Ronald Williams showed in 1986
# what it is good for: the *hidden* units invent useful features on their own.
#
# A step has no slope that one could follow. So these units use the *logistic function* $\sigma(z) = 1/(1+e^{-z})$, a smooth step from 0 to 1. Its slope is $\sigma\,(1-\sigma)$. Take a chain of
# two units first, $h = \sigma(w_1 x + b_1)$ and $\hat y = \sigma(w_2 h + b_2)$, with the error $E = \tfrac12(\hat y - y)^2$. Turn $w_1$ a little. That turns the sum of the hidden unit by $x$ times as much, its activity by $h(1-h)$ times *that*,
# the sum of the output by $w_2$, the output by $\hat y(1-\hat y)$, and the error by $\hat y - y$. The factors multiply:
#
# $$\frac{\partial E}{\partial w_1} = \underbrace{\overbrace{(\hat y - y)\;\hat y(1-\hat y)}^{\delta_2}\; w_2\; h(1-h)}_{\delta_1}\; x, \qquad \frac{\partial E}{\partial w_2} = \delta_2\, h$$
#
# Read $\delta$ as *blame*: how fast the error grows with the *sum* of that unit. The slopes for all weights together are the **gradient**, and a step against it makes the error smaller. The factor $h(1-h)$ says that a unit
# which is already sure cannot be moved much.
#
# ### Exercise 3: from a chain to a network
#
# Now let there be several inputs, hidden units and outputs, and $E = \tfrac12\lVert \hat y - y\rVert^2$. A hidden unit then reaches the error by several roads, one through each output, and what comes
# along different roads adds up. Derive the blame of both layers and the gradients of both weight matrices. Vectors are `(n,)` arrays, yours as well; `W2` has shape `(n_out, n_hidden)`; `np.outer(a, b)` is $a\,b^{\top}$.

# %% exercise
import numpy as np


def backward_pass(x, y, h, y_hat, W2):
    # BEGIN SOLUTION
    delta2 = (y_hat - y) * y_hat * (1 - y_hat)
    delta1 = (W2.T @ delta2) * h * (1 - h)
    dW1 = np.outer(delta1, x)
    dW2 = np.outer(delta2, h)
    # END SOLUTION
    return dW1, delta1, dW2, delta2


backward_pass = check.backward_pass(backward_pass)

# %% [hint]
# Start at the end. Each output has its own error and its own slope, so `delta2` looks as in the chain, entry by entry.

# %% [hint]
# Hidden unit `j` reaches output `k` through `W2[k, j]`. Its blame is the sum over all `k` of `delta2[k] * W2[k, j]`, times its own slope. Which product of a matrix and a vector is that?

# %% [hint]
# The hidden units sit on the *columns* of `W2`: the product is `W2.T @ delta2`. A weight leads from one unit to another, so its gradient is the blame at its end times the activity at its beginning.

# %% [markdown]
# **Explorer 8**: a network with two inputs, a few hidden units and one output learns exclusive-or. The dashed lines show where each hidden unit changes its mind. Let it play, then try other starts with two hidden
# units. Does it always succeed?

# %%
explore.learn_xor()

# %%
print(pioneers.backprop.xor_report())

# %% [markdown]
# So it does not always succeed. Where do the others end? Choose *Into the valley* and look at the lower right panel. They are not caught in a hollow: each step makes the error smaller, by less and less, while the weights grow without end. It is a valley whose floor lies at infinity, at an error of ¼. For
# this network that is proved: from every finite set of weights some path leads downhill all the way to an error of zero (Hamey 1998; Sprinkhuizen-Kuyper and Boers 1999). The steepest step does not find it.
#
# What would a defender of two units ask for? Patience saves few: of the ten starts in the explorer four answer wrong after 3,000 epochs, and three after 30,000. Small first weights, with which you can arm the explorer, save most: a unit that is sure cannot be moved, and large weights make it sure before it has learned anything. Two
# units to spare save nearly all. Bigger networks are often *easier* to train, a lesson that took AI twenty more years to learn.

# %%
quiz(pioneers, "backprop-blame")

# %% [markdown]
# ## The 8-3-8 encoder
#
# Eight inputs, only one of them on; eight outputs that must repeat it; and only three hidden units in between. Nobody tells the network how to pass eight messages through a gate three units wide. David Ackley,
# Hinton and Terrence Sejnowski set this task to another kind of network in 1985. Rumelhart, Hinton and Williams gave it to backpropagation in a chapter of *Parallel Distributed Processing*, in 1986.
#
# **Explorer 9** trains it *with your backward pass*. Each dot in the cube is one of the eight messages, placed by its three hidden activities. They
# start in a heap. Where do they end? And would three *random* hidden units do, which never learn? Let the hidden weights stay random and see.

# %%
explore.encoder(backward=backward_pass)

# %%
print(pioneers.encoder.report(backward=backward_pass, rng=7))
print(pioneers.encoder.compare())

# %% [markdown]
# Eight messages, eight corners of the cube: the network has invented the binary numbers, though not in the order in which we count. Some starts leave a unit halfway, at ½, and so did the one that was
# printed in 1986. Random hidden units get most messages through as well, for eight points in a cube can often be told apart wherever they lie. What learning adds is the last messages, at every start, and the corners. The
# authors called this *learning internal representations*, and it is the reason why we still read them.
#
# ## Where the analogy breaks
#
# A neuron and a unit share the sum. Here are four differences. Each time the machine is then armed with the part that it lacks. Predict which differences survive.
#
# > **Data card.** *Optical digits*: 1,797 images of 8 × 8 pixels by 13 writers, of which the networks never see 540. *Iris*: 150 flowers measured in the 1930s. Both come from the UCI repository by way of
# > scikit-learn; source, licence and checksum stand in `neurocourse/data/PROVENANCE.md`. The tissue and the reflex in this lesson are **synthetic**.
#
# **1. Time.** Twelve inputs come once each, at hundreds of different timings. The unit of 1943 gives one answer to all of them; the neuron fires once, twice or three times. The cell below counts how often they agree: first for whatever single answer
# suits best, then for a unit with the loops of explorer 5.

# %%
timing = pioneers.analogy.timing(rng=1)
print(f"different answers: neuron {timing.neuron_outputs}, unit {timing.unit_outputs}")
print(pioneers.clock.report())

# %% [markdown]
# With both loops and a clock that is fast enough, the unit *is* the leaky neuron. Time was a missing part, and not a difference in kind. What it costs is the clock: ticks as long as $\tau_m$ are worse than one fixed answer.
#
# **2. Sign.** A neuron's synapses are either excitatory or inhibitory, and do not change sides when it learns (Dale's principle; there are exceptions, but not by gradient).
# The weights of an ordinary network cross zero all the time. The network here reads digits, through 64 and 32 hidden units. Armed, each unit gets one sign and keeps it.

# %%
print(pioneers.signs.report())

# %% [markdown]
# Another missing part: the network loses about one digit in a hundred.
#
# **3. The way back.** Backpropagation sends blame through the *same* weights that carried the signal, in the opposite direction. Axons are one-way streets, and
# no known mechanism copies one synapse's strength to another. But is the copy needed? In 2016 Timothy Lillicrap and colleagues replaced the
# way back by *fixed random* weights. **Explorer 10** begins with the two extremes: the exact way back, and one-way streets, where *nothing* comes back and the hidden weights stay as they were drawn. Beside them stands a
# network without a hidden layer. Say what a random way back will leave of the difference, then arm the one-way streets with it.

# %%
explore.way_back()

# %%
print(pioneers.feedback.report())

# %% [markdown]
# Random feedback learns nearly as well as the exact one: the forward weights turn until the random blame is useful. It beats frozen weights by far when there are few hidden units, so it is the blame that teaches. The right-hand column is a warning. To
# tell *which* digit it is, no hidden layer is needed at all, and with a hundred hidden units even frozen ones do well: on such a task nobody could have seen the difference.
#
# Exact weight transport is *not* needed on this small task, which is a clue and no proof. On large problems plain feedback alignment falls behind, and whether cortex sends a signed error back to each cell at all is open.
#
# **4. Chance.** In the hippocampus a single synapse fails more often than not: a spike arrives, and nothing is released. Here every connection of the digit network fails with
# probability one half, at every use. **Explorer 11** shows one digit in twenty looks. Two sides can be armed: the machine, which may *learn* with failing connections, and the brain, where two cells of cortex are often joined by several contacts.

# %%
networks = [pioneers.deep.train_digits(rng=seed).network for seed in range(3)]
hardened = [pioneers.chance.train_failing(rng=seed) for seed in range(3)]

# %%
explore.failing_synapses(networks[1], hardened[1])

# %%
print(pioneers.chance.report(networks, hardened))

# %% [markdown]
# Learning with failures brings back nearly half of what was lost. AI knows the trick as *DropConnect*, and as *dropout* when whole units fail; there it is switched off after training. Five contacts bring back nearly all, in one look. The brain's answer to chance is to have more of everything.
#
# | Difference | Armed with | What is left of it |
# |---|---|---|
# | time | two loops, a fast clock | nothing: a missing part |
# | sign | one sign for each unit | one digit in a hundred: a missing part |
# | the way back | random feedback | little, but *some* way back for a signed error: open |
# | chance | failures while learning; several contacts | more than half of it; little |
#
# ## Break our result
#
# Ten random hidden units that never learn read about 73 of 100 digits; ten that do read 95. Can you make ten units that *do not learn* read 88? Write `hidden_weights(X, rng)`. It gets
# the pictures without their labels, one in each of 1,257 rows, and returns an array of shape `(10, 64)`. These weights stay as they are while the output units learn. The digits are shared out anew for each of three seeds,
# and you see none of them. Ours is the attempt below, and it loses:


# %%
def hidden_weights(X, rng):
    return rng.normal(0, 1 / 8, (10, X.shape[1]))


scores = check.frozen_units(hidden_weights)

# %% [markdown]
# If you lose, you have seen why the result stands: ten random directions throw most of a picture away. If you win, you have seen what it depended on. The hidden units need directions that matter, and blame is one way to find them.
#
# ## The claims, judged
#
# > **Provenance.** The course grew from two enthusiastic articles. The first, "Real vs. Artificial Neuronal Webs" by Antti Luode, was written with the language model
# > ChatGPT 4o and gives no references. The second, "Exploring the Convergence of AI and Neuroscience", cites three works; they stand under *Further reading*.
#
# Each card is something that one of them says about this lesson's people. Vote first; then see the verdict, the reason, and the primary source.

# %%
claims(pioneers)

# %% [markdown]
# ## Wrap-up
#
# - A method that shows *less* can show more: 2% of the cells, and the neuron appears.
# - Two theories of one picture are told apart by what they predict: not *that* the damage stops, but where.
# - Neurons sum and forget. McCulloch and Pitts kept the sum and a clock, gave up the memory, and gained proof.
# - One unit computes what a straight line can cut: 14 of 16. One more input, or enough random units in front, and it learns the rest.
# - Backpropagation is the chain rule with the blame shared out backwards. It makes hidden units invent codes, and sometimes runs into a valley without an end.
# - Of what was lost on the way, time and sign are missing parts. The way back is open. Later lessons take up chemistry and chance.
#
# Your first prediction, once more:

# %%
predict(pioneers, "first", reveal=True)

# %%
last_five = "stain-density xor-one-unit novikoff-meaning valley silent-neuron"
quiz(pioneers, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Where a work has a DOI, we have looked it up.

# %%
reading(pioneers)

# %% [markdown]
# {next}
