# %% [markdown]
# {header}

# %%
from neurocourse import neurotransmitters
from neurocourse.neurotransmitters import checks as check
from neurocourse.neurotransmitters import explore
from neurocourse.teaching import claims, predict, quiz

# %% [markdown]
# ## A spike, one step at a time
#
# Hodgkin and Huxley's equations can be solved with school arithmetic: work out every current, move the voltage a little, and do it again. Three gates keep track of the doors:
# $m$ opens the sodium doors, $h$ closes them again, $n$ opens the potassium doors.

# %%
predict(neurotransmitters, "spike-end")

# %% [markdown]
# One step is `hodgkin_huxley.step`:
#
# $$V \leftarrow V + \frac{\Delta t}{C}\,(I - I_{ion}), \qquad m \leftarrow m + \Delta t\,\big(\alpha_m\,(1 - m) - \beta_m\,m\big), \quad \text{and so for } h \text{ and } n$$
#
# Below, 500 such steps of 0.01 ms make one spike. (The explorers take longer steps and read the gates from a table. That is faster, and gives the same spikes.)

# %%
hh = neurotransmitters.hodgkin_huxley
V, gates = hh.rest(), hh.steady_gates(hh.rest())
for k in range(501):
    if k % 50 == 0:
        m, h, n = gates
        print(f"{k / 100:.1f} ms: V {V:5.1f} mV   m {m:.2f}   h {h:.2f}   n {n:.2f}")
    V, gates = hh.step(V, gates, I=10.0, dt=0.01)

# %%
predict(neurotransmitters, "spike-end", reveal=True)

# %% [markdown]
# The other neuron of the lesson has no sodium doors. It is a leaky membrane with a threshold that somebody wrote down. Its plain step is `membrane.step`:

# %%
membrane = neurotransmitters.membrane
cell, V = membrane.Membrane(t_ref=0.0), -70.0
for k in range(1000):
    V = membrane.step(V, I=0.3, cell=cell, dt=0.1)
    if V >= cell.V_th:
        print(f"spike at {0.1 * (k + 1):.1f} ms")
        V = cell.V_reset

# %% [markdown]
# ## All or none, recorded
#
# In the lesson all spikes were simulated. Here is the recorded voltage of a real cell. For a long time it rests. Then something drives it, and it rises to a peak again and again.

# %%
predict(neurotransmitters, "recorded-peaks")

# %% [markdown]
# At the lower right, outputs of a sigmoid for random input. How steep must the sigmoid be before its outputs look like the recording?

# %%
explore.spike_heights()

# %%
recording = neurotransmitters.recording
peaks = recording.peaks()
gap = recording.widest_gap(peaks.height)
print(f"{len(recording.crossings(recording.membrane().V))} spikes;", end=" ")
print(f"no peak between {gap.low:.0f} and {gap.high:.0f} mV")

# %%
predict(neurotransmitters, "recorded-peaks", reveal=True)

# %% [markdown]
# > **Data card.** *Membrane*: the sample trace that ships with Matplotlib, of which nobody wrote down the cell, the units or the sampling rate; the millivolts are our reading, from where it rests. See
# > `neurocourse/data/PROVENANCE.md`. *Digits*: as in {lesson:pioneers}. *Two moons* and the recording of *When release is likely* are **synthetic**. All other traces are simulated.

# %% [markdown]
# ## The curve of a real cell
#
# All curves of the lesson came from models. Here is one from an animal. In a grasshopper's ear a receptor neuron listens to a sound whose loudness wavers at random.

# %%
predict(neurotransmitters, "real-curve")

# %% [markdown]
# How can one read a cell's activation function from its spikes? Look back. Average what was heard before each spike: on the left that is the cell's *filter*. Weigh the sound with it at every moment, sort all moments by the result, the *drive*, and count the spikes in each part: on the right that is its *curve*. Fit
# all three units. Then fit a *softened* ReLU, $\ln(1 + e^z)$, which the loser's defender would ask for: it has a round foot and no top. Does the best one depend on the loudest parts?

# %%
explore.real_curve()

# %%
print(neurotransmitters.grasshopper.report())

# %%
predict(neurotransmitters, "real-curve", reveal=True)

# %% [markdown]
# What the sigmoid has over the ReLU is its round foot. Round the ReLU's foot, and one single point is left between them, the loudest twentieth of the slow sound, where the rate may begin to level off. Leave it out, and the two cannot be told apart.
#
# The last line for each sound is another control. Is the whole filter needed, or would one moment of the sound do, the best one? For the fast sound the filter foretells the other half better. For the slow one it loses: that sound is so smooth that one moment tells nearly all about its neighbours. A filter that looks
# beautiful need not be of use.
#
# > **Data card.** *Grasshopper*: numbers measured by us on two recordings of 10 s that come with the library nitime 0.12.1 (`grasshopper_*.txt`; recorded for Rokem and colleagues, 2006). The recordings themselves are not part of this course, because two statements about copying them
# > disagree. `neurocourse/neurotransmitters/listening/grasshopper.py` has every number.

# %% [markdown]
# ## One transmitter, two receptors
#
# Glutamate opens two kinds of doors at the same synapse. AMPA is what you met in the lesson. NMDA has a plug: a magnesium ion sits in the open channel and leaves only when the
# membrane is already depolarised. Craig Jahr and Charles Stevens measured it in 1990:
#
# $$I_{NMDA} = g\,\frac{V - E}{1 + \frac{[Mg]}{3.57}\,e^{-0.062\,V}}$$

# %%
quiz(neurotransmitters, "nmda-and")

# %% [markdown]
# In the picture, outward current is drawn upwards, as in the laboratory. Where does the current *fall* while the voltage rises? What happens without magnesium?

# %%
explore.nmda()

# %%
receptors = neurotransmitters.receptors
for V in (-70.0, -40.0, -20.0):
    free = receptors.unblocked(V)
    print(f"at {V:.0f} mV magnesium leaves {free:3.0%} of the NMDA channels free")

# %% [markdown]
# Glutamate alone: hardly anything. Depolarisation alone: nothing. Both: current. That is an AND in a single molecule, and no single weight can express it. A unit that is given the *product* of both can ({lesson:pioneers} has such an input); the molecule is one that comes with every synapse. Learning uses it
# ({lesson:plasticity}).

# %%
claims(neurotransmitters, "C1-17")

# %% [markdown]
# ## When release is likely
#
# The lesson counted packets by the failures, at a synapse where release was rare. Now let it be likely.

# %%
predict(neurotransmitters, "release-likely")

# %% [markdown]
# ### Exercise 5: a third witness
#
# Where nothing ever fails, nothing can be counted by failures. There is a third witness: the *spread* of the answers. If $k$ packets come after Poisson's law with the mean $m$, the variance of $k$ is $m$ as well. Let each packet be worth exactly $q$. Find $m$ from `amplitude` alone, a number
# without $q$ in it. `np.mean` and `np.var` are all you need.

# %% exercise
import numpy as np


def count_by_spread(amplitude):
    # BEGIN SOLUTION
    m = np.mean(amplitude) ** 2 / np.var(amplitude)
    # END SOLUTION
    return m


count_by_spread = check.count_by_spread(count_by_spread)

# %% [hint]
# An answer is $k\,q$. So its mean is $m\,q$. What is its variance?

# %% [hint]
# Multiplying by $q$ multiplies a variance by $q^2$: it is $m\,q^2$. Which combination of $m\,q$ and $m\,q^2$ is $m$?

# %% [hint]
# The square of the mean is $m^2 q^2$. Divide.

# %%
end_plate = neurotransmitters.endplate
answers, cv = end_plate.answers(), end_plate.quantum().sd / end_plate.quantum().mean
m = count_by_spread(answers)
print(f"by the spread {m:.2f}; as packets differ, times 1 + cv²: {m * (1 + cv**2):.2f}")
print(f"published in 1956: 2.33 by the mean size, {end_plate.PUBLISHED:.2f} by failures")

# %% [markdown]
# Neither a failure nor the size of a packet went into your number, and it could have come out anywhere. It meets the other two because release at that end-plate *is* rare and independent.
#
# The recording in this explorer is synthetic, so the true number of packets is known. Make release rare, then likely. When do the three ways of counting part, and which of them stays true?

# %%
explore.release(spread=count_by_spread)

# %%
for n, p in ((20, 0.06), (4, 0.6)):
    m = neurotransmitters.release.expected_failures(n, p)
    print(f"{n:2d} places, chance {p:.2f}: {n * p:.1f} packets,", end=" ")
    print(f"by failures {m:.1f}, by the spread {n * p / (1 - p):.1f}")

# %%
predict(neurotransmitters, "release-likely", reveal=True)

# %% [markdown]
# ## Weights that tire
#
# A synapse that is used often runs low. Misha Tsodyks and Henry Markram (1997) described it with two numbers: the share $R$ of the store that is ready, and the share $u$ of it that a spike uses.

# %%
predict(neurotransmitters, "tired-synapse")

# %%
explore.short_term()

# %%
short_term = neurotransmitters.short_term
for rate in (1, 10, 20, 60, 100):
    A = short_term.steady_state(float(rate)).A
    print(f"{rate:3d} Hz: a spike sends {A:.3f} of a store, a second {rate * A:.2f} stores")

# %%
predict(neurotransmitters, "tired-synapse", reveal=True)

# %% [markdown]
# ## How wrong is the sum?
#
# A weighted sum overstates how far the synapses move a membrane, because open doors share it. That was so with glutamate alone.

# %%
predict(neurotransmitters, "sum-inhibition")

# %%
explore.driving_force()

# %%
weights = neurotransmitters.weights
for g_i in (0.0, 0.01, 0.03):
    error = weights.relative_error([0.01, g_i], [0.0, -75.0])
    print(f"10 nS of glutamate, {1000 * g_i:2.0f} nS of GABA: too large by {error:.0%}")

# %%
predict(neurotransmitters, "sum-inhibition", reveal=True)

# %% [markdown]
# ## Weights with a sign
#
# A weight may do one more thing that a synapse may not: change its sign. A neuron releases the same transmitters at all its endings, so with few exceptions all its *outgoing* weights have one
# sign. That is Dale's principle; John Eccles and colleagues found it at work in 1954.

# %%
quiz(neurotransmitters, "dale-column")

# %% [markdown]
# This explorer trains two networks on the digits from the same start: in one no weight may cross zero, the other is free. How much accuracy does the rule cost?

# %%
explore.dale()

# %%
dale = neurotransmitters.dale
for constrained in (False, True):
    network = dale.learn(constrained, rng=0)
    first, second = network.flips
    name = "with Dale" if constrained else "as usual"
    print(f"{name:>9}: {first:.0%} and {second:.0%} of the weights flip sign;", end=" ")
    print(f"accuracy {network.accuracy:.2f}")

# %% [markdown]
# It costs little here. But would a larger cost have shown? Make the hidden layer smaller, and take it away altogether (three seeds, 20 epochs each):

# %%
print(dale.report())

# %% [markdown]
# With 64 hidden units the rule costs less than one digit in a hundred, with ten it costs two or three, with five still more: the fewer units there are, the harder it is to spare some for each sign. But look at the last line. *No* hidden layer reads about as many
# digits as ten hidden units do. On a task as easy as this one a rule for hidden units cannot cost much, so this is no proof that it is cheap. On harder tasks it matters how the inhibition is built in (Cornford and colleagues, 2021).
#
# To call positive weights glutamate and negative ones GABA is fair for a network *with* Dale's rule. In an ordinary one nearly every unit would have to release both.

# %%
claims(neurotransmitters, "C1-18")

# %% [markdown]
# ## Any curve will do
#
# Two classes of points lie in two interlocked half circles. Four networks learn to tell them apart. They differ only in the activation function. When you have seen the loser, arm it: give it products of its inputs, such as $x_1^2 x_2$.

# %%
predict(neurotransmitters, "moons")

# %%
explore.two_moons()

# %%
print(neurotransmitters.moons.report())

# %% [markdown]
# Three seeds each. Products of *three* factors make up for the bend altogether, products of two do not help at all: a bend is one way to make features, and a handful of the right ones is another.
#
# In 1993 Moshe Leshno and colleagues proved that, given enough units, any curve will do that is not a polynomial. And a polynomial? The square stands in the table, and does as well as the rest. The theorem is about *every* border there is; this one is
# within a polynomial's reach.

# %%
predict(neurotransmitters, "moons", reveal=True)

# %%
claims(neurotransmitters, "C1-15")

# %% [markdown]
# ## A synapse without a transmitter
#
# In 1959 Edwin Furshpan and David Potter found a synapse in the crayfish that passes current straight from cell to cell. Theirs let it through one way only; most such *gap junctions* pass it both ways.

# %%
predict(neurotransmitters, "junction")

# %%
explore.gap_junction()

# %% [markdown]
# A junction pulls two cells together, whichever way they differ, and so it can make them fire in step. Push either cell, up or down:

# %%
lifts = neurotransmitters.gap_junction.both_ways()
for push, (first, second) in zip(lifts._fields, lifts, strict=True):
    cell, way = push.split("_")
    print(f"{cell:>6} cell pushed {way:>4}:  cell 1 {first:+.1f}, cell 2 {second:+.1f} mV")

# %% [markdown]
# The effect goes both ways and takes its sign from the *difference* between the two cells. A chemical synapse is a one-way street, and a weight is modelled on that. Is the junction beyond a unit, then? No: give each of two units a weight of $+g_c$ from the other and one of $-g_c$ from
# itself, and they obey the same equation. Two weights that must be equal are a rule for weights, and not a thing that weights cannot do. (In {lesson:hippocampus} such a rule makes a memory.)

# %%
predict(neurotransmitters, "junction", reveal=True)

# %%
claims(neurotransmitters, "C1-02")

# %% [markdown]
# ## A sensory ending
#
# In 1926 Edgar Adrian and Yngve Zotterman recorded from single sensory fibres, and found spikes of one size.

# %%
predict(neurotransmitters, "press")

# %% [markdown]
# On the right is the smallest change that can just be noticed, as a share of what is there already. When the curve of the ending moves along with the background, that share stays the same.
# When it does not, the ending is soon blind to any change.

# %%
explore.sensory()

# %%
predict(neurotransmitters, "press", reveal=True)

# %% [markdown]
# ## Motor units and their muscle
#
# A motor neuron and the muscle fibres that it drives are a *motor unit*. It answers each spike with a twitch; twitches fuse. More force comes from faster firing and from calling more units.

# %%
predict(neurotransmitters, "small-first")

# %%
explore.muscle()

# %%
motor = neurotransmitters.motor
units = motor.pool(n=5, rng=0)
first = motor.recruit(units)
for k in units.size.argsort():
    seconds = first[k] / 1000
    print(f"size {units.size[k]:4.1f}: first spike after {seconds:.1f} s of rising drive")

# %%
predict(neurotransmitters, "small-first", reveal=True)

# %% [markdown]
# ## Three kinds of neuron, and a reflex
#
# Sensory neurons, motor neurons, and *interneurons* between them: for a reflex of the spinal cord these are the right words. Tap the tendon below the knee, and the leg kicks. An interneuron tells
# the opposing muscle to let go.

# %%
predict(neurotransmitters, "reflex-brain")

# %% [markdown]
# Set what the brain sends to zero. Then switch the interneuron off.

# %%
explore.reflex_arc()

# %%
reflex = neurotransmitters.reflex
for brain in (0.0, 30.0):
    jerk = reflex.knee_jerk(3.0, brain=brain)
    peak, after = jerk.quadriceps.max(), reflex.latency(jerk, "quadriceps")
    print(f"brain {brain:2.0f} Hz: answer after {after:.0f} ms, with up to {peak:.0f} Hz")

# %%
predict(neurotransmitters, "reflex-brain", reveal=True)

# %%
claims(neurotransmitters, "C1-04", "C1-05")

# %% [markdown]
# ## Two halves that take turns
#
# Left, right, left, right: walking needs two groups of neurons that are active in turn.

# %%
predict(neurotransmitters, "half-centre")

# %% [markdown]
# No brain, no clock. Find the border between taking turns and one side winning. Then arm the pair that does not tire, with noise. Would you walk on those legs?

# %%
explore.half_centre()

# %%
print(neurotransmitters.half_centre.report())

# %% [markdown]
# The last column is the spread of the turns, as a share of their mean, over three seeds. Noise makes the two change places as well, but after a moment or after seconds, as chance will have it. What fatigue gives them is the *beat*.

# %%
predict(neurotransmitters, "half-centre", reveal=True)

# %% [markdown]
# ## A dendrite is a leaky cable
#
# Most synapses sit on dendrites, up to a millimetre from the cell body.

# %%
predict(neurotransmitters, "far-dendrite")

# %% [markdown]
# What comes in far out reaches the cell body small, late and
# smeared. A weight has no place; but a smaller weight with a delay and a slower leak would stand in for this cable well, for the cable only adds. (Doors do not, as you have seen, nor do dendrites that spike, as you will.) ($\lambda$ is the length after which a steady voltage has fallen to 37% in a cable without end.)

# %%
explore.cable()

# %%
predict(neurotransmitters, "far-dendrite", reveal=True)

# %% [markdown]
# ## Where the spike starts
#
# A neuron takes in its inputs, and somewhere it has to start a spike. The cell body is its largest part, and it holds the nucleus.

# %%
predict(neurotransmitters, "spike-start")

# %% [markdown]
# The *axon initial segment* (AIS) is the first stretch of the axon. Sodium channels are dense there. Take channels away from it: where does the spike start then?

# %%
explore.spike_start()

# %%
predict(neurotransmitters, "spike-start", reveal=True)

# %%
claims(neurotransmitters, "C2-36")

# %% [markdown]
# ## A dendrite that computes
#
# In 2020 Albert Gidon and colleagues found dendrites of human cortex whose spikes are *largest for weak input* and shrink for strong input.

# %%
predict(neurotransmitters, "dendrite-xor")

# %%
explore.dendritic_xor()

# %% [markdown]
# No single threshold unit computes exclusive-or ({lesson:pioneers}). Block the dendritic spike, and this neuron cannot do it either. Then arm the single unit with an activation function that has a *bump*: it answers near a sum, and not above it. It gets all four answers right. So one
# unit is not too little for exclusive-or; a threshold is. Here, at last, a part of a neuron does set an activation function, and it is a dendrite, not a transmitter.

# %%
predict(neurotransmitters, "dendrite-xor", reveal=True)

# %%
claims(neurotransmitters, "C2-37")

# %% [markdown]
# {next}
