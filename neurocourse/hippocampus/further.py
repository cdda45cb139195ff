# %% [markdown]
# {header}

# %% folded
import numpy as np

from neurocourse import hippocampus
from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import explore
from neurocourse.teaching import claims, listen, predict, quiz

# %% [markdown]
# ## Where am I?
#
# A rat walks about in a box, and you listen to *one* cell of its hippocampus: each blue dot is a spike. How long must you listen to find the cell's place? Take other cells, with other places. (The walk and the spikes are synthetic.)

# %%
explore.place_fields()

# %% [markdown]
# London, 1971. John O'Keefe and Jonathan Dostrovsky record from the hippocampus of a rat that walks about. Some cells are silent nearly everywhere, and fire like mad in *one place*. Each has its own place; together they cover the box.
#
# $$r_i(x) = r_0 + r_{\max}\, e^{-\lVert x - c_i\rVert^2 / 2\sigma^2}$$
#
# $r_i(x)$ is the rate of cell $i$ when the rat is at $x$. $c_i$ is the centre of its field, $\sigma$ the width, $r_{\max}$ the height, and $r_0$ the rate that it has everywhere.
#
# You hear eighty such cells for half a second, and nobody tells you where the rat is.

# %%
predict(hippocampus, "place-error")

# %% [markdown]
# Read the place from the spikes of many. A light stands over the field of each cell that fires, and the green shows how likely each place is:
#
# $$\log p(x \mid n) = \sum_i n_i \log r_i(x) - \tau \sum_i r_i(x) + \text{constant}$$
#
# $n_i$ counts the spikes of cell $i$ in a window of $\tau$ seconds, and $p(x \mid n)$ is how likely the place $x$ is, given these spikes. The second sum looks dull. It says that silence counts, too.

# %%
explore.decode_walk()

# %%
predict(hippocampus, "place-error", reveal=True)

# %%
quiz(hippocampus, "place-decode")

# %% [markdown]
# ## A place field in one lap
#
# How does a cell get its place? Hebb's answer: inputs that are active together with the cell grow. But then the cell must fire there first, again and again. In 2017 Katie Bittner, Aaron Milstein and Jeffrey Magee watched mice on a belt. In some lap a **plateau**, a long calcium
# potential in its dendrites, came over a cell, and from the next lap on the cell had a place. Once was enough. And it was not only what was active *at that moment* that grew, but all that had been active in the seconds around it.

# %%
predict(hippocampus, "plateau-speed")

# %% [markdown]
# Drag the plateau along the belt, and let the animal run faster. Then try a window of 20 ms, which is given the same greatest change of a weight.

# %%
explore.one_lap()

# %%
plateau = hippocampus.plateau
for window in plateau.WINDOWS:
    W = [plateau.plateau(np.full(180, 0.05), 90, speed=v, window=window) for v in (10, 40)]
    fields = [plateau.field(w) for w in W]
    slow, fast = (f"{f.width:.0f} cm wide, peak at {f.peak:.0f} cm" for f in fields)
    print(f"window of {window:>7}: at 10 cm/s {slow}; at 40 cm/s {fast}")

# %%
predict(hippocampus, "plateau-speed", reveal=True)

# %% [markdown]
# It is called **behavioural time-scale plasticity**. So the hippocampus has a rule of its own for *once*, and it is not quite Hebb's: what grows need not have helped the cell to fire, nor been active when it did. It only takes a sign from elsewhere that says *now*. Who gives the sign, and why to this cell, is an open question.
# (Our time constants, 1.3 s before and 0.7 s after, are of the measured order. The belt, the inputs and their weights are synthetic.)

# %% [markdown]
# ## The map in the head
#
# A place is not yet a way. What else could these cells be telling? In 2017 Kimberly Stachenfeld, Matthew Botvinick and Samuel Gershman made a proposal: not where the animal *is*, but where it will *soon be*.
# Imagine a walker with such a map, and a town in which a bridge has just been closed.

# %%
predict(hippocampus, "detour")

# %% [markdown]
# Count, from each place, how often you will pass every other one, where a visit counts less the further ahead it lies, by a factor $\gamma$ for each step. If $T$ holds the chances of one step, the sum over all steps is
#
# $$M = I + \gamma T + \gamma^2 T^2 + \dots = (I - \gamma T)^{-1}$$
#
# It is called the **successor representation**. Its beauty: put a reward on any place, and the column of $M$ for that place says at once how near you are to it from everywhere. Walk uphill, and you arrive.
#
# ### Exercise 5: the map of what comes next
#
# `T[s, t]` is the chance of going from place `s` to place `t` in one step, and `gamma` is the discount. Return the map $M$, an array with a row and a column for each place.


# %% exercise
def successor_representation(T, gamma):
    # BEGIN SOLUTION
    M = np.linalg.inv(np.eye(len(T)) - gamma * T)
    # END SOLUTION
    return M


successor_representation = check.successor_representation(successor_representation)

# %% [hint]
# The infinite sum has a closed form, as $1 + a + a^2 + \dots = 1/(1 - a)$ has for numbers.

# %% [hint]
# For matrices 1 becomes `np.eye(len(T))`, and dividing becomes `np.linalg.inv`.

# %%
streets = hippocampus.streets
corridor = streets.transitions(streets.grid(1, 5), drift=1.0)
M = successor_representation(corridor, 0.8)
print("soon at the middle of a corridor, from each of its five places:")
print("  ".join(f"{value:.2f}" for value in M[:, 2]), "(the habit is to walk to the right)")

# %% [markdown]
# Here is a small town with three bridges. Close one, or paint road works over crossings, and choose a goal. The dashed walker has yesterday's map; the dash-dotted one has walked about and learned it anew; the plain line plans on the streets themselves.

# %%
explore.detour()

# %% [markdown]
# In numbers, for the trips to *one* goal. A third walker stores only a value for each crossing: how good it is for the old goal ({lesson:basal_ganglia} learns such values). Who copes with a new goal, and who with a closed bridge?

# %%
detours, town = hippocampus.detours, streets.read()
changed = streets.close(town, [streets.STREETS["Old Bridge"]])
shares = detours.flexibility(town, changed, goal=31, new_goal=5)
for walker, (before, moved, closed) in shares.items():
    print(f"{walker:>24}: {before:.0%} of the trips are shortest at first,")
    print(f"{'':>26}{moved:.0%} with a new goal, {closed:.0%} with a closed bridge")

# %% [markdown]
# So a map of what comes next finds any new goal at once, and no detour.

# %%
predict(hippocampus, "detour", reveal=True)

# %%
claims(hippocampus, "C1-56")

# %% [markdown]
# ## The field of a prediction
#
# If a place cell says "soon at the star", what does its field look like?

# %%
predict(hippocampus, "field-shape")

# %% [markdown]
# It looks like that of a place cell in an open box, is stretched along a wall, and changes with the habits of the walker. On the right are eigenvectors of $M$: maps that $M$ makes stronger or weaker and changes in no other way. They are waves over the room. Some see *grid cells* in them, neighbours of the hippocampus that fire at places on a regular grid.

# %%
explore.successor_field()

# %%
predict(hippocampus, "field-shape", reveal=True)

# %% [markdown]
# ## Keeping things apart
#
# Hebb's rule works best with memories that have nothing in common, and yesterday's breakfast is much like today's.

# %%
predict(hippocampus, "separation")

# %% [markdown]
# Signals reach CA3 through the **dentate gyrus**: many more cells, and hardly any of them active at a time. Move the share of common cells, and compare what goes in with what comes out.

# %%
explore.separation()

# %%
dentate = hippocampus.dentate
for separated in (False, True):
    share = dentate.recalled(20, 0.5, separated=separated, rng=0).mean()
    way = "through the dentate gyrus" if separated else "straight into CA3"
    print(f"20 memories, half of their cells shared, {way}: {share:.0%} of each comes back")

# %%
predict(hippocampus, "separation", reveal=True)

# %% [markdown]
# ## Holding and forgetting
#
# Henry Molaison could hold a number in mind, as long as nobody disturbed him. Working memory of this kind is not in the connections: it is activity that keeps itself going. A ring of cells, each exciting its neighbours, holds a direction as a *bump*. All directions are equally good, so noise pushes it about.

# %%
predict(hippocampus, "ring-size")

# %% [markdown]
# The variance grows in proportion to time, as it does when monkeys and people look back to where a light had been. Change the number of cells, and watch the scatter.

# %%
explore.holding()

# %%
predict(hippocampus, "ring-size", reveal=True)

# %% [markdown]
# And long-term memory? Around 1880 Hermann Ebbinghaus learned lists of syllables, and measured how much of the learning he saved after a third of an hour, after a day, after a month. The curve is not exponential. A sum of many exponentials with different rates fits it.

# %%
explore.forgetting()

# %%
forgetting = hippocampus.forgetting
days, saved = forgetting.DAYS, forgetting.SAVINGS
for kind in ("exponential", "power law"):
    fit = forgetting.fit(days, saved, kind)
    print(f"{kind:>11}: explains {fit.r2:.0%} of what Ebbinghaus measured")
rate, spread = forgetting.mixture_for(days, saved)
off = np.abs(forgetting.law(days, rate=rate, spread=spread) - saved).max()
print(f"many exponentials: at most {100 * off:.0f} points of 100 away from his values")

# %%
claims(hippocampus, "C2-06", "C2-07")

# %% [markdown]
# ## Who remembers how far?
#
# Five networks hear a number, then only noise for $T$ steps, and must then give the number. Each may practise on 300 batches.

# %%
predict(hippocampus, "family")

# %% [markdown]
# In this table $R^2$ is 1 for a perfect memory and 0 for guessing. The *echo state network* has a large random recurrent layer that is never trained; only its readout is.

# %%
table = hippocampus.memory_length.table((5, 40), seeds=1)
print(hippocampus.memory_length.report(table))

# %%
predict(hippocampus, "family", reveal=True)

# %% [markdown]
# ## Looking ahead
#
# Here is a curve that never repeats, from an equation of 1977 for the number of blood cells. How far can one look ahead?

# %%
predict(hippocampus, "forecast")

# %%
explore.forecast()

# %%
predict(hippocampus, "forecast", reveal=True)

# %% [markdown]
# ## The next word
#
# Guess the next word: large language models are trained with this game. Ours plays it with a toy grammar that has two habits. The time at the start decides the verb at the end, and the subject decides its number, whatever stands between. Both are hard to catch by counting neighbours.

# %%
predict(hippocampus, "next-word")

# %% [markdown]
# *Perplexity* says how many words a model still wavers between, on average.

# %%
language = hippocampus.language
text = language.text(rng=0)
reader = language.learn(text, rng=0).network
ours = language.perplexity(language.NetworkModel(reader, text.vocabulary), text.test)
pairs = language.perplexity(language.NGram(2, text.train, len(text.vocabulary)), text.test)
print(f"perplexity: LSTM {ours:.1f}, counting pairs of words {pairs:.1f}")

# %%
explore.next_word(reader, text)

# %%
predict(hippocampus, "next-word", reveal=True)

# %% [markdown]
# ## Another language
#
# Now translation, into a toy language with a word order of its own. One network reads the whole sentence into one state and writes from that. The other may look back at every word: **attention**. Both learn from sentences of three to ten words.

# %%
predict(hippocampus, "one-state")

# %%
translation = hippocampus.translation
attentive, plain = (translation.learn(attention=yes, rng=0) for yes in (True, False))
for training, name in ((attentive, "with attention"), (plain, "without")):
    right = translation.exact_match(training.network, 8, rng=1)
    print(f"{name:>14}: ≈ {right:.0%} of the sentences of eight words are right")

# %% [markdown]
# Begin with four words, and with one state for the whole sentence. Go up to eight. Then arm the writer with attention: what is left of its mistakes at eight words? In the end try twelve, more than it ever learned from.

# %%
explore.translate(attentive, plain)

# %%
predict(hippocampus, "one-state", reveal=True)

# %%
quiz(hippocampus, "attention-length")

# %%
claims(hippocampus, "C1-55")

# %% [markdown]
# ## What the ear does first
#
# Before a sound is a word it has passed the ear and the brain stem, and much of the work is done there. The cochlea takes a sound apart: each place along it moves to a frequency of its own, low ones at the far end. How close may two tones be?

# %%
explore.cochlea()

# %% [markdown]
# Where a sound comes from is worked out in the brain stem. A sound from the right reaches the left ear a little later, by seven ten-thousandths of a second at most (in our straight-line model five). In 1948 Lloyd Jeffress drew a row of cells: each delays one ear by a little, and fires when both signals arrive together.
#
# ### Exercise 6: cells that wait for both ears
#
# `left` and `right` are the sounds at the two ears, and `delays` is an array of whole numbers, one for each cell. A cell with the delay $d$ lets the right ear wait $d$ samples (a negative $d$ lets the left ear wait) and adds up the products, $C(d) = \sum_t L(t)\, R(t - d)$, over the $t$ that both have. Return one number for each cell.


# %% exercise
def coincidence(left, right, delays):
    T = len(left)
    activity = np.zeros(len(delays))
    for k, d in enumerate(delays):
        # BEGIN SOLUTION
        if d >= 0:
            activity[k] = left[d:] @ right[: T - d]
        else:
            activity[k] = left[: T + d] @ right[-d:]
        # END SOLUTION
    return activity


coincidence = check.coincidence(coincidence)

# %% [hint]
# For `d = 2` sample 2 of the left ear meets sample 0 of the right one: the left ear loses its first two samples, the right ear its last two.

# %% [hint]
# `left[d:] @ right[: T - d]` adds up the products when `d` is not negative. For a negative `d` the two ears change places.

# %%
jeffress = hippocampus.jeffress
for angle in (-60, 10, 35):
    found = jeffress.locate(jeffress.hear(angle, rng=0), coincidence)
    print(f"source at {angle:>3}°: the cells say {found.angle:.0f}°")

# %%
explore.where_is_it()

# %% [markdown]
# Owls have such a row. Mammals seem to do it in another way, with two broad groups of cells and the balance between them. And pitch?

# %%
predict(hippocampus, "missing-pitch")

# %% [markdown]
# No place of the cochlea moves to the missing tone; but all places share its rhythm. Listen, first to the chord, then to 200 Hz alone.

# %%
pitches = hippocampus.missing_fundamental
chord, low = (pitches.chord(f, 0.25, fs=8000) for f in ((600, 800, 1000), 200))
both = np.concatenate([chord / 3, low])
listen(both, 8000, alt="Three high tones together, then one low tone.")
print(f"pitch by the shared rhythm: {pitches.hear_pitch(chord, fs=8000).pitch:.0f} Hz")

# %%
explore.missing_pitch()

# %%
predict(hippocampus, "missing-pitch", reveal=True)

# %%
claims(hippocampus, "C1-57")

# %% [markdown]
# ## Spoken words
#
# Recurrent networks made speech recognition work. Our words are spoken by **synthetic** voices: a buzz and a hiss, shaped by three resonances that glide, with the vowels of 33 men measured in 1952, and a speaker's pitch, vocal tract and tempo drawn at random. Here is one. Which digit is it?

# %%
formants = hippocampus.formants
speaker = formants.voice(rng=2)
sound = formants.speak("nine", speaker, rng=2)
listen(sound, formants.FS, alt="A synthetic voice says one digit, in half a second.")

# %% [markdown]
# The ear reports the energy in twenty bands, eighty times a second; an LSTM hears these reports. It learns from 300 words, half of them in a little noise, and is tested with new speakers.

# %%
predict(hippocampus, "in-noise")

# %%
spoken_digits = hippocampus.spoken_digits
recogniser = spoken_digits.learn(rng=0).network
for snr in (np.inf, 10, 0):
    share = spoken_digits.accuracy(recogniser, snr, n=100, rng=1)
    print(f"signal to noise {snr:>4} dB: ≈ {share:.0%} of 100 words are right")

# %%
explore.spoken(recogniser)

# %%
predict(hippocampus, "in-noise", reveal=True)

# %%
claims(hippocampus, "C1-58")

# %% [markdown]
# ## A tune
#
# A network can also write music. Ours hears 300 synthetic tunes, each in one major key, and must find out the rules from the notes. Its rivals *count*: how often did each note follow the last one, the last four, the last eight? There is an easy way to sound right: copy. So ask two things of each new tune.
# Is it in one key? And how many of its runs of six notes are new?

# %%
predict(hippocampus, "tune-copy")

# %%
melodies = hippocampus.melodies
tunes = melodies.compose(300, rng=0)
composer = melodies.learn(tunes, rng=0)

# %%
explore.melody(tunes, composer)

# %%
known = melodies.library(tunes)
counting = melodies.MarkovChain(tunes, 8)
for name, model in (("counting 8 notes", counting), ("LSTM", composer)):
    found = melodies.judge([melodies.sing(model, rng=k) for k in range(20)], known)
    in_key, novel = found.in_key, found.novel
    print(f"{name:>16}: ≈ {in_key:.0%} in key, ≈ {novel:.0%} of the runs are new")

# %%
predict(hippocampus, "tune-copy", reveal=True)

# %%
tune = melodies.sing(composer, heat=0.7, rng=3)
words = "The first twelve notes of a new tune by the LSTM, plucked."
listen(melodies.sound(tune[:12]), 5000, alt=words)

# %% [markdown]
# > **Data card.** *Vowels*: mean resonances of 33 men, published by Peterson and Barney (1952). *Savings*: seven values that Hermann Ebbinghaus printed in 1885. The walks, cells, town, sentences, voices and tunes of this notebook are **synthetic**.

# %% [markdown]
# {next}
