# %% [markdown]
# {header}

# %% folded
import numpy as np

from neurocourse import neuromodulation
from neurocourse.neuromodulation import checks as check
from neurocourse.neuromodulation import explore, prepared
from neurocourse.teaching import claims, predict, quiz, reading
from neurocourse.wording import span

# %%
explore.fly_the_helicopter()

# %% [markdown]
# - Somewhere above the clouds hovers a helicopter. You see only the bags that it drops. They scatter, and now and then it flies to another place. Press *Play*: the basket goes to where the next bag may fall.
# - Drag the ring below. It sets which share of each error the basket moves. Try *Hardly*, then *All of it*. Each goes wrong in its own way. How small can you make the miss *elsewhere*, which is the mean of forty other flights?
# - Then press *Surprise decides*, and watch the bar. Who sets it now, and how does it know?

# %% [markdown]
# ## You will be able to
#
# - [second half] objectives, each with its exercise or explorer

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(neuromodulation, "first")

# %% [markdown]
# ## How fast to learn

# %% [markdown]
# Begin with a helicopter that stays where it is. The best guess is then the mean of all bags so far.

# %%
quiz(neuromodulation, "one-over-n")

# %% [markdown]
# Nobody has to keep all those bags in mind. When bag number $n$ falls at $y$, the old mean $\hat x$ stands for $n - 1$ bags. So the sum of all is $(n - 1)\,\hat x + y$, and divided by $n$ that is
#
# $$\hat x \leftarrow \hat x + \frac{1}{n}\,(y - \hat x)$$
#
# The mean *is* learning from errors, and $1, \tfrac12, \tfrac13, \dots$ is its **learning rate**. The first bag is believed entirely. The hundredth hardly moves the basket.
#
# Why should the rate fall? The bags do not get any better. The guess does. Let $P$ be the variance of the guess (how *uncertain* you are) and $\sigma^2$ that of a bag. Rudolf Kalman showed in 1960 which share of an error is the best one:
#
# $$K = \frac{P}{P + \sigma^2}, \qquad \hat x \leftarrow \hat x + K\,(y - \hat x), \qquad P \leftarrow (1 - K)\,P$$
#
# Whoever is uncertain learns, and is less uncertain afterwards. Know nothing to begin with, so $P$ is huge. Then $K$ is 1, and $P$ becomes $\sigma^2$. So the next $K$ is $\tfrac12$, then comes $\tfrac13$: the mean again. But let the helicopter *drift* a little between two bags, by steps of variance $d$. Then $d$ is added to $P$ each time, the
# uncertainty never shrinks to nothing, and the rate comes to rest at a number above zero, where $K^2 = (1 - K)\, d / \sigma^2$.
#
# Could this be something that a brain does? From the basal forebrain, cells that release **acetylcholine** reach all of the cortex. Kenji Doya proposed in 2002 that acetylcholine sets the learning rate. Angela Yu and Peter Dayan proposed in 2005 that it tells how uncertain one should expect to be, which is the $P$ of this equation. These are theories, with rivals, and we will meet one.
#
# **The assumptions ledger.** What was thrown away between a brain and this rule:
#
# | The brain | The equation | Given up |
# |---|---|---|
# | nobody tells it how far bags scatter and how the helicopter drifts | $\sigma^2$ and $d$ are known | how one finds out *(Break our result)* |
# | acetylcholine reaches different areas at different times | one $K$ for everything | who learns fast, and who slowly |
# | receptors answer for seconds | a new rate with each bag | time |
# | a synapse knows what passes through it | the error is simply there | who works it out *({lesson:basal_ganglia})* |
#
# Now the rivals. What does uncertainty buy, beside one rate that never changes, beside a rate of 1/n, and beside one that falls as 1/n but never below the rate at rest? The typical miss (root of the mean square) over a thousand bags with $\sigma = 1$, for three seeds:

# %%
kalman, fall = neuromodulation.kalman, neuromodulation.helicopter.decaying
for drift in (0.0, 0.01, 0.25):
    found, rest = [], kalman.last_rate(drift, 1.0)
    for seed in range(3):
        value, y = kalman.wander(1000, drift=drift, noise=1.0, rng=seed)
        tracks = [kalman.kalman(y, drift=drift, noise=1.0), fall(y), fall(y, rest)]
        tracks += [kalman.fixed(y, k / 20) for k in range(1, 20)]
        miss = [np.sqrt(np.mean((track.guess - value)[1:] ** 2)) for track in tracks]
        found.append([*miss[:3], min(miss[3:])])
    ours, slower, floor, fixed = (span(one, 2) for one in zip(*found, strict=True))
    rows = f"1/n {slower}, 1/n down to rest {floor}, best fixed {fixed}"
    print(f"drift {drift}, rate at rest {rest:.2f}: Kalman {ours}, {rows}")

# %% [markdown]
# For a helicopter that stays, 1/n is as good as Kalman's rate, because it *is* Kalman's rate, and the best of nineteen fixed ones is twice as bad. For one that drifts, 1/n goes deaf. But a rate that falls to the right floor does just as well as Kalman's. Even one fixed rate comes close, if it is near the rate at rest. In these worlds somebody has to choose a rate *once*. Nobody has to
# change it ever after.
#
# (A network learns by the same line, with the slope of its loss in place of the error: $w \leftarrow w - \eta\, \partial L / \partial w$. Here a rate can be too high for another reason. In a valley of curvature $\lambda$ each step multiplies the distance from the lowest point by $1 - \eta\lambda$. So from $\eta = 2 / \lambda$ on it arrives nowhere. For $\lambda = 10$ that is 0.2:)

# %%
from neurocourse.wording import scientific

for rate in (0.198, 0.202):
    where = abs(neuromodulation.descent.descend(rate, curvature=10.0, steps=2000))
    print(f"rate {rate:.3f}: {scientific(where, 0)} away after 2,000 steps, 1 before")

# %% [markdown]
# ## Surprise

# %% [markdown]
# Now it flies away, to anywhere on a field of 300 m. Before each bag the chance of that is $H$, the *hazard*. **Explorer 2**: draw which share of each error you would learn, from three bags before it flies to nine bags after. (A flight is rare, and bags scatter by 10 m.)

# %%
explore.draw_the_share()

# %% [markdown]
# So the rate should jump when it flies, and fall as 1/n afterwards. But above the clouds nobody sees it fly. There are only errors.

# %%
quiz(neuromodulation, "same-error")

# %% [markdown]
# There are two stories about an error $\delta$. Either the helicopter has stayed. Then errors are normal, and as wide as a bag scatters *and* the guess is uncertain: after $n$ bags from the same place that is $\sigma\sqrt{1 + 1/n}$. Or it has flown. Then the bag may lie anywhere, with a density of 1/300 for each metre. Weigh both stories by how likely they were beforehand, and you have the chance that it has
# flown:
#
# $$\Omega = \frac{H / 300}{H / 300 + (1 - H)\; N\big(\delta;\, 0,\, \sigma\sqrt{1 + 1/n}\big)}, \qquad N(\delta; 0, s) = \frac{e^{-\delta^2 / 2 s^2}}{s\sqrt{2\pi}}$$
#
# If it has flown, learn all of the error. If not, this bag is number $n + 1$, and counts $1/(n+1)$. Take both as likely as they are:
#
# $$\text{rate} = \Omega + (1 - \Omega)\,\frac{1}{n + 1}$$
#
# This is the rule of Matthew Nassar, Robert Wilson, Benjamin Heasly and Joshua Gold (2010). People who played such a game learned more after surprises, though less neatly than the rule. In 2012 the same group looked at their pupils. With surprise they widened for a moment, and pupils widen with arousal, for which a small blue spot in the brainstem stands: of it more below.
#
# ### Exercise 1: a rate that surprise sets
#
# Return the share of an `error` to learn. `sigma` is how far bags scatter, `run` is $n$, the number of bags since the last flight, and `hazard` is $H$. All are numbers. The field is 300 m wide.

# %% exercise


def learning_rate(error, sigma, run, hazard):
    # BEGIN SOLUTION
    width = sigma * np.sqrt(1 + 1 / run)
    near = np.exp(-0.5 * (error / width) ** 2) / (width * np.sqrt(2 * np.pi))
    flown = hazard / 300 / (hazard / 300 + (1 - hazard) * near)
    # END SOLUTION
    return flown + (1 - flown) / (run + 1)


learning_rate = check.learning_rate(learning_rate)

# %% [hint]
# How wide errors are if it has stayed: `width = sigma * np.sqrt(1 + 1 / run)`.

# %% [hint]
# The density of this error if it has stayed: `near = np.exp(-0.5 * (error / width) ** 2) / (width * np.sqrt(2 * np.pi))`.

# %% [hint]
# Bayes' rule: `flown = hazard / 300 / (hazard / 300 + (1 - hazard) * near)`.

# %% [markdown]
# **Explorer 3**: two people catch the same bags. The blue one uses your rate, and the pupil is as wide as that rate. (Real pupils widen far less.) The amber one learns the same share of every error; drag the dashed line. Can any fixed share do as well? Try *Calm* and *Stormy*. (Leave *Arm the machine* off.)

# %%
explore.two_catchers(learning_rate)

# %% [markdown]
# Mean miss in metres, three times twenty flights of two hundred bags. Each rival gets the setting that was best for this very world, in other flights: the best of nineteen fixed rates, the best floor for one that falls as 1/n, and, of twenty, the best rate that simply grows with the *size* of the error:

# %%
helicopter = neuromodulation.helicopter
for hazard, sigma in ((0.02, 25.0), (0.1, 25.0), (0.1, 10.0), (0.3, 25.0)):
    world = dict(hazard=hazard, sigma=sigma, rate=learning_rate)
    found = [helicopter.rivals(**world, rng=seed) for seed in range(3)]
    row = [f"{name} {span([one[name] for one in found], 1)}" for name in found[0]]
    print(f"flies {hazard:3.0%}, scatter {sigma:.0f} m: {', '.join(row)}")

# %% [markdown]
# Surprise beats every fixed and every falling rate, most of all in a calm world, where a flight *is* a surprise. In a stormy one hardly anything is left of its lead.
#
# Now arm the amber one in the explorer. Its rate follows the size of its error: no chance is worked out, and no run is counted. In the last column you see what that leaves of the lead. In three of these four worlds it is a few per cent. So most of what surprise buys is a simple thing: *learn more from large errors*. (Animals do: John Pearce and Geoffrey Hall built a theory of conditioning on it in 1980.) But what is large? That slope was
# tuned anew for each world. Surprise gets it from $\sigma$ and $H$. It has to be told those two, and you will see what that is worth in *Break our result*.

# %% [markdown]
# ## The blue spot

# %% [markdown]
# Deep in the brainstem lies the *locus coeruleus*, the blue spot: in a human a few tens of thousands of cells, whose axons reach nearly all of the brain. They release **noradrenaline**. The blue spot is quiet in sleep, fires steadily when you are awake, and bursts when something matters. Pupils follow it, though they follow other things as well.
#
# What does noradrenaline do to a cell? David Servan-Schreiber, Harry Printz and Jonathan Cohen proposed in 1990 that it changes the **gain** $g$. The cell answers more steeply to everything, to what excites it and to what does not:
#
# $$y = \frac{1}{1 + e^{\,b - g x}}$$
#
# You have already said what a gain of 4 in place of 0.5 does to a score of 0.76. The score is this: take an input at random with the signal, and one without. How often does the cell answer more strongly to the first? Now a rising curve keeps the order of all inputs. What was larger before is larger after, at any gain. So the score stays 0.76, to the last digit. No gain brings in what was not in the input.
#
# That is mathematics and no finding of ours. But a cell is not alone.

# %%
quiz(neuromodulation, "next-cell")

# %% [markdown]
# **Explorer 4**: below, drag the line from drowsy to wired. What becomes of *this cell*, and what of *the next cell*, which listens to it over a noisy line? Then take the noise of the line away.

# %%
explore.one_gain()

# %% [markdown]
# The same for three seeds. The last column is a control: the line between the cells is silent.

# %%
two_stages = neuromodulation.detection.two_stages
for gain in (0.5, 1.0, 2.0, 4.0, 8.0):
    noisy = [two_stages(gain, noise=0.5, rng=seed) for seed in range(3)]
    silent = [two_stages(gain, noise=0.0, rng=seed).two for seed in range(3)]
    one, two = (span([getattr(run, who) for run in noisy], 3) for who in ("one", "two"))
    print(f"gain {gain}: this cell {one}; the next {two}; silent line {span(silent, 3)}")

# %% [markdown]
# The next cell does gain, and for a plain reason. The line adds the same noise at every gain, so a larger swing stands out better. From a gain of 4 on nothing more is gained, since the first cell's answers are near 0 or 1 already. On a silent line there is no noise to stand out from, and so no help either. So noradrenaline can raise the signal over the noise *of the brain*. It cannot raise it over the noise of the world.
#
# **Too much?** Everybody knows the curve: too drowsy is bad, too wired is bad as well. Gary Aston-Jones and Jonathan Cohen (2005) describe it for the blue spot, whose steady firing is best at a middle level. Does gain explain it? Let the cell *decide*: it says "signal" whenever it is more than half active, so where $x > b/g$. Now the gain moves the criterion:

# %%
accuracy = neuromodulation.detection.accuracy
for gain in (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 60.0):
    print(f"gain {gain:5}: {accuracy(gain, bias=1.0):.3f} of decisions are right")

# %% [markdown]
# There is a best gain, $g = 2b$. On the drowsy side accuracy falls to guessing. On the wired side it hardly falls at all: 0.691 at the best gain, 0.672 at one of 60. A U with one arm is no U. So gain alone does not explain why too much arousal is bad. Something else has to (*Where the analogy breaks* comes back to it).

# %% [markdown]
# ## Store or recall

# %% [markdown]
# Back to acetylcholine, and to a rival of the learning rate. A cue A has a partner B, and the synapses from A to B have learned it. Now A comes with another partner, C: the same street, but a friend has moved to another house. Input drives the cells of C. But A still drives the cells of B, for this is what a memory does, and synapses learn whatever fires *({lesson:hippocampus})*.

# %%
quiz(neuromodulation, "damp-recall")

# %% [markdown]
# Michael Hasselmo found a way out in the cortex itself. Acetylcholine damps the synapses *inside* it, which recall, and spares those that bring input in. So while there is much of it, the cortex listens and stores. When there is little, it recalls.
#
# **Explorer 5**: on the left a line is as thick as its synapses are strong, and a disc is as full as its cells fire while C is stored. Drag the ring on the right. How much acetylcholine does it take? And why must it *fall* again afterwards (*High at recall, too*)?

# %%
explore.two_partners()

# %%
store = neuromodulation.store_or_recall.second_partner
ways = {f"acetylcholine {ach}": dict(ach=ach) for ach in (0.0, 0.4, 0.5, 0.9)}
ways["0.0, stored twenty times"] = dict(ach=0.0, repetitions=20)
ways["0.9, and 0.9 at recall"] = dict(ach=0.9, at_recall=0.9)
ways["0.0, learning from an error"] = dict(ach=0.0, error=True)
for name, way in ways.items():
    sheets = [[store(**way, rng=[seed, k]) for k in range(10)] for seed in range(3)]
    means = np.mean(sheets, axis=1) * 100  # of ten sheets for each seed: C, B, and more
    new, old = span(means[:, 0], 0), span(means[:, 1], 0)
    print(f"{name:>27}: {new}% of C and {old}% of B come back")

# %% [markdown]
# (Three seeds, ten sheets each. By chance 10% come back.) Without acetylcholine C is lost, and practice does not help: the more often C is shown, the more often B is stored. With enough of it C takes over at once. The change comes suddenly, because cells compete *({lesson:competition})*: as soon as input drives C more than memory drives B, C wins everywhere. Leave acetylcholine high, and recall is weak when it should be strong.
#
# What would a defender of memories without acetylcholine ask for? Another rule. The last line arms them: synapses that learn from an *error*, the difference between what they say and what the input wants. C is stored at once, and nothing needs damping. So what acetylcholine mends here is a weakness of Hebb's rule. Whether cortical synapses have such an error at hand is disputed *({lesson:pioneers})*.
#
# And look at what has become of B. With either remedy the new partner *replaces* the old one. A memory that keeps both has to know what the question is: which partner do you mean? That is not about how much to learn any more. It is about what to listen to.

# %% [markdown]
# ## Attention in machines

# %% [markdown]
# [second half] Attention in machines: filled in here

# %% [markdown]
# ## Attention is recall

# %% [markdown]
# [second half] Attention is recall: filled in here

# %% [markdown]
# ## A transformer one can read

# %% [markdown]
# [second half] A transformer one can read: filled in here

# %% [markdown]
# ## Break our result

# %% [markdown]
# Back to the helicopter once more. Our surprise was told two numbers, how far bags scatter and how often it flies. Take that away. Here are twenty helicopters for each of three seeds that you do not see, and each has a scatter (5 to 45 m) and a hazard (2% to 20%) of its own. Our rule believes the same two numbers of all of them, the pair that serves them best together. Write `catch(bags)`, which returns as many guesses as
# there are bags. Guess `k` may use `bags[:k]`, and nothing that falls later. (It starts in the middle, at 150.) Half of each error loses:


# %%
def catch(bags):
    guesses = [150.0]
    for bag in bags[:-1]:
        guesses.append(guesses[-1] + 0.5 * (bag - guesses[-1]))
    return guesses


scores = check.beat_surprise(catch)

# %% [markdown]
# You need not begin with nothing: `neuromodulation.unknown.by_surprise(bags)` has our guesses, and `learning_rate` is your rule. It can be beaten in two ways that we know of. The bags themselves tell how far they scatter: two in a row mostly come from one place. And nobody has to boil the past down to *one* run, as our rule does. If you win by the first way, you have found a job for somebody: next to the one who learns the place, somebody must learn the noise. If you win by the second, you have shown
# that our rule is a shortcut, and what it costs (about 3%, even when everything is told).

# %% [markdown]
# > **Data card.** [second half]

# %% [markdown]
# ## Where the analogy breaks

# %% [markdown]
# [second half] Where the analogy breaks: filled in here

# %% [markdown]
# ## The claims, judged
#
# What the two articles behind this course say about neuromodulators and attention. Vote first, then look.

# %%
claims(neuromodulation)

# %% [markdown]
# ## Wrap-up
#
# - To take the **mean** is to learn from errors with a rate of 1/n. In general the rate follows **uncertainty**: of the guess, beside that of what is seen.
# - **Surprise** says when to start anew. It beats every fixed rate. Most of its lead is a simple thing: learn more from large errors.
# - A **gain** makes no cell tell signal from noise any better. The next cell gains, if the line to it is noisy.
# - To **store**, a memory must be kept from answering. Acetylcholine does that to a Hebbian memory; one that learns from errors can do without.
# - [second half] wrap-up of the second half
#
# Here is what you said at the start.

# %%
predict(neuromodulation, "first", reveal=True)

# %%
last_five = ""
quiz(neuromodulation, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Primary sources first. A DOI is given where we have looked it up.

# %%
reading(neuromodulation)

# %% [markdown]
# {next}
