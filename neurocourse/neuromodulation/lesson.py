# %% [markdown]
# {header}

# %% folded

from neurocourse import neuromodulation
from neurocourse.neuromodulation import explore
from neurocourse.teaching import claims, predict, quiz, reading

# %%
explore.fly_the_helicopter()

# %% [markdown]
# - [first half] three bullets

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
# [first half] How fast to learn: filled in here

# %% [markdown]
# ## Surprise

# %% [markdown]
# [first half] Surprise: filled in here

# %% [markdown]
# ## The blue spot

# %% [markdown]
# [first half] The blue spot: filled in here

# %% [markdown]
# ## Store or recall

# %% [markdown]
# [first half] Store or recall: filled in here

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
# [first half] Break our result: filled in here

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
# - [first half] wrap-up of the first half
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
