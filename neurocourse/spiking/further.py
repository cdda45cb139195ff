# %% [markdown]
# {header}

# %%
from inspect import getsource

import numpy as np

from neurocourse import spiking
from neurocourse.spiking import checks as check
from neurocourse.spiking import explore
from neurocourse.teaching import quiz
from neurocourse.wording import span

# %% [markdown]
# ## Where firing begins
#
# Turn up the current slowly. A bucket that just reaches its threshold fires as slowly as you like. What about the neuron of 1952?

# %%
quiz(spiking, "onset-jump")

# %% [markdown]
# Find the place where it makes up its mind. In the lesson you met it as 6.3 µA/cm². Then arm the bucket with the moving threshold of the lesson. How much of the difference will be left?

# %%
explore.onset()

# %% [markdown]
# With a moving threshold the bucket, too, begins at a stroke, though nearer to seventy spikes a second than to fifty. To begin slowly is no mark of a machine, nor of cells: Hodgkin himself found axons of both kinds in a crab, in 1948.
#
# And the squid's own axon? In a steady current it fires once, and then no more (John Clay and colleagues, 2008). Firing on and on is what the *equations* do. How can that be, when they were fitted to this very axon?
#
# ### Exercise 6: a curve through ten points
#
# Each gate opens at one rate and closes at another, and both rates depend on the voltage. In 1952 they were measured at one voltage after the other. The potassium gate *closes* the more slowly, the higher the voltage, and a falling exponential was drawn through the points:
#
# $$\beta = b\, e^{-V/k}$$
#
# Write a function that finds $b$ and $k$: `V` is an array of voltages above rest (mV), `beta` the rates that were measured there (per ms). Take the $b$ and $k$ with which the *logarithms* of the rates are missed least, in the mean square. Return the two numbers.


# %% exercise
def falling_exponential(V, beta):
    # BEGIN SOLUTION
    slope, height = np.polyfit(V, np.log(beta), 1)
    b = np.exp(height)
    k = -1 / slope
    # END SOLUTION
    return b, k


falling_exponential = check.falling_exponential(falling_exponential)

# %% [hint]
# Take the logarithm of both sides. What kind of curve is $\ln \beta$ against $V$?

# %% [hint]
# A straight line, $\ln b - V/k$. `np.polyfit(x, y, 1)` gives the slope and the height at `x = 0` of the line that misses least.

# %% [hint]
# `slope, height = np.polyfit(V, np.log(beta), 1)`; then undo the logarithm for $b$, and $k$ is minus one over the slope.

# %% [markdown]
# Ten points from one axon, as they were published. Then a neuron with your curve in place of theirs, in steady currents of 7, 10, 20 and 30 µA/cm²: how many spikes does it send in 75 ms, after as long a time to settle?

# %%
measured = spiking.gates.MEASURED
b, k = falling_exponential(measured.V, measured.closing)
print(f"yours: {b:.3f} per ms and {k:.0f} mV; published: 0.125 per ms and 80 mV")
print(spiking.gates.report(b, k))

# %% [markdown]
# Your curve meets these points better than the published one, and the firing is gone! It stays gone up to 20 µA/cm² if any one of the points is left out. Theirs was not careless: it had to do for points from other axons, too. But see how much hangs on one rate of six, and on a fifth more or less of it. (The leak is set so that both neurons
# rest at the same voltage.) Whether *this* is why the squid's axon fires only once is another matter. Clay and colleagues trace it to the way in which the potassium current grows with the voltage.

# %% [markdown]
# ## Down the axon
#
# Hodgkin and Huxley measured their currents in a piece of axon whose voltage they held still, the same all along. In it nothing travels.

# %%
quiz(spiking, "axon-speed")

# %% [markdown]
# They computed 18.8 m/s, where 21.2 had been measured. It took them weeks by hand. Here it takes a second.

# %%
axon = spiking.axon
spike = axon.run(axon.bare(), duration=4)
speed = axon.velocity(spike)
print(f"the squid's axon: {speed:.1f} m/s (1952: 18.8 computed, 21.2 measured)")

# %% [markdown]
# That axon was 0.476 mm thick, at 18.5 °C. The thickest in the explorer has 0.5 mm, and so is a little faster.

# %%
explore.wave()

# %% [markdown]
# ## Insulation
#
# The squid has an axon half a millimetre thick, because a bare fibre can be fast in no other way. Ours are thin and wrapped in myelin, with bare nodes between which the spike jumps. Does thickness pay there, too?

# %%
quiz(spiking, "myelin-why")

# %%
explore.velocity()

# %% [markdown]
# Is it the wrapping, then, or the nodes, which are crowded with channels? Arm the bare fibre with as many channels everywhere as a node has. It becomes 1.4 times as fast, and the myelinated one of 10 µm stays four times as fast as that.

# %% [markdown]
# ## Only when something happens
#
# A simulation on a clock works out every voltage in every step, although most cells receive nothing most of the time. There is another way.

# %%
quiz(spiking, "event-driven")

# %% [markdown]
# The explorer runs the same network by events and by the clock. When does the clock stop being a waste? Its defender has a cheap remedy: longer steps. Arm the clock, and look at what becomes of the spikes.

# %%
explore.events()

# %% [markdown]
# At 80 arrivals a second the armed clock still computes seven times as many voltages, and it misses one spike in fourteen. At 160 it computes about twice as many.

# %% [markdown]
# ## A gallery of cells
#
# The bucket can only repeat one interval. Eugene Izhikevich's two equations of 2003 show many of the firing patterns that are found in cortex, at nearly the same cost.

# %%
quiz(spiking, "gallery-burst")

# %%
explore.gallery()

# %% [markdown]
# ## A ramp of a real cell
#
# So far equations only. Here is a real cell: the recording of {lesson:neurotransmitters}. Its sampling rate was not written down, so time is in *samples*. Between two spikes its voltage creeps up. First a question that needs no recording:

# %%
quiz(spiking, "one-variable")

# %% [markdown]
# Now try to lay the bucket on the ramp of the cell. Start with the time constant.

# %%
explore.ramp()

# %%
fit = spiking.fit
learned = fit.ramps("learned")
_, leak, _ = fit.regress(learned)
print(f"the best leak for a bucket: {leak:.3f} per sample")
models = {"a straight line": fit.model(learned), "with an upstroke": fit.best(learned)}
models["a parabola"] = spiking.parabola.model(learned)
for name, model in models.items():
    score = fit.score(model, fit.ramps("held out"))
    missed = f"misses spikes that it never saw by {score.time:.1f} samples"
    print(f"{name:>16}: {missed}, their voltages by {score.voltage:.1f} mV")

# %% [markdown]
# The bucket bends the wrong way. It fills ever more slowly, while the cell rises ever faster: the best leak is *negative*, a bucket that fills faster the fuller it is. One more term is enough, an upstroke that grows exponentially, as sodium channels begin to open:
#
# $$\frac{dV}{dt} = I - \frac{V - E_L}{\tau} + \frac{\Delta}{\tau}\, e^{(V - V_T)/\Delta}$$
#
# But is it the *exponential* that does it? A defender of simpler curves would ask for as many constants: the parabola in the table above has them, and does as well. The recording asks for a slope that turns upwards. It does not say by which law, because we look at it only up to the foot of the spike.
#
# Nicolas Fourcaud-Trocmé and colleagues proposed this *exponential* integrate-and-fire cell in 2003, and Laurent Badel and colleagues measured its shape in cortical cells in 2008. Here the data fix its turning point $V_T$ well, at −41 mV. They hardly fix its softness Δ: 5 mV and 14 mV fit nearly as well.
#
# Then look at the beginning. After the drive is switched on, the cell rises and *falls back* by seven millivolts, three times, before its first spike. No equation in which the slope depends on $V$ alone can do that: where it rose once, it always rises. The cell must have something that we do not see.
#
# > **Data card.** *Membrane*, as in {lesson:neurotransmitters}: a real voltage. Which cell it is was not written down, nor its sampling rate, nor its units: we read its numbers as tenths of a volt, because then it rests at −67 mV. Each mV above is ours in this sense. *Rates of the potassium gate*: ten points from one axon (Hodgkin and Huxley, 1952, table 1), as copied out by Aidan Daly and colleagues (2015). Everything else in this notebook is **simulated**, apart from the digits of {lesson:pioneers}.

# %% [markdown]
# ## A thousand cells
#
# Connect a thousand buckets at random: four in five excite, the others inhibit. Nothing in them is left to chance.

# %%
quiz(spiking, "chance-inside")

# %% [markdown]
# It runs while you move the sliders. Too little inhibition, and there is a storm. (The *irregularity* of the intervals is 0 for a clock and 1 for dice.)

# %%
explore.live_network()

# %%
network = spiking.network
wires = network.wire(network.NetworkParameters(), rng=0)
for g in (0, 3, 6):
    run = network.Network(targets=wires, rng=1).run(300, g=g, dt=0.5)
    rate, cv = len(run.t) / 300, network.irregularity(run)
    print(f"inhibition {g}: {rate:.0f} Hz, irregularity {cv:.1f}")

# %% [markdown]
# To keep up with your hand, the explorer's network touches only the cells that a spike reaches. This is the same network as its equations read; a test holds that both fire the same spikes.

# %%
print(getsource(spiking.plain_network.run))

# %%
quiz(spiking, "dale-return")

# %% [markdown]
# ## Trained to spike
#
# The copy in the lesson counts spikes, and counting takes time. What if a network *learns* with spikes, by the surrogate gradient? A hundred and twenty-eight leaky cells look at a digit for a few steps.

# %%
quiz(spiking, "few-steps")

# %%
accuracy, copy = spiking.conversion.evaluate("MLP")
for T in (1, 2, 5):
    trained = [spiking.still.learn(T, rng=seed) for seed in range(3)]
    right = span([100 * one.accuracy for one in trained], 1, learned=True)
    n, n_copied = trained[0].spikes.mean(), copy.spikes[T - 1].mean()
    print(f"steps {T}: trained {right}%, ≈ {n:.0f} spikes;", end=" ")
    print(f"copied ≈ {accuracy[T - 1]:.1%}, ≈ {n_copied:.0f} spikes")

# %% [markdown]
# One step is enough. But in one step no time passes inside the cell: it adds, compares and answers, as the unit of 1943 did. At that time nobody could train such units in a hidden layer. Now a borrowed slope does it.

# %% [markdown]
# ## Credit in time
#
# Backpropagation through time needs a stored past. **e-prop** does not: each synapse keeps a trace of what it did to its cell, and waits for an error that is broadcast to all. You have met this idea before.

# %%
quiz(spiking, "trace-return")

# %% [markdown]
# e-prop has a price: it leaves out what a spike does to its own cell by way of other cells. How far is its direction from that of backpropagation? Both of them borrow the slope of a spike, so this is a comparison of two gradients of a *surrogate*; a true one does not exist. A *cosine* of 1 means the same direction, one of 0 a right
# angle. Twelve networks, before any learning:

# %%
print(spiking.credit.cosines())

# %% [markdown]
# Near enough to learn with? A network of spiking cells learns to draw a curve, by e-prop and by backpropagation through time (BPTT). Two controls stand beside them. In one the error reaches the cells through *random* weights, as in {lesson:pioneers}. In the other it reaches only the output, and the weights inside stay as they were
# drawn. Errors over three seeds:

# %%
print(spiking.credit.report())

# %% [markdown]
# The credit inside the network matters: with the output alone a good part of the error stays. e-prop comes near to backpropagation without a stored past: at worst it leaves about twice the error. Random feedback, which does so well in a network of numbers, is no better here than none, at least after so few updates.

# %%
quiz(spiking, "eprop-local")

# %% [markdown]
# ## A pattern that returns
#
# A thousand noisy inputs reach one cell. Again and again half of them repeat the same pattern, 50 ms long, at the same rate as always. The cell has nothing but the learning window of the lesson.

# %%
quiz(spiking, "pattern-time")

# %%
explore.onset_finder()

# %% [markdown]
# ## Inputs that compete
#
# Inputs that often fire together win against those that fire on their own:

# %%
explore.competition_of_groups()

# %% [markdown]
# And if no input has a partner? Here are five hundred that are alike in everything, and fire independently.

# %%
quiz(spiking, "equal-inputs")

# %%
explore.heaps()

# %% [markdown]
# They part into strong and weak synapses, although only chance sets them apart. Is that what timing does to equal inputs? Arm the synapses: let each change be smaller, the less room is left. Then there is one heap in the middle. So the two heaps come from how a synapse meets its limits, and not from the window (Mark van Rossum,
# Guo-qiang Bi and Gina Turrigiano, 2000). Real synapses of cortex make one broad heap.
#
# With hard limits there is a second effect. When the inputs fire twice as often, the cell at first fires many times as fast, and then returns almost to its old rate. Most pairs occur by chance, and chance pairs weaken a synapse on balance; so a cell that fires too easily weakens its own inputs. Sen Song, Kenneth Miller and
# Larry Abbott found both effects in a model in 2000. Arm it and double the input: the calm is gone as well, and the cell goes on at more than four hundred spikes a second. The two heaps are the price of the calm.

# %% [markdown]
# ## A camera of changes
#
# This camera sends no pictures. Each pixel reports when its own light has changed by a fixed factor, and is silent otherwise.

# %%
quiz(spiking, "camera-light")

# %%
explore.event_camera()

# %% [markdown]
# ## Steps without a beat
#
# Four groups of cells make the rhythm of walking. Their drive is constant, and there is no clock.

# %%
quiz(spiking, "no-clock")

# %%
explore.gait()

# %% [markdown]
# ## One core after TrueNorth
#
# 256 axons, 256 neurons, whole numbers only: this is one of its 4,096 cores. A synapse is a single bit, there or not there. And yet the core reads digits with weights from −3 to 3.

# %%
quiz(spiking, "core-bits")

# %%
explore.core()

# %% [markdown]
# The model computes all synapses at once. A test holds that it is bit for bit what this loop would do, one synapse after the other:

# %%
print(getsource(spiking.truenorth.plain_step))

# %% [markdown]
# ## A neuron after Loihi
#
# On this chip decay is a multiplication of whole numbers and a shift, and a synapse learns from traces of 7 bits.

# %%
quiz(spiking, "whole-trace")

# %% [markdown]
# With this trick the traces still draw the learning window of the lesson. Beside it stands a chip that rounds to the nearest number:

# %%
loihi, rng = spiking.loihi, np.random.default_rng(1)
dts = np.array([-120, -20, -5, 5, 20])
windows = [loihi.window(dts, by_chance=by_chance, rng=rng) for by_chance in (True, False)]
for dt, change, rigid in zip(dts, *windows, strict=True):
    print(f"{dt:>4} ms: by chance {change:+.1f}, to the nearest {rigid:+.0f}")

# %% [markdown]
# For spikes that come close together, chance is not needed: the nearest number does as well. But look at the first line. There a trace has stopped fading, and an input that comes two minutes or two hours later still weakens the synapse by 1.

# %% [markdown]
# ## A sparse code
#
# Such chips are good at finding a *sparse code*: a few neurons explain a picture, and they hold each other back.

# %%
quiz(spiking, "sparse-rivals")

# %% [markdown]
# In the explorer spikes do it, and you can compare their code with the best there is.

# %%
explore.sparse()

# %% [markdown]
# ## Small whole numbers
#
# The weights of the copied digit reader have 32 bits. A chip has no room for so many.

# %%
quiz(spiking, "few-bits")

# %% [markdown]
# On the left is what one cell looks for, rounded. With two bits, sign included, a weight is −1, 0 or 1 times a step. The first rule takes the largest weight as its step, and so most weights become 0. What would a defender of two bits ask for? Another rule: the step is the *mean* size of the larger weights (Fengfu Li and colleagues, 2016). Arm it.

# %%
explore.few_bits()

# %% [markdown]
# So "two bits fail" was a sentence about a rule for rounding. With the better rule three plain networks read 90 to 93% of the digits, and not 15 to 60. Networks with convolutions, which have few weights, lose more. Networks that are *trained* with three values lose far less, as the same paper shows; here the training knew nothing of what was to come.
#
# ## What a right answer costs
#
# The ledger of the lesson had two entries. Here are seven readers of the same digits. Three of them see a digit row by row and have to remember: a GRU of {lesson:hippocampus}, and two recurrent networks of spikes, taught by backpropagation through time and by e-prop.

# %%
quiz(spiking, "price-of-rows")

# %% [markdown]
# The best place is the upper left corner: cheap and right. Nobody beats the dashed border in both. Move the price of memory and watch who changes place. Then arm the spikes with what the frugal numbers have: 8 bits, and voltages that need not travel.

# %%
explore.pareto()

# %% [markdown]
# Unarmed, the numbers of 8 bits have no rival. Armed, the copy of spikes costs the same: most of *its* bill is the first layer, which multiplies pixels by weights, spikes or not. (We assume that its voltages may have 8 bits, too.) Row by row, spikes read ten points worse than the GRU, at half its
# price, or at a twentieth when they are armed. (Nobody has rounded the GRU; its defender would ask for that.)
#
# ## Late on purpose
#
# An axon takes time, and not every axon the same. In the barn owl, axons of graded length make two sounds meet that reached its ears at different moments (Catherine Carr and Masakazu Konishi, 1990). What if delays are *learned*?

# %%
quiz(spiking, "late-enough")

# %% [markdown]
# Eight inputs fire once each, five or six milliseconds apart. The cell should fire for one order only. Let it learn delays, then weights. Last, arm the weights: let each input come by six fixed delays, with a weight for each.

# %%
explore.late()

# %%
print(spiking.lines.report())

# %% [markdown]
# Delays beat weights, and the difference goes away when there are enough fixed delays to choose from. So a delay that learns is worth six weights here: eight numbers do what otherwise takes forty-eight. Large networks with learned delays have set marks for recognising spoken words from spikes (Ilyass Hammouamri and colleagues, 2023).

# %% [markdown]
# {next}
