# %% [markdown]
# {header}

# %%
import numpy as np

from neurocourse import hippocampus, neuromodulation
from neurocourse.neuromodulation import explore, prepared
from neurocourse.teaching import quiz
from neurocourse.wording import span

# %% [markdown]
# ## Two uncertainties

# %% [markdown]
# [first half] Two uncertainties: filled in here

# %% [markdown]
# ## Patience

# %% [markdown]
# [first half] Patience: filled in here

# %% [markdown]
# ## Who sets the rate?

# %% [markdown]
# [first half] Who sets the rate?: filled in here

# %% [markdown]
# ## Attention in cortex

# %% [markdown]
# *Does attention make a cell hear better, or only louder?* Two kinds of findings stood side by side for years. In some recordings from visual cortex attention raised the answers to faint patches only, as if their contrast were higher. In others it raised all answers alike. In 2009 John Reynolds and David Heeger showed that one rule gives both. The drive of each cell is multiplied by attention *before* it is divided by its neighbours *({lesson:cortex})*:
#
# $$R = \frac{A\, E}{\sigma + \text{mean of } A\, E \text{ over the neighbours}}$$
#
# $E$ is what the patch gives to a cell, and $A$ is 3 in the middle of attention and 1 far away from it. So the neighbours hear of attention as well. What follows from that?

# %%
quiz(neuromodulation, "small-patch")

# %% [markdown]
# The circle shows how far attention reaches, and the dotted one where the neighbours are that divide. Drag the circle, and the edge of the patch. Try both presets. Then let the gain act *after* the division, where neighbours do not hear of it.

# %%
explore.spotlight_on_a_patch()

# %%
spotlight = neuromodulation.spotlight
sizes = {"small patch, wide attention": (1.0, 10.0)}
sizes |= {"large patch, narrow attention": (10.0, 1.0)}
for output in (False, True):
    for name, (size, width) in sizes.items():
        rates = spotlight.answers([0.005, 0.05, 1], size, width, output=output)
        faint, middle, full = rates[1] / rates[0]
        where = "after" if output else "before"
        print(f"{where:>6} the division, {name:>29}: {faint:.2f}, {middle:.2f}, {full:.2f}")

# %% [markdown]
# (By what attention multiplies the answer at contrasts of 0.5%, 5% and 100%.) A small patch in a wide field of attention: its neighbours, too, are driven more, and at full contrast they take back nearly all of it. A large patch in narrow attention: most of what divides is not attended, and the gain stays. After the division it is three at every contrast, and cannot be anything else. So which of the two a laboratory finds may depend on the size of its patches. In 2010 Katrin Herrmann and colleagues tried it with people. They found the one with small patches that might come anywhere, and the other with large ones at a known place. (Patches count for more than the reach of attention: a small patch in narrow attention loses most of its gain at full contrast as well. Try it.)
#
# Look back at softmax: it divides as well, by all keys at once. What a key gains from attention it, too, loses to the sum below the line, the more so the larger its own share of it is.

# %% [markdown]
# ## A tape that is written by attention

# %% [markdown]
# *Can a network write to a memory as it reads from it?* Alex Graves, Greg Wayne and Ivo Danihelka put a tape beside a network in 2014, a list of places, each with a few numbers. It is read by attention: shares $w$ over the places, and what comes back is a mixture. It is written by attention as well. Each place forgets as much of itself as its share says, and takes in as much of what is new. Everything has a slope, so that a network can learn where to write. Here nothing is learned. We lead its hand: first place, second place, third place …

# %%
quiz(neuromodulation, "shaky-hand")

# %% [markdown]
# Twenty items of 16 bits are written one after the other, then the hand goes back and reads. Let a few per cent of the share go astray at each step. Then sharpen the shares after each step: take their squares, and share out anew.

# %%
explore.copy_tape()

# %%
tape = neuromodulation.tape
for smear in (0.0, 0.02, 0.05, 0.1):
    plain = span([tape.exact(smear=smear, rng=k) for k in range(3)])
    sharp = span([tape.exact(smear=smear, sharpen=2, rng=k) for k in range(3)])
    print(f"{smear:3.0%} astray: {plain} of 20 items are whole, sharpened {sharp}")
for beta in (2, 5, 10):
    found = span([tape.by_content(beta=beta, rng=k) for k in range(3)])
    print(f"asked for by its first half, β = {beta:2}: {found} of 20")

# %% [markdown]
# What goes astray adds up with every step, and a tenth a step leaves six or seven items of twenty. Sharpening brings all of them back. It is the gain once more: a power of shares is a factor on scores. The last lines ask for an item by its *content*, with one half of its bits. That is the step of recall from the lesson, and it too needs to be sharp. What this does not show: that a network learns to lead the hand. Graves and colleagues showed that, for copying.

# %% [markdown]
# ## Brackets in brackets

# %% [markdown]
# *Who keeps track of what is still open?* "The song that the bird that the cat heard sang was short." Such sentences close what they have opened, the last first. Brackets of two kinds do the same, and nothing else: ( [ ] ( ) ). To know which bracket must close next one has to remember the innermost that is open, however long ago it was opened.
#
# Four readers are trained to say it at each place. Three of them have as many numbers: a transformer of two layers, an LSTM and a plain recurrent network. The fourth is a table that has counted what follows the last four letters. Before you look:

# %%
quiz(neuromodulation, "far-brackets")

# %% [markdown]
# The deeper, the higher: the brackets are drawn as a mountain. Drag the ring, and a bar reaches back to what has to be closed. Compare *distance* with *By depth*. Which of the two tells you who keeps nothing?

# %%
explore.which_closes()

# %%
for reader in prepared.READERS:
    runs = [prepared.bracket_scores(reader=reader, seed=seed).distance for seed in range(3)]
    near, middle, far = (span([run[k] for run in runs], 2, learned=True) for k in (0, 2, 4))
    print(f"{reader:>13}: next to it {near}; 6 to 11 places {middle}; 20 or more {far}")

# %% [markdown]
# (The share right in 400 new sequences, three trainings each; guessing is right in 0.50.) The table guesses as soon as the bracket is out of its sight. By *depth* one would have missed that: it is right in more than eight of ten at nearly all depths, since what closes next was mostly opened a moment ago. Among the three that keep something there is no winner. At twenty and more places their means differ by less than the trainings of one of them do. So nested structure, which is often named as what sets language apart, does not by itself call for attention. And none of them has found the stack, which would be right everywhere.

# %% [markdown]
# ## Translation again

# %% [markdown]
# *How sharply should one look?* In {lesson:hippocampus} a translator looked back at the words of its sentence. Its score was $q \cdot W m$, a question times a learned matrix times a memory, without a root. Is that the attention of this lesson?

# %%
look = hippocampus.attention.Attention(32, rng=0)
q, m = np.random.default_rng(1).normal(size=(2, 5, 1, 32))
asked = q[:, 0] @ look.W * np.sqrt(32)
same = neuromodulation.dot_product.attention(asked, m[:, 0], m[:, 0])
print(f"largest difference: {np.abs(look.forward(q, m)[:, 0] - same).max():.3f}")

# %% [markdown]
# It is, with the memories for keys and values, and the matrix and the root in the question. So the translator has a gain, too: multiply its scores by a number after it has learned, and change nothing else.

# %%
quiz(neuromodulation, "translator-gain")

# %%
trained = [prepared.translators(seed=seed) for seed in range(3)]
for k, gain in enumerate(prepared.GAINS):
    right = span([net.right[k] for net in trained], 2, learned=True)
    most = span([net.largest[k] for net in trained], 2, learned=True)
    print(f"gain {gain:6}: right in {right}, the best word gets {most}")
print("without attention:", span([net.plain for net in trained], 2, learned=True))

# %% [markdown]
# (New sentences of eight words, three translators. At gain 0 it looks at all words alike, which is the control.) Here is an inverted U with nobody around who is asleep or jumpy. It has its top where the translator learned. To either side it falls, and towards too soft more steeply than towards too sharp. Too sharp, it takes one word for certain where it had been in two minds. What the gain cannot do stands in the last line: without a question, no height of it helps.

# %% [markdown]
# {next}
