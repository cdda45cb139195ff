# %% [markdown]
# {header}

# %%
import numpy as np

from neurocourse import cortex
from neurocourse.cortex import explore
from neurocourse.teaching import predict, quiz
from neurocourse.wording import span

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
# How does a cell of V1 answer to more and more contrast? Here is the question, and then the measurement.

# %%
quiz(cortex, "contrast-relu")

# %% [markdown]
# On the left the cell is divided by its neighbours; a second grating across its own quiets it and does not drive it. On the right you are the experimenter, with one synthetic recording and two curves to choose from. *Akaike's criterion* judges them: the better one misses less, and each number that it was free to choose counts
# against it. Record from the third cell, whose synapses tire, and see what the criterion takes it for. Then arm yourself with a third curve.

# %%
explore.normalisation()

# %% [markdown]
# Thirty recordings of each cell, and how often each curve wins:

# %%
print(cortex.contrast.report())

# %% [markdown]
# "The curve that levels off fits better than a line" is true of a cell that divides, and of one that does nothing of the kind. A criterion chooses among the curves that it is given, and does not say that none of them is right. And a curve that saturates does not tell *how*. Matteo Carandini, David Heeger and Walter Senn
# showed in 2002 that tired synapses, between the geniculate and the cortex, can even explain much of what a second grating does.

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

# %% [markdown]
# Is it the rule, or the photographs? A skeptic would feed the same rule with noise in which any two pixels go together just as in photographs, and in which there are no borders. Arm the skeptic, and see what is left of the difference between the learned fields and the principal components.

# %%
for words, noise in (("photographs", False), ("noise correlated like them", True)):
    fields = cortex.sparse_coding.trained(noise).D
    oriented = np.mean(cortex.sparse_coding.orientation(fields) > 0.4)
    print(f"sparse code of {words}: {oriented:.0%} of the fields are clearly oriented")
fresh = cortex.lenet.mlp(rng=1)  # a rectified layer that has learned nothing yet
sums = fresh.layers[1].forward(fresh.layers[0].forward(reader.X_test))
print(f"rectifier before learning: {np.mean(sums < 0):.0%} of its answers are zero")

# %% [markdown]
# ## Cell, code, network or noise?
#
# What do trained features look like, beside those of cells? Here is a game. One field at a time, and three numbers that a physiologist would take: how much of it a Gabor function explains, how many degrees off the best slope it still gives half of its answer, and how much longer it is than wide. Say what it comes from, and the
# measures of all fields appear. The cells are **synthetic**, drawn after what Dario Ringach measured in macaques, with the noise of a recording. The network was told of which photograph a patch is and which way up.
#
# You will see that one of the four is hardly there. Its friends would say that it still wears the noise that every network starts with. Arm it.

# %%
explore.sort_fields()

# %%
print(cortex.tables.sorting())

# %% [markdown]
# The last column is a judge that knows the three measures and nothing else. By the fit of a Gabor alone it could not tell a cell from a sparse code. By the shape it can, mostly: the code learns long, sharp fields, and cells are often blobs with hardly a flank. (Our cells are drawn by a rule, so their shapes are his measurement, and as true as that rule.) "It looks like V1" is easily said. And a network that solves a task of its own need not look like
# V1 at all: its fields are good for something, and a Gabor is not what it takes.

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
# One odd feature pops out. An odd *pairing* of two features is missed in half of the displays or more, and you, too, must search for it. But whom does the map stand for? Nobody told it what to look for. You, who were told "red and upright", can turn up the two maps that matter. Arm the machine with that word, in the explorer above,
# and compare:

# %%
for told in (False, True):
    search = cortex.saliency.hit_rate
    rates = [100 * search("both at once", n=20, told=told, rng=seed) for seed in (1, 2, 3)]
    words = "told what to look for" if told else "told nothing"
    print(f"odd pairing, {words}: found in {span(rates, 0)}% of 20 displays")

# %% [markdown]
# Jeremy Wolfe and colleagues called this *guided search* (1989). People so guided find many pairings quickly, as he showed, and the sharp line between popping out and searching has become a slope.

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

# %% [markdown]
# Is that the fate of networks, or of this training? Arm the one above with fog in its training. Three networks of each kind, by mean average precision:

# %%
print(cortex.tables.fog())

# %% [markdown]
# Nothing is left of the difference, at a price of about a tenth in clear air. A car that had never seen fog would have to stop in it. But nobody can show a network in advance everything that a street has in store, and recognition is not yet safety.

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
# face upside down: who still tells it from other things? Then arm both with faces that were learned both ways up.

# %%
predict(cortex, "face-turned")

# %%
explore.faces()

# %%
predict(cortex, "face-turned", reveal=True)

# %%
print(cortex.tables.turned())

# %% [markdown]
# The numbers are the chance that a face scores higher than another thing: 0.5 is a coin. What both had not been shown, they did not know; shown it, nothing is left of the difference. Do not take this for the *inversion effect* of people. Turned faces are still faces to us. What we lose is to tell one *from another*, and
# more so than with houses or aeroplanes (Robert Yin, 1969). These two judges were never asked who it is.

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
print(cortex.similarity.report())

# %% [markdown]
# The first layer is nearest to the raw pixels, then to a model of V1; the answer at the end is something else. But look at the second line. A first layer that has learned *nothing* is about as much like V1. Its likeness is that of the picture, and no sign that learning made it so. Any comparison of networks with brains needs that
# line.
#
# The same method, with recordings from monkeys in place of simulated subjects, is how networks and brains are compared today. It is not a ladder that one climbs by reading better: Drew Linsley and colleagues reported in 2023 that networks which name photographs ever more accurately have become *worse* models of the monkey's temporal cortex.

# %% [markdown]
# {next}
