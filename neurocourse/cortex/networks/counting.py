"""Connections and weights: how many there are in a layer whose units share, and in one where each unit has its own."""

from neurocourse.arguments import count, each, function, takes

# Layers of LeNet-5: what the units of each map listen to, one number a map, and the side of its maps in units.
C1 = [25] * 6, 28
C3 = [75] * 6 + [100] * 9 + [150], 10  # three maps below, or four, or all six
C5 = [400] * 120, 1
F6 = [120] * 84, 1
LAYERS = {"C1": C1, "C3": C3, "C5": C5, "F6": F6}
# What the rule does not cover. A pool of 1998 had one factor and one bias a map, and four inputs and a bias a unit; the
# output units had weights set by hand, and none of them learned.
POOLS = {"S2": (6 * 2, 6 * 14**2 * 5), "S4": (16 * 2, 16 * 5**2 * 5)}
OUTPUT = (0, 84 * 10)
PRINTED = 60_000, 340_908  # in the article: weights that learn, and connections


@takes(inputs=each(count), side=count)
def count_weights(inputs, side):
    """How many weights a layer learns when the units of a map share theirs, and how many connections it has.

    Every unit has a bias, which counts as a weight and as a connection.

    Parameters
    ----------
    inputs : sequence of int
        How many numbers a unit listens to, for each map.
    side : int
        Each map has side × side units.

    Returns
    -------
    tuple of int
        Weights, connections.

    References
    ----------
    LeCun Y, Bottou L, Bengio Y, Haffner P (1998). Gradient-based learning applied to document recognition.
    Proceedings of the IEEE 86:2278-2324. doi:10.1109/5.726791
    """
    weights = sum(n + 1 for n in inputs)
    return weights, weights * side**2


@takes(count_weights=function)
def report(count_weights=count_weights):
    """The sums for LeNet-5, layer by layer and together, beside what the article prints."""
    rows = {name: count_weights(*layer) for name, layer in LAYERS.items()} | POOLS | {"output": OUTPUT}
    lines = [f"{'':8}{'weights':>9}{'connections':>14}"]
    lines += [f"{name:8}{weights:9,d}{connections:14,d}" for name, (weights, connections) in rows.items()]
    total = [sum(row[k] for row in rows.values()) for k in (0, 1)]
    lines.append(f"{'together':8}{total[0]:9,d}{total[1]:14,d}")
    return "\n".join([*lines, f"{'in 1998':8}{PRINTED[0]:9,d}{PRINTED[1]:14,d}"])
