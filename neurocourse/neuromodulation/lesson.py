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
# - A helicopter hovers somewhere above the clouds. All you see are the bags that it drops. They scatter, and now and then it flies to another place. Press *Play*: the basket moves to where you expect the next bag.
# - Drag the ring below. It sets what share of each error the basket makes up. Try *Hardly*, then *All of it*. Each goes wrong in its own way. How small can you make the miss *elsewhere*, the mean over forty other flights?
# - Then press *Surprise decides*, and watch the bar. Who sets it now, and how does it know?

# %% [markdown]
# ## You will be able to
#
# - **set** a rate of learning by surprise, and say why no fixed rate does as well *(exercise 1, explorer 3)*
# - **say** where a gain helps and where it cannot, and why a memory must not answer while it stores *(explorers 4 and 5)*
# - **write** attention, and recover a number of 2017 with a function of your own that could have missed it *(exercises 2 and 3)*
# - **build** two heads that continue what they never saw, and find them in a network that has learned *(exercise 4, explorer 10)*
# - **judge** six differences between our models and a brain: a missing part, or more? *(Where the analogy breaks)*

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
# Nobody has to keep all those bags in mind. When bag number $n$ falls at $y$, the old mean $\hat x$ stands for $n - 1$ bags. So the sum of all of them is $(n - 1)\,\hat x + y$. Divide by $n$:
#
# $$\hat x \leftarrow \hat x + \frac{1}{n}\,(y - \hat x)$$
#
# Taking the mean *is* learning from errors, and $1, \tfrac12, \tfrac13, \dots$ is its **learning rate**. You believe the first bag entirely. The hundredth hardly moves the basket.
#
# Why should the rate fall? The bags do not get any better, but the guess does. Bags scatter by $\sigma$ around the helicopter; the square of that, $\sigma^2$, is called their *variance*. Your guess may be wrong as well, and $P$ is the variance of its error: how *uncertain* you are. Rudolf Kalman showed in 1960 what share of an error is best:
#
# $$K = \frac{P}{P + \sigma^2}, \qquad \hat x \leftarrow \hat x + K\,(y - \hat x), \qquad P \leftarrow (1 - K)\,P$$
#
# Whoever is uncertain learns, and is less uncertain afterwards. Suppose you know nothing to begin with, so that $P$ is huge. Then $K$ is 1, and $P$ becomes $\sigma^2$. The next $K$ is $\tfrac12$, then comes $\tfrac13$: the mean again. But let the helicopter *drift* a little between two bags, by steps of variance $d$. Then $d$ is added to $P$ each time, the
# uncertainty never shrinks to nothing, and the rate comes to rest at a number above zero, where $K^2 = (1 - K)\, d / \sigma^2$.
#
# Could this be something that a brain does? From the basal forebrain, cells that release **acetylcholine** reach all of the cortex. Kenji Doya proposed in 2002 that acetylcholine sets the learning rate. Angela Yu and Peter Dayan proposed in 2005 that it reports *expected* uncertainty, as of a cue that is known to be unreliable. These are theories, with rivals, and you will meet one.
#
# **The assumptions ledger.** What gets lost on the way from a brain to this rule:
#
# | The brain | The equation | Given up |
# |---|---|---|
# | nobody tells it how far bags scatter and how the helicopter drifts | $\sigma^2$ and $d$ are known | finding out *(Break our result)* |
# | acetylcholine reaches different areas at different times | one $K$ for everything | who learns fast, and who slowly |
# | what acetylcholine does to a cell lasts for seconds | a new rate with each bag | time |
# | a synapse knows what passes through it | the error is simply there | who works it out *({lesson:basal_ganglia})* |
#
# Now the rivals: a rate of 1/n, one that falls as 1/n but never below the rate at rest, and the best of 21 rates that never change (after the first bag, which everybody believes). What does uncertainty buy? Here is the typical miss (root of the mean square) over a thousand bags with $\sigma = 1$, for three seeds:

# %%
kalman, fall = neuromodulation.kalman, neuromodulation.helicopter.decaying
for drift in (0.0, 0.01, 0.25):
    found, rest = [], kalman.last_rate(drift, 1.0)
    for seed in range(3):
        value, y = kalman.wander(1000, drift=drift, noise=1.0, rng=seed)
        tracks = [kalman.kalman(y, drift=drift, noise=1.0), fall(y), fall(y, rest)]
        tracks += [kalman.fixed(y, k) for k in (0.01, 0.02, *np.arange(1, 20) / 20)]
        miss = [np.sqrt(np.mean((track.guess - value)[1:] ** 2)) for track in tracks]
        found.append([*miss[:3], min(miss[3:])])
    ours, slower, floor, fixed = (span(one, 2) for one in zip(*found, strict=True))
    rows = f"1/n {slower}, 1/n down to rest {floor}, best fixed {fixed}"
    print(f"drift {drift}, rate at rest {rest:.2f}: Kalman {ours}, {rows}")

# %% [markdown]
# For a helicopter that stays, 1/n is as good as Kalman's rate, because it *is* Kalman's rate. The best fixed rate misses nearly twice as much. For one that drifts, 1/n stops listening. But a rate that falls to the right floor does just as well as Kalman's. Even one fixed rate comes close, if it is near the rate at rest. In these worlds somebody has to choose a rate *once*. Nobody ever has to
# change it again.
#
# (A network learns by the same kind of line, with the slope of its loss in place of the error: $w \leftarrow w - \eta\, \partial L / \partial w$. Here a rate can be too high for another reason. In a valley of the shape $L = \lambda w^2 / 2$, with *curvature* $\lambda$, each step multiplies the distance from the lowest point by $1 - \eta\lambda$. From $\eta = 2 / \lambda$ on it never gets there. For $\lambda = 10$ that is 0.2:)

# %%
from neurocourse.wording import scientific

for rate in (0.198, 0.202):
    where = abs(neuromodulation.descent.descend(rate, curvature=10.0, steps=2000))
    print(f"rate {rate:.3f}: {scientific(where, 0)} away after 2,000 steps, 1 before")

# %% [markdown]
# ## Surprise

# %% [markdown]
# Now it may fly away, to anywhere on a field of 300 m. Before each bag the chance of that is $H$, the *hazard*. **Explorer 2**: draw what share of each error you would learn, from three bags before it flies to nine bags after. (A flight is rare, and bags scatter by 10 m.)

# %%
explore.draw_the_share()

# %% [markdown]
# So the rate should jump when it flies, and fall as 1/n afterwards. But nobody sees it fly. All there is to go by are errors.

# %%
quiz(neuromodulation, "same-error")

# %% [markdown]
# There are two stories about an error $\delta$. Either the helicopter has stayed. Then errors follow a bell curve $N$, whose width comes from the scatter of the bag *and* the uncertainty of the guess: after $n$ bags from the same place it is $\sigma\sqrt{1 + 1/n}$. Or it has flown. Then the bag may lie anywhere, with a chance of 1/300 for each metre. Weigh both stories by how likely they were beforehand (that is Bayes' rule), and you
# have the chance that it has flown:
#
# $$\Omega = \frac{H / 300}{H / 300 + (1 - H)\; N\big(\delta;\, 0,\, \sigma\sqrt{1 + 1/n}\big)}, \qquad N(\delta; 0, s) = \frac{e^{-\delta^2 / 2 s^2}}{s\sqrt{2\pi}}$$
#
# If it has flown, learn all of the error. If not, this bag is number $n + 1$, and counts for $1/(n+1)$. Weigh the two by how likely they are:
#
# $$\text{rate} = \Omega + (1 - \Omega)\,\frac{1}{n + 1}$$
#
# (As nobody sees it fly, $n$ is a guess, too: with each bag it becomes $n + 1$ if it has stayed and 1 if it has flown, again weighed by $\Omega$.)
#
# This is the rule of Matthew Nassar, Robert Wilson, Benjamin Heasly and Joshua Gold (2010). People who played such a game learned more after surprises, though less neatly than the rule. In 2012 the same group watched players' pupils, which widened for a moment after a surprise. Pupils widen with arousal, and behind arousal stands a small blue spot in the brainstem. It comes next.
#
# ### Exercise 1: a rate that surprise sets
#
# Return what share of an `error` to learn. `sigma` is how far bags scatter, `run` is $n$, the number of bags since the last flight, and `hazard` is $H$. All are numbers. The field is 300 m wide.

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
# The width of the bell curve if it has stayed: `width = sigma * np.sqrt(1 + 1 / run)`.

# %% [hint]
# The bell curve at this error, if it has stayed: `near = np.exp(-0.5 * (error / width) ** 2) / (width * np.sqrt(2 * np.pi))`.

# %% [hint]
# Bayes' rule: `flown = hazard / 300 / (hazard / 300 + (1 - hazard) * near)`.

# %% [markdown]
# **Explorer 3**: two people catch the same bags. The blue one uses your rate, and the pupil is as wide as that rate. (Real pupils widen far less.) The amber one learns the same share of every error; drag the dashed line. Can any fixed share do as well? Try *Calm* and *Stormy*. (Leave *Arm the machine* off.)

# %%
explore.two_catchers(learning_rate)

# %% [markdown]
# Here is the mean miss in metres, for three times twenty flights of two hundred bags. Each rival gets the setting that did best in other flights through this very world: the best of nineteen fixed rates, the best floor for a rate that falls as 1/n, and the best of twenty rates that simply grow with the *size* of the error:

# %%
helicopter = neuromodulation.helicopter
for hazard, sigma in ((0.02, 25.0), (0.1, 25.0), (0.1, 10.0), (0.3, 25.0)):
    world = dict(hazard=hazard, sigma=sigma, rate=learning_rate)
    found = [helicopter.rivals(**world, rng=seed) for seed in range(3)]
    row = [f"{name} {span([one[name] for one in found], 1)}" for name in found[0]]
    print(f"flies {hazard:3.0%}, scatter {sigma:.0f} m: {', '.join(row)}")

# %% [markdown]
# Surprise beats every fixed and every falling rate, most of all in a calm world, where a flight *is* a surprise. In a stormy one its lead all but vanishes.
#
# Now arm the amber one in the explorer: its rate follows the size of its error. It works out no odds and counts no run. The last column shows how near that comes. In the calm world it still misses about a fifth more than surprise, in the other three only a few per cent more, or nothing. So most of what surprise buys is a simple thing: *learn more from large errors*. (John Pearce and Geoffrey Hall built a theory of conditioning
# on something close to that in 1980: after an unexpected outcome an animal learns faster about the cue.) But what is large? The slope was tuned anew for each world. Surprise gets it from $\sigma$ and $H$. It has to be told those two, and you will see what that is worth in *Break our result*.

# %% [markdown]
# ## The blue spot

# %% [markdown]
# Deep in the brainstem lies the *locus coeruleus*, the blue spot: in a human a few tens of thousands of cells, whose axons reach nearly all of the brain. They release **noradrenaline**. The blue spot is quiet in sleep, fires steadily when you are awake, and bursts when something matters. Pupils follow it, though they follow other things as well.
#
# What does noradrenaline do to a cell? David Servan-Schreiber, Harry Printz and Jonathan Cohen proposed in 1990 that it changes the **gain** $g$. The cell answers more steeply to everything, to what excites it and to what inhibits it:
#
# $$y = \frac{1}{1 + e^{\,b - g x}}$$
#
# You have already said what a gain of 4 in place of 0.5 does to a score of 0.76. Here is what the score means: take one input at random with the signal, and one without. How often does the cell answer more strongly to the first? Now, a rising curve keeps all inputs in order. What was larger before is larger after, at any gain. So the score stays at 0.76, to the last digit. No gain adds what was not in the input.
#
# That is mathematics, and we need not measure it. But a cell is not alone.

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
# The next cell does gain, and for a plain reason. The line adds the same noise at every gain, so a larger swing stands out better. From a gain of 4 on nothing more is gained, since the first cell's answers are near 0 or 1 already. On a silent line there is no noise to stand out from, and so no help either. So in this model noradrenaline can lift the signal above the noise *of the brain*. It cannot lift it above the noise of the world.
#
# **Too much?** Everybody knows it from experience: drowsy is bad, and wired is bad as well. Gary Aston-Jones and Jonathan Cohen (2005) describe it for the blue spot, whose steady firing is best at a middle level. Does gain explain it? Let the cell *decide*: it says "signal" whenever it is more than half active, so where $x > b/g$. Now the gain moves the criterion:

# %%
accuracy = neuromodulation.detection.accuracy
for gain in (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 60.0):
    print(f"gain {gain:5}: {accuracy(gain, bias=1.0):.3f} of decisions are right")

# %% [markdown]
# There is a best gain, $g = 2b$. On the drowsy side accuracy falls to guessing. On the wired side it hardly falls at all: 0.691 at the best gain, 0.672 at a gain of 60. A hill with one slope is no hill. So gain alone does not explain why too much arousal is bad. Something else has to (*Where the analogy breaks* comes back to it).

# %% [markdown]
# ## Store or recall

# %% [markdown]
# Back to acetylcholine, and to a rival of the learning rate. A cue A has a partner B, and the synapses from A to B have learned it. Now A comes with another partner, C: the same street, but a friend has moved to another house. Input drives the cells of C. But A still drives the cells of B, since that is what a memory does, and synapses learn whatever fires *({lesson:hippocampus})*.

# %%
quiz(neuromodulation, "damp-recall")

# %% [markdown]
# Michael Hasselmo found a way out in the cortex itself. Acetylcholine damps the synapses *inside* it, which recall, and spares those that bring input in. So with a lot of it, the cortex listens and stores. With little, it recalls.
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
# What would a defender of memories without acetylcholine ask for? Another rule. The last line grants it: synapses that learn from an *error*, the difference between what they say and what the input wants. C is stored, and nothing needs damping. So what acetylcholine mends here is a weakness of Hebb's rule. Whether cortical synapses have such an error at hand is disputed *({lesson:pioneers})*.
#
# And look at what has become of B. With either remedy the new partner *replaces* the old one. A memory that keeps both has to be asked: which partner do you mean? With that we leave the question of how much to learn, and come to what to listen to.

# %% [markdown]
# ## Attention in machines

# %% [markdown]
# Noradrenaline and acetylcholine reach large parts of the brain at once. They can say *how hard* to listen, and how much to learn. They cannot say *to whom*. Yet at a party you can follow one voice, and a moment later another one, and nothing about the voices has changed. One of the articles behind this course likens noradrenaline to attention in a transformer. So what is attention there?
#
# Three things take part. There is a **question** $q$, a list of numbers. Everything that can be asked for has a **key** $k_j$, a list of the same length that says what is to be found there, and a **value** $v_j$, which is what it has to say. (Ashish Vaswani and seven colleagues, who built everything on this in 2017, call a question a *query*.) There are three steps:
#
# 1. How well does each key fit? Its **score** is $s_j = q \cdot k_j / \sqrt{d}$: multiply question and key number by number, and add up. $d$ is how many numbers a key has. (Exercise 3 is about the root.)
# 2. Scores become **shares** that sum to one: $\alpha_j = e^{s_j} / \sum_i e^{s_i}$. This is the *softmax* of {lesson:competition}.
# 3. The answer is a mixture of the values: $\sum_j \alpha_j\, v_j$.
#
# **The assumptions ledger.** What gets lost on the way from an animal that attends to these three steps:
#
# | The animal | The machine | Given up |
# |---|---|---|
# | attends to a few things, one after the other | reads all keys at once | the bottleneck *(Where the analogy breaks)* |
# | is startled by a loud noise | listens to what was asked for | being interrupted |
# | turns its eyes and its head | takes what it is given | choosing what comes in |
# | hears first what comes first | has no order | time *(see below)* |
# | has neighbours that compete | divides by the sum of all | where the division is done *(the notebook that goes further)* |
#
# ### Exercise 2: attention
#
# Many questions are asked at once. `Q` has a row for each question, `K` a row for each key, and `V` a row for each value. Return an array with a row for each question: its answer. Scores may be large, and `np.exp(1000)` is infinite. But subtract the same number from all scores of a question, and its shares stay as they were. Which number would be a good choice?

# %% exercise


def attention(Q, K, V):
    # BEGIN SOLUTION
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = shares / shares.sum(axis=1, keepdims=True)
    # END SOLUTION
    return shares @ V


attention = check.attention(attention)

# %% [hint]
# All scores at once are a product of two matrices, with a row for each question and a column for each key: `Q @ K.T`.

# %% [hint]
# Each *row* of the shares sums to one. With `keepdims=True` the sum of each row, `e.sum(axis=1, keepdims=True)`, has the right shape to divide by.

# %% [hint]
# Subtract from each row its own largest score before `np.exp`. Then the largest exponential is 1.

# %% [markdown]
# In the paper all of this is one line:
#
# $$\mathrm{Attention}(Q, K, V) = \mathrm{softmax}\Big(\frac{Q K^{\top}}{\sqrt{d}}\Big)\, V$$
#
# Where would noradrenaline stand in this line? It would multiply all scores by one number, as a gain does. Say first what that can change:

# %%
quiz(neuromodulation, "gain-order")

# %% [markdown]
# **Explorer 6**: six things call, each with a loudness of its own. On the left there is one gain for all of them. On the right there is a question as well. Drag its arrow to the friend, then turn the gain up and down. What does the gain decide, and what the question?

# %%
explore.gain_or_question()

# %%
listen = neuromodulation.selection.listen
for gain in (0.25, 1.0, 4.0):
    alone = span([listen(gain, 0, rng=[seed, 3]).share for seed in range(3)], 2)
    asked = [listen(gain, 2, rng=[seed, 3]) for seed in range(3)]
    share, first = span([a.share for a in asked], 2), span([a.chosen for a in asked], 2)
    print(f"gain {gain:4}: alone {alone}; with a question {share}, the first in {first}")

# %% [markdown]
# (The share of what was asked for, in 2,000 drawn scenes of six things, for three seeds.) A gain alone gives it one sixth at any height, as guessing would. It cannot be otherwise, since nothing in the scores depends on what was asked. With a question the gain has something to work on, and the share grows from a quarter to two thirds. And still the gain does not decide who comes first: whatever multiplies all scores alike leaves their order as it was. The last column is the same in all three lines.
#
# So in a transformer noradrenaline would not be attention. It would be the number *in front of* the scores, where the paper has $1/\sqrt{d}$.
#
# ### Exercise 3: what the root is for
#
# The paper gives the reason in a footnote. Let the numbers in $q$ and $k$ be independent, with mean 0 and variance 1. Then, it says, the variance of $q \cdot k$ is $d$. Is that so? `q` and `k` are arrays with `n` rows of `d` numbers, and the question in each row meets the key in the *same* row. Return the variance of these `n` scores $q \cdot k$, not divided by any root. (A variance is the mean of squares, over `n`, as `np.var` takes it.)

# %% exercise


def spread(q, k):
    # BEGIN SOLUTION
    scores = np.sum(q * k, axis=1)
    variance = np.var(scores)
    # END SOLUTION
    return variance


spread = check.spread(spread)

# %% [hint]
# `q * k` has the products of the numbers, one by one. A score is the sum of a row of them.

# %% [markdown]
# **Explorer 7**: the scores of random questions and keys, and what softmax makes of one question. Press *Short keys*, then *Long keys*, and watch the bars on the right. Then divide by the root.

# %%
explore.score_spread()

# %%
dot_product = neuromodulation.dot_product
for d in (4, 16, 64):
    seeds = [[seed, d] for seed in range(3)]
    found = [dot_product.score_variance(d, variance=spread, rng=s) / d for s in seeds]
    bare = [dot_product.largest_share(d, n=200, root=False, rng=s) for s in seeds]
    rooted = [dot_product.largest_share(d, n=200, root=True, rng=s) for s in seeds]
    shares = f"the best of 32 keys takes {span(bare, 2)}, with the root {span(rooted, 2)}"
    print(f"d = {d:2}: variance {span(found, 2)} times d; {shares}")

# %% [markdown]
# The number stands: your variance is $d$, to within two per cent. Without the root, long keys would let one key take nearly everything before anything has been learned. With the root the length of the keys no longer matters. (Nothing keeps a network from learning larger scores. It just does not begin with them.)
#
# ### What attention does not hear
#
# Look at the three steps again. Does it matter where in the list a key stands? Here your function mixes nine words, each of which asks all of them, and then the same nine in another order. In the second line each word also says its place: the waves of the 2017 paper are added to it.

# %%
rng = np.random.default_rng(4)
words, order = rng.normal(size=(9, 6)), rng.permutation(9)
turned = words[order]
as_said, in_turn = attention(words, words, words), attention(turned, turned, turned)
gap = np.abs(in_turn - as_said[order]).max()
print(f"without places another order changes what a word takes by {gap:.3f}")
told = [dot_product.mixed(one, place=True) for one in (turned, words)]
print(f"with places by up to {np.abs(told[0] - told[1][order]).max():.2f}")

# %% [markdown]
# **Explorer 8**: what the verb of a sentence takes from all words. Swap who did it and whom it was done to. (Leave *Arm the machine* off for now.)

# %%
explore.order()

# %% [markdown]
# The verb hears the same, whoever bites. To this machine a sentence is a bag of words, unless each word says where it stands.

# %% [markdown]
# ## Attention is recall

# %% [markdown]
# In {lesson:hippocampus} a network of connections made whole memories out of damaged ones. Now let your attention do it. The damaged memory is the question. The stored patterns are the keys, and they are the values as well: softmax $(\beta\, q X^{\top})\, X$. In 2020 Hubert Ramsauer and colleagues showed that this is one step of a Hopfield network with another energy, which falls with every step. With $\beta = 1/\sqrt{d}$ it is the function that you wrote. (Connections have units that are −1 or +1. Attention returns a mixture, of which we take the signs.)
#
# Twenty patterns of 64 units are stored together, and a fifth of the units of a cue is wrong. You know how a network of connections fares with that many. Who will do better, and by how much?

# %%
from neurocourse.hippocampus import hopfield

for P in (9, 20, 40):
    whole = {"connections": [], "your attention": []}
    for seed in range(3):
        X = hopfield.random_patterns(P, 64, rng=seed)
        cues = [hopfield.damage(x, 0.2, rng=[seed, k]) for k, x in enumerate(X[:20])]
        cues = np.array(cues)
        found = hopfield.recall(hopfield.store(X), cues, rng=seed), attention(cues, X, X)
        for shares, y in zip(whole.values(), found, strict=True):
            shares.append(np.mean(np.all(np.sign(y) == X[:20], axis=1)))
    row = ", ".join(f"{name} {span(shares, 2)}" for name, shares in whole.items())
    print(f"{P:2} patterns, recalled without a wrong unit: {row}")

# %% [markdown]
# The connections have given up at twenty patterns, and your attention has hardly noticed. **Explorer 9** goes on to five thousand. Draw a picture of your own: a fifth of it is damaged. Then drag the handle to more patterns, and press *Too soft*. (Leave *Arm the machine* off for now.)

# %%
explore.recall_race()

# %%
soft, sharp = (prepared.recall_rates(beta=beta, equal=False).rates for beta in (0.125, 1.0))
for P in (20, 100, 1000, 5000):
    k = prepared.LOADS.index(P)
    ours = f"attention {soft[1, k]:.2f} with β = 1/√d, {sharp[1, k]:.2f} with β = 1"
    rest = f"connections {sharp[0, k]:.2f}, a search {sharp[2, k]:.2f}"
    print(f"{P:4} patterns: {ours}; {rest}")

# %% [markdown]
# (Means of three nets.) So is attention the better memory? The last column is no network at all. It goes through the list of patterns and takes the one that agrees with the cue best, and it does as well or a little better. Attention adds no memory to a list. It adds a *slope*: what softmax picks out changes smoothly with the question, so a network can learn what to ask for. And here, at last, is something for the gain to do. At $\beta = 1/\sqrt{d}$ a thousand patterns mix. Turn it up eightfold, and one of them comes out alone.
#
# (A network can learn to *write* such a list, too. You will find a tape of this kind in the notebook that goes further.)

# %% [markdown]
# ## A transformer one can read

# %% [markdown]
# A transformer is attention, stacked. Ours is small enough to be read. Each letter becomes 16 numbers, and 16 more, which stand for its place, are added to them. Then come two layers of attention with one **head** each: each place asks a question, looks at itself and all places before it, and *adds* what it takes to what it has. A head is one attention with matrices of its own: three make question, key and value out of the 16 numbers of a place (brought to one scale first), and a fourth turns the answer into what is added. In the end each place says which letter
# comes next. All weights are learned by gradient descent. (Large transformers have many heads in each layer, and between the layers a small network at each place.)
#
# It reads sequences like L G M J C H F I L G M J C H F I L G … Six to twelve of sixteen letters are drawn and repeated in that order, again and again. In the first round nobody can know what comes next. From the second round on everybody could. But nothing that was *learned* about these letters helps, since the next sequence has others, in another order. One has to look up what came after this letter last time.

# %%
quiz(neuromodulation, "one-layer")

# %% [markdown]
# ### Exercise 4: two heads by hand
#
# `tokens` is an array of whole numbers. Return an array of the same length. At each place it says which token came right after the *last earlier* place where the present token stood, and −1 where the token is new. So `[3, 5, 3, 7, 3]` becomes `[-1, -1, 5, -1, 7]`. At no place may you use what comes after it.

# %% exercise


def induction(tokens):
    # BEGIN SOLUTION
    said = np.full(len(tokens), -1)
    for i in range(len(tokens)):
        for j in range(i):
            if tokens[j] == tokens[i]:
                said[i] = tokens[j + 1]
    # END SOLUTION
    return said


induction = check.induction(induction)

# %% [hint]
# For each place `i`, go through the places `j` before it, with `range(i)`. Where is the token the same?

# %% [hint]
# The last match counts. If you go through the places in order, a later match can simply overwrite an earlier one.

# %% [hint]
# What came after the match stands at `j + 1`, which is `i` at the latest. Start from an array of −1: `np.full(len(tokens), -1)`.

# %%
letters = neuromodulation.sequences.LETTERS
drawn = neuromodulation.sequences.repeating(3, rng=1)
for tokens, after, known in zip(drawn.tokens.T, drawn.next.T, drawn.known.T, strict=True):
    right = np.mean((np.asarray(induction(tokens)) == after)[known])
    words = " ".join(letters[k] for k in tokens)
    print(f"{words}   {right:.0%} right from the second round on")

# %% [markdown]
# Your function looks twice: for an earlier place with the same letter, and from there one place on. Attention can do that with two heads, one after the other. **Head 1** lets each place look at the place before it, and note which letter stood there. **Head 2** asks at each place: who has noted *my* letter? It finds the place after an earlier match, and takes the letter that stands there. Head 2 is called an **induction head**, and it is of no use without head 1.
#
# Will a network find them by itself? Let it learn from 300 times 48 sequences, which takes a second or two. In **explorer 10** the arcs above the letters show where head 2 looks, and those below where head 1 looks from there. Drag the ring along the letters, go back with *Learning*, and cut a head.

# %%
learned = neuromodulation.learners.learn(rng=0)
explore.induction_heads(learned)

# %% [markdown]
# That was one network. Here are five, which started from different weights and saw different sequences. How much of the weight of each head goes where the story says, and what is left without it?

# %%
for seed in range(5):
    net = prepared.two_heads(seed=seed)
    new = f"at periods 3 to 5 ≈ {min(net.unseen):.0%}"
    weight = f"weight of head 1 ≈ {net.before:.2f}, of head 2 ≈ {net.after:.2f}"
    cut = f"without head 1 ≈ {net.cut[0]:.0%}, without head 2 ≈ {net.cut[1]:.0%}"
    print(f"network {seed + 1} right in ≈ {net.right:.0%}, {new}; {weight}; {cut}")

# %% [markdown]
# (A guess is right in 6%. A head 2 that looks everywhere alike would give 0.09 of its weight to these places.) Four of the five networks have found both heads, and need both. They are as good at periods of three, four and five letters, which they never saw. Network 4 has found another way, which is not as good. We do not know what it does.
#
# Look at the curve in the explorer once more. For a hundred updates hardly anything happens, and then, within about 75, everything does. Catherine Olsson and colleagues found such a jump in 2022 in transformers that learn from text: as the heads form, the transformers begin to use what they read earlier in the text. Gautam Reddy worked out a likely reason in 2023, on a related task: each part is of little use without the other, so next to nothing pulls at either until both are half there.
#
# Is it the two layers, or would any network learn this? In **explorer 11** each of the others lacks a part. Then arm the LSTM.

# %%
explore.who_continues()

# %%
for kind in neuromodulation.learners.KINDS:
    runs = [prepared.continuing(kind=kind, seed=seed) for seed in range(5)]
    right = span([run.right[-1] for run in runs], 2, learned=True)
    three = span([run.unseen[0] for run in runs], 2, learned=True)
    size = neuromodulation.learners.network_of(kind, rng=0).size
    print(f"{kind:>25}, {size:6,} numbers: {right}; at period 3 {three}")

# %% [markdown]
# (500 updates, five networks each, and for each kind the best of three step sizes.) One layer is not enough, and neither is one of twice the width. Two layers that look everywhere alike fall short, and so do two that look nowhere. An LSTM of the same size is right about half of the time. Three times as much training takes it to about six of ten, and leaves one layer at three of ten. But give it seven times as many numbers, and it comes near. So attention is not the only way to look back. It is a cheap way: what was heard need not be carried along, since it is still there to be looked at. And on a period of three, which never came up in training, only the two layers hold up.

# %% [markdown]
# ## Break our result

# %% [markdown]
# Back to the helicopter once more. Our surprise was told two numbers, how far bags scatter and how often it flies. Take that away. For each of three seeds that you do not see there are twenty helicopters, each with a scatter (5 to 45 m) and a hazard (2% to 20%) of its own. Our rule assumes the same two numbers for all of them, a pair that serves them all about as well as any. Write `catch(bags)`, which returns as many guesses as
# there are bags. Guess `k` may use `bags[:k]`, and nothing that falls later. (It starts in the middle, at 150.) Half of each error loses:


# %%
def catch(bags):
    guesses = [150.0]
    for bag in bags[:-1]:
        guesses.append(guesses[-1] + 0.5 * (bag - guesses[-1]))
    return guesses


scores = check.beat_surprise(catch)

# %% [markdown]
# You need not start from scratch: `neuromodulation.unknown.by_surprise(bags)` has our guesses, and `learning_rate` is your rule. We know of two ways to beat it. The bags themselves tell how far they scatter: two in a row mostly come from one place. And nobody has to boil the past down to *one* run, as our rule does. If you win by the first way, you have found that there is a second thing to learn: besides the place, somebody must learn the noise. If you win by the second, you have shown
# that our rule is a shortcut, and what it costs (about 3%, even when everything is told).

# %% [markdown]
# > **Data card.** Nothing in this lesson was recorded. Helicopter, bags, cells, levers, patterns and letters are **simulated**, and the words of explorer 8 are random numbers. What was measured in animals and people is reported with its source.

# %% [markdown]
# ## Where the analogy breaks

# %% [markdown]
# One difference has met its defender already: the LSTM got seven times as many numbers (explorer 11). Six more have turned up on the way. Give each of them a defender, who asks for the part that was withheld. Say first which difference will be left.

# %%
predict(neuromodulation, "survives")

# %% [markdown]
# **A gain asks for nobody in particular.** In explorer 6 the blue spot could turn everything up, and pick nothing out. What would its defender ask for? A turn of the knob for each cell, up where the question fits. That is what the question adds on the right-hand side of explorer 6. It works, and it is attention: somebody has to know, cell by cell, what is wanted. One gain for all stays where it was, at one in six.
#
# **A hill with one slope.** Too much arousal makes people do badly. Our cell hardly shows it: beyond its best gain its decisions get worse by two in a hundred. Arm the story with a crowd. Let the next cell hear the sum of 21 cells with the same gain, of which one hears the signal and twenty hear faint noise (the bias is 3, and guessing gives 0.5):

# %%
for gain in (0.25, 2.0, 8.0, 16.0):
    one = neuromodulation.detection.accuracy(gain, 1.0)
    crowd = [neuromodulation.crowd.in_a_crowd(gain, n=4000, rng=seed) for seed in range(3)]
    told = f"the sum of a crowd tells the signal with {span(crowd, 2)}"
    print(f"gain {gain:5}: one decision is right in {one:.3f}; {told}")

# %% [markdown]
# Now there is a best gain, and a fall. (One cell without the crowd tells the signal with 0.76 at each of these gains, and so would a reader who knew which cell to trust.) At a high gain even faint noise makes a cell fire as if it were the signal. So it was a missing part, and it fits a brain that is too wide awake: anything can distract it.
#
# **Surprise that hardly pays.** For the helicopter a rate that follows surprise was clearly better than any fixed rate. Is that so everywhere? There are two levers, of which one pays more often. They swap roles, seldom in calm times and often in stormy ones. All learners choose by softmax, and each kind was tuned in other worlds of this sort. (Three times 300 learners; you can watch them in the notebook that goes further.)

# %%
names = {"fixed": "the best fixed rate", "by surprise": "a rate by surprise"}
names |= {"its own": "learns its own rate", "oracle": "is told calm or storm"}
names |= {"Bayes": "the best there can be"}
for kind, name in names.items():
    earned = []
    for pays in (0.75, 0.9):
        runs = [prepared.bandit(kind=kind, pays=pays, seed=seed) for seed in range(3)]
        earned.append(f"{span([run.reward for run in runs], 3)} at {pays:.0%}")
    print(f"{name:>21}: {', '.join(earned)}")

# %% [markdown]
# (Mean reward, where the better lever pays in 75% or 90% of the trials.) Here surprise gains one reward in a thousand trials, or loses two or three. A reward that fails to come says little, since the better lever fails at times as well. Arm the learner: tell it calm from storm, as no animal is told. That gains seven rewards in a thousand trials. So the rule is not to blame. In this world there is little to be won by any rate at all, and the best there can be does not use a rate.
#
# **All keys at once.** Attention over five thousand patterns keeps all their 320,000 numbers. The connections of 64 units are 2,016 numbers. Arm explorer 9: a list with no more numbers than that has room for 31 patterns, and nothing of any other. Then arm the connections as well. Hebb's rule is not the best one for them; the *projection rule* picks connections that leave every stored pattern exactly as it is.

# %%
free, equal = (prepared.recall_rates(beta=1.0, equal=fair).rates for fair in (False, True))
for P in (20, 31, 100, 1000):
    k = prepared.LOADS.index(P)
    ours = f"attention {free[1, k]:.2f}, with as few numbers {equal[1, k]:.2f}"
    print(f"{P:4} patterns: connections {free[0, k]:.2f}, {ours}")
for P in (9, 20, 31):
    better = span([neuromodulation.dense_recall.projected(P, rng=k) for k in range(3)], 2)
    print(f"{P:4} patterns: connections by the projection rule {better}")

# %% [markdown]
# A better rule helps: nine patterns come back every time, and about half of twenty. But at 20 and at 31 patterns attention still wins on equal terms, because in a list nothing mixes. Beyond that it keeps what fits, and has lost the rest. A brain that listens for a lifetime has to choose what it keeps.
#
# **Order by hand.** Arm explorer 8. With a place added to each word, the machine tells all three sentences from their swapped versions. It was a missing part. But somebody had to put it in. To an ear, sounds come in order by themselves.
#
# **An untidy head.** In the story head 1 looks at the place before. In the networks about a third of its weight goes elsewhere. Is something else going on there? Arm the story: set by hand where head 1 looks, and change nothing else.

# %%
for k, way in enumerate(neuromodulation.led.WAYS):
    nets = [prepared.two_heads(seed=seed) for seed in range(5)]
    tidy = span([net.led[k] for net in nets if net.before > 0.5], 2, learned=True)
    other = [f"≈ {net.led[k]:.2f}" for net in nets if net.before < 0.5]
    print(f"head 1 looks at {way:>16}: four networks {tidy}, network 4 {other[0]}")

# %% [markdown]
# With all its weight on the place before, as in the story, the four networks do as well as they did, or nearly so. So they hardly need the untidiness. In the second line head 1 looks where it looks on average, whatever the letters are, and nothing is lost: it goes by places alone. The last line is the control, a head that looks everywhere alike. And network 4 shows that the story is not the only way.

# %%
predict(neuromodulation, "survives", reveal=True)

# %% [markdown]
# | Difference | Armed with | What is left of it |
# |---|---|---|
# | one gain picks nothing out | any height of the gain | all of it; with a gain for each cell it is attention |
# | no real fall at a high gain | a crowd of faint inputs | nothing: a missing part |
# | surprise hardly pays at two levers | being told calm from storm | nearly all: there is little to be won |
# | attention forgets nothing | no more numbers than connections | less of it: the better memory, but for 31 patterns only |
# | attention hears no order | a place added to each word | nothing: a missing part, put in by hand |
# | head 1 is untidy | the head of the story | nothing, in four networks of five |
# | an LSTM falls behind two layers | seven times as many numbers | less of it, and most of it on a period of three |
#
# What sets the two apart, then? A transformer keeps all that it has read and looks through the whole of it at each word, and how it asks was learned beforehand. A brain keeps little and has to decide *now* what is worth keeping. The modulators of this lesson have a part in that decision: how much to learn, when to start anew, when to store. In a transformer it is left out.

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
# - **Surprise** says when to start anew. With the helicopter it beats every fixed rate; at two levers it hardly pays. Most of its lead is a simple thing: learn more from large errors.
# - A **gain** makes no cell tell signal from noise any better. It helps the next cell, if the line to it is noisy.
# - To **store**, a memory must be kept from answering. Acetylcholine can do that for a Hebbian memory; one that learns from errors can do without.
# - **Attention** asks. A question meets all keys, the root keeps the scores at one size, and a gain in front of them decides how sharply, never who.
# - Attention over a list **recalls** what connections have long forgotten. It keeps the whole list, and a plain search does as well. What it adds is a slope.
# - **Two heads** continue what they never saw: one hears what stood before, the other one finds what came after. They form suddenly, in four of five networks.
#
# Here is what you said at the start.

# %%
predict(neuromodulation, "first", reveal=True)

# %%
last_five = "ach-proof stable-rate keeps-all cut-second bag-of-words"
quiz(neuromodulation, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Primary sources first. A DOI is given where we have looked it up.

# %%
reading(neuromodulation)

# %% [markdown]
# {next}
