# %% [markdown]
# # 6 · Spiking and neuromorphic
#
# **What can a spike do that a number cannot, and what does it cost?**
#
# | | |
# |---|---|
# | Reading and doing | about 75 minutes (the core path; "Going further" is extra) |
# | Run All | under {run_time} on two cores |
# | You need | school mathematics, a little Python: `for`, arrays |
# | Before | [2 · Neurotransmitters](02_neurotransmitters.ipynb) has the membrane, [3 · Cortex](03_cortex.ipynb) the network that reads |
#
# Run the cells from top to bottom with <kbd>Shift</kbd>+<kbd>Enter</kbd>. Nothing breaks when you skip an exercise: the course then goes on
# with its own version and says so. On Binder or a shared hub, save your copy early with *File › Download*.

# %% [markdown]
# ## You will be able to
#
# - **write** the simplest cell that spikes, and say which half of it the article left out *(exercise 1)*
# - **tell** how much of a picture spikes carry in ten milliseconds, by three codes *(exercise 2, explorer 4)*
# - **write** the rule by which a synapse learns who came first *(exercise 3)*
# - **compute** when spikes are cheaper than multiplications, and when they are not *(exercise 4)*
# - **repeat** the curves that Hodgkin and Huxley drew in 1952 *(exercise 5)*

# %%
from neurocourse import spiking
from neurocourse.spiking import checks as check
from neurocourse.spiking import explore
from neurocourse.teaching import claims, predict, quiz, reading

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(spiking, "first")

# %% [markdown]
# ## How spikes carry numbers
#
# A unit of an artificial network hands on a number. A cell hands on *times*. What can be read from them, and how soon? Take sixteen strengths of a stimulus, and three ways to tell them apart:
#
# - **rate**: count the spikes of one cell
# - **latency**: note when the cell fires first. A strong drive reaches the threshold sooner:
#
# $$t = \tau_m \ln \frac{I}{I - V_{th}}$$
#
# - **population**: a row of cells, each with a favourite strength
#
# How much they tell is measured in bits. Sixteen equally likely strengths are 4 bits; an answer that leaves two of them open has told 3.
#
# ### Exercise 2: the first spike
#
# Return the time (ms) at which a leaky neuron fires first. `drive` is above `V_th`; `tau_m` is its time constant.

# %% exercise
import numpy as np


def encode_latency(drive, V_th, tau_m):
    # BEGIN SOLUTION
    share = drive / (drive - V_th)
    # END SOLUTION
    return tau_m * np.log(share)


encode_latency = check.encode_latency(encode_latency)

# %% [hint]
# The voltage rises towards `drive` as $V(t) = I\,(1 - e^{-t/\tau_m})$. Set it equal to `V_th` and solve for $t$.

# %% [hint]
# $e^{-t/\tau_m} = 1 - V_{th}/I$. Take the logarithm, and mind the sign.

# %% [hint]
# $t = \tau_m \ln\big(I / (I - V_{th})\big)$: only the fraction is missing.

# %% [markdown]
# **Explorer 4.** Move the waiting time from 5 to 100 ms. Which code says most at once, and which gains most from waiting? The crosses show what you would measure with few samples: always too much.

# %%
explore.codes()

# %%
quiz(spiking, "latency-fast")
