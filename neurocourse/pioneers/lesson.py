# %% [markdown]
# {header}

# %% [markdown]
# ## You will be able to
#
# - **explain** how one stain led two men to opposite conclusions, and what settled the matter *(explorers 1 and 2)*
# - **build** exclusive-or from threshold units, and say why one unit is not enough *(exercise 1)*
# - **write** the perceptron's learning rule and tell when it must succeed *(exercise 2)*
# - **derive** one backward pass by the chain rule and use it to repeat a result of 1986 *(exercise 3)*
# - **name** four things that real neurons do and these models do not, each with a number *(Where the analogy breaks)*

# %%
from neurocourse import pioneers
from neurocourse.pioneers import checks as check
from neurocourse.pioneers import explore
from neurocourse.teaching import claims, predict, quiz, reading

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
# Why only a few is still not fully understood.
#
# That weakness was the discovery. Nervous tissue is so densely woven that a stain which showed every cell would show
# nothing at all. **Explorer 1** holds a synthetic tissue of branching cells. Before you move the slider, guess: at which fraction
# of stained cells do you stop being able to follow a single one?

# %%
explore.golgi_stain()

# %% [markdown]
# The right-hand panel measures what your eye sees: how many *other* cells cover a pixel of a stained cell. Each cell is stained
# with probability $p$, independently of the others, so the expected number of rivals is
#
# $$\text{overlap}(p) = p \, \times \, \text{overlap}(1)$$
#
# and a stain of 2 % is fifty times clearer than a stain of everything. The cell below measures that on the tissue you just saw.

# %%
tissue = pioneers.tissue.grow(rng=1)
for p in (0.02, 0.1, 1.0):
    overlap = pioneers.tissue.overlap(tissue, p, rng=2)
    print(f"{p:4.0%} stained: {overlap:.2f} other cells on each pixel of a stained one")

# %% [markdown]
# ## Cajal's argument
#
# Santiago Ramón y Cajal saw the stain for the first time in 1887, improved it, and drew what he saw. In 1888 he wrote that nerve
# cells end freely. They touch; they do not fuse. Golgi looked at the same black threads and saw one continuous net, a *reticulum*. In 1906
# they shared the Nobel Prize, and contradicted each other in their lectures.
#
# A picture could not decide between them, for the gap between two cells is about 20 nanometres wide, ten times finer than light can show.
# So those on Cajal's side argued from *consequences*, as August Forel had in 1887. When one cell dies, does the damage stop at its border, or does it run on through the net?
#
# **Explorer 2** puts both theories on the same tissue. The cells lie where they lay before; the only difference is whether
# touching processes are joined. Kill one cell and let the days pass.

# %%
explore.cajal_argument()

# %% [markdown]
# In the language of graphs the two theories could not be further apart: one connected component, or as many as there are cells.

# %%
for doctrine in ("reticular", "neuron"):
    n = pioneers.doctrine.components(tissue, doctrine)
    print(f"{doctrine:>9} doctrine: {tissue.n_cells} cells, connected pieces: {n}")

# %% [markdown]
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
# One kick is not enough when $w < \theta$. A second kick, $\Delta t$ later, finds $w\,e^{-\Delta t/\tau_m}$ still there. The two fire the cell together if
#
# $$w + w\,e^{-\Delta t/\tau_m} \ge \theta \quad\Longleftrightarrow\quad \Delta t \le \tau_m \ln\frac{w}{\theta - w}$$
#
# **Explorer 3**: what happens to the window when each kick is only just more than half the threshold? And only just less?

# %%
explore.summation()

# %% [markdown]
# The simulated neuron and the formula agree to one time step:

# %%
for w in (5.5, 7.0, 9.0):
    formula = pioneers.summation.window(w=w, theta=10.0, tau_m=10.0)
    simulated = pioneers.summation.measured_window(w=w, theta=10.0, tau_m=10.0, dt=0.05)
    print(f"kicks of {w} mV: {formula:5.2f} ms by formula, {simulated:5.2f} ms simulated")

# %% [markdown]
# ## Loewi's two hearts
#
# The article we started from credits Sherrington with *chemical* signalling. He did not show that. Otto Loewi did, in 1921, with an
# experiment that came to him, he said, in a dream. Two frog hearts beat in salt water. He stimulated the vagus nerve of the first, and it slowed. Then he
# carried some of its fluid to the second heart, which had no nerve at all.

# %%
predict(pioneers, "hearts")

# %%
explore.two_hearts()

# %% [markdown]
# The second heart slows only when fluid is carried over. No wire joins the two, so the message must be a substance. Loewi called it
# *Vagusstoff*; we call it acetylcholine. He and Henry Dale shared the Nobel Prize in 1936. For synapses inside the brain the quarrel between
# "sparks" and "soups" lasted until 1952, when John Eccles's own recordings convinced Eccles that he had been wrong.

# %%
predict(pioneers, "hearts", reveal=True)

# %% [markdown]
# ## McCulloch and Pitts
#
# In 1943 Warren McCulloch, a psychiatrist in his forties, and Walter Pitts, a logician of twenty who had run away from home at fifteen, threw nearly everything away. No membrane, no leak, no chemistry, no time but a ticking
# clock. What is left of the neuron is a vote:
#
# $$y = \Theta\!\left(\sum_i w_i x_i - \theta\right), \qquad \Theta(z) = 1 \text{ if } z \ge 0, \text{ else } 0$$
#
# **The assumptions ledger.** What they threw away to get there:
#
# | The neuron | The unit | Given up |
# |---|---|---|
# | voltage that leaks with $\tau_m$ | a sum, new at every tick | *when* an input came |
# | spikes of 1 ms, rates, bursts | one bit | *how strongly*, *how often* |
# | transmitters, receptors, modulators | a number $w_i$ | chemistry, state, mood |
# | synapses that change with use | fixed $w_i$ | learning |
# | failures, noise | certainty | chance |
#
# In return they could *prove* things: every logical expression can be built from such units. In their own paper an inhibitory input
# had an absolute veto; weights of either sign came later.
#
# **Explorer 4, side by side**: Sherrington's leaky neuron on the left and a McCulloch-Pitts unit on the right get the same two inputs.
# Find a timing where they disagree.

# %%
explore.side_by_side()

# %% [markdown]
# Now the unit alone. It draws one straight line through the square of its inputs: on one side it says 1, on the other 0.
# **Explorer 5**: find AND, OR, NOT-$x_1$. Then look for exclusive-or (1 when exactly one input is 1). Give up after a minute.

# %%
explore.threshold_unit()

# %%
for n in (1, 2, 3):
    count = pioneers.mcculloch_pitts.count_functions(n)
    print(f"inputs: {n}   functions: {2**2**n:3d}   one unit computes: {count:3d}")

# %% [markdown]
# Fourteen of sixteen. The two that are missing are exclusive-or and its negation, because no straight line has (0,1) and (1,0) on
# one side and (0,0) and (1,1) on the other. With three inputs 152 of 256 are out of reach, and it gets rapidly worse.
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

# %% [markdown]
# Feed a unit's output back to its own input and it remembers: a *latch*, one bit of memory with nothing in it but a loop.
# And your exclusive-or already adds two bits: its answer is the sum, and its hidden unit `both` is the carry. That is a *half adder*. John von Neumann's report of 1945 on the
# design of a computer draws its circuits in McCulloch and Pitts's notation.

# %%
adder, latch = pioneers.mcculloch_pitts.half_adder, pioneers.mcculloch_pitts.latch
print("1 + 1: sum, carry =", *adder(1, 1))
remembered = latch(set_=[0, 1, 0, 0, 0, 0], reset=[0, 0, 0, 0, 1, 0])
print("wait, set, wait, wait, reset, wait:", *remembered)

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
# ### Exercise 2: the learning rule
#
# `w` and `x` are arrays with one number for each input, however many there are; `b` and `eta` are numbers. `y` is the right answer (0 or 1), `y_hat`
# what the unit says now. Return the new `w` and `b`, and leave the array that came in as it is: somebody may still need it.


# %% exercise
def perceptron_update(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    # BEGIN SOLUTION
    w = w + eta * (y - y_hat) * x
    b = b + eta * (y - y_hat)
    # END SOLUTION
    return w, b


perceptron_update = check.perceptron_update(perceptron_update)

# %% [hint]
# The error `y - y_hat` can only be −1, 0 or +1. What should happen to `w` in each of the three cases?

# %% [hint]
# If the unit said 0 and should have said 1, the sum was too small *for this x*. Adding a bit of `x` to `w` makes it larger, whatever the signs in `x`.

# %% [hint]
# The bias is a weight like the others, on an input that is always 1. Write both lines with `eta * (y - y_hat)`.

# %% [markdown]
# **Explorer 6** runs your rule, one mistake after the other, on real measurements: petals of two kinds of iris. Then switch to exclusive-or. Watch the
# line, and watch the number of mistakes against Novikoff's bound.

# %%
explore.perceptron(update=perceptron_update)

# %% [markdown]
# In 1962 Albert Novikoff proved that on data which *some* line separates, the rule stops after at most $(R/\gamma)^2$ mistakes, where $R$ is the length of the
# longest input and $\gamma$ the distance from the best line to the nearest point. The order of the examples does not matter, nor does $\eta$.
# On exclusive-or there is no such line, the proof says nothing, and the weights go round in circles for ever. (The explorer used two
# measurements of each flower, from their mean. The cell below uses all four as they are, in millimetres, so its numbers are others.)

# %%
print(pioneers.perceptron.report(rng=1))

# %%
quiz(pioneers, "perceptron-convergence")

# %% [markdown]
# Minsky and Papert published the limits of one layer in 1969, with proofs far beyond exclusive-or. Everybody knew that more layers could do more.
# How to *teach* them was an open question, and few looked for the answer: when a hidden unit is wrong, who tells it so?
#
# ## Backpropagation
#
# The answer is the chain rule of school calculus, applied in the right order. Seppo Linnainmaa wrote it down in 1970 for any
# computer program, Paul Werbos proposed it for networks in 1974, and David Rumelhart, Geoffrey Hinton and Ronald Williams showed in 1986
# what it is good for: the *hidden* units invent useful features on their own.
#
# A step has no slope that one could follow. So these units use the *logistic function* $\sigma(z) = 1/(1+e^{-z})$, a smooth step from 0 to 1. Its slope is $\sigma\,(1-\sigma)$. For one hidden layer with the
# activities $h$, with $\sigma$ in both layers and the error $E = \tfrac12\lVert \hat y - y\rVert^2$:
#
# $$\begin{aligned}
# h &= \sigma(W_1 x + b_1) & \hat y &= \sigma(W_2 h + b_2) & &\text{forward}\\
# \delta_2 &= (\hat y - y) \odot \hat y \odot (1-\hat y) & \delta_1 &= (W_2^{\top} \delta_2) \odot h \odot (1-h) & &\text{backward}\\
# \frac{\partial E}{\partial W_2} &= \delta_2\, h^{\top} & \frac{\partial E}{\partial W_1} &= \delta_1\, x^{\top} & &\text{gradients}
# \end{aligned}$$
#
# The **gradient** $\partial E/\partial W$ tells how fast the error grows with each weight, so a step against it makes the error smaller; $\odot$ multiplies entry by entry.
# Read $\delta$ as *blame*: how fast the error grows with the *sum* of that unit. The output's blame is shared out among the hidden units along the same weights that carried their
# votes, and each then shares its own among its inputs. The factor $h(1-h)$ is the slope of $\sigma$: a unit that is already sure cannot be moved much.
#
# **Explorer 7**: a network with two inputs, a few hidden units and one output learns exclusive-or. Let it play, then change the
# seed. Does it always succeed?

# %%
explore.learn_xor()

# %%
for n_hidden in (2, 4):
    solved = pioneers.backprop.xor_success(n_hidden=n_hidden, seeds=40)
    print(f"2-{n_hidden}-1 network: solves exclusive-or in {solved:.0%} of 40 starts")

# %% [markdown]
# So it does not always succeed. Two hidden units are enough *in principle*, and yet they often get stuck, in a place where
# every small step makes things worse or changes nothing. Two units to spare make the trouble nearly disappear. This is a first taste of a lesson that took AI twenty more years to learn: bigger
# networks are often *easier* to train.
#
# ## The 8-3-8 encoder
#
# One of the examples of 1986. Eight inputs, only one of them on; eight outputs that must repeat it; and only three
# hidden units in between. Nobody tells the network how to pass eight messages through a gate three units wide.
#
# ### Exercise 3: one backward pass, and the result of 1986
#
# Write the blame of both layers and the gradients. Vectors are `(n,)` arrays, yours as well; `W1` has shape `(n_hidden, n_in)`; `np.outer(a, b)` is $a\,b^{\top}$.

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
# Start at the end. How does the error change when the output's *sum* changes a little? That is the error's slope, `y_hat - y`, times the slope of the logistic function there.

# %% [hint]
# The slope of the logistic function can be written with its own output: `y_hat * (1 - y_hat)`, and `h * (1 - h)` for the hidden layer.

# %% [hint]
# The hidden units sit on the *columns* of `W2`. To carry the blame back, multiply with the transpose: `W2.T @ delta2`. Then do not forget the slope of the hidden units.

# %% [markdown]
# **Explorer 8** trains the encoder *with your backward pass*. Each dot in the cube is one of the eight messages, placed by its three hidden activities. They
# start in a heap. Where do they end?

# %%
explore.encoder(backward=backward_pass)

# %%
print(pioneers.encoder.report(backward=backward_pass, rng=7))

# %% [markdown]
# Eight messages, eight corners of the cube: the network has invented the binary numbers, though not in the order in which we count. No teacher ever
# mentioned them. Try another start: some runs leave a unit halfway, at ½, and so did the one that was printed in 1986. Rumelhart, Hinton and Williams called this
# *learning internal representations*, and it is the reason why we still read them.
#
# ## The network of the second article
#
# The second article draws a network with an input layer, *two* hidden layers and an output layer, and dashed arrows running back. Here it is,
# exactly that shape, reading handwritten digits: 64 pixels, 64 and 32 hidden units, 10 answers. The next cell trains it; then **explorer 9** walks one digit
# forwards (activity, solid) and its blame backwards (dashed).

# %%
training = pioneers.deep.train_digits(rng=1)
network = training.network
print(f"test accuracy {training.accuracy:.3f} on 540 digits that it never saw")

# %%
explore.digit_network(network)

# %% [markdown]
# One step of learning has three parts, and the article's picture runs them together: the **forward pass** computes activities, the **backward pass** computes
# gradients, and only then does an **optimiser** change the weights. The learning rate belongs to the third. Same gradient, three optimisers: *SGD* takes the plain step, *momentum* adds a part of the step before, *Adam* gives each weight a step of its own size. (The *loss* is what is to be made small, here a measure of wrong answers; an *epoch* is one pass
# over all examples.)

# %%
for name, losses in pioneers.deep.compare_optimisers(rng=1, epochs=15).items():
    print(f"{name:>8}: loss {losses[0]:.2f} before, {losses[-1]:.3f} after 15 epochs")

# %% [markdown]
# > **Data card.** *Optical digits*: 1,797 images of 8 × 8 pixels by 13 writers, and *iris*: 150 flowers measured in the 1930s. Both come from the UCI repository by way of
# > scikit-learn; source, licence and checksum stand in `neurocourse/data/PROVENANCE.md`. The tissue, the reflex and the hearts in this lesson are **synthetic**.

# %%
quiz(pioneers, "backprop-blame")

# %% [markdown]
# ## Where the analogy breaks
#
# Both articles say that artificial networks are designed to replicate how the human brain processes information. Here are four measurements
# against it, and a fifth that runs the other way.
#
# **1. Time.** The same two inputs, in the same amounts, at different times. The threshold unit cannot see the difference; the neuron can.

# %%
timing = pioneers.analogy.timing(rng=1)
print(f"{timing.n_timings} timings of the same inputs; different answers:")
print(f"leaky neuron {timing.neuron_outputs}, threshold unit {timing.unit_outputs}")

# %% [markdown]
# **2. Sign.** A neuron's synapses are either excitatory or inhibitory, and do not change sides when it learns (Dale's principle; there are exceptions, but not by gradient).
# The weights of an ordinary network cross zero all the time.

# %%
flips = pioneers.analogy.sign_flips(rng=1)
print(f"training on digits: {flips.share:.0%} of the weights change sign at least once")
print(f"units with outputs of one sign only: {flips.dale_units} of {flips.n_units}")

# %% [markdown]
# **3. The way back.** Backpropagation sends blame through the *same* weights that carried the signal, in the opposite direction. Axons are one-way streets, and
# no known mechanism copies one synapse's strength to another. But is the copy needed? In 2016 Timothy Lillicrap and colleagues replaced the
# way back by *fixed random* weights. See what happens to accuracy, and to the angle between the random direction and the true one.

# %%
print(pioneers.feedback.report(rng=1))

# %% [markdown]
# It learns nearly as well: the forward weights turn until the random feedback is useful. So exact weight transport is *not* needed on this small task, which
# is a clue and no proof. On large problems plain feedback alignment falls behind, and whether cortex does anything of the kind is open.
#
# **4. Chance.** Many synapses in cortex fail more often than they succeed: a spike arrives and nothing is released. Here every connection of the digit network fails with
# probability one half, at every use.

# %%
failing = pioneers.analogy.unreliable_synapses(network, p_release=0.5, rng=1)
print(f"every connection certain:        accuracy {failing.certain:.3f}")
print(f"each works half the time:        accuracy {failing.one_look:.3f}")
print(f"the same, {failing.n_looks} looks at the digit: accuracy {failing.averaged:.3f}")

# %% [markdown]
# And one break that runs the other way. Rosenblatt's rule needs a teacher who knows the right answer for each unit. The rule that Donald Hebb proposed in 1949, long before anybody measured it, needs none: it
# strengthens what is active together. Here Hebb's rule is given the right answers as activity, on the flowers and on random patterns. It has no error to
# stop it, so it works only when the inputs happen to be balanced and do not overlap:

# %%
print(pioneers.analogy.hebb_report(rng=1))

# %% [markdown]
# ## The claims, judged
#
# > **Provenance.** The course grew from two enthusiastic articles. The first, "Real vs. Artificial Neuronal Webs" by Antti Luode, was written with the language model
# > ChatGPT 4o and gives no references. The second, "Exploring the Convergence of AI and Neuroscience", cites three works; they stand under *Further reading*.
#
# Each card is something that one of them says about this lesson's people. Vote first; then see the verdict, the reason, and the primary source.

# %%
claims(pioneers)

# %% [markdown]
# ## The timeline
#
# Fifty pioneers, and a pattern worth finding. **Explorer 10**: choose a kind, step through the people, open the source below the picture. When did theory follow
# experiment, and when was it the other way round?

# %%
explore.timeline()

# %% [markdown]
# What the timeline puts right, against what is often told:

# %%
for year, correction in pioneers.timeline.CORRECTIONS:
    print(f"{year}  {correction}")

# %% [markdown]
# ## Wrap-up
#
# - A method that shows *less* can show more: 2 % of the cells, and the neuron appears.
# - Neurons sum and forget. McCulloch and Pitts kept the sum, gave up time, and gained proof.
# - One layer computes what a straight line can cut: 14 of 16. Learning it is guaranteed, with a bound. Not one step beyond it is.
# - Backpropagation is the chain rule with the blame shared out backwards. It makes hidden units invent codes, and it sometimes fails.
# - Lost on the way: time, sign, chemistry, chance. Later lessons take them back, one by one.
#
# Your first prediction, once more:

# %%
predict(pioneers, "first", reveal=True)

# %%
last_five = "stain-density synapse-chemistry xor-one-unit novikoff-meaning backprop-history"
quiz(pioneers, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Where a work has a DOI, we have looked it up.

# %%
reading(pioneers)

# %% [markdown]
# {next}
