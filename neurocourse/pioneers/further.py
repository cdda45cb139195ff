# %% [markdown]
# {header}

# %%
from neurocourse import pioneers
from neurocourse.pioneers import checks as check
from neurocourse.pioneers import explore
from neurocourse.teaching import predict, quiz

# %% [markdown]
# ## Loewi's two hearts
#
# What crosses the gap between two cells, a spark or a substance? Two frog hearts beat in salt water. In 1921 Otto Loewi stimulated the vagus nerve of the first, and it slowed. Then he
# carried some of its fluid to the second heart, which had no nerve at all. The experiment came to him, he said, in a dream.
#
# Guess first. Then press Play and watch both hearts, with the fluid kept apart and with the fluid carried over.

# %%
predict(pioneers, "hearts")

# %%
explore.two_hearts()

# %% [markdown]
# The second heart slows only when fluid is carried over. No wire joins the two, so the message must be a substance. A sceptic will ask for more: perhaps *any* fluid slows a heart? Here is what the model gives in each case. It cannot decide, for we built it on
# Loewi's answer; it shows what each control would have to look like.

# %%
print(pioneers.hearts.report())

# %% [markdown]
# Loewi called the substance *Vagusstoff*; we call it acetylcholine. He and Henry Dale shared the Nobel Prize in 1936. For synapses inside the brain the quarrel between
# "sparks" and "soups" lasted until 1952, when John Eccles's own recordings convinced Eccles that he had been wrong.

# %%
predict(pioneers, "hearts", reveal=True)

# %%
quiz(pioneers, "synapse-chemistry")

# %% [markdown]
# ## A muscle lets go
#
# Sherrington's neurons do more than add. When a muscle pulls, its opponent has to let go, or the limb would lock. So the same touch that excites the
# flexor also excites a neuron that does nothing but inhibit the extensor: **reciprocal inhibition**. What if that neuron is missing?

# %%
predict(pioneers, "reciprocal")

# %% [markdown]
# Touch, and watch the extensor; then cut the inhibition. Each muscle is drawn as thick as its motor neuron fires fast.

# %%
explore.reflex()

# %%
for w_inhibitory in (-8.0, 0.0):
    reflex = pioneers.summation.reflex(0.2, w_inhibitory=w_inhibitory)
    rate = pioneers.summation.rate(reflex.extensor.spike_times, 60, 150)
    print(f"inhibition {w_inhibitory:4.0f} mV: the extensor fires at {rate:.0f} Hz")

# %%
predict(pioneers, "reciprocal", reveal=True)

# %% [markdown]
# ## A loop remembers
#
# Can units with fixed weights remember anything? Feed a unit's output back to its own input, and it keeps what it was told: a *latch*, one bit of memory with nothing in it but a loop.
# And your exclusive-or can add: its answer is the sum of two bits, and its hidden unit `both` is the carry. That is a *half adder*. John von Neumann's report of 1945 on the
# design of a computer draws its circuits in McCulloch and Pitts's notation.

# %%
adder, latch = pioneers.mcculloch_pitts.half_adder, pioneers.mcculloch_pitts.latch
print("1 + 1: sum, carry =", *adder(1, 1))
remembered = latch(set_=[0, 1, 0, 0, 0, 0], reset=[0, 0, 0, 0, 1, 0])
print("wait, set, wait, wait, reset, wait:", *remembered)

# %% [markdown]
# ## A graded error
#
# Two years after the perceptron, Bernard Widrow and Ted Hoff took the error *before* the threshold, $y - (w \cdot x + b)$. Their rule never stops correcting. Two kinds of
# iris overlap, so that no line is right on all hundred flowers. What will the two rules make of them?

# %%
predict(pioneers, "graded-error")

# %% [markdown]
# ### Exercise 4: the perceptron's rule
#
# Write Rosenblatt's rule yourself, without a formula. If the answer is right, nothing changes. If it is wrong, each weight moves so that the sum for *this* input goes the right way, and an input twice as large has twice the
# say. The bias listens to an input that is always 1; `eta` is the size of the step. Return the new `w` and `b`, and leave the array that came in as it is: somebody may still need it.


# %% exercise
def perceptron_update(w, b, x, y, eta):
    y_hat = 1 if w @ x + b >= 0 else 0
    # BEGIN SOLUTION
    w = w + eta * (y - y_hat) * x
    b = b + eta * (y - y_hat)
    # END SOLUTION
    return w, b


perceptron_update = check.perceptron_update(perceptron_update)

# %% [hint]
# The error `y - y_hat` can only be −1, 0 or +1. What should happen to `w` in each of the three cases?

# %% [hint]
# If the unit said 0 and should have said 1, the sum was too small *for this x*. Adding a bit of `x` to `w` makes it larger, whatever the signs in `x`.

# %% [hint]
# The bias is a weight like the others, on an input that is always 1. Write both lines with `eta * (y - y_hat)`.

# %% [markdown]
# Now both rules learn the same hundred flowers, in ten orders.

# %%
print(pioneers.features.orders_report(rule=perceptron_update))

# %% [markdown]
# A friend of the perceptron would ask for one line more: take the *mean* of the weights over the whole training in place of the last ones (Freund and Schapire, 1999). Then the order no longer matters, and it is as good as the graded rule. What
# Rosenblatt's rule lacked was a way to come to rest, not a better error.

# %%
predict(pioneers, "graded-error", reveal=True)

# %% [markdown]
# ## A rule without a teacher
#
# Rosenblatt's rule needs a teacher who knows the right answer. The rule that Donald Hebb proposed in 1949 needs none: it strengthens what is active together. Can it do the perceptron's work?
# Here it is given the right answers as activity, on flowers and on random patterns.

# %%
print(pioneers.analogy.hebb_report())

# %% [markdown]
# It has no error to stop it, so it works when the inputs are balanced around zero and do not overlap. Both can be arranged before it learns, and then it is as good: the second line takes each mean away, the fourth takes the overlaps away. Early stages of the
# senses do something like it. What Hebb's rule lacks here is not a teacher but tidy inputs.
#
# ## The network of the second article
#
# How does a digit travel through a network with *two* hidden layers, and its blame back? The second article draws such a network, with dashed arrows for the way back. Here it is,
# exactly that shape, reading handwritten digits: 64 pixels, 64 and 32 hidden units, 10 answers. The explorer walks one digit forwards (activity, solid) and its blame backwards (dashed).

# %%
training = pioneers.deep.train_digits(rng=1)
network = training.network
print(f"test accuracy ≈ {training.accuracy:.3f} on 540 digits that it never saw")

# %%
explore.digit_network(network)

# %% [markdown]
# One step of learning has three parts, and the article's picture runs them together: the **forward pass** computes activities, the **backward pass** computes
# gradients, and only then does an **optimiser** change the weights. The learning rate belongs to the third. *SGD* takes the plain step, *momentum* adds a part of the step before, *Adam* gives each weight a step of its own size. Which is fastest?
# Each may ask for its own learning rate, so each gets three. (The *loss* is what is to be made small, here a measure of wrong answers; an *epoch* is one pass over all examples.)

# %%
print(pioneers.deep.report())

# %% [markdown]
# In the first column Adam wins and SGD looks slow. With a rate of its own each of them gets nearly as far. Most races between optimisers are races between learning rates.
#
# ## The timeline
#
# Fifty-two entries, and a pattern worth finding. When did theory follow experiment, and when was it the other way round? Choose a kind, step through the people, open the source below the picture.

# %%
explore.timeline()

# %% [markdown]
# What the timeline puts right, against what is often told:

# %%
for year, correction in pioneers.timeline.CORRECTIONS:
    print(f"{year}  {correction}")

# %%
quiz(pioneers, "backprop-history")

# %% [markdown]
# {next}
