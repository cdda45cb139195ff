"""Right calls of lesson 3."""

from functools import cache

import numpy as np
from doors import right

from neurocourse import nn
from neurocourse.cortex import (
    adversarial,
    aliasing,
    average_precision,
    contrast,
    convolution,
    counting,
    cue_conflict,
    detector,
    examples,
    faces,
    fields,
    gabor,
    hmax,
    lenet,
    light,
    motion,
    neocognitron,
    normalisation,
    opponency,
    paired,
    places,
    pooling,
    popout,
    reach,
    receptive_field,
    rivals,
    saliency,
    similarity,
    sparse_coding,
    street,
    untied,
)

DIGITS = np.linspace(0, 1, 3 * 64).reshape(3, 8, 8)[:, ::-1] ** 2
RDM = np.array([[0.0, 0.2, 0.9], [0.2, 0.0, 0.4], [0.9, 0.4, 0.0]])
CURVE = dict(c=[0.1, 0.3, 0.9], rates=[1.0, 5.0, 20.0])
COLOURED = np.full((20, 20, 3), 0.5)


@cache
def reader():
    network = nn.Network([nn.Flatten(), nn.Dense(64, 10, rng=0, dtype=np.float32)])
    return lenet.Reader(network, lenet.pictures(DIGITS), np.array([0, 1, 2]), 1.0)


CALLS = {
    adversarial.fool: lambda: right(network=reader().network, images=DIGITS, labels=[0, 1, 2], epsilon=0.1)
    .signed("images").fine(images="axes"),
    adversarial.walk: lambda: right(network=reader().network, images=DIGITS, labels=[0, 1, 2], epsilon=0.1, n_steps=2)
    .signed("images").fine(images="axes"),
    adversarial.harden: lambda: right(updates=1, make=lenet.mlp, rng=0),
    adversarial.accuracies: lambda: right(network=reader().network, epsilons=[0.1], rng=0).free("epsilons"),
    aliasing.build: lambda: right(rng=0),
    aliasing.learn: lambda: right(epochs=1, rng=0),
    aliasing.placed: lambda: right(X=DIGITS.reshape(3, 64), column=8).signed("X").free("X"),
    aliasing.lost: lambda: right(maps_of=lambda x: x[None], pictures=DIGITS, kind="max", dx=1)
    .signed("pictures dx").free("pictures"),
    aliasing.report: lambda: right(maps_of=lambda x: x[None], pictures=DIGITS).signed("pictures").free("pictures"),
    counting.count_weights: lambda: right(inputs=[25, 25], side=3).free("inputs"),
    counting.report: lambda: right(),
    examples.challenge: lambda: right(examples=examples.as_they_are, rng=0).costly(),
    examples.ours: lambda: right(make=lenet.mlp, rng=0).costly(),
    light.divided: lambda: right(pictures=DIGITS[..., None]).signed("pictures").free("pictures").fine(pictures="axes"),
    light.centred: lambda: right(pictures=DIGITS[..., None]).signed("pictures").free("pictures").fine(pictures="axes"),
    light.cells: lambda: right(pictures=DIGITS[..., None]).signed("pictures").free("pictures").fine(pictures="axes"),
    light.network: lambda: right(rng=0).costly(),
    light.v1: lambda: right(rng=0).costly(),
    light.read_in: lambda: right(eye=light.Eye(lenet.pictures, reader().network), contrasts=[1.0])
    .signed("contrasts").free("contrasts"),
    places.wide: lambda: right(X=DIGITS.reshape(3, 64), starts=[3, 4], rng=0).signed("X")
    .free("X starts"),
    places.at: lambda: right(X=DIGITS.reshape(3, 64), column=3).signed("X").free("X"),
    places.build: lambda: right(rng=0),
    places.learn: lambda: right(epochs=1, rng=0),
    rivals.build: lambda: right(kind="plain"),
    paired.armed: lambda: right(
        pictures=paired.bars(30.0), kernel=np.eye(3), correlate=convolution.cross_correlate
    ).signed("pictures kernel").free("pictures"),
    paired.difference: lambda: right(),
    average_precision.average_precision: lambda: right(scores=[0.9, 0.1], right=[True, False], n_truth=1)
    .signed("scores"),
    convolution.cross_correlate: lambda: right(image=np.eye(4), kernel=np.ones((2, 2)))
    .signed("image kernel").free("image kernel"),
    convolution.convolve_fft: lambda: right(image=np.eye(4), kernel=np.ones((2, 2)))
    .signed("image kernel").free("image kernel"),
    cue_conflict.judge: lambda: right(n=4, epochs=1, rng=0, progress=False),
    cue_conflict.build: lambda: right(rng=0),
    detector.detect: lambda: right(network=detector.build(rng=0), image=np.full((20, 20), 0.5), threshold=0.9)
    .signed("image").free("image"),
    detector.mean_average_precision: lambda: right(network=detector.build(rng=0), n_scenes=3, threshold=0.9, rng=1),
    gabor.across: lambda: right(n=3, angle=30.0).signed("angle"),
    gabor.gabor: lambda: right(n=3, angle=30.0).signed("angle phi"),
    gabor.quadrature: lambda: right(n=5, angle=30.0).signed("angle"),
    hmax.respond: lambda: right(picture=np.eye(20), pieces=np.ones((2, 36))).signed("picture pieces").free("pieces"),
    hmax.tolerance: lambda: right(digits=DIGITS, pieces=np.linspace(0, 1, 180).reshape(5, 36) ** 2, shift=1)
    .signed("digits pieces shift").free("digits pieces"),
    lenet.mlp: lambda: right(hidden=2, rng=0),
    lenet.read_digits: lambda: right(make=lenet.mlp, epochs=2, order=np.arange(64), rng=0, progress=False),
    motion.filters: lambda: right(sign=1).fine(sign="negative"),
    motion.moving_bar: lambda: right(speed=1.0).signed("speed"),
    motion.opponent: lambda: right(movie=motion.moving_bar(1.0)).signed("movie"),
    neocognitron.s_cells: lambda: right(image=np.eye(5), template=np.eye(3)).signed("image template").free("image"),
    neocognitron.told_apart: lambda: right(digits=DIGITS, template=np.eye(3)).signed("digits template").free("digits"),
    neocognitron.report: lambda: right(digits=DIGITS, template=np.eye(3)).signed("digits template").free("digits"),
    normalisation.normalised: lambda: right(c_1=[0.1, 0.2], c_2=0.5).many("c_1 c_2"),
    normalisation.population: lambda: right(picture=normalisation.plaid(0.5, 0.5)).signed("picture"),
    contrast.rate: lambda: right(c=[0.1, 0.5]).many("c"),
    contrast.measured: lambda: right(contrasts=[0.1, 0.5], rng=0).free("contrasts"),
    contrast.fit_relu: lambda: right(**CURVE).signed("rates"),
    contrast.fit_naka_rushton: lambda: right(**CURVE).signed("rates"),
    contrast.fit_tired: lambda: right(**CURVE).signed("rates"),
    contrast.report: lambda: right(),
    detector.train: lambda: right(n_scenes=2, epochs=1, rng=0, progress=False),
    faces.examine: lambda: right(n=12, rng=0, progress=False),
    fields.cells: lambda: right(n=2, rng=0),
    fields.network: lambda: right(n=2, n_examples=100, rng=0),
    fields.measures: lambda: right(D=np.eye(3, 100) + 0.01).signed("D").free("D"),
    fields.sorted_by_measures: lambda: right(measured=np.linspace(0, 1, 120).reshape(4, 10, 3) ** 2, k=3)
    .signed("measured").free("measured"),
    saliency.sought: lambda: right(picture=COLOURED).signed("picture").free("picture"),
    opponency.opponent: lambda: right(picture=np.full((2, 2, 3), 0.5)).free("picture"),
    paired.bars: lambda: right(angle=30.0, positions=[0.0, 1.0]).signed("angle contrast positions").free("positions")
    .fine(positions="empty"),
    paired.v1: lambda: right(pictures=paired.bars(30.0), angle=30.0, complex_cell=receptive_field.energy)
    .signed("pictures angle").free("pictures"),
    paired.network: lambda: right(
        pictures=paired.bars(30.0), kernel=np.eye(3), b=0.0, correlate=convolution.cross_correlate
    ).signed("pictures kernel b").free("pictures"),
    pooling.pool: lambda: right(maps=np.eye(4)).signed("maps").free("maps").fine(maps="axes"),
    popout.display: lambda: right(rng=0),
    reach.receptive_field: lambda: right(kernels=[3, 2], strides=[1, 2]),
    receptive_field.centre_surround: lambda: right(n=5).signed("x y"),
    receptive_field.row: lambda: right(n_cells=2, n=5).signed("angle"),
    receptive_field.rate: lambda: right(answers=[0.5, 1.0], best=1.0).signed("answers").many("answers"),
    receptive_field.tuning_width: lambda: right(n_cells=2).signed("angle"),
    receptive_field.drift: lambda: right().signed("turn contrast"),
    saliency.features: lambda: right(picture=COLOURED, movie=np.zeros((24, 20, 20))).signed("picture movie"),
    saliency.saliency: lambda: right(picture=COLOURED, movie=np.zeros((24, 20, 20))).signed("picture movie"),
    saliency.hit_rate: lambda: right(kind="colour", n=1, rng=0),
    similarity.dissimilarity: lambda: right(responses=np.eye(3)).signed("responses").free("responses"),
    similarity.compare: lambda: right(rdm=RDM, other=RDM**2).signed("rdm other"),
    similarity.matrix: lambda: right(name="pixels").costly(),
    sparse_coding.codes: lambda: right(X=np.eye(3), D=np.eye(3), lam=0.1, n_steps=2).signed("X D").free("X D"),
    sparse_coding.learn: lambda: right(n_fields=2, n_batches=1, batch=5, n_snapshots=1, rng=0, progress=False),
    sparse_coding.trained: lambda: right(noise=False).costly(),
    sparse_coding.like_noise: lambda: right(X=np.eye(3), rng=0).signed("X").free("X"),
    sparse_coding.orientation: lambda: right(D=np.eye(3, 100)).signed("D").free("D"),
    street.scene: lambda: right(rng=0),
    street.fog: lambda: right(image=np.eye(3), beta=0.1, distance=[1.0, 2.0, 3.0]).signed("image distance"),
    untied.Untied: lambda: right(shape=(4, 4, 1), n_out=2, rng=0),
}  # fmt: skip
