# %% [markdown]
# {header}
#
# The brain beside its artificial counterpart: here is the way through the course. Lessons that are ready are links.

# %% folded
from neurocourse import start_here
from neurocourse.start_here import checks as check
from neurocourse.start_here import explore
from neurocourse.teaching import predict, progress, quiz

# %%
explore.course_map()

# %%
explore.first_neuron()

# %% [markdown]
# - **Run it.** Click this text and choose *Run › Run All Cells* once, or go from cell to cell with <kbd>Shift</kbd>+<kbd>Enter</kbd>. Nothing here can break.
# - **Touch it.** Drag the dots on the two inputs and on the tops of the two weights, or press <kbd>Tab</kbd> until one has the focus and use the arrow keys. Then press Play.
# - **Read it.** The sentence says what you see, *Describe the picture* says it all in words.
#
# ## Explore
#
# An *explorer* is a picture that you can touch. On the left is a neuron. Two inputs arrive at its synapses, each as strong as its weight. The membrane leaks, charges up under the summed current, and fires a spike
# each time it reaches the threshold. On the right is an artificial unit: it adds the same inputs and answers with that sum, or with 0 when the sum is negative: max(0, sum).
#
# Every lesson begins with a question that you cannot know the answer to yet. Choose, say how sure you are, and commit. The answer comes later.

# %%
predict(start_here, "first")

# %% [markdown]
# Now go back to the explorer. **Find a sum to which one of them answers and the other does not.**
#
# Then flip the last switch. *Arm the machine* gives the losing side what its defender would ask for, here one number more, a **bias**: max(0, sum + b). You will meet this switch in every lesson.
#
# How fast does the neuron fire, from no input at all to 2.5 nA? Draw the curve that you expect, from the left edge to the right one. The neuron's own appears when yours is whole.

# %%
explore.guess_the_curve()

# %%
for I in (1.0, 1.501, 1.51, 1.6, 2.0):
    rate, plain = start_here.neuron.rate(I), start_here.neuron.unit([I], [1.0])
    armed = start_here.neuron.unit([I], [1.0], b=-1.5)
    first = f"after {1000 / rate:3.0f} ms" if rate else "never"
    print(f"sum {I:5.3f} nA: neuron {rate:4.1f} Hz, first spike {first:12}", end=" ")
    print(f"unit {plain:.3f}, with a bias {armed:.3f}")

# %% [markdown]
# The unit answers to anything above zero. The neuron stays silent until the current is strong enough to reach its threshold, 1.5 nA here. A bias mends that: so this was a missing part, and no difference in kind.
#
# Three things no bias mends. The neuron takes *time*: its first spike comes after tens of milliseconds, the unit's answer at once. It *starts again* after each spike, so that its answer is a rhythm and not a number. And
# just above the threshold its rate shoots up: one thousandth of a nanoampere too much, and it fires fourteen times a second, where the armed unit says 0.001. At the threshold that curve is infinitely steep.

# %%
predict(start_here, "first", reveal=True)

# %% [markdown]
# ## Build
#
# In an exercise you replace `...` by code and run the cell. The check says what is wrong, not just *that* something is wrong. Below each exercise
# lie three hints and the solution, folded. If you skip it, the course goes on with its own version and says so. A check
# that does not come back waits for a loop that never ends: press ■ (Stop) above the notebook.
#
# Write the sum that both the neuron and the unit begin with: each input times its weight (how strong its connection is), all added up. `x` and `w` are
# arrays with one number for each input, however many there are. The answer is one number.


# %% exercise
def weighted_sum(x, w):
    # BEGIN SOLUTION
    return sum(x * w)
    # END SOLUTION


weighted_sum = check.weighted_sum(weighted_sum)

# %% [hint]
# `x` and `w` are NumPy arrays of the same length. `x[0]` belongs to `w[0]`, `x[1]` to `w[1]`, and so on.

# %% [hint]
# Arrays multiply entry by entry: `x * w` is an array with the products.

# %% [hint]
# Add up the products: Python's `sum(...)` does it, and so does `x @ w` in one go.

# %% [markdown]
# The next cell is the explorer once more, now with *your* sum if it is right: then the picture says "yours".

# %%
explore.first_neuron(weighted_sum)

# %% [markdown]
# ## Break our result
#
# In an open cell there is no right answer, only a mark to beat, and our own attempt stands there and loses. Here it is one unit with a bias, from the threshold straight to the highest rate. It is about 5% off, and even the best single unit is nearly 2% off. You may use *three* units, added up. Get below 1%.
#
# - **Return** two lists with one number for each unit, at most three: where it *starts*, in nA, and its *slope*, in Hz for each nA. A slope may be negative. A unit answers slope × max(0, $I$ − start).
# - **Given** is the neuron, as a function: `rate(1.7)` is how fast it fires at 1.7 nA. Ask it one current at a time, from 0 to 2.5 nA, as often as you like. You are tried on three neurons that you do not see, each with a leak and a speed of its own.
# - **Off** is how far your sum and the neuron's rate lie apart, on average over all currents from 0 to 2.5 nA, in percent of the rate at 2.5 nA.
#
# <details><summary>Hint 1</summary>
#
# Each unit puts one kink into a straight line. To the right of its start, its slope is added to those of the units before it.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# Choose four points of the neuron's curve and join them by straight lines. The first unit has the slope of the first line; the second has what the second line is flatter by, which is a negative number.
#
# </details>
#
# <details><summary>Hint 3</summary>
#
# Where is the curve most bent? Put the points close together there. Four points at equal distances are not enough.
#
# </details>


# %%
def units(rate):
    currents = [k / 100 for k in range(251)]
    start = max(I for I in currents if rate(I) == 0)
    return [start], [rate(2.5) / (2.5 - start)]


scores = check.few_units(units)

# %% [markdown]
# Whoever wins has traced a curve with a few straight pieces, and that is how networks of units approximate anything. Whoever loses has learned where the neuron is most unlike a unit: just above its threshold.

# %% [markdown]
# ## Check yourself
#
# Each wrong answer has a reason why people choose it, and tells you.

# %%
quiz(start_here)

# %% [markdown]
# ## Where do I find …?
#
# What the two articles that the course grew from name, as far as its lessons are ready: the model in the package, the test that holds the model to
# its promise, and the section that teaches it. Type a name into the box.

# %%
start_here.index.show()

# %% [markdown]
# ## The words
#
# The same thing often has two names, and sometimes one name has two meanings. Type one into the box; the last column says where the pair fails.

# %%
start_here.glossary.show()

# %% [markdown]
# ## Your progress
#
# Your answers are kept in one small file, `neurocourse-progress.json`, beside the notebooks. It never leaves your machine. Delete it and nothing breaks. On the map each lesson's disc
# fills up as you go.
#
# Beside each answer stands how often you tried, when you first and last did, what the check named as the mistake, and what you answered before. Your name is not in the file, and neither is your code. If a teacher asks for it, you
# decide whether to hand it in: it shows where the class is stuck.

# %%
progress()

# %% [markdown]
# ## Is everything in order?
#
# One look at your installation. If a line is not "in order", it says what to do.
#
# The numbers that cells print are computed on your machine, by the models of this course. A number after ≈ comes out of a long training. There another computer, which
# rounds in another way, may end a little differently.

# %%
start_here.health.report()

# %% [markdown]
# ## Go on
#
# {next}
