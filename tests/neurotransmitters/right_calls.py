"""Right calls of lesson 2."""

from functools import cache

import numpy as np
from doors import right

from neurocourse.neurotransmitters import (
    activations,
    analogy,
    axon_initial_segment,
    cable,
    dale,
    dendritic_xor,
    dividing,
    drive,
    endplate,
    flicker,
    gap_junction,
    half_centre,
    inhibition,
    kinetics,
    membrane,
    mixer,
    moons,
    motor,
    nernst,
    noise,
    prepared,
    receptors,
    recording,
    reflex,
    release,
    reverse,
    sensory,
    serotonin,
    short_term,
    squid,
    synapse,
    weights,
)
from neurocourse.neurotransmitters import hodgkin_huxley as hh

DOORS = dict(g=[0.01, 0.02], E=[0.0, -70.0])
SPIKES = [5.0, 15.0]
NOISE = np.random.default_rng(0).uniform(0, 1, 80)
SHUNT = (membrane.Conductance("shunt", 0.01, -70.0),)


@cache
def response():
    return mixer.simulate([0.0, 0.02], duration=100.0)


CALLS = {
    activations.values: lambda: right(name="tanh", x=[0.5, 1.0]).signed("x").many("x"),
    activations.nodes: lambda: right(x=np.eye(2), W=np.ones((3, 2)), b=np.zeros(3)).signed("x W b").free("x"),
    activations.recruited: lambda: right(x=[0.5], theta=[0.0, 1.0]).signed("x theta").many("x").free("theta"),
    activations.fit_line: lambda: right(I=[0.0, 1.0, 2.0], r=[0.0, 0.0, 5.0]).signed("I r"),
    activations.table: lambda: right(at=[-1.0, 1.0]).signed("at").free("at").fine(at="empty"),
    analogy.sum_of_parts: lambda: right(g=[0.01, 0.02], E=0.0).free("g").signed("E").fine(g="empty"),
    analogy.copies: lambda: right(name="GABA"),
    analogy.shapes: lambda: right(reach=0.025, gaba=0.01),
    analogy.silent_zero: lambda: right().signed("I"),
    analogy.one_input_many_baths: lambda: right(glutamate=0.01),
    gap_junction.both_ways: lambda: right().signed("I"),
    axon_initial_segment.simulate: lambda: right(duration=2.0).signed("I"),
    cable.length_constant: lambda: right(),
    cable.dendrite: lambda: right(n=5),
    cable.simulate: lambda: right(cable=cable.dendrite(n=5), x=100.0, duration=5.0).signed("I"),
    dale.KeepSigns: lambda: right(signs=[1.0, -1.0]).signed("signs").free("signs").fine(signs="empty"),
    dale.learn: lambda: right(constrained=True, epochs=1, n_hidden=4, rng=0),
    dendritic_xor.Cell: lambda: right().signed("I_th A theta"),
    dendritic_xor.dendritic_spike: lambda: right(I=[0.5], cell=dendritic_xor.Cell()).signed("I").many("I"),
    dendritic_xor.respond: lambda: right(x=[[0, 1], [1, 1]], cell=dendritic_xor.Cell())
    .free("x").fine(x="axes, fraction"),
    dendritic_xor.best_bump_unit: lambda: right(n=3),
    dendritic_xor.point_neurons: lambda: right(n=3),
    dividing.challenge: lambda: right(background=dividing.only_gaba, rng=0),
    drive.pulse: lambda: right(amplitude=[1.0], start=0.0, stop=5.0).signed("amplitude start").many("amplitude"),
    endplate.likelihood: lambda: right(chances=[0.5, 0.3, 0.2]).free("chances"),
    endplate.predicted_failures: lambda: right(m=2.0),
    flicker.follow: lambda: right(g=0.001, duration=20.0, rng=0),
    gap_junction.coefficient: lambda: right(g_c=[0.01], cell=membrane.Membrane()).many("g_c"),
    gap_junction.spiking: lambda: right(g_c=[0.01, 0.02], I=10.0, difference=0.5, duration=1.0)
    .signed("I difference apart").free("g_c").many("I difference"),
    half_centre.noisy: lambda: right(duration=20.0, rng=0),
    half_centre.turns: lambda: right(rhythm=half_centre.simulate(duration=20.0)),
    half_centre.simulate: lambda: right(duration=20.0).signed("start"),
    hh.Axon: lambda: right().signed("E_Na E_K E_L"),
    hh.rates: lambda: right(V=[-65.0, 0.0]).signed("V").many("V"),
    hh.simulate: lambda: right(I=[10.0, 0.0], duration=0.5, V0=-65.0, partner=[1, 0], g_c=0.01)
    .signed("I V0").many("V0 g_c").fine(I="axes"),
    hh.step: lambda: right(V=-65.0, gates=[0.05, 0.6, 0.3], I=10.0, dt=0.01, axon=hh.SQUID)
    .signed("V I gates"),
    hh.firing_rate: lambda: right(I=[10.0, 0.0], duration=1.0).signed("I").free("I").fine(I="empty"),
    hh.pulse_peaks: lambda: right(amplitude=[10.0, 0.0], duration=8.0)
    .signed("amplitude start").free("amplitude").fine(amplitude="empty"),
    inhibition.current_for: lambda: right(rate=[50.0]).many("rate"),
    inhibition.slope: lambda: right(g=0.01),
    kinetics.s_inf: lambda: right(T=[1.0], alpha=1.0, beta=0.2).many("T"),
    kinetics.relax: lambda: right(s=[0.5], T=1.0, elapsed=2.0, alpha=1.0, beta=0.2).many("s elapsed"),
    kinetics.open_share: lambda: right(t=[1.0, 9.0], spike_times=SPIKES, alpha=1.0, beta=0.2)
    .free("t spike_times").fine(t="empty", spike_times="empty"),
    membrane.Membrane: lambda: right().signed("E_L V_th V_reset"),
    membrane.steady_state: lambda: right(I=[0.1], conductances=SHUNT, cell=membrane.Membrane())
    .signed("I").free("I").fine(I="empty", conductances="empty"),
    membrane.step: lambda: right(V=-70.0, I=0.1, conductances=SHUNT, cell=membrane.Membrane())
    .signed("V I").many("V I").fine(conductances="empty"),
    membrane.f_i_curve: lambda: right(I=[0.5], conductances=SHUNT, cell=membrane.Membrane())
    .signed("I").free("I").fine(I="empty", conductances="empty"),
    membrane.simulate: lambda: right(I=[0.5], conductances=SHUNT, cell=membrane.Membrane(), duration=5.0, V0=-70.0)
    .signed("I V0").free("I").fine(I="empty", conductances="empty"),
    membrane.measure_f_i: lambda: right(I=[0.5], conductances=SHUNT, cell=membrane.Membrane(), duration=20.0)
    .signed("I").free("I").fine(I="empty", conductances="empty"),
    mixer.Mix: lambda: right().signed("E_GABA"),
    mixer.simulate: lambda: right(glutamate=[0.0, 0.02], mix=mixer.Mix(), duration=20.0)
    .signed("onset").free("glutamate"),
    mixer.rates: lambda: right(response=response()),
    mixer.reading: lambda: right(glutamate=[0.0, 0.01, 0.02], rate=[0.0, 30.0, 90.0]).signed("glutamate"),
    moons.products: lambda: right(X=[[0.1, -0.2], [0.3, 0.4]]).signed("X").free("X"),
    moons.two_moons: lambda: right(n=4, rng=0),
    moons.learn: lambda: right(activation="tanh", n_hidden=2, epochs=1, rng=0),
    motor.twitch: lambda: right(t=[10.0, 20.0]).signed("t P").many("t"),
    motor.ripple: lambda: right(rate=10.0),
    motor.pool: lambda: right(n=3, rng=0),
    motor.recruit: lambda: right(pool=motor.pool(3, rng=0), duration=100.0),
    motor.rates: lambda: right(pool=motor.pool(3, rng=0), I=5.0),
    nernst.potential: lambda: right(outside=[5.0], inside=[140.0], z=1).many("outside inside").signed("z temperature")
    .fine(z="fraction"),
    nernst.chloride: lambda: right().many("inside outside").signed("temperature"),
    nernst.gaba: lambda: right().many("inside outside").signed("temperature"),
    noise.balance: lambda: right(V=-60.0, E_glu=0.0, E_gaba=-75.0).signed("V E_glu E_gaba").many("V"),
    noise.simulate: lambda: right(I=[0.2, 0.5], glu=50.0, gaba=100.0, n=2, duration=5.0, rng=0)
    .signed("I").free("I").many("glu"),
    noise.steady: lambda: right(I=[0.2, 0.5], glu=50.0, gaba=100.0).signed("I").free("I"),
    noise.compare: lambda: right(I=[0.0, 1.0], before=[0.0, 50.0], after=[0.0, 30.0]).signed("I"),
    noise.report: lambda: right(curves=prepared.hail, top=0.7).costly(),
    noise.shunted_hail: lambda: right(rng=0),
    noise.background: lambda: right(strength=2.0, glutamate=True),
    noise.trace: lambda: right(I=0.5, glu=50.0, gaba=100.0, duration=5.0, rng=0).signed("I"),
    receptors.Receptor: lambda: right(name="x", transmitter="y", alpha=1.0, beta=0.1, E_rev=0.0)
    .signed("E_rev").fine(name="text", transmitter="text"),
    receptors.unblocked: lambda: right(V=[-70.0, 0.0]).signed("V").many("V"),
    receptors.conductance: lambda: right(receptor=receptors.AMPA, g=0.01, spike_times=SPIKES, E_rev=0.0)
    .signed("E_rev").free("spike_times").fine(spike_times="empty"),
    recording.crossings: lambda: right(V=[-60.0, 20.0, -60.0]).signed("V level").free("V"),
    recording.peaks: lambda: right(V=[-60.0, 20.0, -50.0]).signed("V").free("V"),
    recording.widest_gap: lambda: right(values=[1.0, 2.0, 4.0]).signed("values").free("values"),
    reverse.spike_triggered: lambda: right(x=[0.1, 0.5, -0.2, 0.3, 0.2], counts=[0.0, 0.0, 1.0, 0.0, 2.0], n_lags=2)
    .signed("x"),
    reverse.curve: lambda: right(x=NOISE[:5], counts=[0.0, 0.0, 1.0, 0.0, 2.0], weights=[1.0, 0.5], parts=2)
    .signed("x weights").free("weights"),
    reverse.held_out: lambda: right(x=NOISE, counts=(NOISE > 0.5).astype(float), n_lags=3).signed("x"),
    reflex.Cells: lambda: right().signed("excite inhibit"),
    reflex.Leg: lambda: right().signed("gain shorten"),
    reflex.knee_jerk: lambda: right(tap=3.0, cut="motor", cells=reflex.Cells(), leg=reflex.Leg(), duration=100.0),
    reflex.latency: lambda: right(jerk=reflex.knee_jerk(tap=3.0, duration=100.0), cell="quadriceps"),
    release.by_spread: lambda: right(amplitude=[0.4, 0.0, 0.8]).signed("amplitude").free("amplitude"),
    release.expected_failures: lambda: right(n=5, p=0.5),
    squid.rest: lambda: right(),
    squid.steady_gates: lambda: right(V=[-65.0, 0.0]).signed("V").many("V"),
    release.simulate: lambda: right(n=5, p=0.5, trials=3, rng=0),
    sensory.encode: lambda: right(s=[1.0, 2.0]).many("s"),
    sensory.just_noticeable: lambda: right(background=[1.0, 2.0]).many("background"),
    sensory.respond: lambda: right(s=1.0, duration=20.0).signed("on off"),
    serotonin.respond: lambda: right(density_1A=[1.0, 0.0], density_2A=[0.0, 1.0], duration=50.0).signed("start"),
    serotonin.unit: lambda: right(response=serotonin.respond(density_1A=0.5, density_2A=0.5, duration=50.0)),
    short_term.simulate: lambda: right(spike_times=SPIKES).free("spike_times"),
    short_term.steady_state: lambda: right(rate=[10.0]).many("rate"),
    synapse.synaptic_current: lambda: right(V=-60.0, g=0.01, E_rev=0.0).signed("V g E_rev").many("V g E_rev"),
    synapse.steady_state: lambda: right(**DOORS).signed("E E_L").fine(g="axes"),
    synapse.approach: lambda: right(**DOORS, duration=5.0).signed("E V0 E_L"),
    weights.normalised_sum: lambda: right(**DOORS).signed("E E_L").fine(g="axes"),
    weights.linear_sum: lambda: right(**DOORS).signed("E E_L").fine(g="axes"),
    weights.relative_error: lambda: right(**DOORS).signed("E E_L").fine(g="axes"),
}  # fmt: skip
