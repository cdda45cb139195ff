# %% [markdown]
# {header}

# %% folded
import numpy as np

from neurocourse import cortex
from neurocourse.cortex import checks as check
from neurocourse.cortex import explore
from neurocourse.teaching import claims, predict, quiz, reading

# %%
explore.hubel_wiesel()

# %% [markdown]
# - A bar of light lies on a retina, and a loudspeaker makes each spike of one cell far behind it a click. Drag the bar over the five circles (or focus its dot with <kbd>Tab</kbd> and use the arrow keys). The cell hardly cares.
# - Now turn the bar: drag the ring in the lower right panel. Somewhere the loudspeaker goes off like a machine gun. Where, and how exact is it about that?
# - So the cell does not report light. By the end of this lesson you will have built a network from such cells, and it reads handwriting.

# %% [markdown]
# ## You will be able to
#
# - **derive** a cell that knows a line and forgets where it lies *(explorers 1 and 2, exercise 1)*
# - **write** the operation that a convolution layer performs, and tell it from the one it is named after *(exercise 2)*
# - **work out** how far a unit sees through the layers below it *(exercise 3)*
# - **build** a convolutional network that reads, and recover what its ancestor of 1998 had to learn *(exercises 4 and 5)*
# - **judge** five differences between cortex and network: a missing part, or more? *(Where the analogy breaks)*

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
# spikes a click. They show it spots of light, and black spots on glass slides, as others had done with cells of the eye. For hours there is
# next to nothing. Then, while a slide is being pushed in, the loudspeaker goes off like a machine gun. It was not the spot. It was the slide's *edge*: its
# faint straight shadow, passing over the retina at just the right slope.
#
# Explorer 1 puts you at their electrode. Go back to it once more, and show the cell a spot, and the edge of a slide. The circles are places where the cell's inputs look. How exact this cell is about the slope depends on how long the row of its inputs is. From a single input, a spot cell, to a row of seven, how far can a bar be turned until the cell fires half as fast?

# %%
for n_cells in (1, 3, 5, 7):
    width = cortex.receptive_field.tuning_width(n_cells)
    reach = f"by {width:.0f}°" if width < 90 else "as far as you like"
    print(f"{n_cells} in a row: {reach}")

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
# **complex**. **Explorer 2**: a grating drifts over both kinds. Which of the two follows the stripes, and which one only says
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
# These two follow from the formulas. In recordings the ratio makes two heaps. Whether those are two kinds of cells, or one kind behind a threshold, is still disputed (Ferenc Mechler and Dario Ringach, 2002).

# %% [markdown]
# ### Exercise 1: a complex cell
#
# How can simple cells make a complex one? Take two of one slope at one place, a ridge and an edge. As a grating moves by the angle $\theta$, the weighted sum of the one goes like $\cos\theta$, and that of the other like $\sin\theta$.
# Combine the two sums so that $\theta$ drops out, and with it the difference between bright and dark. Twice the contrast should give four times the answer.
#
# `patch` is a piece of a picture; `ridge` and `edge` are Gabor functions of the same size. All three are arrays of rows and columns. Return one number.

# %% exercise


def complex_cell(patch, ridge, edge):
    even = np.sum(ridge * patch)
    odd = np.sum(edge * patch)
    # BEGIN SOLUTION
    return even**2 + odd**2
    # END SOLUTION


complex_cell = check.complex_cell(complex_cell)

# %% [hint]
# Which combination of $\cos\theta$ and $\sin\theta$ is the same for every $\theta$? You know it from the circle.

# %% [hint]
# It is $\cos^2\theta + \sin^2\theta = 1$. Do not cut off what is negative: a dark line must count like a bright one.

# %% [hint]
# Twice the contrast doubles both sums. Their squares then are four times as large, so leave the root off.

# %% [markdown]
# What you have written is the **energy model** (Edward Adelson and James Bergen, 1985):
#
# $$r_{\text{complex}} = \Big(\sum g_{\text{ridge}}\, I\Big)^2 + \Big(\sum g_{\text{edge}}\, I\Big)^2$$

# %%
quiz(cortex, "complex-energy")

# %% [markdown]
# ## The same filter everywhere
#
# A cortex has cells for every slope *at every place*. Slide one simple cell over the whole picture, write down its answer at each place, and you have a
# **map** of where in the picture its favourite line is. That is all that a convolution layer does. The weights of the cell, its receptive field, are now called a **kernel**.
#
# ### Exercise 2: a map
#
# `image` and `kernel` are arrays, and need not be square. At each place the weighted sum is that of a simple cell, without its rectifier. Lay the kernel on the picture as it is, and completely. How many places are there, then? Make a map of zeros of that size, and fill in what the loops write into it.

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
# A kernel of 3 pixels lies on a row of 5 pixels in three places: 5 − 3 + 1. `np.zeros((a, b))` makes a map of `a` rows and `b` columns. If NumPy says that something *could not be broadcast*, your map has too many places, and at the last ones the kernel hangs over the border.

# %% [hint]
# At the place `i, j` the kernel lies on the rows `i` to `i + k` and the columns `j` to `j + m` of the picture: `image[i:i + k, j:j + m]`.

# %% [hint]
# What happens at one place is what a simple cell does before it rectifies: multiply the patch by the kernel and add up.

# %% [markdown]
# In one line, with a bias $b$ for the threshold of the cell:
#
# $$S_{ij} = b + \sum_{u,v} K_{uv}\; I_{i+u,\,j+v}$$
#
# With several channels (colours, or maps of the layer below) one also sums over these. Mathematics knows something else by the name of convolution: the integral $\int f(\tau)\, g(t-\tau)\, d\tau$. That has one dimension, no end, and a minus sign that
# *flips* the kernel. A convolution layer does not flip. What it computes is a **cross-correlation**; the other name has stuck. It is worth checking once. A true convolution is the same operation with the kernel turned by half a turn:

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
# **Explorer 4, side by side**: the same bar for a pair of cells from V1 and for a filter with its pool (the largest of four neighbouring answers) from a network that has learned to read digits. Drag the ring to move the bar, turn it,
# make it dark. Where do they agree, and what makes them part?
#
# A friend of the network would protest: the cells got squares and a division by the contrast, and the network got neither. Many explorers of this course have a switch **Arm the machine**, which gives the losing side what its
# defender would ask for. Say first what will be left of the difference, then flip it.

# %%
explore.side_by_side(complex_cell, cross_correlate)

# %%
print(cortex.paired.report())

# %% [markdown]
# Dark lines and fog no longer part them. Half of what is left is only that the pool's middle lies beside the unit's. Is the other half the filter, three pixels against a whole wave? Given the complex cell's own wave, in
# the last line, the pool comes no nearer. So it is the pool: four copies of one filter, a pixel apart, do not fill each other's gaps as a ridge and an edge do.

# %% [markdown]
# ## Pooling
#
# After the filters comes the pool. It goes on in steps of two, and so each map has a quarter of its places left. One often reads that this forgives small moves. **Explorer 5** lets you see. A network has learned digits that always
# stand at column 8. Drag the digit by *one* pixel, then by two. Then arm the pool with a blur before its steps.

# %%
explore.pool()

# %% [markdown]
# The answers go up and down with every pixel. When the digit moves by two, the map moves by one place, and nothing else happens. When it moves by one, the steps pick *other* places: the picture falls between
# them. Engineers of sound have a name for that, **aliasing**, and a cure: first take away what is finer than your steps. How much do the maps change beyond a mere move?

# %%
wide = cortex.aliasing.placed(cortex.lenet.trained().X_test[:50].reshape(-1, 64), 8)
print(cortex.aliasing.report(cortex.lenet.first_maps, wide[:, :, :, 0]))

# %% [markdown]
# And what does it do to reading? Three networks of each kind, trained beforehand (`cortex.prepared` has the recipes). All have learned digits at one column. Each box of the table has the worst and the best of the three; the last one says how many answers one pixel changes:

# %%
print(cortex.tables.moving())

# %% [markdown]
# Without steps a move changes nothing at all, for a move of the picture moves every map, and the mean of a map does not see where. That is what copies of one filter do. Steps alone break it: one answer in three changes. The largest of four
# mends most of that, and so does a blur. Both together halve what is left, but the blur has its price: even in place fewer digits are read. Aharon Azulay and Yair Weiss found such jumps in large networks for photographs, Richard Zhang brought back the blur, both in
# 2019. The eye has such a blur, too: its optics take away just about what is too fine for the cones at the centre of gaze.

# %% [markdown]
# ## How far a unit sees
#
# A unit of the first layer sees 3 × 3 pixels. One layer up, a unit sees 3 × 3 of *those*, and so a larger piece of the picture: 5 × 5, because neighbours overlap. And if a pool with steps of two lies between the
# layers? Then neighbours lie further apart.
#
# ### Exercise 3: how far?
#
# Find the rule. `kernels` and `strides` (the steps) are lists of whole numbers, from the first layer to the last. Return one number, the side in pixels of what a unit of the last layer sees. Take pencil and paper, and draw a row of pixels with two layers above it.

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
# In one line, for kernels $k_1, k_2, \dots$ and steps $s_1, s_2, \dots$, the rule is
#
# $$r = 1 + \sum_{l} (k_l - 1) \prod_{m<l} s_m$$
#
# **Explorer 6** traces it back in the network that Yann LeCun and colleagues published in 1998 for reading cheques: choose a layer, and see which pixels one of its units can hear. The crosses are counted, not calculated.

# %%
explore.reach(receptive_field)

# %% [markdown]
# ## A network that reads
#
# In 1980 Kunihiko Fukushima stacked what Hubel and Wiesel had seen: layers of S-cells (simple) and C-cells (complex) in turn, with ever larger fields, ever less exact about
# the place. His *Neocognitron* learned without a teacher. In 1989 Yann LeCun and colleagues taught a leaner stack, with steps in place of
# C-cells, by backpropagation to read postal codes. That is the convolutional network.
#
# Fukushima's pair at work: S-cells that look for an upright line, and C-cells above them. How much of the answer to a digit is there in the answer to its copy, one pixel aside? To forgive is easy: a blur can do it. So ask as well how much of it is there in the answer to
# *another* digit:

# %%
digits = cortex.lenet.trained().X_test[:100, :, :, 0]
line = [[0, 1, 0], [0, 1, 0], [0, 1, 0]]
print(cortex.neocognitron.report(digits, line))

# %% [markdown]
# To an S-cell a copy one pixel aside is stranger than another digit. A blur alone forgives more than anything, and forgets which digit it was. Only both together, first find and then forgive, put the copy nearer than another digit.

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
# ### Exercise 5: what had LeNet-5 to learn?
#
# The article of 1998 says it in one sentence: 340,908 connections, and only 60,000 weights that learn, because the units of a map *share* theirs. Get both numbers. `inputs` is a list with one number for each map: how many numbers one unit of this map
# listens to. In C1 these are 25 for each of six maps. In C3 they differ, since some maps look at three maps below, others at four, one at all six. `side` says that a map has `side` × `side` units. Each unit has a bias. A bias is a weight, and a connection, too.
# Return the weights and the connections of the layer.

# %% exercise


def count_weights(inputs, side):
    # BEGIN SOLUTION
    weights = sum(n + 1 for n in inputs)
    connections = weights * side**2
    # END SOLUTION
    return weights, connections


count_weights = check.count_weights(count_weights)

# %% [hint]
# One unit that listens to `n` numbers has `n` connections and one more for its bias.

# %% [hint]
# All units of a map have the *same* weights. So the weights of a map are those of one of its units, and its connections are those of all of them.

# %% [hint]
# Six maps of 28 × 28 units that listen to 25 numbers each: 156 weights, 122,304 connections.

# %% [markdown]
# Your function counts four of the layers. The pools of 1998 had a factor and a bias for each map, and the ten output units had 840 weights that were set by hand and never learned:

# %%
print(cortex.counting.report(count_weights))

# %% [markdown]
# Both come out to the last digit. Hold on to them for the first of the breaks below: of the connections more than four in five are copies.

# %% [markdown]
# ### What it is made for
#
# Your prediction from the beginning. **Explorer 9** shuffles the pixels of all digits, always in the same way. Step from "all shuffled" to "as written", and watch the lead. There are two rivals. The plain network, which can be armed with more units, listens to all
# pixels at once. The other has the shape of the convolutional one and is local as a cortex is, but copies nothing: each place has weights of its own, and so it has fourteen times as many.

# %%
explore.scramble()

# %% [markdown]
# The plain network does not care. The convolutional one gives up its lead, small as it is, because what it was built on is gone: that neighbours belong together, *and* that a stroke is a stroke wherever it is. The third network shows that it takes both. Local without
# copies, it reads as many shuffled digits as true ones, and no more of either than the armed plain network. Three trainings of each, made beforehand:

# %%
print(cortex.tables.scramble())

# %% [markdown]
# The first of these beliefs the cortex shares: it lays out the picture so that neighbours in the world are neighbours on its sheet. The second is not so easy for it, as you will see next.

# %%
quiz(cortex, "scrambled-why")

# %% [markdown]
# ## Where the analogy breaks
#
# Does a convolutional network work as the visual cortex does? Here are five differences. Each time the network is then armed with the part that it lacks. Predict which of them survive.
#
# **1. Copies.** A convolution layer uses *one* kernel at all places. In cortex each place has synapses of its own, and no known mechanism copies one synapse's strength to another. Does the copying make a network recognise at one place what
# it learned at another? One with shared kernels has learned digits that begin at columns 3, 4 and 5 of a wide picture. Then they move. **Explorer 10**: draw how many of them it still reads.

# %%
explore.draw_another_place()

# %% [markdown]
# The copies alone did not help. Their maps do move with the digit, but then a layer reads them that has weights for each *place*, and it has only learned to listen on the left. In the words of the field: sharing makes a network *equivariant* (the maps move as the picture does), and it takes the readout to make it *invariant*
# (the answer stays). **Explorer 11**: drag the digit, arm the network with another readout, and then take away the copies.

# %%
explore.another_place()

# %%
print(cortex.tables.copies())

# %% [markdown]
# What was learned on the left is read on the right with copies *and* a readout that takes means. Neither does it alone. And now the last four rows, in which each digit was shown at eight places. A network that is *shown* every place needs neither: without any copies it then reads three or four digits in a hundred fewer than with them (at the rims some more). Yours is a network without copies, and eyes that move three times a second show it every place. How
# you know a face in a corner of your eye where you never saw it before is still an open question.
#
# **2. Contrast.** The network learned dark ink on pale paper. What does it make of fog, which leaves a tenth of the contrast? And what of the negative, pale on dark, which you read without noticing the difference?

# %%
predict(cortex, "negative")

# %% [markdown]
# Against it stands a model of V1 in which no filter was ever learned: cells of eight slopes at every place, with the energy that you wrote in exercise 1. Only the last layer, from cells to digits, has been taught. But look at what else it got: its filters do not answer to even light, and its answers are divided by the contrast of the picture. Cells of the cortex do divide, which
# is called *normalisation*. **Explorer 12** starts in fog. Give the network the same, a line or two of code and no new examples: from each picture its mean is taken off, and the rest is divided by its contrast. Then drag the ring to the negative.

# %%
explore.another_light(reader)

# %%
print(cortex.tables.lights())

# %%
predict(cortex, "negative", reveal=True)

# %% [markdown]
# In fog nothing is left of the difference. The second row shows what did it: to take off the mean does most of it, because the grey of fog is ink to the network, and the division does the rest. The cells without their division say the same, in the last row but one.
#
# **3. Sign.** For the negative the division does nothing. All of that difference stays, until the network takes the *size* of its first answers, $|S|$, where it took $\max(0, S)$. Complex cells read negatives because a square has no sign. Simple cells keep the
# sign, and in the table they read none at all. A cortex has both kinds, and so can a network. These were missing parts.

# %%
quiz(cortex, "shunt-return")

# %% [markdown]
# **4. Texture.** A cat has the outline of a cat, down to its ears and whiskers, and it has fur. Is the outline what a network goes by?

# %%
predict(cortex, "texture")

# %% [markdown]
# **Explorer 13** has the network of that question, and beside it a plain one without any filters. Make the texture fainter: drag the ring. Then arm both with a training in which textures change from picture to picture.

# %%
explore.cue_conflict()

# %%
print(cortex.tables.textures())

# %%
predict(cortex, "texture", reveal=True)

# %% [markdown]
# So filters are not to blame: the plain network goes by texture at least as much. (Each box has the least and the most of eight networks.) Nor is it texture as such: at a tenth of the contrast both go by the outline. They take the clue that is easiest to pick up, and the pictures decide which one that is. And once texture is no clue any more, it is the network with filters that finds nearly every
# outline under it. The plain one misses four in ten. Whether networks for photographs are biased
# towards texture is disputed as well: Tom Burgert and colleagues took one clue away at a time, in place of setting two against each other, and found in 2025 that such networks go mostly by *local shape*.

# %% [markdown]
# **5. Small changes.** Backpropagation can send the blame on, to the picture itself: which way should each pixel move to make the answer *worse*? Move all of them a little that way. **Explorer 14**
# does it, and beside it the same amount of change by the toss of a coin. The defence is known: let the network learn from such pictures, too.

# %%
explore.fool(reader)

# %%
print(cortex.tables.fooled())

# %%
quiz(cortex, "adversarial-why")

# %% [markdown]
# If all pixels are moved at once, a little less than half of the harm is left. But who attacks may be armed as well: with twenty small steps, each of which looks anew where it hurts most, and with no pixel moved further than before, more than half is left. And a plain network is fooled even more easily, so it is not the filters. With 64 pixels the change has to be strong enough for you to see. The more pixels, the less each has to move. In photographs people hardly notice it, and the network's answer still turns. But "hardly" is not "not at all": when people
# have to choose between two of them, they more often pick the picture that was changed towards the word they were given (Vijay Veerabadran and colleagues, 2023). A trace of what fools networks gets through to us.
#
# | Difference | Armed with | What is left of it |
# |---|---|---|
# | copies | a readout of means; or eyes that move | nothing; three or four digits in a hundred. How cortex does it: open |
# | contrast | no mean, and a division | nothing: a missing part |
# | sign | sizes in the first layer | nothing: a missing part |
# | texture | other pictures to learn from | nothing: filters were not to blame |
# | small changes | training with them | about half, by a cunning attack more; and a little of it is in people, too |
#
# ## Break our result
#
# A plain network, in which all units listen to all pixels, reads fewer digits than a convolutional one. On shuffled pixels it needs no help, as you have seen. On true ones, when both have learned from 800 digits, it reads about 965 of 1,000, and the convolutional network 980. Make
# the plain network read 980 as well. You may not touch it. You may only choose the *examples* that it learns from. Write `examples(X, y, rng)`. It gets pictures in rows of 64 pixels and the digits that they show, and returns arrays of the same kind, with up to 20,000 rows. The digits are shared out
# anew for each of three seeds, and you see none of them. Ours is the attempt below, and it loses:


# %%
def examples(X, y, rng):
    return X, y


scores = check.plain_network(examples)

# %% [markdown]
# If you lose, you have seen why filters caught on: they bring along what a plain network must be told. If you win, you have told it. What does a convolutional network know about pictures before it has seen the first one?

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
# - Copies of a filter make maps that move with the picture. Steps break that, a maximum or a blur mends most of it, and it takes the readout to forget the place.
# - Pool, repeat, and fields grow: $1 + \sum (k-1) \prod s$. Teach it by backpropagation, and it reads.
# - Of five differences, contrast and sign were missing parts, and texture was a matter of the pictures to learn from. Copies can be replaced by eyes that move, at a small price; how cortex does it is open. Of the small changes about half stays.
#
# Your first prediction, once more:

# %%
predict(cortex, "first", reveal=True)

# %%
last_five = "weights-shared pooling-lost reach-chain areas-layers copies-readout"
quiz(cortex, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Where a work has a DOI, we have looked it up.

# %%
reading(cortex)

# %% [markdown]
# {next}
