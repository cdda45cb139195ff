# %% [markdown]
# {header}

# %%

from neurocourse import competition
from neurocourse.competition import explore, prepared
from neurocourse.teaching import quiz
from neurocourse.wording import span

# %% [markdown]
# ## Smells divided by their neighbours
#
# *How can a smell stay the same smell, in a whiff and in a cloud?* A fly has about fifty kinds of receptor for smells. Most smells excite many of them, and the more so the stronger they are.

# %%
quiz(competition, "smell-louder")

# %% [markdown]
# Shawn Olsen, Vikas Bhandawat and Rachel Wilson recorded in 2010 what the cells behind the receptors do. Each hears one kind of receptor, which fires at the rate $x_i$, and it is held back by the activity of all receptors together. One equation fits what they found, and you have met it in V1 *({lesson:cortex})*:
#
# $$r_i = \frac{R\, x_i^{1.5}}{\sigma^{1.5} + x_i^{1.5} + \big(m \sum_j x_j\big)^{1.5}}$$
#
# Here are two synthetic smells on 24 clusters. Change the concentration, and watch what changes and what does not. Then silence the neighbours: turn their weight $m$ down to 0. Below, a reader has to name twenty smells without being told their concentrations. It has learned the mean of each, and takes the nearest.

# %%
explore.smells()

# %% [markdown]
# Five noses with twenty smells each, for three readers: one that takes the nearest mean, one that divides by length before it compares, and one that weighs and adds.

# %%
lobe = competition.antennal_lobe
noses = {"receptors": dict(receptor=True)}
noses |= {f"behind, m = {m}": dict(m=m) for m in (0.0, 0.1, 0.2)}
print(" " * 15 + "".join(f"{reader:>19}" for reader in lobe.READERS))
for name, nose in noses.items():
    row = f"{name:>15}"
    for reader in lobe.READERS:
        runs = [lobe.decode(**nose, reader=reader, rng=seed) for seed in range(5)]
        row += f"{span([run.share for run in runs], 2):>19}"
    print(row)

# %% [markdown]
# With the neighbours' help the reader of means is right more than nine times in ten, and without it about every other time. Now look at the other columns, for these are its controls. A reader that divides by length does as well on the bare receptors: it does not matter *who* divides. And a linear reader gains a few hundredths at most,
# and loses where there is too much division and the smells drown in noise. So division does not sharpen by magic. It saves the next cell the trouble.
#
# Division makes smells less alike, one reads. That depends on what is called alike. The mean over all pairs of smells, for five noses:

# %%
for name, correlation in (("cosine", False), ("correlation", True)):
    alike = {"receptors": [], "without neighbours": [], "with neighbours": []}
    for seed in range(5):
        x = lobe.receptors(lobe.affinities(rng=seed))
        behind = x, lobe.divide(x, 0.0), lobe.divide(x, 0.1)
        for rates, found in zip(behind, alike.values(), strict=True):
            found.append(lobe.likeness(rates, correlation=correlation))
    row = [f"{where} {span(found, 2)}" for where, found in alike.items()]
    print(f"{name}: {', '.join(row)}")

# %% [markdown]
# The cosine falls by a quarter, against the same cells without their neighbours, and hardly at all against the receptors. The correlation stays what it was. In the bulb of rats and mice the very idea of a neighbour fails: clusters that lie side by side smell things almost as different as those far apart (Edward Soucy and colleagues, 2009).

# %% [markdown]
# ## A hash from a fly
#
# *Can one find what is similar without comparing everything?* Behind the cells of the last section a fly has some two thousand *Kenyon cells*. Each hears about six clusters, drawn as if by chance, and then one inhibitory cell holds back all of them so strongly that only one in twenty goes on firing. Sanjoy Dasgupta, Charles Stevens and Saket
# Navlakha saw in 2017 what that is: a **hash**. Similar smells have winners in common, so similar things can be looked up by their winners. Machines hash with random *planes*: each bit says on which side of a plane the input lies.

# %% [markdown]
# For our fly a handwritten digit is a smell. Which twelve digits have the nearest codes? A cross marks those that are not truly near, by their pixels. Turn down the number of winners, wire each cell to *all* inputs (with random weights), and at last arm the machine: give it as many bits as the winners can hold. What will be left of the fly's lead?

# %%
explore.fly_hash()

# %%
quiz(competition, "fly-bits")

# %%
codes = {"fly": "fly", "fly, all wires": "dense"}
codes |= {"k planes": "bits", "as many bits": "as many bits"}
found = {name: prepared.hashes(code=code).precision for name, code in codes.items()}
for k in (4, 16, 64):
    at = prepared.KS.index(k)
    row = [f"{name} {span(scores[at], 2)}" for name, scores in found.items()]
    print(f"k = {k:2} ({competition.hashing.bits(k):3.0f} bits): {', '.join(row)}")

# %% [markdown]
# (Mean precision over 200 digits, 1 is best, three draws of the wires. In the fly one cell in twenty fires, which is 64 of our 1,280.) With as many winners as planes the fly finds about twice as much. That is the published comparison, and it holds. But 16 winners of 1,280 can tell 121 bits. Planes with as many bits find *more* than the fly, and cost about as many additions. And wires from everywhere do as
# well as sparse ones, or a little better: sparse wires are cheap, and that is all they are. What is left for the fly is what its code is made of: 16 spikes, where 121 bits need about sixty.

# %% [markdown]
# ## Many dimensions
#
# *Can one look at sixty-four dimensions?* A digit of 8 by 8 pixels is a point with 64 numbers. A sheet that has learned the digits is a picture of them: each digit lies where its best cell is. The older way is a plane through the two directions in which digits vary most, the *principal components*.
#
# How good is such a picture? Take a digit's ten nearest neighbours in the picture and ask whether they were near before. **Trustworthiness** is 1 when all were, and about one half for a picture made by chance. Before you look at it:

# %%
quiz(competition, "trust-cells")

# %% [markdown]
# Here is a sheet of 20 by 20 cells, each shown as what it stands for. Drag the square. On the right you see where the digits of the chosen cell, and of those around it, lie in the plane of two components. Are they together there as well?

# %%
explore.digits_on_a_sheet()

# %% [markdown]
# Two sheets and the plane, with two controls. One rounds the plane to the places of a sheet, for it may be that places are all that counts. The other shuffles the cells.

# %%
print(competition.projection.report())

# %% [markdown]
# The sheet of 20 by 20 is trusted far more than the plane, and shuffling it destroys that: here the order of the sheet matters. With 10 by 10 cells it looks just as good, and nearly all of it is left after shuffling. That number praised the heaps. Nor do the places make the difference: rounded to them, the plane scores as before.
#
# The plane has its own defence. It is linear, so each axis has a meaning that can be written down, and it does not stretch one part of the picture more than another, as a sheet does. Trustworthiness asks only about the ten nearest. Of large distances it says nothing.

# %% [markdown]
# {next}
