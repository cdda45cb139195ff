# %% [markdown]
# {header}

# %% [markdown]
# ## You will be able to
#
# - **compute** the current through an open synapse, and say when GABA excites *(exercise 1)*
# - **derive** where many synapses together pull a membrane, and when a weighted sum is good enough *(exercise 2)*
# - **count** packets of transmitter without seeing one, on a recording of 1956 *(exercise 3)*
# - **say** for six transmitters what each does to a neuron's curve: shift it, tilt it, or neither *(the mixer)*
# - **explain** in two sentences why "GABA is a sigmoid" is wrong *(Where the analogy breaks)*

# %%
from neurocourse import neurotransmitters
from neurocourse.neurotransmitters import checks as check
from neurocourse.neurotransmitters import explore
from neurocourse.teaching import claims, predict, quiz, reading

# %% [markdown]
# ## Predict first
#
# Commit to an answer before you read on. You will meet it again at the end.

# %%
predict(neurotransmitters, "first")

# %% [markdown]
# ## A sentence about GABA
#
# Your brain has about 86 billion neurons, and most of what passes between them is chemical. Here is a picture of it that is easy to remember:
# *activation functions mimic neurotransmitters*. Glutamate is the ReLU, GABA is the sigmoid, serotonin is the tanh.
#
# An **activation function** is the second step of a unit: it turns the weighted sum into the output. The step $\Theta$ of {lesson:pioneers} is one. The *ReLU* is $\max(0, z)$, which you met in {lesson:start_here}.
# The *sigmoid* is the $\sigma$ of {lesson:pioneers} and rises smoothly from 0 to 1. The *tanh* has the same shape and runs from −1 to 1.
#
# Three famous molecules, three famous curves. The picture is wrong in an instructive way: it puts the chemistry at
# the wrong end of the neuron. To see that, follow a signal: a spike arrives, transmitter is released, a door opens, the membrane moves, and perhaps
# the next cell fires. At each step, ask what the *arithmetic* is.
#
# ## All or none
#
# Start at the output. In 1914 Edgar Adrian, who had no way of seeing a single spike, argued from narcotised nerves that an impulse is
# *all or none*: full size, or not there. In 1952 Alan Hodgkin and Andrew Huxley explained it with two doors in the squid's axon, one for
# sodium and one for potassium, both moved by the voltage itself:
#
# $$C\,\frac{dV}{dt} = I - \bar g_{Na}\,m^3 h\,(V - E_{Na}) - \bar g_K\,n^4\,(V - E_K) - \bar g_L\,(V - E_L)$$
#
# Keep one thing from it: every term is *a conductance times a difference of voltages*. **Explorer 1** gives the axon short pulses. Is a pulse three times as
# strong answered by a larger spike? And which of the two histograms would you call all or none?

# %%
explore.action_potential()

# %% [markdown]
# The axon's answers fall into two heaps; the sigmoid's into one broad heap, which is the opposite of all or none. What *is* graded is how **often** the axon fires:

# %%
hh = neurotransmitters.hodgkin_huxley
currents = [6.2, 6.3, 10.0, 20.0]
for I, rate in zip(currents, hh.firing_rate(currents, dt=0.02), strict=True):
    print(f"{I:4.1f} µA/cm², kept up: {rate:3.0f} spikes a second")

# %% [markdown]
# (This axon goes straight from silence to about 52 spikes a second; many other cells start slowly.) So a unit's output is not a spike. It is a *rate*, and an activation function is a curve of rate against input. Remember that: it belongs to the **whole cell**,
# and to its output.

# %%
quiz(neurotransmitters, "spike-height")

# %% [markdown]
# ## A synapse is a door
#
# Now the input. A spike reaches the end of an axon, transmitter crosses the gap of 20 nanometres and binds to receptors on the other side, and each receptor opens a
# channel. While transmitter is there, at the concentration $T$, channels open at the rate $\alpha T$; they close by themselves, at the rate $\beta$. The open share $s$ follows
#
# $$\frac{ds}{dt} = \alpha\,T\,(1 - s) - \beta\,s, \qquad s_\infty = \frac{\alpha T}{\alpha T + \beta}$$
#
# This is all that a fast transmitter does: it **opens doors**. (AMPA and NMDA are receptors for glutamate, GABA_A is one for GABA.) **Explorer 2**: press Play and watch the doors, then switch the receptor
# and watch the membrane. Send a burst: drag the second spike towards the first. Can the share of open doors ever exceed $s_\infty$?

# %%
explore.kinetic_synapse()

# %%
kinetics, receptors = neurotransmitters.kinetics, neurotransmitters.receptors
for kind in receptors.ALL.values():
    share = kinetics.s_inf(1.0, kind.alpha, kind.beta)
    print(f"{kind.name:>6}: s∞ {share:.2f}, closes in {1 / kind.beta:3.0f} ms,", end=" ")
    print(f"leads to {kind.E_rev:g} mV")

# %% [markdown]
# ## Every door has its own voltage
#
# What flows through an open door? Ions, and for each kind there is a voltage at which no net current flows: the pull of the voltage cancels the push of the concentrations.
# Walther Nernst's formula of the 1880s gives it. For chloride, with its charge of −1:
#
# $$E_{Cl} = -\frac{RT}{F}\,\ln\frac{[Cl]_{out}}{[Cl]_{in}}$$
#
# ($R$ is the gas constant, $F$ the charge of one mole, and $T$, in this formula only, the temperature. In a warm body $RT/F$ is 26.7 mV.)
#
# A GABA door leads to $E_{Cl}$, a glutamate door to about 0 mV. An open door pulls the membrane towards its own voltage, whichever side that is on.
# **Explorer 3** changes nothing but the chloride inside the cell: drag the dot along its curve. Find three settings: GABA silences the cell; GABA makes a quiet cell
# fire; GABA leaves the voltage of a quiet cell where it is.

# %%
explore.reversal()

# %%
for age, chloride in (("mature", 5), ("in between", 8.5), ("newborn", 25)):
    E_Cl = neurotransmitters.nernst.chloride(chloride)
    print(f"{age:>10}: {chloride:4.1f} mmol/L of chloride inside, E_Cl = {E_Cl:5.1f} mV")

# %% [markdown]
# Same molecule, same receptor, same channel: three effects. In a newborn's neurons chloride is high: there GABA pushes the voltage up, and can make a cell fire. (In the living brain it may still
# calm the network, because an open door makes the other inputs count less.) Then a pump, KCC2, clears the chloride out. So "inhibitory" is a property of a *synapse at a time*, and not of a molecule.
#
# ### Exercise 1: the current through a door
#
# Write the current that an open door sends **into** the cell, in nA: positive pushes $V$ up. `g` is in µS, `V` and `E_rev` in mV, and these units fit
# without factors. All three are single numbers, and so is your answer.


# %% exercise
def synaptic_current(V, g, E_rev):
    # BEGIN SOLUTION
    I = g * (E_rev - V)
    # END SOLUTION
    return I


synaptic_current = check.synaptic_current(synaptic_current)

# %% [hint]
# Ω's law: current is conductance times a difference of two voltages. Which two?

# %% [hint]
# The current must vanish when $V$ has reached the voltage of the door, and double when twice as many doors are open.

# %% [hint]
# Check the sign with GABA: $V$ = −60 mV, `E_rev` = −80 mV. The current must pull $V$ down, so it must be negative.

# %%
for V in (-80, -70, -60, -50):
    I = synaptic_current(V, 0.01, -70.0)
    print(f"V = {V} mV, 10 nS of GABA at E_Cl = -70 mV: {1000 * I:z.0f} pA")

# %%
quiz(neurotransmitters, "reversal-sign")

# %% [markdown]
# ## From doors to arithmetic
#
# The *leak* is a door that is always open; it leads to the resting voltage $E_L$. A membrane with many open doors comes to rest where all currents cancel, the leak's among them. Set their sum to zero
# and solve for $V$:
#
# $$g_L (E_L - V) + \sum_i g_i (E_i - V) = 0 \quad\Longrightarrow\quad V_\infty = \;?$$
#
# ### Exercise 2: where all doors agree
#
# Solve it, and write the answer. `g` and `E` are arrays with one entry for each open synapse, one or many; `g_L` and `E_L` are numbers.

# %% exercise
import numpy as np


def steady_state(g, E, g_L, E_L):
    # BEGIN SOLUTION
    pull = g_L * E_L + np.sum(g * E)
    V = pull / (g_L + np.sum(g))
    # END SOLUTION
    return V


steady_state = check.steady_state(steady_state)

# %% [hint]
# Multiply out, and bring everything with $V$ to one side: $V \cdot (\dots) = \dots$

# %% [hint]
# On the left stands $V$ times the sum of all conductances, the leak included. On the right each door's $g_i E_i$, the leak included.

# %% [hint]
# It is a mean of all $E$, each weighted with its own conductance. `np.sum(g * E)` is $\sum g_i E_i$.

# %% [markdown]
# A neuron does not **add** its inputs. It takes a **weighted mean** of the voltages that its doors lead to. Where is the weighted sum, then? Write the answer as a
# change from rest:
#
# $$V_\infty - E_L = \frac{\sum_i g_i\,(E_i - E_L)}{g_L + \sum_i g_i}$$
#
# While the doors are open only a little, $\sum_i g_i$ is small compared with $g_L$, and we may leave it out below the line. Then every door adds $w\,g$, with the **weight**
#
# $$w = \frac{E - E_L}{g_L},$$
#
# positive for glutamate, negative for GABA if $E_{Cl}$ lies below rest. The artificial unit keeps this weight and drops the sum in the denominator, where all open doors meet.
#
# **The assumptions ledger.** What a weight leaves out (*f*: measured in the further notebook):
#
# | The synapse | The weight | Given up |
# |---|---|---|
# | current $g\,(E - V)$ | $w\,x$ | the driving force: it shrinks as $V$ nears $E$ |
# | open doors share one membrane | every input on its own | shunting: a door that changes nothing alone |
# | packets that come by chance | a fixed number | failures, and fatigue after use (*f*) |
# | one neuron, one sign | any sign, free to change | Dale's principle (*f*) |
# | modulators in the bath | nothing | gain, readiness, mood |
#
# Before the next explorer, commit yourself once more:

# %%
predict(neurotransmitters, "zero")

# %% [markdown]
# **Explorer 4, side by side**: glutamate first, then GABA as well. On the left your current moves the membrane and your formula draws the dashed levels. (Spikes are left out here: above the dotted line the cell would fire.) On the right
# a unit adds its two weighted inputs. It opens with what you have just predicted. Go on to *Small inputs*, then open the doors wider. What is the largest voltage that the
# neuron can reach? And the unit?

# %%
explore.side_by_side(current=synaptic_current, steady_state=steady_state)

# %%
predict(neurotransmitters, "zero", reveal=True)

# %% [markdown]
# How good is the sum? There is an exact answer: the sum is too large by the fraction $\sum g_i / g_L$, whatever the mixture of synapses. It is a good
# approximation while all open doors together are small compared with the leak, and useless beyond.

# %%
weights = neurotransmitters.weights
for n in (1, 10, 100):
    g, E = np.full(n, 0.0001), np.full(n, weights.E_EXC)
    V, linear = weights.steady_state(g, E), weights.linear_sum(g, E)
    print(f"synapses of 0.1 nS: {n:3d}   in the membrane {V + 70:4.3g} mV,", end=" ")
    print(f"summed {linear + 70:4.3g} mV")

# %% [markdown]
# ## Does GABA subtract or divide?
#
# The formula of exercise 2 says *divide*: a GABA door that leads to rest adds $g$ to the denominator, and below threshold that divides the lift exactly. So it had been assumed
# that such a *shunt* divides the firing rate, too. In 1997 Gary Holt and Christof Koch looked again.
#
# **Explorer 5**: the voltage below threshold on the left, the firing rate on the right. Compare the shunt with a subtracted current in each panel. What does the same
# shunt do in each?

# %%
explore.shunt()

# %% [markdown]
# The shunt divides the voltage; from the rate it nearly subtracts. The reason fits into a sentence: while the cell fires, its membrane swings between reset
# and threshold whatever the input, so the open door drains nearly the same current all the time. In the language of units: **GABA changes the bias.**

# %%
inhibition = neurotransmitters.inhibition
for g in (0.002, 0.005, 0.01):
    change = inhibition.slope(g) / inhibition.slope() - 1
    shift = inhibition.current_for(100.0, g) - inhibition.current_for(100.0)
    print(f"shunt {1000 * g:2.0f} nS: curve moved by {shift:.2f} nA, slope {change:+.0%}")

# %% [markdown]
# This is not the last word. When excitation arrives as a stream of random events, or when noise is strong, inhibition *can* divide the rate as well: Frances Chance and colleagues
# measured it in 2002, Simon Mitchell and Angus Silver in 2003. What it never does is turn the curve into a sigmoid.
#
# ## A weight that rolls dice
#
# A weight is a number. Is a synapse one? In 1954 José del Castillo and Bernard Katz kept the release of acetylcholine onto a frog's muscle very low, and saw the answers
# jump: none, one unit, two units, with nothing between. Transmitter comes in **packets**. Each of $n$ places lets its packet go with a small chance $p$, so that
# for rare release the number $k$ follows Poisson's law with the mean $m = n\,p$:
#
# $$P(k) = e^{-m}\,\frac{m^k}{k!}, \qquad P(0) = e^{-m}$$
#
# So $P(0)$ holds $m$ all by itself: you can count packets by counting how often *nothing* happened. That works while release is rare.
# Or count *directly*: divide the mean answer by the size $q$ of one packet, which is read off the small *spontaneous* answers that come now and then without any impulse.
#
# ### Exercise 3: reproduce the classic result
#
# `amplitude` is an array with the answer to each impulse in mV, `q` the size of one packet. The recording is noisy, so no answer is exactly 0: count answers
# below `q / 2` as failures. Return the mean number of packets $m$.


# %% exercise
def quantal_content(amplitude, q):
    # BEGIN SOLUTION
    failures = np.count_nonzero(amplitude < q / 2)
    m = np.log(len(amplitude) / failures)
    # END SOLUTION
    return m


quantal_content = check.quantal_content(quantal_content)

# %% [hint]
# Let $N$ impulses have $N_0$ failures. Then $P(0)$ is about $N_0 / N$. Solve $P(0) = e^{-m}$ for $m$.

# %% [hint]
# $m = \ln(N / N_0)$. The natural logarithm is `np.log`.

# %% [hint]
# `amplitude < q / 2` is an array of True and False. `np.count_nonzero` counts the True ones.

# %% [markdown]
# Now your function meets a real recording: 198 impulses at the end-plate (the synapse of a nerve on a muscle) of a mammal, by Ian Boyd and Robert Martin, 1956. They found 2.40 packets an impulse from
# the failures and 2.33 from the mean size. **Explorer 6**: the curve has no free parameter, only packets of one size, Poisson's law, and $m$. How well does it fit? And what if you get the size of a packet wrong?

# %%
explore.end_plate(failures=quantal_content)

# %%
end_plate = neurotransmitters.endplate
mean, sd = end_plate.quantum()
print(f"one packet: {mean:.2f} ± {sd:.2f} mV (78 spontaneous answers)")
m = quantal_content(end_plate.answers(), mean)
print(f"packets by failures: {m:.2f}, published {end_plate.PUBLISHED:.2f}")
expected = end_plate.predicted_failures(2.33)
print(f"failures expected from 2.33, the published mean size: {expected:.0f}; found: 18")

# %% [markdown]
# > **Data card.** *End-plate*: numbers published by Boyd and Martin (1956), the histograms of their figure 8 as read off in steps of 0.1 mV, and their table of ten
# > end-plates; see `neurocourse/data/PROVENANCE.md`. All traces in this lesson are simulated.

# %%
quiz(neurotransmitters, "failures-why")

# %% [markdown]
# ## One pulse, two signs
#
# So far transmitters opened channels themselves. Many receptors are no channels at all: they start a chain of reactions inside the cell that opens or closes channels
# elsewhere, for seconds. Serotonin has more than a dozen kinds. In 1987 Rodrigo Andrade and Roger Nicoll found two of its actions on the *same* cells of the hippocampus:
# one opens potassium channels, the other closes them. (There the second receptor is of another family; in cortex it is 5-HT2A, the one of this explorer.) In the picture
# serotonin is tanh, because tanh can be positive and negative.
#
# **Explorer 7**: one pulse, three cells. Give your cell both receptors. Can you make it go down first and up later?

# %%
explore.serotonin()

# %%
pulse = neurotransmitters.serotonin.respond([1.0, 0.0], [0.0, 1.0])
down, up = pulse.V[:, 0] - pulse.V[0, 0], pulse.V[:, 1] - pulse.V[0, 1]
print(f"one pulse: {down.min():+.1f} mV through 5-HT1A, {up.max():+.1f} mV through 5-HT2A")
lasts = pulse.t[up > up.max() / 2][-1] - 500  # the pulse comes at 500 ms
print(f"half of the second is still there {lasts / 1000:.1f} s after the pulse began")

# %% [markdown]
# Same input, opposite signs: no function of the input can do that, neither tanh nor any other. The sign sits in the receptor.
#
# ## The mixer
#
# Now put all six into one bath. The neuron is the one of this lesson, with two slow brakes added: *M channels*, which open as the voltage rises, and an
# *after-hyperpolarisation*, which grows with each spike and makes firing fade. Each dial acts by a receptor that has been measured:
#
# | Dial | What it does to the cell | In the picture |
# |---|---|---|
# | glutamate | opens AMPA and NMDA doors to 0 mV | ReLU |
# | GABA | opens a door to −75 mV | sigmoid |
# | dopamine, D1 | makes NMDA doors count more, glutamate's second kind, which stay plugged at rest | reward in learning ({lesson:basal_ganglia}) |
# | serotonin | opens (1A) or closes (2A) potassium channels | tanh |
# | acetylcholine | closes M channels | the learning rate ({lesson:neuromodulation}) |
# | noradrenaline | takes most of the after-hyperpolarisation away | attention ({lesson:neuromodulation}) |
#
# The sizes are plausible, not fitted to one cell. **Explorer 8** is a mixing desk. Below are the neuron's curve and, to its right, the unit that follows it best. Drag one dial at
# a time. Does it *shift* the curve, does it *tilt* it, or does it change the kind of curve? Try all three units on each.

# %%
explore.mixer()

# %%
mixer = neurotransmitters.mixer
x = mixer.GLUTAMATE
start, slope = mixer.reading(x, mixer.rates(mixer.simulate(x))[1])
baths = dict(gaba=0.015), dict(serotonin=1.0), dict(acetylcholine=1.0), dict(dopamine=1.0)
for bath in (*baths, dict(noradrenaline=1.0)):
    moved, tilted = mixer.reading(x, mixer.rates(mixer.simulate(x, mixer.Mix(**bath)))[1])
    name, shift = next(iter(bath)), 1000 * (moved - start)
    print(f"{name:>13}: start of firing {shift:+.1f} nS, slope × {tilted / slope:.1f}")

# %% [markdown]
# Shifts and tilts. In a unit a shift is a **bias** and a tilt is a **gain**; glutamate itself is the **input**. No dial is an activation function, and that is the whole
# mistake in the picture we began with. Noradrenaline's curve does bend a little more than a ReLU: without the brake you see the bare cell, whose rate rises steeply at first.
#
# ## What an activation function is
#
# Where do the three curves come from, if not from transmitters? **Explorer 9** shows it. The sigmoid: a *crowd* of all-or-none neurons whose thresholds differ, as
# Hugh Wilson and Jack Cowan used it in 1972. The ReLU: the *rate* of one leaky neuron, straightened. The tanh: the sigmoid, stretched and centred on zero, which helps learning;
# nothing in a neuron. How many neurons does the crowd need before you take it for the sigmoid?

# %%
explore.activation_functions()

# %% [markdown]
# Do sigmoid and tanh at least act like inhibition, with an output near zero for weak input? Read the values:

# %%
for row in neurotransmitters.activations.table((-2.0, 0.0, 0.5)):
    print("input {:4.1f}:   sigmoid {:.2f}   tanh {:5.2f}   ReLU {:.2f}".format(*row))

# %% [markdown]
# ## Where the analogy breaks
#
# Four measurements. You have met the first three; here they are in numbers. (Three more stand in the further notebook: a recorded membrane, Dale's principle, and a synapse without a transmitter.)
#
# **1. A sum is not a mean.** Two equal synapses, one by one and together. The sum runs past the voltage of the door, where no membrane can follow.

# %%
found = neurotransmitters.analogy.sum_of_parts()
for g, both, summed in zip(found.g, found.both, found.summed, strict=True):
    print(f"2 × {1000 * g:5.3g} nS: {both:4.3g} mV together, {summed:4.3g} mV as a sum")

# %% [markdown]
# **2. GABA is not a curve.** A sigmoid is known by two things: half its ceiling at zero input, and a flat top. Does a neuron under GABA show either?

# %%
curve = neurotransmitters.analogy.moved_curve(gaba=0.015)
print(f"15 nS of GABA: moved by {1000 * curve.shift:.1f} nS, slope × {curve.gain:.1f}")
print(f"zero input: neuron {curve.low:.0f} Hz, sigmoid {curve.sigmoid_low:.0%} of its top")
neuron, sigmoid = curve.still_rising, curve.sigmoid_still_rising
print(f"at the top, of its steepest slope: neuron {neuron:.0%}, sigmoid {sigmoid:.0%}")

# %% [markdown]
# **3. A weight of zero can silence.** GABA at rest, once more, now on a cell that fires.

# %%
zero = neurotransmitters.analogy.silent_zero()
print(f"weight {zero.weight:.0f}: the unit's sum stays at {zero.unit[1]:.0f} mV,", end=" ")
print(f"the neuron goes from {zero.rates[0]:.0f} Hz to {zero.rates[1]:.0f} Hz")

# %% [markdown]
# **4. Modulators have no weight.** One cell, one constant input, no synapse changed. Only the bath differs.

# %%
for bath, rate in neurotransmitters.analogy.one_input_many_baths().rates.items():
    print(f"{bath:>17}: {rate:3.0f} Hz")

# %% [markdown]
# ## The claims, judged
#
# Each card is a sentence from one of the two articles that this course grew from, as the card says. Vote first; then see the verdict, the reason, and the primary source.

# %%
of_the_cell = "C2-35 C1-09 C1-16 C1-03 C1-06 C1-07 C2-39"
of_the_curve = "C1-10 C1-13 C1-14 C1-01 C1-19 C1-20"
claims(neurotransmitters, *of_the_cell.split(), *of_the_curve.split())

# %% [markdown]
# ## Wrap-up
#
# What a transmitter does in the arithmetic of a neuron:
#
# - A fast one opens **doors**. Each door pulls towards its own voltage, so the sign lies in receptor and ions, and the membrane takes a weighted **mean**.
# - For small inputs the mean is a weighted **sum**: then a synapse is a weight, one that fails by chance.
# - GABA shifts the cell's curve, nearly in parallel: a **bias**. Modulators shift it, or tilt it: a **gain**.
# - An activation function is the curve itself. It belongs to the cell, or to a crowd of cells, and to no molecule. *That* is why "GABA is a sigmoid" is wrong: it takes what moves
#   the curve for the curve.
#
# Your first prediction, once more:

# %%
predict(neurotransmitters, "first", reveal=True)

# %% [markdown]
# Five questions. The last one is about the lesson before: what you have to dig out of memory stays there.

# %%
last_five = "gaba-sigmoid sum-limit modulator-gain serotonin-tanh mcp-return"
quiz(neurotransmitters, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Where a work has a DOI, we have looked it up.

# %%
reading(neurotransmitters)

# %% [markdown]
# {next}
