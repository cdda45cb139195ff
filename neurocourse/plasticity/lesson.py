# %% [markdown]
# {header}

# %% folded
import numpy as np

from neurocourse import plasticity
from neurocourse.plasticity import checks as check
from neurocourse.plasticity import explore, prepared
from neurocourse.teaching import claims, predict, quiz, reading
from neurocourse.wording import around, number, span

# %%
explore.half_forgotten()

# %% [markdown]
# - Sixty words were once known by heart. Time has passed, and the weights that drew them have drifted. You study the words on the left of the yellow line, from a book. Press *Play*, and watch the words on the *right*, which nobody studies.
# - Drag the line, so that more words or fewer are studied. What becomes of the others then?
# - Now press *After fading*. It is the same book, and the same study. Why should it do the others any harm?

# %% [markdown]
# ## You will be able to
#
# - **say** when studying some of what was forgotten brings back the rest, and find out by how much, with a rule of your own that could miss it *(exercise 1, explorer 3)*
# - **write** what one synapse adds, from its own three numbers, so that the weights of a cell do not run away *(exercise 2, explorer 4)*
# - **tell** a cortex that has new connections from one that has turned up old ones *(exercise 3, explorer 6)*
# - **hold** weights on springs, and say where that saves old tasks and where it does not *(exercise 4, explorers 7 and 8)*
# - **give** a net newborn units that disturb nobody and can learn *(exercise 5, explorer 11)*
# - **judge** seven differences between our models and a brain: a missing part, or more? *(Where the analogy breaks)*

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(plasticity, "first")

# %% [markdown]
# ## Half forgotten

# %% [markdown]
# People who learned a language at school and have not spoken it since sometimes report that the first few words they look up bring back others, which they had not looked up. In 1987 Geoffrey Hinton and David Plaut found this in a network in which each connection had a fast and a slow weight: it learned a list, then learned something else, and when it rehearsed a part of the old list, all of it came back. You have just seen it happen. Where do the other words come from?

# %%
quiz(plasticity, "why-returns")

# %% [markdown]
# Here is the memory on the desk. A **cue** is a list of $N = 100$ numbers $x$, one for each weight. What it brings back is a single number, the brightness of one pixel: $w \cdot x$, the weighted sum of {lesson:start_here}. (A word is 119 pixels, and each pixel has a hundred weights of its own.) The same weights hold all sixty pairs of a cue and its answer.
#
# Think of the weights as one point in a space of a hundred dimensions. Each pair is right on a plane, where $w \cdot x = t$. The point where all planes meet knows everything. **Drift** carries the point away, by a step in any direction. Now study $n_1$ of the pairs, and change the weights no more than you must. The point then goes straight to where the planes of these $n_1$ pairs meet. So it takes back those parts of the step that the list can see, and that is $n_1$ directions of $N$. By Pythagoras the square of the
# step that is left is smaller by $n_1/N$, on average. As seen by the other pairs it still points anywhere. Only it is shorter. And their squared error grows and shrinks with the square of that step.
#
# **The assumptions ledger.** What was thrown away between a head full of words and this:
#
# | The brain | The model | Given up |
# |---|---|---|
# | many layers | one layer of weights | what a hidden layer does *(Where the analogy breaks)* |
# | words that have to do with each other | unrelated cues and answers | all that can be worked out from the rest |
# | forgets by drift, by fading, by learning other things | one of the first two | mixtures |
# | studies as it likes | the smallest change that makes the list right | haste |
#
# ### Exercise 1: relearn
#
# Make the listed pairs right by the *smallest* change of the weights. `w` is an array of weights, and each row of `X` is the cue of a pair on the list. `t` holds what these cues should bring back. There are fewer pairs than weights. Return the new weights.

# %% exercise


def relearn(w, X, t):
    # BEGIN SOLUTION
    missing = t - X @ w
    step = np.linalg.pinv(X) @ missing
    # END SOLUTION
    return w + step


relearn = check.relearn(relearn)

# %% [hint]
# What is wrong at the moment is `t - X @ w`. You look for a `step` with `X @ step` equal to that.

# %% [hint]
# There are many such steps. A part of a step that no cue on the list can see makes it longer and mends nothing. So the shortest step is a mixture of the cues: `X.T @ a` for some `a`.

# %% [hint]
# `np.linalg.pinv(X)` is the matrix that finds it: `np.linalg.pinv(X) @ missing` is the shortest of all steps that do what is asked.

# %% [markdown]
# After **fading** every weight has shrunk to half. That is a step as well. But unlike drift it has a direction: it leads towards zero, where nothing is known. **Explorer 2**: the dotted line is what others are spared after drift, up to half of them. Draw what they are spared after fading. (Below zero they are worse off than before.)

# %%
explore.draw_what_returns()

# %% [markdown]
# Why is relearning worse than nothing here? After fading each pair is wrong by half of its own answer. Take weights that know the list and nothing else, and ask them for a pair that is not on it. They answer with nonsense, since the pairs have nothing to do with each other. What relearning adds to the faded weights is one half of those weights. So every other pair gets half of that nonsense on top of its error. The longer the list, the louder the nonsense: its square is $n_1 / (N - n_1)$ times that of an answer. That is how much
# the error grows.
#
# **Explorer 3**: on the left there are two weights, so planes are lines. Drag the forgotten weights about, relearn pair A, and look at pair B. Then *Faded*, and *Bad luck*. On the right are nets of a hundred weights that use your rule. (Leave *Arm the net* off for now.)

# %%
explore.what_returns(relearn)

# %% [markdown]
# The theorems say what happens on average. With your function, then, three times thirty nets. In the last column (three times ten) the meanings in the book are mixed up, so that the same cues are studied with wrong answers:

# %%
free_lunch = plasticity.free_lunch
for way in free_lunch.WAYS:
    for n_1 in (10, 30, 50):
        found = []
        for wrong in (False, True):
            how = dict(n_nets=10 if wrong else 30, wrong=wrong, relearn=relearn)
            runs = [free_lunch.change(way, n_1, **how, rng=seed) for seed in range(3)]
            found.append(span([100 * run for run in runs], 0))
        theory = number(100 * free_lunch.promised(way, n_1 / 100), 0)
        row = f"{found[0]}%, theory {theory}%; mixed up {found[1]}%"
        print(f"{way:>5}, {n_1} of 60 relearned: error elsewhere {row}")

# %% [markdown]
# James Stone and Peter Jupp proved both signs, in 2007 and 2008, and called the first one a *free lunch*. The amounts are our own arithmetic, and your rule finds them: it could have missed them. The last column is the control. Wrong answers to the same cues do harm after either kind of forgetting, so it is no use just to be busy with the list.
#
# If a brain shows free lunches, then by this theory it forgets by drift. So Stone and Jupp suggested that evolution may have preferred drift to fading. Free lunches have been found in people, though it is a long way from there to a synapse. What matters for the rest of this lesson is simpler. What you know lies across *all* of your weights, and so does what you forget. Much of what seems lost is only out of place.

# %% [markdown]
# ## Hebb runs away

# %% [markdown]
# So weights must not drift too far. But what moves a weight in the first place? In 1949 Donald Hebb proposed that a synapse grows stronger when the cell before it helps to make the cell behind it fire. In 1973 Timothy Bliss and Terje Lømo found a synapse that did, in the hippocampus of a rabbit, for hours. It is called **long-term potentiation**. The opposite, **long-term depression**, was found later.
#
# As an equation, with a small **step size** $\eta$, the input $x_i$ of synapse $i$, and the output $y = \sum_i w_i x_i$ of the cell:
#
# $$w_i \leftarrow w_i + \eta\, y\, x_i$$
#
# What will it do? Put $y$ into it. On average a step adds $\eta\, C w$, where $C$ says how inputs vary together. In the direction in which the inputs vary most, with variance $\lambda$, the weight is multiplied by $1 + \eta\lambda$ at each step. A larger weight makes a larger output, and a larger output makes a larger weight. That is compound interest, and nobody ever takes anything out.
#
# Something has to hold the weights. Could the cell add them up, and divide by the sum? It could, but which synapse would know the sum? A synapse knows three things: its own input, the output of the cell, which comes back to it, and its own weight.
#
# ### Exercise 2: what one synapse adds
#
# Return what a step of length 1 *adds* to the weight `w_i` of one synapse, from its input `x_i`, the output `y` of the cell and `w_i`. Hebb's part is `y * x_i`. Take something off, so that the *length* of all weights together, $\sqrt{\sum_i w_i^2}$, comes to rest at 1, whatever the inputs are. No other number may be used. (Later the same function gets the inputs and weights of all synapses of a cell at once, as arrays.)

# %% exercise


def change(x_i, y, w_i):
    # BEGIN SOLUTION
    growth = y * x_i
    decay = y**2 * w_i
    # END SOLUTION
    return growth - decay


change = check.change(change)

# %% [hint]
# How fast does the square of the length grow by Hebb's part? For a small step by $2\eta \sum_i w_i\, y\, x_i$, and $\sum_i w_i x_i$ is $y$. So by $2 \eta\, y^2$.

# %% [hint]
# If each weight loses $\eta\, k\, w_i$, the square of the length shrinks by $2 \eta\, k \sum_i w_i^2$. At length 1 that is $2\eta k$. Which $k$ balances the growth?

# %% [markdown]
# This is the rule that Erkki Oja found in 1982. **Explorer 4**: a cell with two synapses and the cloud of its inputs. Let it learn by Hebb's rule, then by yours. The third rule, *scaling*, is one that Gina Turrigiano and colleagues found in cultured cells of the cortex in 1998: a cell that has been too active for a long time turns all its synapses down by the same factor. (Leave *Arm the unit* off for now.)

# %%
explore.runaway(change)

# %% [markdown]
# Look for the first number, which is a step, and for the two lengths. The cosines compare the weights with the direction in which the inputs vary most (1 means that both point the same way):

# %%
rules, start = plasticity.rules, np.array([0.1, 0.1])
for seed in range(3):
    X = rules.cloud(4000, rng=seed)
    wide, wild = rules.component(X), rules.learn(X, start, rules.hebb).ran_away
    yours, scaled = rules.learn(X, start, change, eta=0.002), rules.learn_scaled(X, start)
    lasts = [f"length {run.length[-1]:.2f}" for run in (yours, scaled)]
    near = [f"cosine {rules.along(run.w[-1], wide):.3f}" for run in (yours, scaled)]
    print(f"Hebb passes a million after {wild} inputs;", end=" ")
    print(f"yours: {lasts[0]}, {near[0]}; scaling: {lasts[1]}, {near[1]}")

# %% [markdown]
# Your synapses know nothing of each other, and yet they agree on a length of 1, and on the direction in which the inputs vary most. Statisticians call it the first *principal component*. Scaling points nearly the same way. Its length swings, around one that depends on how active the cell wants to be.
#
# So one brake is as good as another? Not quite. A cell with Oja's rule answers whatever is common. Many cells in the cortex are choosy: they answer one thing, and ignore others that look much like it *({lesson:cortex})*. In 1982 Elie Bienenstock, Leon Cooper and Paul Munro gave the brake another place. Weights of active synapses grow when the output is above a threshold $\theta$, and shrink when it is below:
#
# $$w_i \leftarrow w_i + \eta\, y\,(y - \theta)\, x_i$$
#
# And the threshold *slides*. It follows the mean square of the output, within about $\tau$ steps. A cell that fires much raises its own bar.

# %%
quiz(plasticity, "slow-threshold")

# %% [markdown]
# **Explorer 5**: a cell with a sliding threshold and a unit with Oja's rule see four patterns that are half alike. Let both learn. Which of them takes sides, so that it answers one pattern and none of the others? Then press *Too slow*. (Leave *Arm the unit* off for now.)

# %%
explore.takes_sides()

# %% [markdown]
# How fast is fast enough? Two patterns, at right angles and of length 1. From the equations one can work out that the resting point holds as long as $\tau < 1/\eta$, which is 100 steps here. What becomes of five cells each?

# %%
bcm, X = plasticity.bcm, np.eye(2)
for tau in (50, 110, 200, 400):
    runs = [bcm.learn(X, tau=tau, rng=seed) for seed in range(5)]
    burst = sum(run.exploded is not None for run in runs)
    peaks = [run.y[-100:].max(axis=1) for run in runs if run.exploded is None]
    alive = [y for y in peaks if y[-1] > 0.05]
    row = f"τ = {tau:3}: {len(peaks) - len(alive)} fall silent, {burst} explode"
    if alive:
        mean, swing = span([y.mean() for y in alive], 1), span(np.concatenate(alive), 1)
        row += f", {len(alive)} answer one pattern, mean {mean}, swinging from {swing}"
    print(row)

# %% [markdown]
# Below the limit each cell answers one of the two patterns with 2, as theory says (one over the share of the time that its pattern is there), and the other one not at all. Just beyond it the output swings. Further on a burst raises the threshold too late and far too high, and the cell falls silent for ever. Later still it explodes. A brake has to be faster than what it brakes.
#
# Take one thing from here: whatever learns from use needs a brake, and a brake takes something away. You will need that twice more.

# %% [markdown]
# ## A lost finger

# %% [markdown]
# The cortex of touch holds a map of the body. Cells that answer one finger lie side by side, next to those that answer the finger beside it. In 1984 Michael Merzenich and colleagues took a finger from adult owl monkeys, and looked at the map some months later. The zone of the lost finger had not stayed empty. Its cells answered the fingers beside it, and the palm. This became the textbook example of a brain that rewires itself.
#
# Four years later Michael Calford and Rowan Tweedale took a flying fox's one free finger, and listened *at once*. Cells in its zone already answered the skin around it. No connection grows within minutes. So what does a new map tell?

# %%
quiz(plasticity, "new-map")

# %% [markdown]
# Here is a sheet of 360 simulated cells. Each is driven by a place on one finger, and has faint connections from the fingers beside it, most of them too faint to be heard. Two things change from day to day. Each cell turns its *gain* up or down, until it is as active as it was before (the scaling that you met above). And synapses learn by Hebb's rule, with their length held at 1 (what your rule amounts to).
#
# **Explorer 6**: on the left the cortex does both. On the right all weights stay as they are, and so does the gain. Press *Two months*. Then arm the net: say first what a gain of its own will leave of the difference, and look at the two maps again. At last press *It comes back*, as when a nerve has only been blocked, and drag the green line.

# %%
explore.lost_finger()

# %% [markdown]
# The middle finger is lost for 59 days, in three sheets. How much of its zone answers the fingers beside it on the first day and on the last, and how much of it answers its own finger when that comes back?

# %%
lose = plasticity.somatosensory.lose
ways = {"nothing changes": (False, False), "synapses learn": (True, False)}
ways |= {"gain": (False, True), "synapses and gain": (True, True)}
for name, (hebb, gain) in ways.items():
    runs = [lose(2, 60, hebb=hebb, gain=gain, rng=seed) for seed in range(3)]
    days = [span([100 * run.answers[k] for run in runs], 0) for k in (1, 59)]
    own = span([100 * run.own[60] for run in runs], 0)
    print(f"{name:>17}: {days[0]}% on day 1, {days[1]}% on day 59; its own {own}%")

# %% [markdown]
# Four cells in ten answer at once, though nothing has changed in them: their own finger had only drowned out the faint inputs. The others cannot be woken by synapses that learn, for a silent cell learns nothing. It takes the gain to wake them. With the gain the map is the same whether synapses learn or not. (With fixed weights each cell then prefers what its faint inputs always preferred. It cannot be otherwise, so that is no finding.) The two part only when the finger comes back. With the gain alone its zone
# is still there, and answers more loudly than ever. Where synapses have learned as well it is gone.
#
# ### Exercise 3: rewired, or turned up?
#
# You are given a cortex that lost a finger a while ago, with an electrode in the zone of that finger. `cortex.lost` is the number of the finger, whose nerve is blocked. `cortex.touch(k)` touches finger `k`, 1 to 5, and returns how much the cells of the zone fire. `cortex.block(k)` and `cortex.release(k)` block the nerve of any finger, and let it conduct again. Return `True` if new connections have replaced the old ones, `False` if old connections have only been turned up.

# %% exercise


def rewired(cortex):
    # BEGIN SOLUTION
    cortex.release(cortex.lost)
    beside = max(cortex.touch(k) for k in range(1, 6) if k != cortex.lost)
    replaced = bool(cortex.touch(cortex.lost) < beside)
    # END SOLUTION
    return replaced


rewired = check.rewired(rewired)

# %% [hint]
# Touching the fingers beside it tells you nothing: both kinds of cortex answer. What about the finger that was lost?

# %% [hint]
# Nothing comes through a blocked nerve. Release it first, and touch that finger at once.

# %% [hint]
# Compare what the zone answers to its own finger with what it answers to the others. Which of the two is larger where the old connections are still there?

# %% [markdown]
# After how many days is it too late? Your function examines five cortices of each kind:

# %%
for days in (10, 30, 45, 90):
    found = []
    for learns in (True, False):
        how = dict(rewires=learns, days=days)
        cases = [plasticity.probe.cortex(**how, rng=seed) for seed in range(5)]
        found.append(sum(map(rewired, cases)))
    learned, gain = found
    print(f"{days} days: rewired {learned} of 5 that learn, {gain} of 5 with gain alone")

# %% [markdown]
# For about a month the old connections are still stronger. And the map has looked the same since the end of the first week.
#
# Which of the two kinds is yours? In 2025 Hunter Schone and colleagues published scans of three people, before their arm was amputated and up to five years after. When they moved the hand that was no longer there, its part of the map answered as before, and the lips had not moved in. In 2023 Tamar Makin and John Krakauer had gone through the classical studies once more. They argue that what they show is old connections that were turned up, and that no area takes on a new job. Others disagree. In
# animals, synapses do come and go throughout life. But a map alone cannot tell.

# %% [markdown]
# ## Task after task

# %% [markdown]
# A cortex that keeps on learning loses what it no longer uses. For a network this is worse. Here is one with a hundred hidden units. It learns to read digits. Then it learns the same digits with their pixels shuffled, by one rule for all pictures, and so on: five tasks, each as hard as any other. After each it reads the newest in 95 of 100 cases. What is left of the first? Look at **explorer 7** with *Nothing kept*, and drag the line back and forth. (Leave the other buttons for now, and *Arm the machine* off.)

# %%
explore.task_after_task()

# %% [markdown]
# Nothing here faded by itself. Each task moves the weights to where it needs them, with no regard for what else they do. So: hold them. But how firmly? If all of them are held, nothing new can be learned. In 2017 James Kirkpatrick and colleagues hung each weight on a **spring**. Its end is where the weight was when the old task had been learned, $\theta_A$. It is as stiff as the weight was *important*. This importance, $F$, is the mean square of the slope of $\log p$, where $p$ is the probability that the net gives to an answer. It says how much
# a small push to this weight changes what the net says. They called it *elastic weight consolidation*, EWC, after the idea that in the cortex the synapses that matter become hard to change.
#
# A stiff spring can do harm. Take one step down the slope $g$ of the new task, with a step size $\eta$, and let the spring pull as strongly as it does where the step *begins*. If it is stiff, it throws the weight past its end, and further each time. A spring in the world pulls all the way, and less as it gives in. So look for the place $\theta'$ where everything balances:
#
# $$\theta' \;\text{ makes }\; g\,\theta' + \frac{(\theta' - \theta)^2}{2\eta} + \frac{\lambda F}{2} (\theta' - \theta_A)^2 \;\text{ as small as possible}$$
#
# The first two terms alone are an ordinary step: downhill, but not far. The third is the spring, and $\lambda$ says how stiff all springs are.
#
# ### Exercise 4: weights on springs
#
# Return the weights after this step. `theta` holds the weights, `g` the slope of the new task, `theta_A` the ends of the springs and `F` their importances. All are arrays of one length. `lam` is $\lambda$ and `eta` is $\eta$, both numbers.

# %% exercise


def anchored_step(theta, g, theta_A, F, lam, eta):
    # BEGIN SOLUTION
    pull = eta * lam * F
    new = (theta - eta * g + pull * theta_A) / (1 + pull)
    # END SOLUTION
    return new


anchored_step = check.anchored_step(anchored_step)

# %% [hint]
# At the smallest value the slope with respect to $\theta'$ is zero. The three terms give $g + (\theta' - \theta)/\eta + \lambda F (\theta' - \theta_A) = 0$.

# %% [hint]
# Multiply by $\eta$, and bring everything with $\theta'$ to one side: $(1 + \eta\lambda F)\, \theta' = \dots$

# %% [markdown]
# Now a net learns all five tasks with your springs. Below that are all the ways of explorer 7, three starts each. *Exchanged* has the same springs dealt out to other weights, and *equal* springs are all alike: the controls. Both, and EWC, have the best of six strengths $\lambda$, found with other starts.

# %%
stream, course = plasticity.tasks.shuffled(rng=[0, 9]), plasticity.course
mine = course.study(stream, anchor="importance", step=anchored_step, rng=[0, 1])
print(f"with your springs: task 1 ≈ {mine[-1, 0]:.2f}, all five ≈ {mine[-1].mean():.2f}\n")
for way in course.WAYS:
    ends = [prepared.five_tasks(way=way, again=k).right[-1] for k in prepared.AGAIN]
    ends = np.array(ends, dtype=float)
    first, last = (span(ends[:, k], 2, learned=True) for k in (0, 4))
    mean, kept = span(ends.mean(axis=1), 2, learned=True), course.numbers_kept(way)
    print(f"{way:>14}: all five {mean}; task 1 {first}, task 5 {last}; {kept:6,} numbers")

# %% [markdown]
# Springs save a good part of the old tasks, and it is their importance that does it: the same springs on other weights save much less. The price stands in the column of task 5. What holds the old holds back the new.
#
# A defender of springs asks for a larger net, in which there is more to choose from. With 400 units EWC does save more. But look at the last three lines. Ten pictures of each old task, shown again while a new one is learned, save as much as EWC on the same net, and fifty save more than either. (With them each step sees twice as many pictures, half of them old.) That is **replay**, as in {lesson:hippocampus}, where a sleeping hippocampus showed old things to the cortex. And the springs take more numbers than fifty pictures do. (For a larger net the numbers include the weights that it has more.)
#
# All five tasks asked for the same ten answers. What if a new task brings *new* answers? A net that knows the digits 0 to 4 goes on to 5 to 9.

# %%
quiz(plasticity, "new-classes")

# %% [markdown]
# **Explorer 8**: turn the epochs one by one, with nothing kept. How long do the old digits last? Then try the album: springs, pictures, and *dreams*, which are explained below. (Leave *Arm the machine* off for now.)

# %%
explore.new_digits()

# %% [markdown]
# After 20 epochs of new digits, three starts. In brackets you see how many old digits the net would read if it were told that it must be one of those five:

# %%
for keep, (numbers, _) in plasticity.dreams.KEEPS.items():
    how = dict(keep=keep, absent_rest=False)
    runs = [prepared.newcomers(**how, again=k) for k in prepared.AGAIN]
    shares = np.mean([run.percent[-1].reshape(2, 5) for run in runs], axis=2)
    old, new = (span(shares[:, k], 0, learned=True) for k in (0, 1))
    told = span([run.told[0] for run in runs], 0, learned=True)
    print(f"{keep:>11}, {numbers:6,} numbers: old {old}% ({told}%), new {new}%")

# %% [markdown]
# Read the first line twice. One or two old digits in a hundred are recognised, and yet 95 are read rightly by a net that is told which five to choose from. So the old digits are *not* gone. What the net has learned is never to give those five answers: all the time that it learned the new ones, they were wrong. Most of what was lost is only hidden, as on the desk. Springs on the weights hardly help against that.
#
# Pictures help, since with each of them an old answer is right once more. *Dreams* help as much, and take less. Keep the mean picture of each old digit, and one spread for each pixel: 384 numbers. Out of these the net dreams digits that it never saw, mean plus noise, as many as it likes. That does better than six real pictures in as many numbers, and about as well as fifty. *Named noise* stores no picture at all. The old net is asked what it sees in random specks, and whatever it says is learned again. (It
# takes a copy of the old net, and the new digits are learned less well.)

# %% [markdown]
# ## Newborn cells

# %% [markdown]
# Could a brain simply make room? In the *dentate gyrus*, where the hippocampus keeps similar things apart *({lesson:hippocampus})*, many mammals go on making new cells for as long as they live. It is well established in mice and rats. In people it is disputed. In 2013 Kirsty Spalding and colleagues worked out from the carbon of nuclear tests that 700 new cells join each hippocampus every day. In 2018 Shawn Sorrells and colleagues searched for young cells in adults, and found none, and in the same spring Maura Boldrini and
# colleagues found them at every age. In 2025 Ionut Dumitru and colleagues found dividing cells in adults, many in some people, and hardly any in others.
#
# More cells, more memory? In 2014 Katherine Akers and colleagues let mice learn something, and *then* raised the number of newborn cells. The mice forgot. Young mice, which make many new cells, forget quickly, and remember better when the making is slowed. Guinea pigs are born with most of theirs, and do not forget as infants, unless they are made to grow new cells.
#
# Here is a simulated dentate gyrus with a thousand cells. A memory is stored at one look: the fifty cells with the strongest input are connected to what is to be remembered. There are five memories a day, for sixty days. Each night three cells in a hundred die, at random, and newborn ones take their places, which listen to other inputs. At the end every memory is asked for, by a cue that is a fifth wrong.
#
# **Explorer 9**: drag the line along the ages. The dashed curve is a gyrus in which nobody is ever born. Then try the buttons. (Leave *Arm the machine* off for now.)

# %%
explore.newborn_cells()

# %% [markdown]
# Per cent of the memories that come back, five gyri each. Look at the last ten days, then at all sixty. (In *added*, cells come and none dies, so that in the end there are 2,770. Below it is the control, which has as many from the first day on.)

# %%
ways = {"nobody is born": ("replaced", 0, False), "1% a night": ("replaced", 1, False)}
ways |= {"3% replaced": ("replaced", 3, False), "10% replaced": ("replaced", 10, False)}
ways |= {"3% replaced, excitable": ("replaced", 3, True), "3% added": ("added", 3, False)}
for name, (way, percent, excitable) in ways.items():
    found = prepared.memories(way=way, percent=percent, excitable=excitable)
    rows = [(name, found.percent), ("as many at once", found.control)]
    for who, run in rows[: 1 + (way == "added")]:
        last, whole, first = run[:, :2], run, run[:, -2:]
        parts = [around(part.mean(axis=1), ".0f") for part in (last, whole, first)]
        print(f"{who:>22}: last ten days {parts[0]}, all {parts[1]}, first ten {parts[2]}")

# %% [markdown]
# Where nobody is born the gyrus fills up, and then everything suffers alike: of old and new four in ten come back. Newborn cells clear it. With three cells in a hundred replaced, more than eight in ten of the last ten days come back, at the price of the first, which are gone. All in all *less* is remembered, and the more cells are replaced, the less it is. They do not make memory larger. They make it younger. In 2016 Jonathan Epp and colleagues found just this use in mice: with more new cells the old was weaker, and something new that contradicted it was learned better.
#
# Cells that are added, with none lost, do help. But as many cells from the first day on help more. So growth pays for those who cannot have all their cells at once. And cells that are young and *easy to excite*, as real ones are, spoil it here: they answer everything, and so join memories that are not theirs. In our gyrus they also make similar inputs more alike:

# %%
granule = plasticity.granule
for young in (0.0, 0.05, 0.2):
    found = span([granule.overlap(0.8, young=young, rng=seed) for seed in range(3)], 2)
    print(f"{young:3.0%} young, excitable cells: codes of two similar inputs share {found}")
apart = granule.told_apart
for cells, cue in ((100, 1.0), (1000, 1.0), (100, 0.8), (1000, 0.8)):
    pairs = [apart(cells, cells // 20, 0.6, cue=cue, rng=seed) for seed in range(5)]
    both = zip(*pairs, strict=True)
    through, straight = (around(found, ".2f", learned=True) for found in both)
    row = f"told apart {through}, without any cells {straight}"
    print(f"{cells:5,} cells, cue {cue:.0%} right: {row}")

# %% [markdown]
# One often reads that newborn cells keep similar memories apart. In mice they can help with that. In our model it is the *many* cells that do it, and young excitable ones get in the way. (The last four lines are about a hundred related memories. With an exact cue a thousand cells tell nearly all of them apart. With a cue that is a fifth wrong they do so for four in ten, and a hundred cells are no better than none.) (A brain may use them otherwise than we do. They might inhibit the older ones, for example.)

# %% [markdown]
# ## A net grows old

# %% [markdown]
# Now give up on keeping anything. Let a net just go on learning, task after task, a hundred of them. Each task shuffles the pixels of the digits and deals out their names anew, so it is as hard as the first. The net sees each digit once, and it counts as read or misread *before* the net learns from it. Old tasks are never asked for again. What you predicted at the start is about this net.
#
# **Explorer 10**: the dotted line is a net that is born anew for each task. Draw how well the same old net does.

# %%
explore.draw_a_long_life()

# %% [markdown]
# **Explorer 11**: on the left are the 64 units of each of two hidden layers. A unit is paler the fewer pictures it answers, and crossed out when it answers none. Drag the line to the hundredth task. (Leave *Arm the machine* off for now.)

# %%
explore.old_net()

# %% [markdown]
# The net has not forgotten the digits. It has lost the power to learn them. Its units are *rectifiers*: they pass on what is above zero, and nothing of what is below. Where a unit passes on nothing its slope is zero, too, so nothing is learned there. Now and then a large step throws a unit so far that it is below zero for every picture. It will hardly ever come back, and in the long run most of them go.
#
# In 2024 Shibhansh Dohare and colleagues showed this **loss of plasticity** in large networks, over thousands of tasks. They also found what keeps a net young: at each step a few units die, and newborn ones take their places. What should a newborn unit begin with?
#
# ### Exercise 5: a unit is born
#
# A hidden unit is replaced by a newborn one. `W` holds the weights from below, a row for each unit, `b` the biases, and `V` the weights to the next layer, with a *column* for each unit. `unit` is the number of the unit that dies, and `w` is an array of random weights, as long as a row of `W`. Return new `W, b, V`, in which the bias of the newborn is 0. Two things matter. At the moment of its birth nothing that the net says may change. And afterwards the newborn must be able to learn.

# %% exercise


def reborn(W, b, V, unit, w):
    # BEGIN SOLUTION
    W, b, V = W.copy(), b.copy(), V.copy()
    W[unit] = w
    b[unit] = 0
    V[:, unit] = 0
    # END SOLUTION
    return W, b, V


reborn = check.reborn(reborn)

# %% [hint]
# What the next layer hears of the unit is what the unit says, times its column of `V`. To disturb nobody one of the two has to be zero.

# %% [hint]
# If the unit says nothing, no weight on either side of it has a slope, and it is silent for ever. So let it say something, and let nobody hear it yet.

# %% [markdown]
# A life of thirty tasks with your rule. One unit in a thousand is replaced at each step, and it may be *any* unit:

# %%
how = dict(turnover=0.001, pick="any", rule=reborn)
young = plasticity.stream.live(30, **how, rng=[0, 4]).right
old = prepared.lives(care="large steps", way="as it is", again=0).right
for first in (0, 10, 20):
    tasks = slice(first, first + 10)
    row = f"as it is ≈ {old[tasks].mean(dtype=float):.2f}, with newborn units"
    print(f"tasks {first + 1:2} to {first + 10}: {row} ≈ {young[tasks].mean():.2f}")

# %% [markdown]
# What else helps? Three starts for each way: how well the net reads in its first ten and its last 25 of a hundred tasks, and how much of the second layer is silent then.

# %%
for care in plasticity.stream.CARE:
    for way in plasticity.stream.WAYS:
        runs = [prepared.lives(care=care, way=way, again=k) for k in prepared.AGAIN]
        ends = [run.right[-25:].mean(dtype=float) for run in runs]
        last = around(ends, ".2f", learned=True)
        first = np.mean([run.right[:10] for run in runs], dtype=float)
        silent = np.mean([run.silent[-25:, 1] for run in runs])
        row = f"first ten ≈ {first:.2f}, last {last}, silent ≈ {silent:.0f}%"
        print(f"{care}, {way:>21}: {row}")
    print()

# %% [markdown]
# First the upper half, with large steps. The net as it is ends at 16% to 31%, where guessing gives 10%. With one unit in a thousand replaced it stays young. Dohare and colleagues replace the unit that is least useful. Our control replaces *any* unit, and does nearly as well. What counts most is that some are new.
#
# Rectifiers that leak age more slowly, and so does a larger net. And what would a defender of plain nets ask for? "Throw it away, and begin anew with each task." That is the best there is in this half of the table! These tasks have nothing to do with each other, and with steps of this size nothing in the old net is worth keeping. (It has to be told when a new task begins, though. Turnover has not.)
#
# Now the lower half. Taught with smaller steps, and with the mean brightness taken off the pictures, the net as it is loses nine in a hundred. A net whose least useful units are replaced now beats the newborn one, by a little, and so does one whose weights decay. Something is carried over after all, perhaps how to learn a task of this kind. It is kept best by nets that also let go, or that are large.

# %% [markdown]
# ## Break our result

# %% [markdown]
# Our dreams keep the digits 0 to 4 in 384 numbers. Is there a better way to spend them? Write `keep(X, y)`. It sees all old pictures, an array with 64 numbers in each row, and the digits that they show. It returns two things: up to 384 `numbers`, of which 16 bits each are kept, and a function `dream(numbers, rng)` that makes pictures out of them (up to 5,000), and says what they show. The function may use nothing but its numbers. (So we take it from a second call, in which `keep` saw other pictures.) Then a net that knows the old digits learns the new ones with your dreams, and is
# examined in all ten, on seeds that you do not see. One picture of each digit loses:

# %%


def keep(X, y):
    first = [np.flatnonzero(y == digit)[0] for digit in range(5)]
    numbers = X[first].ravel()

    def dream(numbers, rng):
        return numbers.reshape(5, 64), np.arange(5)

    return numbers, dream


scores = check.beat_the_dreams(keep)

# %% [markdown]
# `plasticity.dreams.means_and_spread(X, y)` and `plasticity.dreams.dream(numbers, rng=rng)` are ours. We know that they can be beaten: our noise is the same for each pixel by itself, while real digits vary along a few directions. If you win you have shown what our number depended on. If you lose, you have shown how much there is in a mean.

# %% [markdown]
# > **Data card.** The digits are scans of handwriting from the UCI repository (Alpaydin and Kaynak 1998, CC BY 4.0), 8 × 8 pixels. Their shuffled tasks are made from them. Words, inputs, patterns, the hand, the cortex of touch and the cells of the dentate gyrus are **simulated**. What was measured in animals and people is told with its source.

# %% [markdown]
# ## Where the analogy breaks

# %% [markdown]
# Seven differences have turned up on the way. Each has a defender, who asks for the part that was withheld. Say first which one will be left.

# %%
predict(plasticity, "survives")

# %% [markdown]
# **A theorem about one layer.** A free lunch after drift, and a loss after fading: both were proved for a single layer of weights, and a brain has more. Arm explorer 3 with a hidden layer. Here thirty of sixty pairs are relearned by gradient descent, with three sizes of its steps. The last column is again what wrong answers do.

# %%
for way in free_lunch.WAYS:
    for eta in plasticity.hidden.STEPS:
        found = []
        for wrong in (False, True):
            run = prepared.hidden_lunch(way=way, eta=eta, wrong=wrong)
            before, after = run.error[:, 2].T
            found.append(span(100 * (after / before - 1), 0, learned=True))
        row = f"error elsewhere {found[0]}%; mixed up {found[1]}%"
        print(f"{way:>5}, steps of {eta:.2f}: {row}")

# %% [markdown]
# With small steps the difference is all there: less error after drift, more after fading. After drift even the amount is that of one layer (30%), after fading it is larger (there it was 43%). But the theorem is about the *smallest* change, and whoever learns in great haste makes a larger one. With steps of 1 relearning harms the rest after drift as well.
#
# **A unit takes no sides.** Your rule finds the direction in which inputs vary most, if their mean is zero. But rates of cells are never below zero, and their mean is not zero either. And where BCM's cell answers one of four patterns, Oja's unit answers all. A defender asks for two things: take the mean of the inputs off, and let the square of the output drive the change. (How far a unit takes sides is 1 minus its mean answer divided by its largest one. That is 0 if it answers all four patterns alike, and 0.75 if it answers only one.)

# %%
for seed in range(3):
    X, near = rules.cloud(3000, (3.0, -1.5), rng=seed), []
    for inputs in (X, X - X.mean(axis=0)):
        w = rules.learn(inputs, start, change, eta=0.004).w[-1]
        near.append(f"{rules.along(w, rules.component(X)):.2f}")
    print(f"cosine with the widest direction {near[0]}, with the mean taken off {near[1]}")
sides = {"Oja": {}, "mean off": dict(centred=True), "square": dict(squared=True)}
sides["both"] = dict(centred=True, squared=True)
for name, how in sides.items():
    runs = [bcm.learn_oja(bcm.patterns(), **how, rng=seed)[-1] for seed in range(3)]
    print(f"{name:>8}: takes sides by {span([bcm.selectivity(y) for y in runs], 2)}")

# %% [markdown]
# Where the inputs keep their mean, that is what the unit finds: what all of them share, in place of what sets them apart. Take it off, and the rule does what its fame says. Then it takes sides, too, though not always clearly. With the square as well it does so as the cell does. So this is a missing part. It is a small one, and the brain has to have it somewhere: an inhibition that takes away what is common would do.
#
# **A map that only a rewired cortex has.** You have armed this one already, and asked the honest question in exercise 3. A gain for each unit makes the same new map out of fixed weights. What is left of the difference is what happens when the finger comes back.
#
# **One net forgets.** Who says that it must be one? Take five small nets with as many weights in all, one for each task. And nobody tells them whose turn it is: each keeps the mean of all its pictures, and the one whose mean is nearest to a picture answers.

# %%
for way in ("nothing", "own nets", "together"):
    runs = [prepared.five_tasks(way=way, again=k).right[-1] for k in prepared.AGAIN]
    means = span([run.mean(dtype=float) for run in runs], 2, learned=True)
    print(f"{way:>8}: all five {means}")

# %% [markdown]
# They forget nothing. They are as good as one net that learns all five tasks *together*. So forgetting was the price of sharing weights, and here sharing buys nothing, since shuffled tasks have nothing in common. Where tasks do have something in common, separate nets have to learn it five times over.
#
# **New digits wipe out old ones.** You saw that the old answers are only suppressed. A defender changes the loss: while new digits are taught, the outputs of those that are absent are left alone.

# %%
for name, rest in {"as it is": False, "absent left alone": True}.items():
    how = dict(keep="nothing", absent_rest=rest)
    runs = [prepared.newcomers(**how, again=k) for k in prepared.AGAIN]
    shares = np.mean([run.percent[-1].reshape(2, 5) for run in runs], axis=2)
    old, new = (span(shares[:, k], 0, learned=True) for k in (0, 1))
    print(f"{name:>17}: old digits {old}%, new {new}%")

# %% [markdown]
# Most of the difference is gone, with nothing stored at all. About ten in a hundred of the old are still lost, and some of the new. So it was a missing part for the most part. But somebody has to know which digits are absent, as a teacher would.
#
# **Newborn cells make room.** So they do. But what makes room here, the birth or the death? A defender of fixed cells lets all connections fade a little each night, by as much as is lost when cells die.

# %%
for percent in (3, 10):
    for way in ("replaced", "fading"):
        run = prepared.memories(way=way, percent=percent, excitable=False).percent
        last, whole = (around(part.mean(axis=1), ".0f") for part in (run[:, :2], run))
        print(f"{percent:2}% a night, {way:>8}: last ten days {last}, all {whole}")

# %% [markdown]
# That does as much. Nobody has to be born for that kind of forgetting. (Growing is another matter, and so is the old net. Weights that decay did not save it when the steps were large.)
#
# **A net grows old.** One unit in a thousand replaced, and it hardly does. With large steps something is left: it stays below a newborn net by a few in a hundred. With small steps nothing is left.

# %%
predict(plasticity, "survives", reveal=True)

# %% [markdown]
# | Difference | Armed with | What is left of it |
# |---|---|---|
# | drift helps the rest, fading harms it | a hidden layer | all of it, with small steps |
# | a unit finds the mean, and takes no side | inputs without their mean, a square | nothing: a missing part |
# | only a cortex that rewires has a new map | a gain for each unit | less of it: the same map, until the finger is back |
# | one net forgets task after task | a small net for each task | nothing: sharing was the cause |
# | new digits wipe out old ones | outputs that are left alone | less of it: ten in a hundred |
# | newborn cells make room for what is new | connections that fade | nothing: it is the losing that makes room |
# | a net loses the power to learn | turnover of its units | less of it; nothing with small steps |
#
# What does set the two apart? Go through the cures once more, and ask who has to know what. Springs have to be told when a task is over. Separate nets have to be told when to begin a new one, and so has a net that is born anew. A loss that leaves absent digits alone has to know which are absent. Nobody tells a brain such things, and few of its tasks have clear borders. Replay and turnover can do without, and both have been found in brains.

# %% [markdown]
# ## The claims, judged
#
# What the two articles behind this course say about plasticity, new cells and learning that goes on. Vote first, then look.

# %%
claims(plasticity)

# %% [markdown]
# ## Wrap-up
#
# - What you know lies across **all weights**. Relearn a part, and the rest gains after drift, by $n_1/N$, and loses after fading.
# - **Hebb's rule runs away**. A synapse can hold itself by $y^2 w_i$, and a cell by a threshold that slides faster than the weights grow.
# - **A new map** needs no new wiring. Gain wakes what was there. To tell the two apart, give the finger back.
# - A net that learns **task after task** overwrites. Springs hold what mattered. Replaying a few pictures or dreams holds more, above all where there are new answers.
# - **Newborn cells** make memory younger, and not larger. Fading does the same.
# - To **share nothing** is to forget nothing, where there is nothing to share.
# - A net that goes on learning **grows old**: its units fall silent. Turnover keeps it young, and which unit goes hardly matters.
#
# Here is what you said at the start.

# %%
predict(plasticity, "first", reveal=True)

# %%
last_five = "what-oja-finds nothing-to-share newborn-places why-old mixed-replay"
quiz(plasticity, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Primary sources first. A DOI is given where we have looked it up.

# %%
reading(plasticity)

# %% [markdown]
# {next}
