# %% [markdown]
# {header}

# %%

from neurocourse import neuromodulation
from neurocourse.neuromodulation import explore, prepared
from neurocourse.teaching import quiz
from neurocourse.wording import span

# %% [markdown]
# ## Two uncertainties

# %% [markdown]
# *What if you are wrong about how noisy the world is?* The rule of surprise has two numbers to believe in. $\sigma$ says how far bags scatter as a matter of course. Whatever falls within it is uncertainty that one *expects*. $\Omega$ says how likely it is that something has changed, which nobody expected. Angela Yu and Peter Dayan proposed in 2005 that the brain has a modulator for each: acetylcholine for expected uncertainty, noradrenaline for the unexpected kind. (They modelled people who follow cues that may stop being valid. We tell it of bags.)
#
# If so, a drug against one of them is a wrong belief. Too little of the expected kind, and every bag is a surprise. Too little of the unexpected kind, and nothing is: it goes on standing where the helicopter was. Each does harm. And both together?

# %%
quiz(neuromodulation, "two-wrongs")

# %% [markdown]
# Sixty flights, 20 for each of three seeds. In truth bags scatter by 25 m, and before one bag in ten the helicopter flies. The last two lines are controls: two wrong beliefs that push the same way.

# %%
helicopter = neuromodulation.helicopter
beliefs = {"the truth": (25.0, 0.1), "scatter 12 m": (12.0, 0.1)}
beliefs |= {"flights one in a million": (25.0, 1e-6), "both of these": (12.0, 1e-6)}
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
# Two wrongs make a right. Who believes half the scatter learns too much from ordinary bags. Who believes that flights hardly ever happen learns too little from a flight. Together they miss hardly more than one who knows the truth, for surprise asks for a *ratio*: how likely the error is if it flew, against how likely it is if it did not. A belief that makes every error too odd, and one that makes every change too rare, cancel. Pushed the same way they do not.
#
# So this theory predicts something that "one modulator, one learning rate" does not: that two drugs can be better than either. In Yu and Dayan's words the two modulators are partly antagonists and partly allies. What this does not show: that acetylcholine is the one and noradrenaline the other. The names are the theory's. Its rivals you have met: acetylcholine as the rate itself, or as the switch of *Store or recall*; noradrenaline as a gain.

# %% [markdown]
# ## Patience

# %% [markdown]
# *Can one number make you patient?* In {lesson:neurotransmitters} you met serotonin as a transmitter whose sign its receptor decides. Kenji Doya (2002) gave it a job among the settings of a machine that learns. It should set the discount $\gamma$ of {lesson:basal_ganglia}: a reward that is $d$ seconds away is worth $\gamma^d$ of itself. With little serotonin the future would hardly count.
#
# A rat sees a small piece of cheese, and a larger one further on. Drag it along the time line. Each curve falls to the left, for that is what a piece is worth before one gets there. Then drag the large piece, and change the discount. From which γ on does the rat wait?

# %%
explore.wait_or_take()

# %% [markdown]
# It waits as soon as $\gamma > (\text{small} / \text{large})^{1/\text{gap}}$. That is one line of algebra. But does an animal that has to *learn* what each corridor is worth, step by step, turn at the same γ? Here learners with many different γ walk both corridors a thousand times, with your rule of {lesson:basal_ganglia}, and pieces that vary from day to day. The last lines are a control: what if it is not the discount that is low, but the rate of learning?

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
# Learned and worked out agree. And the control bites: slow learners who have walked 500 times look impatient. To wait, they need a γ of 0.92 where 0.83 would do. What is far away takes longest to learn. Give them 2,000 walks, and it is gone. So whoever measures patience has to make sure that everything has been learned. Nicolas Schweighofer and colleagues did so in 2008: people with less serotonin chose the small reward more often, and they learned as fast as others.
#
# Now something that no γ can do.

# %%
quiz(neuromodulation, "change-of-mind")

# %% [markdown]
# Leave the cheese where it is, and drag the rat. With one discount it never changes its mind: both values shrink alike from second to second, so whichever is ahead stays ahead. Animals and people are not like that. Far away they want the larger piece, and close to it the smaller one. Arm the model, then, with *many* discounts at once (as many cells, each with a γ of its own, would have), and say first what will be left of the difference.

# %%
for discount in waiting.DISCOUNTS:
    share = waiting.share_that_changes(discount)
    print(f"{discount:>9}: a change of mind in {share:.0%} of 64 pairs of pieces")

# %% [markdown]
# Nothing is left: many discounts together come near a hyperbola, as Zeb Kurth-Nelson and David Redish pointed out in 2009, and change their minds as often. It was a missing part. But it is one that costs the theory its knob: if each cell has its own γ, what does serotonin set?
#
# Nor is the evidence all on one side. In 2019 Philipp Neukam and colleagues asked 611 people, changed the serotonin of 90 of them, and found no effect on choices between now and in some weeks. In 2018 Katsuhiko Miyazaki and colleagues switched on the serotonin cells of mice that waited for food. The mice waited longer, but only when food came in three of four cases, not when it came in two or in one. A discount does not know the odds. So they proposed another reading: serotonin says how *confident* one may be that it will come.

# %% [markdown]
# ## Who sets the rate?

# %% [markdown]
# *Does it pay to set the rate of learning by what happens?* The helicopter says yes. Doya's proposal goes further: modulators set all the knobs of learning, from what the animal meets. Try it where {lesson:basal_ganglia} left off, at two levers. One pays more often than the other, and now and then they change places: seldom in calm times, often in storms. Here is how the learners go about it. One has a single fixed rate. One has a rate that follows the size of its recent errors. One runs three rates at once, and trusts whichever has erred least of late.

# %%
quiz(neuromodulation, "storm-rate")

# %% [markdown]
# On the right you see the rate, and on the left what it earns. Each learner was tuned in worlds of its own before. Two yardsticks stand below: an oracle that is told calm from storm and has a rate for each, and Bayes' rule, which knows the whole world but not where the better lever is.

# %%
explore.who_sets_the_rate()

# %%
names = {"fixed": "one fixed rate", "by surprise": "by surprise", "its own": "its own"}
names |= {"oracle": "told calm from storm", "Bayes": "Bayes' rule"}
for pays in prepared.WORLDS:
    for kind, name in names.items():
        runs = [prepared.bandit(kind=kind, pays=pays, seed=seed) for seed in range(3)]
        calm, storm = runs[0].rate.astype(float).reshape(-1, 2, 15).mean(axis=(0, 2))
        rate = "" if kind == "Bayes" else f", rate {calm:.2f} and {storm:.2f} in storms"
        print(f"pays {pays:.0%}, {name:>20}: {span([run.reward for run in runs], 3)}{rate}")

# %% [markdown]
# The rate that follows errors does what theory asks of it: it is higher in storms. And what does it earn? Where levers pay 75%, one or two rewards more in a thousand trials than a fixed rate. Where they pay 90%, two or three *fewer*. The one with three rates does no better, or worse. Nor is the rule to blame: even when it is told which times are stormy, a learner gains less than one reward in a hundred trials. Doya's idea is not refuted by this. But "beats any fixed setting" is not something to be had for the asking. It takes a world in which a surprise means something, and where a reward fails to come one time in four anyway, it means little.
#
# What would gain more? Look at Bayes' rule. It has no rate at all. It keeps a belief, and knows how the world works.

# %% [markdown]
# ## Attention in cortex

# %% [markdown]
# [second half] Attention in cortex: filled in here

# %% [markdown]
# ## A tape that is written by attention

# %% [markdown]
# [second half] A tape that is written by attention: filled in here

# %% [markdown]
# ## Brackets in brackets

# %% [markdown]
# [second half] Brackets in brackets: filled in here

# %% [markdown]
# ## Translation again

# %% [markdown]
# [second half] Translation again: filled in here

# %% [markdown]
# {next}
