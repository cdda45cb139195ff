# %% [markdown]
# {header}

# %%
import numpy as np

from neurocourse import neuromodulation
from neurocourse.neuromodulation import explore, prepared
from neurocourse.teaching import quiz
from neurocourse.wording import span

# %% [markdown]
# ## Two uncertainties

# %% [markdown]
# *What if you are wrong about how noisy the world is?* The rule of surprise holds two kinds of uncertainty. $\sigma$ says how far bags scatter as a matter of course. Whatever falls within it is uncertainty that one *expects*. $\Omega$ says how likely it is that something has changed, which nobody expected; how ready one is to believe that depends on $H$. Angela Yu and Peter Dayan proposed in 2005 that the brain has a modulator for each: acetylcholine for expected uncertainty, noradrenaline for the unexpected kind. (They modelled people who follow cues that may stop being valid. We tell it of bags.)
#
# If so, a drug that blocks one of them is like a wrong belief. Too little of the expected kind, and every bag is a surprise. Too little of the unexpected kind, and nothing is: the basket stays where the helicopter was. Each does harm. And both together?

# %%
quiz(neuromodulation, "two-wrongs")

# %% [markdown]
# Sixty flights, 20 for each of three seeds. In truth bags scatter by 25 m, and before one bag in ten the helicopter flies. The last three lines are controls: a pair of wrong beliefs that does not match so well, and two pairs that push the same way.

# %%
helicopter = neuromodulation.helicopter
beliefs = {"the truth": (25.0, 0.1), "scatter 12 m": (12.0, 0.1)}
beliefs |= {"flights one in a million": (25.0, 1e-6), "both of these": (12.0, 1e-6)}
beliefs |= {"18 m, one in a million": (18.0, 1e-6)}
beliefs |= {"12 m, one in two": (12.0, 0.5), "50 m, one in a million": (50.0, 1e-6)}
flights = [[helicopter.fly(rng=[seed, k]) for k in range(20)] for seed in range(3)]
for name, (sigma, hazard) in beliefs.items():
    misses, rates = [], []
    for twenty in flights:
        some = [helicopter.surprised(f.bags, sigma=sigma, hazard=hazard) for f in twenty]
        pairs = list(zip(some, twenty, strict=True))
        misses.append(np.mean([helicopter.miss(*pair) for pair in pairs]))
        rates += [[c.rate[f.moved].mean(), c.rate[~f.moved].mean()] for c, f in pairs]
    flew, stayed = np.mean(rates, axis=0)
    print(f"{name:>24}: {span(misses, 1)} m; rate {flew:.2f} if it flew, else {stayed:.2f}")

# %% [markdown]
# Two wrongs make a right. Whoever believes in half the scatter learns too much from ordinary bags. Whoever believes that flights hardly ever happen learns too little from a flight. Whoever believes both misses hardly more than one who knows the truth, because surprise is about a *ratio*: how likely the error is if it flew, against how likely it is if it did not. A belief that makes every error too odd, and one that makes every change too rare, cancel. How well they cancel depends on the pair, and we picked one that matches: with 18 m in place of 12 m the miss is 5 m larger than need be. And two that push the same way do not cancel at all.
#
# So this theory predicts something that "one modulator, one learning rate" does not: that two drugs together can do less harm than either alone. In Yu and Dayan's words, the interactions of the two modulators are "part-antagonistic, part-synergistic". What this does not show: that acetylcholine is the one and noradrenaline the other. The names are the theory's. Its rivals you have met: acetylcholine as the rate itself, or as the switch of *Store or recall*; noradrenaline as a gain.

# %% [markdown]
# ## Patience

# %% [markdown]
# *Can one number make you patient?* In {lesson:neurotransmitters} you met serotonin as a transmitter whose sign its receptor decides. Kenji Doya (2002) gave it a job among the settings of a machine that learns. It should set the discount $\gamma$ of {lesson:basal_ganglia}: a reward that is $d$ seconds away is worth $\gamma^d$ of itself. With little serotonin the future would hardly count.
#
# A rat sees a small piece of cheese, and a larger one further on. Drag it along the time line. Each curve falls to the left, for that is what a piece is worth before one gets there. Then drag the large piece, and change the discount. From which γ on does the rat wait?

# %%
explore.wait_or_take()

# %% [markdown]
# It waits if $\gamma > (\text{small} / \text{large})^{1/\text{gap}}$. That is one line of algebra. But does an animal that has to *learn* what each corridor is worth, step by step, change over at the same γ? Here learners with many different γ walk both corridors a thousand times, with your rule from {lesson:basal_ganglia}, and the pieces vary from walk to walk. The last lines are a control: what if it is not the discount that is low, but the rate of learning?

# %%
waiting = neuromodulation.waiting
for large, gap in ((3.0, 6), (2.0, 6), (3.0, 3)):
    found = span([waiting.learned_flip(large, gap, rng=seed) for seed in range(3)], 2)
    formula = f"{waiting.flips_at(large, gap):.2f} by the formula"
    print(f"{large:.0f} times as good, {gap} s later: learned {found}, {formula}")
for alpha, walks in ((0.02, 500), (0.02, 2000), (0.3, 500)):
    way = dict(alpha=alpha, episodes=walks)
    found = span([waiting.learned_flip(**way, rng=seed) for seed in range(3)], 2)
    print(f"rate {alpha}, {walks:5,} walks: 3 times as good, 6 s later: {found}")

# %% [markdown]
# What is learned agrees with the formula. And the control matters: slow learners who have walked 500 times look impatient. To wait, they need a γ of 0.92 where 0.83 would do. What is far away takes longest to learn. Give them 2,000 walks, and the impatience is gone. So whoever measures patience has to check how well everything has been learned. Nicolas Schweighofer and colleagues did so in 2008: people with less serotonin chose the small reward more often, and showed no difference in how fast they learned.
#
# Now for something that no single γ can do.

# %%
quiz(neuromodulation, "change-of-mind")

# %% [markdown]
# Leave the cheese where it is, and drag the rat. With one discount it never changes its mind: both values grow by the same factor from second to second, so whichever is ahead stays ahead. Animals and people are not like that. Far away they want the larger piece, and close to it the smaller one. Arm the model, then, with *many* discounts at once (as many cells, each with a γ of its own, would have), and say first what will be left of the difference.

# %%
for discount in waiting.DISCOUNTS:
    share = waiting.share_that_changes(discount)
    print(f"{discount:>9}: a change of mind in {share:.0%} of 64 pairs of pieces")

# %% [markdown]
# Nothing is left: many discounts together come near a hyperbola, as Zeb Kurth-Nelson and David Redish pointed out in 2009, and change their minds as often. It was a missing part. But this part costs the theory its knob: if each cell has its own γ, what does serotonin set?
#
# Nor is the evidence all on one side. In 2019 Philipp Neukam and colleagues tested 611 people, changed the serotonin of 90 of them, and found no effect on choices between less money soon and more money later. In 2018 Katsuhiko Miyazaki and colleagues switched on the serotonin cells of mice that waited for food. The mice waited longer, but only when food came in three of four trials, not when it came in two or in one. A discount does not know the odds. So they proposed another reading: serotonin says how *confident* one may be that it will come.

# %% [markdown]
# ## Who sets the rate?

# %% [markdown]
# *If a rate that follows surprise hardly pays, is it because it does not follow?* In the lesson *(Where the analogy breaks)* surprise earned next to nothing at two levers that change places, seldom in calm times and often in storms. Doya's proposal is larger than that: modulators set all the knobs of learning, from what the animal meets. So look at the knob. One learner has a single fixed rate. One has a rate that follows the size of its recent errors. One runs three rates at once, and trusts most the one that has erred least of late.

# %%
quiz(neuromodulation, "storm-rate")

# %% [markdown]
# On the right you see the rate, and on the left what it earns. Each learner was tuned beforehand in other worlds of the same sort. Two yardsticks stand below them: an oracle that is told calm from storm and has a rate for each, and Bayes' rule, which knows how the world works but not which lever is better.

# %%
explore.who_sets_the_rate()

# %%
names = {"fixed": "one fixed rate", "by surprise": "by surprise", "its own": "its own"}
names |= {"oracle": "told calm from storm"}
for pays in prepared.WORLDS:
    for kind, name in names.items():
        runs = [prepared.bandit(kind=kind, pays=pays, seed=seed) for seed in range(3)]
        rates = np.array([run.rate.astype(float).reshape(-1, 2, 15) for run in runs])
        calm, storm = (span(rates.mean(axis=(1, 3))[:, k], 2) for k in (0, 1))
        print(f"pays {pays:.0%}, {name:>20}: rate {calm} in calm, {storm} in storms")

# %% [markdown]
# (Three times 300 learners.) The rate that follows errors does what theory asks of it: it is higher in storms, and where rewards are clear it nearly doubles. It just buys nothing. The learner with three rates ends up trusting all three about alike, and earns no more. (They are 0.05, 0.2 and 0.6. With 0.3, 0.6 and 0.8, which suit this world better, it too comes within three rewards in a thousand of the fixed one.) Even the oracle, which sets its rate twice as high in storms, gains less than one reward in a hundred trials.
#
# Doya's idea is not refuted by this. But "beats any fixed setting" does not come by itself. It takes a world in which a surprise *means* something, such as the helicopter's. Where the better lever fails one time in four anyway, a reward that does not come means little.
#
# What would gain more? Look at Bayes' rule, which earns two or three in a hundred more. It has no rate at all. It keeps a belief, and knows how the world works.

# %% [markdown]
# ## Attention in cortex

# %% [markdown]
# *Does attention help most with what is faint, or with everything alike?* Two kinds of findings stood side by side for years. In some recordings from visual cortex attention raised the answers to faint patches most, as if their contrast were higher (*contrast gain*). In others it raised all answers by the same factor (*response gain*). In 2009 John Reynolds and David Heeger showed that one rule gives both. The drive of each cell is multiplied by attention *before* it is divided by its neighbours *({lesson:cortex})*:
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
# (The factor by which attention multiplies the answer at contrasts of 0.5%, 5% and 100%.) With a small patch in a wide field of attention, all that divides the cell is attended as well, and at full contrast that takes back nearly all of the gain. With a large patch and narrow attention most of what divides is not attended, and more of the gain stays. After the division the factor is three at every contrast, and cannot be anything else. So which of the two a laboratory finds may depend on the size of its patches. In 2010 Katrin Herrmann and colleagues tried it with people. Performance changed as by a contrast gain with small patches at uncertain places, and as by a response gain with large ones at a known place. (The patch counts for more than the reach of attention: a small patch in narrow attention loses most of its gain at full contrast as well. Try it.)
#
# Look back at softmax: it divides as well, by all keys at once. There, too, what a key gains above the line it partly loses to the sum below it, and the more so the larger its own share.

# %% [markdown]
# ## A tape that is written by attention

# %% [markdown]
# *Can a network write to a memory as it reads from it?* Alex Graves, Greg Wayne and Ivo Danihelka put a tape beside a network in 2014, a list of places, each with a few numbers. It is read by attention: shares $w$ over the places, and what comes back is a mixture. It is written by attention as well. Each place forgets as much of itself as its share says, and takes in as much of what is new. Everything has a slope, so a network can learn where to write. Here nothing is learned. We guide its hand: first place, second place, third place …

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
# What goes astray adds up with every step, and with a tenth at each step only six or seven of twenty items survive. Sharpening brings all of them back. It is the gain once more: raising shares to a power is multiplying scores by a factor. The last lines ask for an item by its *content*, with one half of its bits. That is the step of recall from the lesson, and it too needs to be sharp. This does not show that a network can learn to guide the hand. Graves and colleagues showed that, for copying.

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
# (The share right in 400 new sequences, three trainings each; guessing is right in 0.50.) The table guesses as soon as the bracket is out of its sight. Sorted by *depth* that would have gone unnoticed: it is right in more than eight of ten at nearly all depths, since what closes next was mostly opened a moment ago. Among the three that keep something there is no winner. At twenty and more places their means differ by less than the trainings of one of them do. So nested structure, which is often named as what sets language apart, does not by itself call for attention. And none of them has found the stack, which would be right everywhere.

# %% [markdown]
# ## Translation again

# %% [markdown]
# *How sharply should one look?* In {lesson:hippocampus} a translator looked back at the words of its sentence. Its score was $q \cdot W m$, a question times a learned matrix times a memory, without a root. Is that the attention of this lesson? Take the memories for keys and for values, and $\sqrt{d}\; q W$ for the question:

# %%
gaps = [neuromodulation.sharpness.gap_to_attention(rng=seed) for seed in range(3)]
print(f"largest difference from attention: {max(gaps):.3f}")

# %% [markdown]
# It is: the matrix and the root went into the question. So the translator has a gain, too: multiply its scores by a number after it has learned, and change nothing else.

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
# (New sentences of eight words, three translators. At gain 0 it looks at all words alike, which is the control.) Here is an inverted U with nobody around who is asleep or jumpy. Its top is where the translator learned. It falls to either side, more steeply towards too soft than towards too sharp. Too sharp, it is certain of one word where it had been in two minds. The last line is a translator that learned without any attention.

# %% [markdown]
# {next}
