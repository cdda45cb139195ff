# %% [markdown]
# {header}

# %%
from neurocourse import pioneers
from neurocourse.pioneers import explore
from neurocourse.teaching import predict

# %% [markdown]
# ## A muscle lets go
#
# Sherrington's neurons do more than add. When a muscle pulls, its opponent has to let go, or the limb would lock. So the same touch that excites the
# flexor also excites a neuron that does nothing but inhibit the extensor: **reciprocal inhibition**. What if that neuron is missing?

# %%
predict(pioneers, "reciprocal")

# %% [markdown]
# Touch, and watch the extensor; then cut the inhibition.

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
# ## A graded error
#
# Two years after the perceptron, Bernard Widrow and Ted Hoff took the error *before* the threshold, $y - (w \cdot x + b)$. Their rule never stops correcting. Two kinds of
# iris overlap, so that no line is right on all hundred flowers. What will the two rules make of them?

# %%
predict(pioneers, "graded-error")

# %%
X, y = pioneers.perceptron.pair(1, 2)
X = X - X.mean(axis=0)
for rule in (pioneers.perceptron.update, pioneers.perceptron.lms):
    right = []
    for seed in range(10):
        training = pioneers.perceptron.learn(X, y, rule, eta=0.01, epochs=50, rng=seed)
        w, b = training.w[-1], training.b[-1]
        right.append(pioneers.perceptron.accuracy(w, b, X, y))
    print(f"{rule.__name__:>7}: {min(right):.0%} to {max(right):.0%} right, in ten orders")

# %%
predict(pioneers, "graded-error", reveal=True)

# %% [markdown]
# {next}
