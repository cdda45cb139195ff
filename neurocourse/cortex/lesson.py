# %% [markdown]
# {header}

# %% [markdown]
# ## You will be able to
#
# - **explain** how a cell that knows only spots of light can become one that knows lines *(explorers 1 and 2, exercise 1)*
# - **write** the operation that a convolution layer performs, and tell it from the one it is named after *(exercise 2)*
# - **compute** how far a unit sees through the layers below it, and get the published sizes of 1998 *(exercise 3)*
# - **build** a convolutional network that reads, from simple and complex cells *(exercise 4)*
# - **name** five places where cortex and network part, each with a number *(Where the analogy breaks)*

# %%
from neurocourse import cortex
from neurocourse.cortex import checks as check
from neurocourse.cortex import explore
from neurocourse.teaching import claims, predict, quiz, reading

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(cortex, "first")

# %% [markdown]
# ## The edge of a slide
#
# Baltimore, 1958. David Hubel and Torsten Wiesel listen to one cell in the visual cortex of an anaesthetised cat. A loudspeaker makes each of its
# spikes a click. They show it spots of light, and black spots on glass slides, as one did with cells of the eye. For hours there is
# next to nothing. Then, while a slide is being pushed in, the loudspeaker goes off like a machine gun. It was not the spot. It was the slide's *edge*: its
# faint straight shadow, passing over the retina at just the right slope.
#
# **Explorer 1** puts you at the electrode. The spots that cells of the eye like so much are there, and so is the bar. Drag the ring along the slopes to turn it. Find what the cell wants, and
# then find out how exact it is about it.

# %%
explore.hubel_wiesel()

# %% [markdown]
# How exact a cell is about the slope depends on how long the row of its inputs is. From a single input, a spot cell, to a row of seven:

# %%
for n_cells in (1, 3, 5, 7):
    width = cortex.receptive_field.tuning_width(n_cells)
    reach = f"up to {width:.0f}° off" if width < 90 else "at every slope"
    print(f"{n_cells} in a row: half of the best answer {reach}")

# %%
quiz(cortex, "hw-stimulus")

# %% [markdown]
# ## From dots to lines
#
# The cells that report to the cortex sit in the lateral geniculate nucleus, half-way from the eye. They like a *spot*: light in the centre excites,
# light around it holds back. How does one get from spots to lines? In 1962 Hubel and Wiesel drew an answer of beautiful economy. Take a few such
# cells whose centres lie **in a row**, and let them all excite one cell of the cortex. It will answer best to a line that covers all of their centres. They called it
# a **simple cell**.
#
# Its field has a bright ridge and dark flanks, and this function draws it well. It was fitted to cells of the cat in 1987:
#
# $$g(x, y) = \exp\!\left(-\frac{x'^2 + \gamma^2 y'^2}{2\sigma^2}\right) \cos(2\pi f x' + \varphi), \qquad r_{\text{simple}} = \max\Big(0, \sum_{x,y} g(x,y)\, I(x,y)\Big)$$
#
# A **Gabor function**: a wave across the line, faded out by a bell. $x'$ runs across the line and $y'$ along it, $\sigma$ is the width of the bell, $\gamma < 1$ makes it longer along the line, $f$ is how fine the wave is, $I$ is the picture, and the phase
# $\varphi$ makes it a ridge ($0$) or an edge ($90°$). The sum is a weighted vote, as in {lesson:pioneers}. The maximum with zero is there because no cell fires less than not at all.
#
# Other cells wanted the line just as exactly, but did not care *where* in their field it lay, nor whether it was bright or dark. Those they called
# **complex**, and wired them from simple cells of one slope at different places. The standard model takes just two, a ridge and an edge:
#
# $$r_{\text{complex}} = \Big(\sum g_{\text{ridge}}\, I\Big)^2 + \Big(\sum g_{\text{edge}}\, I\Big)^2$$
#
# It is called the **energy model**. **Explorer 2**: a grating drifts over both cells. Which of the two follows the stripes, and which one only says
# that they are there?

# %%
explore.simple_and_complex()

# %% [markdown]
# The measure that physiologists use for this is the ratio of two amplitudes: F1, of the answer at the grating's own frequency, over F0, its mean. Above 1 a cell counts as simple. For half
# of a sine, which is what a rectified filter gives, it is $\pi/2 = 1.57$:

# %%
drift = cortex.receptive_field.drift()
simple, complex_ = drift.simple_ratio, drift.complex_ratio
print(f"simple cell: F1/F0 = {simple:.2f}, complex cell: {complex_:.2f}")

# %% [markdown]
# ### Exercise 1: a complex cell
#
# `patch` is a piece of a picture; `ridge` and `edge` are two Gabor functions of the same size. All three are arrays of rows and columns. Return the energy, one number.

# %% exercise
import numpy as np


def complex_cell(patch, ridge, edge):
    # BEGIN SOLUTION
    even = np.sum(ridge * patch)
    odd = np.sum(edge * patch)
    # END SOLUTION
    return even**2 + odd**2


complex_cell = check.complex_cell(complex_cell)

# %% [hint]
# Each of the two numbers says how much the patch looks like one of the filters: multiply pixel by pixel, and add everything up.

# %% [hint]
# Do not cut off what is negative. A negative answer says "the opposite of me", and the square will make it count just as much.

# %% [hint]
# `np.sum(ridge * patch)` is the first of the two.

# %%
quiz(cortex, "complex-energy")

# %% [markdown]
# ## The same filter everywhere
#
# A cortex has cells for every slope *at every place*. Slide one simple cell over the whole picture, write down its answer at each place, and you have a
# **map** of where in the picture its favourite line is. That is all that a convolution layer does:
#
# $$S_{ij} = b + \sum_{u,v} K_{uv}\; I_{i+u,\,j+v}$$
#
# $K$ is the **kernel**: the weights of the cell, or its receptive field. With several channels (colours, or maps of the layer below) one also sums over these.
# Mathematics knows something else by this name: the integral $\int f(\tau)\, g(t-\tau)\, d\tau$. That has one dimension, no end, and a minus sign that
# *flips* the kernel. A convolution layer does not flip. What it computes is a **cross-correlation**; the other name has stuck.
#
# ### Exercise 2: cross-correlation
#
# `image` and `kernel` are arrays, and need not be square. Make a map of zeros, and fill in what the loops write into it. The kernel must lie on the picture completely, so the map is a little smaller than the picture: `rows - k + 1` by `cols - m + 1`.

# %% exercise


def cross_correlate(image, kernel):
    (rows, cols), (k, m) = image.shape, kernel.shape
    # BEGIN SOLUTION
    S = np.zeros((rows - k + 1, cols - m + 1))
    # END SOLUTION
    for i in range(len(S)):
        for j in range(len(S[0])):
            # BEGIN SOLUTION
            S[i, j] = np.sum(kernel * image[i : i + k, j : j + m])
            # END SOLUTION
    return S


cross_correlate = check.cross_correlate(cross_correlate)

# %% [hint]
# `np.zeros((a, b))` makes a map of `a` rows and `b` columns. The loops then visit each place of the *map*.

# %% [hint]
# At the place `i, j` the kernel lies on the rows `i` to `i + k` and the columns `j` to `j + m` of the picture: `image[i:i + k, j:j + m]`.

# %% [hint]
# What happens at one place is what a simple cell does before it rectifies: multiply the patch by the kernel and add up.

# %% [markdown]
# The name is still worth checking once. A true convolution is the same operation with the kernel turned by half a turn:

# %%
rng = np.random.default_rng(1)
image, kernel = rng.normal(size=(32, 32)), rng.normal(size=(5, 5))
turned = cross_correlate(image, kernel[::-1, ::-1])
by_spectrum = cortex.convolution.convolve_fft(image, kernel)  # the convolution theorem
same = np.allclose(turned, by_spectrum, atol=1e-4)  # but for rounding
print("a convolution turns the kernel first:", same)
shifted = cross_correlate(np.roll(image, 3, axis=1), kernel)[:, 3:]
unmoved = cross_correlate(image, kernel)[:, :-3]
print("shift the picture, and the map shifts with it:", np.allclose(shifted, unmoved))

# %% [markdown]
# **Explorer 3** slides your kernel over a picture. Choose an oriented one and watch which lines light up in the map.

# %%
explore.convolve(cross_correlate)

# %%
quiz(cortex, "correlation-flip")

# %% [markdown]
# ## Side by side
#
# **The assumptions ledger.** What was thrown away between the cortex and the layer:
#
# | The cortex | The layer | Given up |
# |---|---|---|
# | each cell has synapses of its own | one kernel for all places | places that differ: the centre of gaze has far more cells |
# | complex cells: two squares, added | the largest of a few | saying "a line is here", bright or dark |
# | each answer divided by those around it | nothing of the kind | a steady answer in sun and in fog |
# | signals back and sideways | forward only | context, attention, a second look |
# | spikes in time | one number | movement |
# | learns without labels, all its life | backpropagation, once | … and gained: one method that trains all layers |
#
# **Explorer 4, side by side**: the same bar for a pair of cells from V1 and for a filter with its pool from a network that has learned to read digits. Drag the ring to move the bar, turn it,
# make it dark. Where do they agree, and what makes them part?

# %%
explore.side_by_side(complex_cell, cross_correlate)

# %% [markdown]
# ## Pooling
#
# After the filters comes the pool: of each 2 × 2 places of a map only the largest answer goes on. What is given up is the exact place. What is gained is the same answer for
# a digit that sits one pixel further to the right. **Explorer 5** moves a digit and measures how much each kind of pool changes.

# %%
explore.pool()

# %% [markdown]
# One digit is not yet a measurement. Here is the change of the maps over 100 digits, moved by one pixel:

# %%
maps_of, digits = cortex.lenet.first_maps, cortex.lenet.trained().X_test[:100, :, :, 0]
for kind in (None, *cortex.pooling.KINDS):
    change = cortex.pooling.sensitivity(maps_of, digits, kind)
    print(f"{kind or 'not pooled':>10}: {change:.2f}")

# %% [markdown]
# ## How far a unit sees
#
# A unit of the first layer sees 3 × 3 pixels. One layer up, a unit sees 3 × 3 of *those*, and so a larger piece of the picture. The rule for layers with kernels $k_1, k_2, \dots$
# and steps (*strides*) $s_1, s_2, \dots$ is a sum:
#
# $$r = 1 + \sum_{l} (k_l - 1) \prod_{m<l} s_m$$
#
# ### Exercise 3: the sizes of LeNet-5
#
# Yann LeCun and colleagues published their network for reading cheques in 1998, with all its sizes. Write the rule and get them. `kernels` and `strides` are lists of whole numbers, from the first layer to the last. Return one number, the side in pixels.

# %% exercise


def receptive_field(kernels, strides):
    r, distance = 1, 1
    for layer in range(len(kernels)):
        k, s = kernels[layer], strides[layer]
        # BEGIN SOLUTION
        r = r + (k - 1) * distance
        distance = distance * s
        # END SOLUTION
    return r


receptive_field = check.receptive_field(receptive_field)

# %% [hint]
# `distance` is how many pixels of the picture lie between neighbouring units of the layer below. In the picture itself it is 1.

# %% [hint]
# A kernel of size `k` spans `k - 1` gaps between neighbours. Each gap is `distance` pixels wide, so the view grows by `(k - 1) * distance`.

# %% [hint]
# A layer that moves in steps of `s` leaves out places: its own units lie `s` times further apart than those below. Change `distance` after `r`.

# %% [markdown]
# **Explorer 6** traces it back: choose a layer, and see which pixels one of its units can hear.

# %%
explore.reach(receptive_field)

# %% [markdown]
# ## A network that reads
#
# In 1980 Kunihiko Fukushima stacked what Hubel and Wiesel had seen: layers of S-cells (simple) and C-cells (complex) in turn, with ever larger fields, ever less exact about
# the place. His *Neocognitron* learned without a teacher. In 1989 Yann LeCun and colleagues taught such a stack by backpropagation to read
# postal codes. That is the convolutional network.
#
# Fukushima's pair at work on a digit: S-cells that look for an upright line, and C-cells above them. When the digit moves by one pixel, how much of the answer stays?

# %%
line = [[0, 1, 0], [0, 1, 0], [0, 1, 0]]
digit = cortex.lenet.trained().X_test[0, :, :, 0]
s_kept, c_kept = cortex.neocognitron.forgiven(digit, line)
print(f"S-cells keep {s_kept:.0%} of their answer, C-cells {c_kept:.0%}")

# %% [markdown]
# A layer of such a network stands, loosely, for an *area* of the cortex, such as V1 or V2. The word misleads: what anatomists call the layers of the cortex are six sheets that lie on top of each other
# within every area.
#
# You have all the parts by now:
#
# | Seen in the cat | Built in the machine | You wrote |
# |---|---|---|
# | simple cell, one at every place | convolution layer | `cross_correlate` |
# | no rate below zero | rectifier, ReLU | |
# | complex cell: no matter where exactly | pooling layer | `complex_cell` |
# | area after area, fields growing | layer on layer | `receptive_field` |
# | unknown | the rule that teaches it all | `backward_pass`, {lesson:pioneers} |
#
# ### Exercise 4: build it
#
# `Conv2d(1, 8, 3, rng=rng)` is a convolution layer with 1 channel in, 8 maps out and kernels of 3 × 3. `ReLU()` rectifies, `MaxPool2d(2)` takes the largest of each 2 × 2, `Flatten()` lays out all
# maps as one row, and `Dense(n, 10, rng=rng)` reads ten answers from a row of `n` numbers. The pictures are 8 × 8 and have one channel.
# Each layer of filters needs its rectifier, and there must be a pool. All weights come from the `rng` that you are given. Leave the softmax to the training.

# %% exercise
from neurocourse.nn import Conv2d, Dense, Flatten, MaxPool2d, Network, ReLU


def build(rng):
    # BEGIN SOLUTION
    first = [Conv2d(1, 8, 3, rng=rng), ReLU()]
    second = [Conv2d(8, 16, 3, rng=rng), ReLU(), MaxPool2d(2)]
    readout = [Flatten(), Dense(64, 10, rng=rng)]
    # END SOLUTION
    return Network(first + second + readout)


build = check.build(build)

# %% [hint]
# Each of the three is a list of layers, in order. `first`: filters and their rectifier.

# %% [hint]
# `second`: filters that look at the maps of `first` (so as many channels in as `first` has maps), their rectifier, and a pool.

# %% [hint]
# The readout must know how many numbers come in. A kernel of 3 takes 2 off each side: 8, 6, 4. The pool halves: 2. So 2 × 2 places, times the number of maps in `second`.

# %% [markdown]
# Now teach it, with the backpropagation of {lesson:pioneers}. The blame comes back through the pool to the winner of each four, and through the convolution to the one kernel from *all*
# its places. The digits are the same as in {lesson:pioneers}: 8 × 8 pixels, and three in ten of them never seen in training.

# %%
reader = cortex.lenet.read_digits(build, rng=1)
print(f"it reads {reader.accuracy:.0%} of the digits that it never saw")
print(f"and has learned {reader.network.size:,d} numbers to do so")

# %% [markdown]
# **Explorer 7** opens it. Step through the layers: where do you still see the digit, and where only what it is made of?

# %%
explore.feature_maps(reader)

# %% [markdown]
# Now write a digit of your own, with the mouse or with the arrow keys and the space bar, in **explorer 8**. Then be unkind to it.

# %%
explore.draw_a_digit(reader)

# %% [markdown]
# > **Data card.** *Optical digits*: 1,797 images of 8 × 8 pixels by 13 writers, from the UCI repository by way of scikit-learn. *Two photographs*: a temple by danielbuechele and a dahlia by
# > vultilion, both CC BY 2.0, cut and made smaller. Source, licence and checksum stand in `neurocourse/data/PROVENANCE.md`. Bars, gratings, streets, faces and recordings in this lesson are **synthetic**.

# %% [markdown]
# ### What it is made for
#
# Your prediction from the beginning. **Explorer 9** shuffles the pixels of all digits, always in the same way, and trains both networks anew. Step from "as written" to
# "all shuffled", and watch the lead.

# %%
explore.scramble()

# %% [markdown]
# The plain network does not care. The convolutional one gives up its lead, because what it was built on is gone: that neighbours belong together, and that a stroke is a stroke wherever it is.
# A cortex is built on the same bet, and lays out the picture so that neighbours in the world are neighbours on its sheet. Here the analogy holds, and this is why the idea worked.

# %%
quiz(cortex, "scrambled-why")

# %% [markdown]
# ## Where the analogy breaks
#
# Does a convolutional network work as the visual cortex does? Here are five measurements against it.
#
# **1. Copies.** A convolution layer uses *one* kernel at all places, and when it learns at one place, it has learned at all of them. In cortex each place has synapses of its own, and no known
# mechanism copies one synapse's strength to another. Two networks of the same shape learn digits that stand on the left of a wide picture. In one all places share their
# kernels, in the other none do. Then the digits stand on the right.

# %%
print(cortex.analogy.sharing_report(rng=1))

# %% [markdown]
# What the untied network learned, it knows in one place only. Yet you recognise a face wherever you first saw it. How cortex does that without copies is an open question:
# eyes that move, and so show every place everything, are one part of the answer.
#
# **2. Sign.** The network learned dark digits on pale paper. What does it make of the negative, pale on dark, which you read without noticing the difference?

# %%
predict(cortex, "negative")

# %% [markdown]
# Against it stands a model of V1 in which no filter was ever learned: complex cells of eight slopes at every place, with the energy that you wrote in exercise 1, divided by the contrast of the
# picture. Only the last layer, from cells to digits, has been taught. **Explorer 10** starts with the negative. Drag the ring to the right, through the fog to what both have learned.

# %%
explore.another_light(reader)

# %%
print(cortex.analogy.light_report(reader, rng=1))

# %%
predict(cortex, "negative", reveal=True)

# %% [markdown]
# The complex cells read the negatives *exactly* as well, because a square has no sign.
#
# **3. Contrast.** In fog, at a tenth of the contrast, they lose nothing either: whoever divides by the contrast does not see it. Cells of the cortex do divide, which is called *normalisation*. The network adds and
# rectifies, with biases that it learned for one kind of light. On large pictures fixed filters are no match for learned ones. But what these few lines do for free, a network must be
# shown, in thousands of examples of every light.
#
# %%
quiz(cortex, "shunt-return")

# %% [markdown]
# **4. Texture.** A cat has the outline of a cat, down to its ears and whiskers, and it has fur. Is the outline what a network goes by?

# %%
predict(cortex, "texture")

# %% [markdown]
# **Explorer 11** trains the small network of that question in two ways: once with each shape in its own texture, and once with textures that change from picture to picture.

# %%
explore.cue_conflict()

# %%
for training in cortex.cue_conflict.TRAININGS:
    judge = cortex.cue_conflict.trained(training)
    print(f"{training:>17}: texture wins in {judge.by_texture:.0%} of 400 conflicts")

# %%
predict(cortex, "texture", reveal=True)

# %% [markdown]
# So it is not the network's nature. It is what the pictures let it get away with.

# %% [markdown]
# **5. Small changes.** Backpropagation can send the blame on, to the picture itself: which way should each pixel move to make the answer *worse*? Move all of them a little that way. **Explorer 12**
# does it, and beside it the same amount of change by the toss of a coin.

# %%
explore.fool(reader)

# %% [markdown]
# With 64 pixels the change has to be strong enough for you to see. The more pixels, the less each has to move: in photographs nobody sees it, and the answer still turns.

# %% [markdown]
# ## The claims, judged
#
# The first article, "Real vs. Artificial Neuronal Webs", was written with a language model and gives no references. The second, "Exploring the Convergence of AI and
# Neuroscience", cites three works. Each card is something that one of them says about seeing. Vote first; then see the verdict, the reason, and the primary source.

# %%
claims(cortex)

# %% [markdown]
# ## Wrap-up
#
# - Spots in a row make a line: a simple cell is a weighted sum, and a Gabor function is what its weights look like.
# - Two squares added make a complex cell: it knows the slope, and forgets the place and the sign.
# - A convolution layer is one simple cell, slid over the picture: a cross-correlation, with weights that all places share.
# - Pool, repeat, and fields grow: $1 + \sum (k-1) \prod s$. Teach it by backpropagation, and it reads.
# - Where they part: copies, sign, contrast, texture, small changes. What a network has in common with a cortex is a bet on the world: neighbours belong together.
#
# Your first prediction, once more:

# %%
predict(cortex, "first", reveal=True)

# %%
last_five = "weights-shared pooling-lost reach-chain areas-layers adversarial-why"
quiz(cortex, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Where a work has a DOI, we have looked it up.

# %%
reading(cortex)

# %% [markdown]
# {next}
