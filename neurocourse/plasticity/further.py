# %% [markdown]
# {header}

# %%
import numpy as np

from neurocourse import plasticity
from neurocourse.plasticity import checks as check
from neurocourse.plasticity import explore, prepared
from neurocourse.teaching import quiz
from neurocourse.wording import number, scientific, span

# %% [markdown]
# ## The article's sign

# %% [markdown]
# *Would you notice a wrong sign?* One of the articles behind this course writes learning as $w_{t+1} = w_t + \eta\, \nabla L$. The gradient points uphill. So with a plus each step makes the loss *larger*. In a valley $L = w^2$, which stays the same, that is plain arithmetic:

# %%
planks = plasticity.planks
for sign in planks.SIGNS:
    w = planks.one_valley(eta=0.1, rounds=50, sign=sign)
    print(f"{sign:>7}: from 1 to {scientific(w)} in 50 steps of 0.1")

# %% [markdown]
# But *online* learning, which the article speaks of, does not have one loss. In each round comes another. Think of a plank that tilts anew in each round, and of a ball on it, at a place $w$ between −1 and 1. In round $t$ the slope is $z_t$. The ball pays its height, $z_t w_t$, and only then does it roll, by $\eta z_t / \sqrt t$. Martin Zinkevich proved in 2003 that descent never does much worse than the best place to stand still, chosen in hindsight. How much worse is called **regret**, and per round it shrinks like $1/\sqrt t$, whatever the plank
# does. Now let a second ball roll *up*.

# %%
quiz(plasticity, "wrong-sign")

# %% [markdown]
# Press *Fair coin*, where each round tilts by chance, and then *A trend*. At last look at the *Tides*. In which of these worlds does the dotted promise give the wrong sign away?

# %%
explore.planks_in_rounds()

# %% [markdown]
# Regret per round after 10,000 rounds, three coins of each kind. The control is a ball that never moves.

# %%
for name, share in {"fair coin": 0.5, "60 to 40": 0.6}.items():
    worlds = [planks.coin(10_000, share, rng=seed) for seed in range(3)]
    rows = {sign: [planks.play(z, sign).loss for z in worlds] for sign in planks.SIGNS}
    rows["stand still"] = [0 * z for z in worlds]
    for who, losses in rows.items():
        pairs = zip(worlds, losses, strict=True)
        found = span([float(planks.regret(z, loss)[-1]) for z, loss in pairs], 3)
        print(f"{name}, {who:>11}: {found}, promised {planks.bound(10_000):.3f}")

# %% [markdown]
# On a fair coin everybody keeps the promise: descent, the plus sign, and whoever stands still. There is nothing to learn, so there is no wrong way to learn it. A trend shows the difference at once. So a guarantee about regret is no proof that something learns, and in a world without trends a bug can live for a long time.
#
# ### Exercise 6: a world for the plus sign
#
# Is there a world in which the plus sign *wins*? Return an array of `T` slopes between −1 and 1, for which the ball that rolls up loses less than the ball that rolls down. It must not be a matter of luck: it has to lead again when the world begins anew later on.

# %% exercise


def world(T):
    # BEGIN SOLUTION
    slopes = np.where(np.arange(T) % 2 == 0, 1.0, -1.0)
    # END SOLUTION
    return slopes


world = check.world(world)

# %% [hint]
# Descent bets that the next round will be like the last one. Which world is never like that?

# %% [hint]
# Tilt one way, then the other, and so on. `np.arange(T) % 2` is 0, 1, 0, 1, …

# %%
own = np.asarray(world(400), dtype=float)
for name, z in {"your world": own, "tides": planks.tides(400)}.items():
    loss = [number(planks.play(z, sign).loss.mean(), 3, sign=True) for sign in planks.SIGNS]
    print(f"{name:>10}: descent loses {loss[0]} per round, the plus sign {loss[1]}")

# %% [markdown]
# In a world that undoes itself each round the plus sign is right: whatever was up will be down. Sign and world belong together. Most worlds change more slowly than one learns, and so it is a minus.

# %% [markdown]
# One part of the theorem is left, the root. Steps that shrink like $1/\sqrt t$ are what makes the promise hold. Are they good for learning, too? Handwritten digits come one by one, 1,797 of them, and each is named before its name is told. After each third the ten names are dealt out anew. Share right in each third, three orders of the digits, for five step sizes:

# %%
for falls in (False, True):
    for eta in plasticity.digit_stream.RATES:
        runs = [plasticity.digit_stream.accuracy(eta, falls=falls, rng=k) for k in range(3)]
        thirds = ", ".join(f"≈ {share:.2f}" for share in np.mean(runs, axis=0))
        print(f"step size {eta:4}{' / √t' * falls}: {thirds}")

# %% [markdown]
# In the first third a rate that falls is a little better at its best. After the names have changed it is far behind at *every* step size. So it is the best rate for a world that stays, as in {lesson:neuromodulation}. What has no regret against the best fixed answer may regret a lot in a world where no fixed answer is any good.

# %% [markdown]
# ## A cell that sees pictures

# %% [markdown]
# *What does a closed eye lose?* The cell with a sliding threshold has only seen four patterns so far. The rule was made for cells of the visual cortex. So let one see: patches of two photographs, as a retina passes them on (what is in the middle, less what is around it), through two eyes.

# %%
for source in ("photographs", "noise"):
    for rule in plasticity.fields.RULES:
        tuned = prepared.one_eye(source=source, rule=rule).tuned
        found = span(tuned, 2, learned=True)
        print(f"{source:>11}, {rule:>17}: selectivity for orientation {found}")

# %% [markdown]
# (Five cells with one eye each. At 0 a cell answers all orientations alike, at 1 a single one.) On photographs the sliding threshold makes cells choosy, as those are that you met in {lesson:cortex}. Oja's rule does that far less, and on noise neither rule does it.
#
# Now close one eye. In {lesson:competition} you saw that a cell then goes over to the other one. But what does it do to the eye that is closed? It depends on what a closed eye *sends*.

# %%
quiz(plasticity, "closed-eye")

# %% [markdown]
# The left eye is closed after 30,000 patches. Turn up the noise that it sends from then on.

# %%
explore.silent_or_noisy()

# %% [markdown]
# What is left of each eye's best answer 40,000 patches later, in per cent, for three cells:

# %%
for rule in plasticity.fields.RULES:
    for noise in plasticity.fields.NOISES:
        best = prepared.eyes(noise=noise, rule=rule).best
        shares = 100 * best[:, -1] / best[:, plasticity.fields.CLOSED]
        left, right = (span(shares[:, eye], 0, learned=True) for eye in (0, 1))
        print(f"{rule:>17}, noise {noise}: closed eye {left}, open eye {right}")

# %% [markdown]
# A silent eye (0.1 is what any eye adds by itself) loses nothing by the sliding threshold. Its synapses are not in use, so they do not change. Only the open eye grows, and so the cell *prefers* it. An eye that sends noise loses nearly everything: its synapses are in use while the output is below the threshold. Oja's rule does the opposite. What it takes away it takes from every synapse when the cell fires, and a silent one is lost first.
#
# Cynthia Rittenhouse and colleagues tried it in 1999. In kittens an eye whose lid is closed, and whose retina is still active, loses more than one whose retina is silenced. In 2004 Mikhail Frenkel and Mark Bear found in mice that a silenced eye does not lose at all, while the open one gains. So far that speaks for a threshold. (Later work found that closing a lid changes less of what the thalamus sends than one had thought, and that it may be a matter of what fires *together*.)

# %% [markdown]
# ## Half the cells

# %% [markdown]
# *What is lost when half of the cells die?* People who lose a part of their brain in a stroke often regain some of what they could do, and the articles behind this course call that plasticity. Networks are said to fail gently, too. Take one with a hundred hidden units, which reads 96 of 100 digits, and let half of its units die, without any learning.

# %%
quiz(plasticity, "half-dead")

# %% [markdown]
# Drag the line, and compare a small net with a large one. Then let it learn again from twenty pictures. The grey curve is the control: a *new* net with as many units as are left, and with the same twenty pictures. At last arm the net with *dropout*, a schooling in which half of its units are silent at each step, at random.

# %%
explore.half_the_cells()

# %% [markdown]
# Per cent right, three nets each, five lesions each:

# %%
for hidden, dropout in ((30, 0), (100, 0), (400, 0), (100, 50), (400, 50)):
    how = dict(hidden=hidden, dropout=dropout)
    runs = [prepared.lesions(**how, again=k) for k in prepared.AGAIN]
    for dead in (50, 90):
        k = prepared.DEAD.index(dead)
        cut = span([run.cut[k] for run in runs], learned=True)
        again = span([run.recovered[k, 0] for run in runs], learned=True)
        fresh = span([run.fresh[k, 0] for run in runs], learned=True)
        name = f"{hidden} units{', dropout' * (dropout > 0)}, {dead}% dead"
        print(f"{name:>28}: {cut}; after 20 pictures {again}, a new net {fresh}")

# %% [markdown]
# The wider the net, the gentler the fall. Its units do similar things, and so they stand in for each other. Dropout makes them do so: nearly all of the fall from losing half is gone. So it is a matter of schooling, and not of brains.
#
# After losing half, twenty pictures bring most of it back in the nets without dropout, and a new net learns much less from them. So the rest still knows a lot, as half-forgotten words do. With nine in ten dead, the rest is hardly worth more than a new net. And look at the last line: 400 units with dropout still read about 77% with nine in ten dead, and twenty pictures make that *worse*. What is learned from twenty pictures overwrites what was known from 1,257.
#
# What this does not show is recovery in people. There the cells around a lesion swell and come back, other areas were never silent, and people learn to do things in other ways.

# %% [markdown]
# ## What carries over

# %% [markdown]
# *When does what you know help with what you do not?* The articles behind this course have a formula for it. Begin at the old weights $\theta_0$, and add $\lambda \lVert \theta - \theta_0 \rVert^2$ to the loss, so that nothing moves further than it must. They also say that *fine-tuning* needs little new data, and that whoever can ride a bicycle learns to ride a motorcycle more easily. All of this may be true. But compared with what?
#
# Here is a net that has learned to read digits, from 800 pictures. Then eight of the 64 pixels change places, and it gets one picture of each digit to learn from. A net that begins with nothing reads 61% of the others after that, and the fine-tuned one 89%. So experience is worth 28 in a hundred.

# %%
quiz(plasticity, "doing-nothing")

# %% [markdown]
# How far does experience carry? Draw how well the fine-tuned net reads, the more pixels have moved.

# %%
explore.draw_what_carries_over()

# %% [markdown]
# Drag the line, and look at the pictures. Then arm the net: leave the old one as it is.

# %%
explore.pixels_that_moved()

# %% [markdown]
# Per cent right after one picture of each digit (the last line: five), five draws of pixels and pictures. *All held* is the articles' penalty. *L2-SP* is a method of Xuhong Li and colleagues (2018), which holds the features so and lets the head begin at zero. Strengths are the best of nine, found with other draws. The last column uses no net at all: it calls a picture what the nearest of the new ones is called.

# %%
moved = plasticity.moved
tables = {f"{n:2} moved": prepared.pixels_moved(n=n, shots=1) for n in (8, 32, 64)}
tables |= {"new digits": prepared.other_digits(shots=1)}
tables |= {"new digits, 5": prepared.other_digits(shots=5)}
for name, table in tables.items():
    means = dict(zip(moved.NAMES, table.right.mean(axis=1), strict=True))
    print(f"{name:>13}:", ", ".join(f"{way} ≈ {share:.0f}" for way, share in means.items()))

# %% [markdown]
# With few pixels moved experience is worth a lot, and nearly all of that was there before anything was learned. Fine-tuning adds one in a hundred, and neither penalty adds anything to that. Half of the pixels moved is where fine-tuning shines: it is well ahead of both the newborn and the idle net. With all of them moved experience is a burden, and holding on to it makes it worse. And a net that knows 0 to 4 and meets 5 to 9 has no gain at all. There the nearest picture is as good as anything.
#
# So what carries over is what still holds, and one has to check whether it holds without any learning. (Li and colleagues found their penalty better than plain fine-tuning, with large nets on photographs. Our nets are too small to tell.)
#
# Now the motorcycle. A cart balances a pole, pushed by a policy with four weights *({lesson:basal_ganglia})*. 24 climbers have found weights for a "bicycle", by changing them a little at a time and keeping what does not do worse. Then the body changes. The motorcycle is heavier, with a longer pole and a stronger motor. Or the pole is short, or the motor is wired the wrong way round. How many policies does each climber try before the pole stays up?

# %%
explore.another_body()

# %% [markdown]
# Medians of the 24. There are two controls. *Shuffled* weights serve other senses than before, so the skill is gone and size and sign are left. *Turned* weights only have the same length. (*Negated* ones come below.)

# %%
bodies = plasticity.bodies
for body in bodies.NEW:
    runs = {b: prepared.second_bodies(body=body, beginning=b) for b in bodies.BEGINNINGS}
    row = ", ".join(f"{name} {np.median(run.trials):.0f}" for name, run in runs.items())
    print(f"{body:>14}: trials {row}")

# %% [markdown]
# The bicycle does help with the motorcycle: 3 trials in place of 22. But shuffled weights need only 11, so more than half of the gain is no skill. Nearly all weights of the cyclists are positive, and that alone is a good beginning. With the short pole almost all of the gain is of this kind. And with a reversed motor, to know how to ride is to know the wrong thing. It takes three times as many trials as beginning with nothing. Now arm the climbers with a single idea, to negate all weights at once. One trial is enough then. The skill was there all the time, and what was missing was the idea. So transfer has two signs, and neither can be judged without a control.

# %% [markdown]
# ## Generations

# %% [markdown]
# *Can what you learn help your children, if they do not inherit it?* In 1987 Geoffrey Hinton and Steven Nowlan thought of a creature with twenty switches that is worth something only if *all* of them stand right. That is a needle in a haystack: one of 1,048,576 settings is good, and nothing tells how near one is. Some switches are set by genes, rightly or wrongly, and cannot be changed. The others are left open, and during its life the creature guesses how they should stand, up to a thousand times. When it hits, it stops, and the sooner that is the
# more children it has. The children get the genes, and nothing of what was learned.

# %%
quiz(plasticity, "near-misses")

# %% [markdown]
# ### Exercise 7: what a life is worth
#
# Return the fitness of a life. `genome` is an array with 1 for a switch that is born right, 0 for one that is born wrong, and −1 for one that is left open. `tries` is the guess at which all open switches happen to stand right, or 0 if none is open. A life has 1,000 guesses. Whoever never has all switches right is worth 1. Whoever has is worth 1, and up to 19 more: 19 times the share of the guesses that are left.

# %% exercise


def fitness(genome, tries):
    # BEGIN SOLUTION
    left = 1000 - tries
    if 0 in genome or left < 0:
        left = 0
    worth = 1 + 19 * left / 1000
    # END SOLUTION
    return worth


fitness = check.fitness(fitness)

# %% [hint]
# A single switch that is born wrong makes every guess useless, whatever `tries` says.

# %% [hint]
# After the guess that hits `1000 - tries` are left. If that is less than nothing, the life was too short.

# %% [markdown]
# A thousand genomes with your fitness, and a thousand in which no switch is open. Turn the generations. Then arm those who cannot learn: give them *one* genome with the needle.

# %%
explore.needle_in_a_haystack(fitness)

# %% [markdown]
# Three populations of each kind, after thirty generations. In brackets stands the generation in which the mean worth passes 10:

# %%
needle = plasticity.needle
kinds = {"learn": {}, "cannot learn": dict(learning=False)}
kinds["cannot, one has it"] = dict(learning=False, planted=True)
for name, how in kinds.items():
    rows = []
    for seed in range(1, 4):
        course = needle.evolve(30, fitness=fitness, rng=seed, **how)
        right, wrong, left_open = course.shares[-1]
        when = needle.taken_over(course) or "never"
        rows.append(f"right {right:.2f}, wrong {wrong:.2f}, open {left_open:.2f} ({when})")
    print(f"{name:>18}: {'; '.join(rows)}")

# %% [markdown]
# And how many guesses does it take until the first of a population hits, compared with a machine that tosses twenty coins at a time? Means of a hundred runs each, in millions:

# %%
searches = {"learners": needle.guesses_of_learners, "coins": needle.blind_guesses}
for name, look in searches.items():
    found = np.mean([look(rng=seed) for seed in range(100)])
    print(f"{name:>8}: {found / 1e6:.1f} million guesses")

# %% [markdown]
# With learning the wrong genes are gone within a few generations, though nothing that was learned is inherited. Creatures that are nearly right find the rest by themselves. So they are worth more than others, and the needle has got a slope. James Mark Baldwin and others had thought of this in 1896. About a quarter of the switches stays open: whoever has few open ones finds them soon enough, and there is hardly any reward for being born with them.
#
# Now the controls. Those who cannot learn find nothing, since their population as a whole looks only a thousand times in each generation. But if just one of them is born with the needle, it takes over even sooner. So what learning does is *find*, and not spread. And it is costly: until the first learner hits, all of them together have made more guesses than tossing twenty coins needs. Learning did not make the search cheap. It made a thousand guesses fit into one life. José Fontanari and Mauro Santos argued in 2017 that what the model shows is how easily the *ability to learn* is selected for. (With a model of their own they then showed that learning can make it far more likely that a behaviour ends up in the genes.)
#
# Guessing is a good rival in general. Many problems on which evolution is shown off are easy. Here three searches balance poles. None of them sees a gradient, all of them see only how long each policy lasts, and each may try 3,000. One *guesses*. One *climbs*: it changes a policy a little, and keeps what does at least as well. One is an *evolution strategy*, which tries ten small changes and their opposites, and then goes where the better ones lie. (Tim Salimans and colleagues trained large networks in this way in 2017.)

# %%
explore.searchers()

# %%
for task in plasticity.search.TASKS:
    for way in plasticity.search.WAYS:
        trials = prepared.searches(task=task, way=way).trials
        failed = np.sum(trials == plasticity.search.MOST)
        row = f"median {np.median(trials):,.0f} ({trials.min()} to {trials.max():,})"
        print(f"{task:>9}, {way:>18}: {row}, {failed} of 10 fail")

# %% [markdown]
# One pole is no test: guessing finds a policy among a hundred. With two poles of different lengths guessing mostly takes a few thousand, and fails in four of ten runs. But the evolution strategy is not the winner. The plain climber is quicker at the median, and fails once. The strategy never fails. Which of the two is better depends on what a failure costs.

# %% [markdown]
# ## Nets that grow

# %% [markdown]
# *Should evolution also build the net?* Kenneth Stanley and Risto Miikkulainen proposed it in 2002, and called it NEAT. Nets begin without hidden units, and grow by chance. A connection becomes a unit, and a new connection appears. Each gene has a name by which nets of different shapes can be crossed. And nets compete only with their own *kind*, so that a new shape has time to get good. Their first problem was the exclusive-or of {lesson:pioneers}, which cannot be done without a hidden unit.

# %%
quiz(plasticity, "grow-or-not")

# %% [markdown]
# Turn the generations and watch the best net. Then arm the rivals: give them a shape that fits.

# %%
explore.growing_nets()

# %% [markdown]
# How many nets are tried until one solves exclusive-or, twelve runs each? *Fixed shape* evolves only weights, with two hidden units from the start. *Guessing* draws all weights of that shape at random, again and again, and *guessing, ten units* those of a wider one.

# %%
for way in (*plasticity.neat.WAYS, *prepared.GUESSED):
    run = prepared.xor_evolved(way=way)
    failed = np.sum(run.nets == plasticity.neat.MOST * plasticity.neat.N_NETS)
    nets = run.nets
    row = f"median {np.median(nets):6,.0f} nets ({nets.min():,} to {nets.max():,})"
    print(f"{way:>19}: {row}, {failed} of 12 fail, hidden units {span(run.hidden)}")

# %% [markdown]
# NEAT solves it every time. Without kinds it nearly always fails, and without crossing it is just as quick. So protecting what is new matters, and crossing does not, in this case. And if you know a shape that will do, all of it is a waste. Evolving its weights takes a quarter as many nets, pure guessing fewer than half as many, and with ten hidden units chance needs fewer than a hundred. What NEAT is for is not to know the shape, and to end up with a small one. Exclusive-or is too easy to show what that is worth.
