# %% [markdown]
# {header}

# %% [markdown]
# ## You will be able to
#
# - **write** the simplest cell that spikes, and say which half of it the article left out *(exercise 1)*
# - **tell** how much of a stimulus spikes carry in ten milliseconds, by three codes *(exercise 2, explorer 3)*
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
# ## The simplest spike
#
# In most lessons so far a neuron was a number: a rate, an activity, an output. Real ones send **spikes**, and all are alike. What can be said with them that cannot be said with a number, and is it cheaper? Both have been claimed, so both can be measured.
#
# Paris, 1907. Louis Lapicque writes down what a nerve does before it fires: it fills like a leaky bucket. The article's equation is this one,
#
# $$\tau_m \frac{dV}{dt} = -(V - E_L) + R I$$
#
# and it is only half of the cell. The other half is in words: *when $V$ reaches the threshold $V_{th}$, there is a spike, $V$ goes to $V_{reset}$, and for a moment nothing can happen.* With this half it has a rate in closed form *({lesson:neurotransmitters})*:
#
# $$f = \Big[t_{ref} + \tau_m \ln\frac{E_L + R I - V_{reset}}{E_L + R I - V_{th}}\Big]^{-1}$$
#
# ### Exercise 1: one step
#
# Take one step of Euler's method, of length `dt`, and then ask for the threshold. `RI` is $R I$ in mV. All are numbers. Return two values: the new voltage, and `True` if there was a spike or `False` if there was none.

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
# The equation gives the slope $dV/dt$. A step of Euler's method goes along the slope for the time `dt`.

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
# The bucket has a threshold because somebody wrote one. Where does a real one come from? Alan Hodgkin and Andrew Huxley found out in the giant axon of the squid, and computed the spike by hand, on a mechanical calculator, for weeks. Sodium channels open when the voltage rises, and make it rise further. Then they close by another gate, and potassium flows out *({lesson:neurotransmitters} has the equations)*.
# No threshold is written anywhere.
#
# Before you go on:

# %%
predict(spiking, "rebound")

# %% [markdown]
# **Explorer 1**: steps, ramps and release, for the neuron of 1952 and for the bucket. Find a current at which the one fires and the other does not, in *both* directions.

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
# And how do they begin to fire, when the current is turned up? **Explorer 2**: the bucket begins as slowly as you like. The neuron of 1952 begins with fifty spikes a second, or not at all. Between 6.2 and 6.3 µA/cm² it makes up its mind.

# %%
explore.onset()

# %%
quiz(spiking, "threshold-hh")

# %% [markdown]
# ### All or nothing
#
# A strong stimulus makes hardly a larger spike than a weak one: below, nearly nine times the current adds eight millivolts to a hundred. On the way along the axon even that is forgotten, because each
# piece of the membrane makes the spike anew. So a spike can run a metre and arrive as it set out. It is also why a spike carries no size. *What is left is when.*

# %%
hodgkin_huxley = spiking.onset.hh
pulses = (5, 7, 20, 60)
peaks, _ = hodgkin_huxley.pulse_peaks(pulses)
for amplitude, peak in zip(pulses, peaks, strict=True):
    print(f"pulse of {amplitude:>2} µA/cm² for 1 ms: the voltage peaks at {peak:.0f} mV")

# %% [markdown]
# ## How spikes carry numbers
#
# A unit of an artificial network hands on a number. A cell hands on *times*. What can be read from them, and how soon? Take sixteen strengths of a stimulus, and three ways to tell them apart:
#
# - **rate**: count the spikes of one cell
# - **latency**: note when the cell fires first. A strong drive reaches the threshold sooner. Count voltages from rest, and let $D$ be where the drive would take the cell ($R I$ in exercise 1):
#
# $$t = \tau_m \ln \frac{D}{D - V_{th}}$$
#
# - **population**: a row of cells, each with a favourite strength
#
# How much they tell is measured in bits. Sixteen equally likely strengths are 4 bits; an answer that leaves two of them open has told 3.
#
# ### Exercise 2: the first spike
#
# Return the time (ms) at which a leaky neuron fires first. `drive` is above `V_th`; `tau_m` is its time constant. All are numbers.


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
# **Explorer 3.** Move the waiting time from 5 to 100 ms. Which code says most at once, and which gains most from waiting? The crosses show what you would measure with few samples: always too much. The dots are corrected for it.

# %%
explore.codes()

# %% [markdown]
# At 10 ms the first spike says 1.3 bits, the row of cells 1.2, the count 0.1. The first spike has then said nearly all that it ever will. The row of cells gains most from waiting: 2.1 bits after 100 ms.
# The count needs far longer.

# %% [markdown]
# ## Synapses that know who came first
#
# If times carry something, synapses should care about them. In 1997 and 1998 two groups, Henry Markram's and Mu-ming Poo's, found that they do. An input that fires a few milliseconds *before* its target grows stronger; one that comes too late grows weaker:
#
# $$\Delta w = \begin{cases} A_+\, e^{-\Delta t/\tau_+} & \Delta t > 0 \quad\text{(it may have helped)}\\ -A_-\, e^{\Delta t/\tau_-} & \Delta t < 0 \quad\text{(it came too late)}\end{cases}$$
#
# $\Delta t$ is the time from the input's spike to the target's, $A_\pm$ says how much one pair can change, and $\tau_\pm$ how soon it is forgotten.
#
# ### Exercise 3: the window
#
# `dt` is no step here, but the time of the target's spike minus that of the input (ms). All are numbers. Return the change of the weight; for `dt` = 0 nothing changes.


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
# **Explorer 4** shows your window on the left. On the right are sixty pairs of spikes at different frequencies, as measured by Jesper Sjöström and colleagues in the visual cortex of the rat. Choose the rule of pairs: it fails. At high frequency even the wrong order strengthens. A rule for *triplets* of spikes gets it right.

# %%
explore.window(stdp_window)

# %%
stdp = spiking.stdp
triplets, pairs = stdp.misfit(), stdp.misfit(stdp.best_pair_rule())
print(f"miss, in squared standard errors: triplets {triplets:.1f}, best pairs {pairs:.1f}")

# %% [markdown]
# ## Learning through spikes
#
# One more thing that a number cannot do. Before you look:

# %%
predict(spiking, "order")

# %% [markdown]
# A network of thirty spiking cells is to learn the order. But a spike is a step: its slope is zero, or it has none. So on the way *back* one puts a smooth hump in its place, a **surrogate gradient**, and otherwise it is backpropagation through time, as in {lesson:hippocampus}:
#
# $$s = \Theta(v - 1), \qquad \frac{\partial s}{\partial v} \;\to\; \frac{1}{(1 + k\,|v - 1|)^2}$$
#
# $v$ is the voltage, with its threshold at 1. $\Theta$ is the step of {lesson:pioneers}, and $k$ says how narrow the hump is.
#
# **Explorer 5**: let it learn, and then play the inputs backwards.

# %%
explore.spike_order()

# %%
counting = spiking.surrogate.rate_readout(rng=1)
print(f"reading the counts only: {counting:.0%} right")

# %%
predict(spiking, "order", reveal=True)

# %%
quiz(spiking, "surrogate-why")

# %% [markdown]
# ## From a trained network to spikes
#
# One need not learn with spikes. Take the network that reads digits, and replace each rectifier by a cell that adds up its input, fires at a threshold and *subtracts* it. Then the rate of spikes is the activity of the unit, as well as it can be counted. In $T$ steps one can count to $T$.
#
# **Explorer 6, side by side**: the network of numbers (red) and its copy of spikes (blue). How many steps does it take to be as good? And how few spikes?
# (In the network with convolutions a mean takes the place of the maximum of {lesson:cortex}. The last quiz asks why.)

# %%
explore.convert()

# %%
accuracy, run = spiking.conversion.course("MLP")
original = spiking.conversion.reader("MLP").accuracy
for T in (1, 4, 32):
    print(f"steps {T:>2}: {accuracy[T - 1]:.1%} right; with numbers {original:.1%}")

# %% [markdown]
# ## The ledger of energy
#
# Now the bill. A unit of numbers has to *multiply and add* at each synapse: 4.6 picojoules for 32-bit numbers, on chips whose smallest parts measure 45 nanometres (Mark Horowitz' table of 2014). A spike only has to *add*: 0.9. But the weight must be fetched, and the voltage of the cell be brought and taken back.
#
# ### Exercise 4: the break-even
#
# How many spikes may arrive at each synapse before the spiking network costs as much? `E_mac` and `E_add` are the costs of a multiplication with addition and of an addition, `E_word` that of one word to or from memory. A multiplication fetches its weight; its sum waits in the processor until
# it is complete. A spike comes when it comes: it fetches its weight, *reads* a voltage and *writes* it back.


# %% exercise
def break_even(E_mac, E_add, E_word):
    # BEGIN SOLUTION
    numbers = E_mac + E_word
    spike = E_add + 3 * E_word
    # END SOLUTION
    return numbers / spike


break_even = check.break_even(break_even)

# %% [hint]
# First the cost of one synapse in the network of numbers, used once.

# %% [hint]
# Then the cost of one spike at one synapse. How many words does it move?

# %% [hint]
# `E_add + 3 * E_word`: the weight, and the voltage twice.

# %%
for name, word in spiking.energy.MEMORIES.items():
    print(f"memory {name:>5}: {break_even(4.6, 0.9, word):.2f} spikes a synapse break even")

# %% [markdown]
# **Explorer 7** has the whole bill for a real network and its copy, counted spike by spike. Find a setting at which spikes are cheaper. What has to be true of the memory?

# %%
explore.ledger()

# %% [markdown]
# So the saving is not in the spike. It is in *not moving numbers about*, and that is what the chips are built for: each small core has its weights beside its neurons, as a synapse has its weight where the sum is made. In such a machine a spike that does not come costs nothing. Where most do not come, it pays.

# %% [markdown]
# > **Data card.** *Optical digits*, as in {lesson:pioneers}. *Pairings*: ten means with their errors from cells of visual cortex (Sjöström and colleagues, 2001), as Pfister and Gerstner (2006) fitted them. *Energies*: a table of 2014 by Mark Horowitz. *Membrane* (below), as in {lesson:neurotransmitters}: a real voltage, of which cell, units and sampling rate are not known.
# > All other cells, networks, chips and scenes in this lesson are **simulated**.

# %% [markdown]
# ## Where the analogy breaks
#
# - **The threshold.** The bucket fires when the voltage is high enough. A real cell fires when it rises *fast* enough, and after it was held down, it fires for nothing: *one spike against none, and none against two* (explorer 1).
# - **The rule of pairs** misses the cells by nearly three times their error (7.6 is the mean of the squares), and the rule that fits has no simple story of cause and effect (explorer 4).
# - **The bill.** The advantage of 5.1 spikes per synapse is one of arithmetic. With 8 kilobytes of memory it is 0.6 (exercise 4).
# - **Conversion** copies a *rate*. The network of explorer 6 would read just as well if its spikes came in any other order: it has spikes, and makes no use of their times.
#
# And one more, measured here. Could a brain compute the gradient? **e-prop** keeps a trace at each synapse and waits for a broadcast error; it needs no stored past. It leaves out the blame that travels through other cells and returns. How far is it from the true gradient? A *cosine* of 1 means the same direction, one of 0 a right angle.

# %%
e_prop, rng = spiking.e_prop, np.random.default_rng(1)
x, target = e_prop.task(rng=rng)
layer = spiking.surrogate.Spiking(x.shape[2], 40, recurrent=True, gain=1.5, rng=rng)
V = 0.3 * rng.normal(0, 40**-0.5, (1, 40))
local, full = e_prop.e_prop(layer, V, x, target), e_prop.bptt(layer, V, x, target)
inner = e_prop.cosine(np.hstack(local[:2]), np.hstack(full[:2]))
print(f"cosine between e-prop and the full gradient, weights inside: {inner:.1f}")

# %%
quiz(spiking, "trace-return")

# %% [markdown]
# ### Silicon and cells
#
# The second article says that neuromorphic computers use organic structures. They do not: Carver Mead coined the word in the 1980s for *silicon* circuits modelled on nerve cells. TrueNorth (2014) has a million such neurons and 256 million synapses, and used 63 milliwatts at one task. Loihi (2018) can change its synapses while it runs. NorthPole (2023), by the makers of TrueNorth, has no spikes any more, and keeps
# the idea that mattered: memory beside the sum.
#
# There is another field, in which living neurons grow on electrodes. In 2022 such a culture was reported to play a simple video game better with feedback than without; the paper's word *sentience* has been widely disputed.
#
# ### The claims, judged
#
# What the two articles say about spikes and chips. Vote first, then look.

# %%
claims(spiking)

# %% [markdown]
# ## Exercise 5: a curve of 1952
#
# Hodgkin and Huxley fitted how fast each gate opens and closes. For potassium, in today's voltages (mV, at rest −65) and per millisecond:
#
# $$\alpha_n = \frac{0.01\,(V + 55)}{1 - e^{-(V + 55)/10}}, \qquad \beta_n = 0.125\, e^{-(V + 65)/80}$$
#
# Write both: `V` is a number; return $\alpha_n$, then $\beta_n$. They are scored against the values at four depolarisations of the published formulas.


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
# - A spike carries no size. It carries a **time**, and order is something that a count cannot see.
# - The **bucket** with a threshold is half in symbols and half in words. A real threshold is a race of two gates.
# - A code by **first spikes** is read in milliseconds; a rate needs time.
# - Learning passes through spikes by a smooth stand-in for their slope, or by copying a trained network.
# - Spikes are cheap **where memory is near and spikes are few**. The arithmetic is not what costs.
#
# Here is what you said at the start.

# %%
predict(spiking, "first", reveal=True)

# %%
last_five = "latency-fast cnn-return memory-wall eprop-local dale-return"
quiz(spiking, *last_five.split())

# %% [markdown]
# ## Further reading
#
# Where a work has a DOI, we have looked it up.

# %%
reading(spiking)

# %% [markdown]
# ## Going further
#
# ### Down the axon
#
# Hodgkin and Huxley predicted the *speed* of the spike from their equations: 18.8 m/s, where 21.2 had been measured. It took weeks by hand. Here it takes a blink.

# %%
axon = spiking.axon
found = axon.run(axon.bare(), duration=4)
speed = axon.velocity(found)
print(f"the squid's axon: {speed:.1f} m/s (1952: 18.8 computed, 21.2 measured)")

# %% [markdown]
# That axon was 0.476 mm thick, at 18.5 °C. The one in the explorer is 0.5 mm, and so a little faster.

# %%
explore.wave()

# %% [markdown]
# ### Insulation
#
# The squid has an axon half a millimetre thick, because that is the only way for a bare fibre to be fast. We have thin ones, wrapped in myelin, with naked nodes between which the voltage jumps. William Rushton derived in 1951 what that does to the law:

# %%
explore.velocity()

# %%
quiz(spiking, "myelin-why")

# %% [markdown]
# ### Only when something happens
#
# Between two spikes the voltage of a leaky cell has a formula. So one can jump from spike to spike, and compute nothing in between. **Explorer**: the same network by events and by the clock.

# %%
explore.events()

# %%
quiz(spiking, "event-driven")

# %% [markdown]
# ### A gallery of cells
#
# The bucket knows one tune. Eugene Izhikevich's two equations of 2003 know a good part of what is heard in the cortex, at nearly the same cost.

# %%
explore.gallery()

# %% [markdown]
# ### A ramp of a real cell
#
# All this was said of equations. Here is a cell: the recording of {lesson:neurotransmitters}, of which nobody wrote down the sampling rate, so that time is in *samples*. Between two spikes its voltage creeps up. **Explorer**: try to lay the bucket on it. Start with the time constant.

# %%
explore.ramp()

# %%
fit = spiking.fit
learned = fit.ramps("learned")
_, leak, _ = fit.regress(learned)
print(f"the best leak for a bucket: {leak:.3f} per sample")
models = {"a straight line": fit.model(learned), "with an upstroke": fit.best(learned)}
for name, model in models.items():
    missed = fit.score(model, fit.ramps("held out")).time
    print(f"{name:>16}: misses spikes that it never saw by {missed:.1f} samples")

# %% [markdown]
# The bucket bends the wrong way. It fills ever more slowly, and the cell rises ever faster: the best leak is *negative*, a bucket that fills faster the fuller it is. One more term is enough, an upstroke that grows exponentially, as sodium channels begin to open:
#
# $$\frac{dV}{dt} = I - \frac{V - E_L}{\tau} + \frac{\Delta}{\tau}\, e^{(V - V_T)/\Delta}$$
#
# Nicolas Fourcaud-Trocmé and colleagues proposed this *exponential* integrate-and-fire cell in 2003, and Laurent Badel and colleagues found its shape in cortical cells in 2008. Here its turning point $V_T$ is sharp, −41 mV. Its softness Δ is not: 5 mV or 14 fit nearly as well.
#
# Then look at the beginning. After the drive is switched on, the cell rises and *falls back* by seven millivolts, three times, before its first spike. An equation in which the slope depends on nothing but $V$ cannot do that, whatever its form: where it rose once, it rises always. The cell must have something that we do not see.

# %%
quiz(spiking, "one-variable")

# %% [markdown]
# ### A thousand cells
#
# Join a thousand buckets at random, four in five of them excite, the others inhibit. Too little inhibition, and there is a storm; enough of it, and each cell fires irregularly, though nobody put chance inside. (The *irregularity* of its intervals is 0 for a clock and 1 for dice.) It runs while you move the sliders.

# %%
explore.live_network()

# %%
network = spiking.network
wires = network.wire(network.Settings(), rng=0)
for g in (0, 3, 6):
    run = network.Network(targets=wires, rng=1).run(300, g=g, dt=0.5)
    rate, cv = len(run.t) / 300, network.irregularity(run)
    print(f"inhibition {g}: {rate:.0f} Hz, irregularity {cv:.1f}")

# %% [markdown]
# ### Trained to spike
#
# The copy of explorer 6 counts, and counting takes time. What if a network *learns* with spikes, by the borrowed slope? A hundred and twenty-eight leaky cells look at a digit for a few steps. Guess how few will do.

# %%
copied, run = spiking.conversion.course("MLP")
for T in (1, 2, 5):
    learned = spiking.still.learn(T, rng=1)
    n, n_copied = learned.spikes.mean(), run.spikes[T - 1].mean()
    print(f"steps {T}: trained ≈ {learned.accuracy:.0%}, ≈ {n:.0f} spikes;", end=" ")
    print(f"copied ≈ {copied[T - 1]:.0%}, ≈ {n_copied:.0f} spikes")

# %% [markdown]
# One step is enough. But with one step there is no time left in the cell: it votes and answers, and is the unit of 1943 again. Nobody could teach such units in a hidden layer then. A slope that they do not have does it.

# %% [markdown]
# ### Credit in time
#
# The local rule of above at work: a network of spiking cells learns to draw a curve, by e-prop and by the full gradient of backpropagation through time (BPTT).

# %%
for rule in ("BPTT", "e-prop"):
    loss = spiking.e_prop.learn(rule, updates=60, rng=1).loss
    print(f"{rule:>6}: error {loss[0]:.2f} at first, {loss[-1]:.2f} after 60 updates")

# %% [markdown]
# ### Patterns, events and steps
#
# Some things for which spikes are at home. A neuron with nothing but the window of exercise 3 listens to a thousand noisy inputs, and finds a pattern that returns, then its *beginning*:

# %%
explore.onset_finder()

# %% [markdown]
# Inputs that fire together win against those that fire alone:

# %%
explore.competition_of_groups()

# %% [markdown]
# And if no input has friends? Here are five hundred that are alike in everything, and fire on their own. Guess what
# their synapses look like after a minute, and what the neuron does when all inputs fire twice as often. Then look:

# %%
explore.heaps()

# %% [markdown]
# They part into strong and weak ones, although nothing sets them apart but chance. And at twice the input, the neuron
# first fires like mad, and then finds back to nearly its old rate: what comes by chance shrinks synapses, so a neuron
# that fires too easily weakens its own inputs. Sen Song, Kenneth Miller and Larry Abbott saw both in a model of 2000.
#
# A camera that sends nothing but changes, pixel by pixel, when they happen:

# %%
explore.event_camera()

# %% [markdown]
# And four groups of cells that make the rhythm of walking, with no beat from outside:

# %%
explore.gait()

# %% [markdown]
# ### One core after TrueNorth
#
# 256 axons, 256 neurons, whole numbers only: this is one of its 4,096 cores, bit for bit as a plain loop would compute it. It reads digits.

# %%
explore.core()

# %% [markdown]
# ### A neuron after Loihi
#
# Decays as multiplications of whole numbers with a shift, and a synapse that learns from traces of 7 bits, rounded by chance. The traces still draw the window:

# %%
loihi, rng = spiking.loihi, np.random.default_rng(1)
dts = np.array([-20, -5, 5, 20])
for dt, change in zip(dts, loihi.window(dts, rng=rng), strict=True):
    print(f"{dt:>3} ms: the weight changes by {change:+.1f}")

# %% [markdown]
# What such chips are good at: finding a *sparse code*, in which few neurons explain a picture and each holds back those that would say the same. Here it is done by spikes, and compared with the best there is:

# %%
explore.sparse()

# %% [markdown]
# ### Small whole numbers
#
# How few bits does a weight need?

# %%
for bits in (8, 4, 3, 2):
    print(f"{bits} bits: {spiking.quantise.accuracy(bits):.0%} of the digits are right")

# %% [markdown]
# {next}
