# %% [markdown]
# {header}

# %% [markdown]
# ## You will be able to
#
# - **write** the simplest cell that spikes: a leak, and the half of the model that no equation holds *(exercise 1)*
# - **say** how much three codes tell about a stimulus in ten milliseconds *(exercise 2, explorer 2)*
# - **write** the rule by which a synapse learns which spike came first *(exercise 3)*
# - **compute** when spikes are cheaper than multiplications, and when they are not *(exercise 4)*
# - **reproduce** the rates of a potassium gate that Hodgkin and Huxley published in 1952 *(exercise 5)*

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
# ## The simplest spike
#
# In most lessons so far a neuron was a number: a rate, an activity, an output. Real neurons send **spikes**, and all spikes look alike. What can a spike say that a number cannot, and is it cheaper? Both have been claimed, and both can be measured.
#
# Paris, 1907. Louis Lapicque describes what a nerve does before it fires: it fills like a leaky bucket.
#
# $$\tau_m \frac{dV}{dt} = -(V - E_L) + R I$$
#
# This is only half of the cell, because nothing in it ever fires. The other half is a rule in words: *when $V$ reaches the threshold $V_{th}$, the cell spikes, $V$ is set to $V_{reset}$, and for a moment nothing can happen.* With this rule the cell has a firing rate in closed form *({lesson:neurotransmitters})*:
#
# $$f = \Big[t_{ref} + \tau_m \ln\frac{E_L + R I - V_{reset}}{E_L + R I - V_{th}}\Big]^{-1}$$
#
# ### Exercise 1: one step
#
# Take one step of Euler's method, of length `dt`, and then compare with the threshold. `RI` is $R I$ in mV. All arguments are numbers. Return two values: the new voltage, and `True` if there was a spike or `False` if there was none.

# %% exercise
import numpy as np


def lif_step(V, RI, dt, E_L, V_th, V_reset, tau_m):
    # BEGIN SOLUTION
    V = V + dt / tau_m * (-(V - E_L) + RI)
    fired = V >= V_th
    # END SOLUTION
    return (V_reset, True) if fired else (V, False)


lif_step = check.lif_step(lif_step)

# %% [hint]
# The equation gives the slope $dV/dt$. A step of Euler's method follows that slope for the time `dt`.

# %% [hint]
# The slope is the right-hand side divided by `tau_m`.

# %% [hint]
# `V = V + dt / tau_m * (-(V - E_L) + RI)`, and then `fired = V >= V_th`.

# %%
from neurocourse.neurotransmitters import membrane

for I in (0.21, 0.3, 0.5):
    exact, counted = membrane.f_i_curve(I), membrane.measure_f_i(I, duration=20_000)[0]
    print(f"{I} nA: {exact:.1f} Hz in closed form, {counted:.1f} Hz simulated")

# %%
quiz(spiking, "lif-reset")

# %% [markdown]
# ## The equations of 1952
#
# The bucket has a threshold because somebody wrote one down. Where does a real threshold come from? Alan Hodgkin and Andrew Huxley found out in the giant axon of the squid. They computed the spike on a hand-cranked calculator, which took weeks. When the voltage rises, sodium channels open and make it rise further. Then a second gate closes them, and potassium flows out *({lesson:neurotransmitters} has the equations)*.
# Their equations contain no threshold at all.
#
# Before you go on:

# %%
predict(spiking, "rebound")

# %% [markdown]
# **Explorer 1**: steps, ramps and release, for the neuron of 1952 and for the bucket. Find a current at which only the neuron of 1952 fires, and one at which only the bucket does.

# %%
explore.rebound()

# %%
predict(spiking, "rebound", reveal=True)

# %%
for kind, level in (("release", -0.5), ("step", 0.5), ("ramp", 1.3)):
    found = spiking.onset.compare(kind, level)
    old, new = len(found.spikes_hh), len(found.spikes_lif)
    print(f"{kind:>7}, level {level:>4}: Hodgkin and Huxley {old}, bucket {new} spikes")

# %% [markdown]
# In a steady current the neuron of 1952 goes on firing from 6.3 µA/cm², and at fifty spikes a second from the start *(the further notebook shows it beside the bucket, which can begin as slowly as you like)*.

# %%
quiz(spiking, "threshold-hh")

# %% [markdown]
# ### All or nothing
#
# A strong stimulus hardly makes a larger spike than a weak one: below, nearly nine times the current adds eight millivolts to a hundred. As the spike travels, even that difference is lost, because each
# piece of the membrane makes the spike anew. So a spike can travel a metre and arrive as it set out. It also means that the size of a spike carries no message. *What is left is its time.*

# %%
hodgkin_huxley = spiking.onset.hh
pulses = (5, 7, 20, 60)
peaks, _ = hodgkin_huxley.pulse_peaks(pulses)
for amplitude, peak in zip(pulses, peaks, strict=True):
    print(f"pulse of {amplitude:>2} µA/cm² for 1 ms: the voltage peaks at {peak:.0f} mV")

# %% [markdown]
# ## How spikes carry numbers
#
# A unit of an artificial network passes on a number. A cell passes on *times*. What can be read from them, and how soon? Take sixteen strengths of a stimulus, and three ways to tell them apart:
#
# - **rate**: count the spikes of one cell
# - **latency**: note when the cell first fires. A strong drive reaches the threshold sooner. Measure voltages from rest, and let $D$ be where the drive alone would take the cell ($R I$ in exercise 1):
#
# $$t = \tau_m \ln \frac{D}{D - V_{th}}$$
#
# - **population**: note which cells of a row fire; each prefers another strength
#
# Bits measure how much they tell. Sixteen equally likely strengths are 4 bits; an answer that leaves two of them open has given 3.
#
# ### Exercise 2: the first spike
#
# Return the time (ms) at which a leaky neuron first fires. `drive` is $D$ and lies above `V_th`; `tau_m` is the time constant. All are numbers.


# %% exercise
def encode_latency(drive, V_th, tau_m):
    # BEGIN SOLUTION
    share = drive / (drive - V_th)
    # END SOLUTION
    return tau_m * np.log(share)


encode_latency = check.encode_latency(encode_latency)

# %% [hint]
# The voltage rises towards `drive` as $V(t) = D\,(1 - e^{-t/\tau_m})$. Set it equal to `V_th` and solve for $t$.

# %% [hint]
# $e^{-t/\tau_m} = 1 - V_{th}/D$. Take the logarithm, and mind the sign.

# %% [hint]
# $t = \tau_m \ln\big(D / (D - V_{th})\big)$: only the fraction is missing.

# %% [markdown]
# **Explorer 2.** Move the waiting time from 5 to 100 ms. Which code tells most at once, and which gains most from waiting? The crosses show what you would measure with few samples: on average too much. The dots are corrected for this bias.

# %%
explore.codes()

# %% [markdown]
# Within 10 ms the first spike tells 1.3 bits, the row of cells 1.2, the count 0.1. By then the first spike has told nearly all that it ever will. The row of cells gains most from waiting: it reaches 2.1 bits after 100 ms.
# The count needs far longer.

# %% [markdown]
# ## Synapses that know who came first
#
# If times carry information, synapses should be sensitive to them. In 1997 and 1998 two groups, Henry Markram's and Mu-ming Poo's, found that they are. A synapse whose input fires a few milliseconds *before* the target cell grows stronger; one whose input comes too late grows weaker:
#
# $$\Delta w = \begin{cases} A_+\, e^{-\Delta t/\tau_+} & \Delta t > 0 \quad\text{(it may have helped)}\\ -A_-\, e^{\Delta t/\tau_-} & \Delta t < 0 \quad\text{(it came too late)}\end{cases}$$
#
# $\Delta t$ is the time from the input's spike to the target's, $A_\pm$ is the largest change by one pair, and $\tau_\pm$ says how fast it fades as the spikes move apart.
#
# ### Exercise 3: the window
#
# Here `dt` is not a time step but the time of the target's spike minus that of the input's (ms). All are numbers. Return the change of the weight; for `dt` = 0 nothing changes.


# %% exercise
def stdp_window(dt, A_plus, A_minus, tau_plus, tau_minus):
    if dt == 0:
        return 0.0
    # BEGIN SOLUTION
    grows = A_plus * np.exp(-dt / tau_plus)
    shrinks = -A_minus * np.exp(dt / tau_minus)
    # END SOLUTION
    return grows if dt > 0 else shrinks


stdp_window = check.stdp_window(stdp_window)

# %% [hint]
# Both sides fade with the distance in time. Write each so that its exponent is *negative* on its own side.

# %% [hint]
# For `dt` > 0 that is `-dt / tau_plus`, for `dt` < 0 it is `dt / tau_minus`.

# %% [hint]
# The second line has a minus sign in front: it weakens.

# %% [markdown]
# **Explorer 3** shows your window on the left. On the right is what sixty pairs of spikes did at different frequencies, as Jesper Sjöström and colleagues measured it in the visual cortex of the rat. Choose the rule of pairs: it does not fit. At high frequency even the wrong order strengthens. A rule for *triplets* of spikes fits.

# %%
explore.window(stdp_window)

# %%
stdp = spiking.stdp
triplets, pairs = stdp.misfit(), stdp.misfit(stdp.best_pair_rule())
print(f"mean squared miss in standard errors: triplets {triplets:.1f}, pairs {pairs:.1f}")

# %% [markdown]
# ## Learning through spikes
#
# A count of spikes loses their order. How much is lost? Before you look:

# %%
predict(spiking, "order")

# %% [markdown]
# A network of thirty spiking cells is to learn the order. But a spike is a step: its slope is zero everywhere, except at the jump, where there is none. So on the way *back* a smooth hump stands in for the slope, a **surrogate gradient**. The rest is backpropagation through time, as in {lesson:hippocampus}:
#
# $$s = \Theta(v - 1), \qquad \frac{\partial s}{\partial v} \;\to\; \frac{1}{(1 + k\,|v - 1|)^2}$$
#
# $v$ is the voltage, with its threshold at 1. $\Theta$ is the step of {lesson:pioneers}, and $k$ sets how narrow the hump is.
#
# **Explorer 4**: let it learn, and then play the inputs backwards.

# %%
explore.spike_order()

# %%
counting = spiking.surrogate.rate_readout(rng=1)
print(f"the best reader of counts: {counting:.0%} right")

# %%
predict(spiking, "order", reveal=True)

# %%
quiz(spiking, "surrogate-why")

# %% [markdown]
# ## From a trained network to spikes
#
# A network need not learn with spikes in order to use them. Take a trained network that reads digits, and replace each rectifier by a cell that adds up its input, fires at a threshold and then *subtracts* the threshold. Its rate of spikes is the activity of the unit, to the nearest spike. In $T$ steps a cell can count to $T$.
#
# **Explorer 5, side by side**: the network of numbers (amber) and its copy made of spikes (blue). How many steps does the copy need to be as good, and how many spikes?
# (In the network with convolutions, mean pooling replaces the maximum pooling of {lesson:cortex}. The last quiz asks why.)

# %%
explore.convert()

# %%
accuracy, _ = spiking.conversion.evaluate("MLP")
original = spiking.conversion.reader("MLP").accuracy
for T in (1, 4, 32):
    print(f"steps {T:>2}: {accuracy[T - 1]:.1%} right; with numbers {original:.1%}")

# %% [markdown]
# ## The ledger of energy
#
# What does a spike cost? In a network of numbers each synapse has to *multiply and add*: 4.6 picojoules for 32-bit numbers on a 45-nanometre chip (Mark Horowitz's table of 2014). A spike only has to *add*: 0.9 picojoules. But the weight must be fetched from memory, and the voltage of the cell must be read and written back.
#
# ### Exercise 4: the break-even
#
# How many spikes may arrive at each synapse before the spiking network costs as much? `E_mac` is the cost of a multiplication with its addition, `E_add` of an addition, `E_word` of moving one word to or from memory. A multiplication fetches its weight; its sum stays in the processor until
# it is complete. Nobody knows when the next spike will come, so each spike fetches its weight, *reads* a voltage and *writes* it back.


# %% exercise
def break_even(E_mac, E_add, E_word):
    # BEGIN SOLUTION
    numbers = E_mac + E_word
    spike = E_add + 3 * E_word
    # END SOLUTION
    return numbers / spike


break_even = check.break_even(break_even)

# %% [hint]
# First find the cost of one synapse in the network of numbers, used once.

# %% [hint]
# Then find the cost of one spike at one synapse. How many words does it move?

# %% [hint]
# `E_add + 3 * E_word`: the weight, and the voltage twice.

# %%
for name, word in spiking.energy.MEMORIES.items():
    spikes = break_even(4.6, 0.9, word)
    print(f"memory {name:>5}: {spikes:.2f} spikes per synapse break even")

# %% [markdown]
# **Explorer 6** has the whole bill for a trained network and its copy, counted spike by spike. Find a setting at which spikes are cheaper. What must be true of the memory?

# %%
explore.ledger()

# %% [markdown]
# So the saving is not in the spike itself. It lies in *not moving numbers about*, and neuromorphic chips are built for that: each small core keeps its weights beside its neurons, as a synapse keeps its weight where the sum is made. In such a machine a spike that does not come costs almost nothing. The fewer spikes there are, the more this saves.

# %% [markdown]
# > **Data card.** *Optical digits*, as in {lesson:pioneers}. *Pairings*: ten means with their errors from cells of visual cortex (Sjöström and colleagues, 2001), as Pfister and Gerstner (2006) fitted them. *Energies*: a table of 2014 by Mark Horowitz.
# > All other cells and networks in this lesson are **simulated**.

# %% [markdown]
# ## Where the analogy breaks
#
# - **The threshold.** The bucket fires when the voltage is high enough. A real cell fires when the voltage rises *fast* enough, and after it was held down, it fires on release alone. *Release: one spike against none. Slow ramp: none against two* (explorer 1).
# - **The rule of pairs** misses the cells by nearly three standard errors (the mean square is 7.6), and the rule that fits has no simple story of cause and effect (explorer 3).
# - **The bill.** The advantage of 5.1 spikes per synapse counts arithmetic alone. With 8 kilobytes of memory it is 0.6 (exercise 4).
# - **Conversion** copies a *rate*. The network of explorer 5 has spikes, and makes no use of their times: only their number counts in its answer.
#
# Could a brain compute the gradient that trained explorer 4? The further notebook measures how near a local rule comes to it.

# %% [markdown]
# ### Silicon and cells
#
# *Neuromorphic* computers are often said to use organic structures. They do not: Carver Mead coined the word in the 1980s for *silicon* circuits modelled on nerve cells. TrueNorth (2014) has a million such neurons and 256 million synapses, and drew 63 milliwatts at one task. Loihi (2018) can change its synapses while it runs. NorthPole (2023), from the makers of TrueNorth, no longer has spikes, and keeps
# the idea that mattered: memory beside the sum.
#
# In another field, living neurons grow on electrodes. In 2022 such a culture was reported to play a simple video game better with feedback than without; the paper's word *sentience* has been widely disputed.
#
# ### The claims, judged
#
# What the two articles behind this course say about spikes and chips. Vote first, then look.

# %%
claims(spiking)

# %% [markdown]
# ## Exercise 5: a curve of 1952
#
# Hodgkin and Huxley measured how fast each gate opens and closes, and fitted formulas to the rates. For potassium, in today's voltages (mV, at rest −65) and per millisecond:
#
# $$\alpha_n = \frac{0.01\,(V + 55)}{1 - e^{-(V + 55)/10}}, \qquad \beta_n = 0.125\, e^{-(V + 65)/80}$$
#
# Write both: `V` is a number; return $\alpha_n$, then $\beta_n$. The check compares them with the published formulas at four depolarisations.


# %% exercise
def rate_functions(V):
    # BEGIN SOLUTION
    alpha = 0.01 * (V + 55) / (1 - np.exp(-(V + 55) / 10))
    beta = 0.125 * np.exp(-(V + 65) / 80)
    # END SOLUTION
    return alpha, beta


rate_functions = check.rate_functions(rate_functions)

# %% [hint]
# $\alpha_n$ is positive on both sides of −55 mV: numerator and denominator change sign together.

# %% [hint]
# `1 - np.exp(-(V + 55) / 10)` is the denominator.

# %% [hint]
# $\beta_n$ falls with depolarisation: the channel closes more slowly.

# %%
for V in (-65, -40, 35):
    alpha, beta = rate_functions(float(V))
    end, tau = alpha / (alpha + beta), 1 / (alpha + beta)
    print(f"{V:>3} mV: the gate ends at {end:.2f}, with a time constant of {tau:.1f} ms")

# %% [markdown]
# ## Wrap-up
#
# - The size of a spike carries no message. Its **time** does, and a count cannot see the order of spikes.
# - The **bucket** with a threshold is half an equation and half a rule in words. A real threshold comes out of a race between gates.
# - **First spikes** can be read in milliseconds; a rate needs time.
# - Networks learn through spikes with a smooth stand-in for the missing slope, or copy the rates of a trained network.
# - Spikes are cheap **where memory is near and spikes are few**. Moving numbers costs more than arithmetic.
#
# Here is what you said at the start.

# %%
predict(spiking, "first", reveal=True)

# %%
last_five = "latency-fast spike-size pairs-fail cnn-return memory-wall"
quiz(spiking, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Primary sources first. A DOI is given where we have looked it up.

# %%
reading(spiking)

# %% [markdown]
# {next}
