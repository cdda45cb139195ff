# %% [markdown]
# {header}

# %%
import numpy as np

from neurocourse import cortex
from neurocourse.cortex import explore
from neurocourse.teaching import predict, quiz

reader = cortex.lenet.trained()  # the network of the lesson, trained on the same digits

# %% [markdown]
# ## Where it sits
#
# V1, V2, V3: these are areas, side by side on the sheet of the cortex. Where on it do they lie, and who talks to whom? Find V1. Then choose one area after the other and look at two kinds of arrows: what comes
# forward to it, and what comes back.

# %%
predict(cortex, "feedback")

# %%
explore.visual_areas()

# %%
predict(cortex, "feedback", reveal=True)

# %%
forward = len(cortex.brain_map.FORWARD)
print(f"drawn here: {forward} connections forward, and one back for each of them")
for name, rank in cortex.brain_map.steps_from_v1().items():
    print(f"steps from V1 to {name:<10} {rank}")

# %% [markdown]
# ## Filters at work
#
# A bank of Gabor functions looks at a photograph, as your V1 does now. Which slope finds the roof, and which the columns? At each place stand a simple and a complex cell.

# %%
predict(cortex, "ridge-energy")

# %%
explore.gabor_filters()

# %%
predict(cortex, "ridge-energy", reveal=True)

# %% [markdown]
# ## Movement
#
# Movement is a slope as well: in a picture whose one axis is space and whose other axis is *time*. An energy model with filters that lean in time tells left from right.
# In old films the wheels of a coach sometimes seem to turn backwards. Does the model err as you do? There is a preset for it.

# %%
predict(cortex, "coach-wheel")

# %%
explore.motion_energy()

# %%
predict(cortex, "coach-wheel", reveal=True)

# %%
for speed in (-1.0, 0.0, 1.0):
    right_less_left = round(cortex.motion.opponent(cortex.motion.moving_bar(speed)), 1) + 0
    print(f"bar at {speed:4.1f} pixels a frame: right less left {right_less_left:z4.1f}")

# %% [markdown]
# ## Contrast
#
# How does a cell of V1 answer to more and more contrast? Here is the question, and then the measurement. (Below, *Akaike's criterion* judges two fits: the better one misses less, and each number that it was free to choose counts against it.)

# %%
quiz(cortex, "contrast-relu")

# %%
explore.normalisation()

# %%
normalisation, contrasts = cortex.normalisation, np.geomspace(0.02, 1, 12)
rates = normalisation.measured(contrasts, rng=1)  # synthetic: a cell that saturates
line = normalisation.fit_relu(contrasts, rates)
curve = normalisation.fit_naka_rushton(contrasts, rates)
better = "the curve that levels off" if curve.aic < line.aic else "the rectified line"
print(f"fits better, by Akaike's criterion: {better}")
low, high = np.interp([0.4, 0.8], contrasts, curve.rates)
print(f"from 40 to 80 % contrast the rate grows by a factor of {high / low:.1f}")

# %% [markdown]
# ## Features without a teacher
#
# Nobody labels the world for a kitten. Bruno Olshausen and David Field asked in 1996 what a model learns that must describe patches of photographs with as few active units as possible.

# %%
predict(cortex, "sparse-fields")

# %%
explore.sparse_code()

# %%
predict(cortex, "sparse-fields", reveal=True)

# %%
fields = cortex.sparse_coding.trained().D
oriented = np.mean(cortex.sparse_coding.orientation(fields) > 0.4)
print(f"sparse code: {oriented:.0%} of the fields are clearly oriented")
fresh = cortex.lenet.mlp(rng=1)  # a rectified layer that has learned nothing yet
sums = fresh.layers[1].forward(fresh.layers[0].forward(reader.X_test))
print(f"rectifier before learning: {np.mean(sums < 0):.0%} of its answers are zero")

# %% [markdown]
# ## Watching a busy street
#
# You wait at a busy street. Colour, movement and slope are taken apart, each in maps of its own, and what stands out in any map draws the eye. First colour, in opposite pairs:

# %%
explore.opponency()

# %% [markdown]
# And then what stands out. One bar among many is different, in colour, in slope, or in that it moves. Or one person walks in a street. Is that where the map of salience has its peak?

# %%
predict(cortex, "odd-pairing")

# %%
explore.odd_one_out()

# %%
predict(cortex, "odd-pairing", reveal=True)

# %%
for kind in cortex.saliency.KINDS:
    rate = cortex.saliency.hit_rate(kind, n=20, rng=1)
    print(f"odd in {kind:>12}: found in {rate:.0%} of 20 displays")

# %% [markdown]
# One odd feature pops out. An odd *pairing* of two features is missed more often than not, and you, too, must search for it.

# %% [markdown]
# ## A street for a network
#
# The same street for a machine. It is **synthetic**: cars, people and lane marks drawn by a few rules. A network slides over it and draws boxes. Then let fog come up, by the law that Harald
# Koschmieder gave in 1924: far things pale into the brightness of the air. *Mean average precision* is 1 if it finds everything and nothing else.

# %%
predict(cortex, "fog")

# %%
explore.street()

# %%
predict(cortex, "fog", reveal=True)

# %%
for beta in (0.0, 0.01, 0.04):
    network = cortex.detector.trained()
    precision = cortex.detector.mean_average_precision(network, beta, n_scenes=30, rng=1)
    words = f"seen up to {3.9 / beta:.0f} m" if beta else "clear air"
    print(f"{words:>16}: mean average precision {precision.mean():.1f}")

# %% [markdown]
# A car that drives by this network alone must stop in fog. Recognition is not yet safety.

# %% [markdown]
# ## The whole stream
#
# Maximilian Riesenhuber and Tomaso Poggio put simple and complex cells in turn on top of each other in 1999, as Fukushima had, with the maximum as the complex cell. What grows from layer to layer?

# %%
predict(cortex, "stage-forgives")

# %%
explore.hmax()

# %%
predict(cortex, "stage-forgives", reveal=True)

# %% [markdown]
# ## Inside the network
#
# What does the network look at? Rub out a piece of the digit, and see how far its trust falls.

# %%
predict(cortex, "rubbed-out")

# %%
explore.occlusion(reader)

# %%
predict(cortex, "rubbed-out", reveal=True)

# %% [markdown]
# Which digits does it take for which? Drag the ring over the table to see the cases.

# %%
explore.confusion(reader)

# %% [markdown]
# ## Faces
#
# Finding faces in photographs was an early use of such networks. These faces are **drawn by a program**: nobody's picture is in this course. An older method, eigenfaces, describes each as a mean face plus a few corrections. Turn a
# face upside down: who still tells it from other things?

# %%
predict(cortex, "face-turned")

# %%
explore.faces()

# %%
predict(cortex, "face-turned", reveal=True)

# %% [markdown]
# ## Comparing a brain with a network
#
# How does one compare a brain with a network, when no cell of the one is a unit of the other? By what they find *alike*. Show both the same pictures, and write down for each pair how different the answers are.
# The two tables can be compared, even if nothing else can. The band is the *noise ceiling*: no model can do better, as the (simulated) subjects differ from each other.

# %%
predict(cortex, "first-layer")

# %%
explore.similarity()

# %%
predict(cortex, "first-layer", reveal=True)

# %%
similarity = cortex.similarity
first = similarity.matrix("convolution 1")
for name in ("pixels", "Gabor energy", "answer"):
    alike = similarity.compare(first, similarity.matrix(name))
    print(f"first layer and {name:>12}: {alike:.1f}")

# %% [markdown]
# The first layer is still close to the picture and to a model of V1; the answer at the end is something else. The same method, with recordings from monkeys in place of simulated
# subjects, is how networks and brains are compared today.

# %% [markdown]
# {next}
