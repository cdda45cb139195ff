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
# [first half] Two uncertainties: filled in here

# %% [markdown]
# ## Patience

# %% [markdown]
# [first half] Patience: filled in here

# %% [markdown]
# ## Who sets the rate?

# %% [markdown]
# [first half] Who sets the rate?: filled in here

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
