"""McCulloch and Pitts, 1943: neurons as propositions. What one threshold unit can say, and what takes two layers."""

from itertools import combinations, product

import numpy as np

from neurocourse.arguments import array, function, integer, number, takes


def step(z):
    """Θ(z): 1 where z ≥ 0, else 0."""
    return (np.asarray(z) >= 0).astype(np.int64)[()]  # [()]: one number stays a number


@takes(x=array(shape=("D",)), w=array(shape=("D",)), theta=number, inhibitory=array(ndim=1))
def unit(x, w, theta, *, inhibitory=()):
    """Fire when the weighted inputs reach the threshold and no inhibitor is on: y = Θ(Σ w_i x_i - θ).

    In the paper of 1943 all weights are equal, and one active inhibitory input is an absolute veto. Negative weights
    came later; both are here.

    Parameters
    ----------
    x : sequence of 0 or 1, shape (D,)
    w : sequence of float, shape (D,)
    theta : float
    inhibitory : sequence of 0 or 1

    Returns
    -------
    int

    Raises
    ------
    ValueError
        When ``w`` and ``x`` differ in length.

    References
    ----------
    McCulloch WS, Pitts W (1943). A logical calculus of the ideas immanent in nervous activity. Bulletin of Mathematical
    Biophysics 5:115-133. doi:10.1007/BF02478259
    """
    return int(threshold_unit(x, w, theta) and not any(inhibitory))


@takes(theta=number)
def threshold_unit(x, w, theta):
    """The vote alone, for many inputs at once: ``x`` (..., D) and ``w`` (D,) give 0 or 1, shape (...)."""
    return dense_unit(x, w, -theta)


@takes(x=array(shape=(..., "D")), w=array(shape=("D",)), b=number, f=function)
def dense_unit(x, w, b, f=step):
    """The artificial node: y = f(w·x + b). With f = Θ and b = -θ it is the unit of McCulloch and Pitts, exactly.

    Parameters
    ----------
    x : array, shape (..., D)
    w : array, shape (D,)
    b : float
    f : function

    Returns
    -------
    array, shape (...)
    """
    return f(x @ w + b)


def and_(*x):
    """1 when all inputs are 1."""
    return unit(x, np.ones(len(x)), theta=len(x))


def or_(*x):
    """1 when some input is 1."""
    return unit(x, np.ones(len(x)), theta=1)


def not_(x):
    """1 unless vetoed: a unit with threshold 0 fires by itself."""
    return unit((), (), theta=0, inhibitory=(x,))


def xor(x1, x2):
    """1 when exactly one input is 1. Two layers: the output fires on "either", unless "both" vetoes it."""
    return unit([or_(x1, x2)], [1], theta=1, inhibitory=[and_(x1, x2)])


@takes(x1=integer(low=0, high=1), x2=integer(low=0, high=1))
def half_adder(x1, x2):
    """Binary sum of two bits: (sum, carry)."""
    return xor(x1, x2), and_(x1, x2)


@takes(set_=array(shape=("T",), dtype=bool), reset=array(shape=("T",), dtype=bool))
def latch(set_, reset):
    """One bit of memory: a unit that excites itself, q(t) = Θ(set(t) + q(t - 1) - 1), vetoed by reset(t).

    Parameters
    ----------
    set_, reset : sequence of 0 or 1, shape (T,)

    Returns
    -------
    array of int, shape (T,)
    """
    q, history = 0, []
    for s, r in zip(set_, reset, strict=True):
        q = unit([s, q], [1, 1], theta=1, inhibitory=[r])
        history.append(q)
    return np.array(history)


@takes(n=integer(low=1, high=4))
def corners(n):
    """All 2^n inputs (2^n, n) of 0 and 1, in counting order."""
    return np.array(list(product((0, 1), repeat=n)))


@takes(n=integer(low=1, high=4))
def with_products(n):
    """The same inputs with all their products beside them, (2^n, 2^n - 1): x₁, x₂, x₁x₂ for two inputs."""
    x = corners(n)
    groups = [group for size in range(1, n + 1) for group in combinations(range(n), size)]
    return np.column_stack([x[:, group].prod(axis=1) for group in groups])


@takes(n=integer(low=1, high=3), largest=integer(low=1, high=5))
def realisable(n, largest=2):
    """Every Boolean function of ``n`` inputs that one threshold unit computes, found by trying all of them.

    Weights and thresholds are whole numbers, |w_i| ≤ ``largest``. That this range misses nothing for n ≤ 3 is no
    belief: each function that it does not reach has a ``contradiction``, which no weights at all can escape.

    Parameters
    ----------
    n : int
        1, 2 or 3.
    largest : int

    Returns
    -------
    dict
        Truth table, a tuple of 2^n bits in counting order, -> one (w, theta) that computes it.
    """
    x = corners(n)
    found = {}
    for w in product(range(-largest, largest + 1), repeat=n):
        for theta in range(-n * largest, n * largest + 2):
            found.setdefault(tuple(step(x @ w - theta).tolist()), (w, theta))
    return found


@takes(n=integer(low=1, high=3), products=bool)
def count_functions(n, products=False):
    """How many of the 2^(2^n) Boolean functions of ``n`` inputs one unit computes: 4, 14, 104 for n = 1, 2, 3.

    With ``products`` it is given the products of its inputs, too: then some weights give any table, and are solved for.
    """
    if not products:
        return len(realisable(n))
    x, found = with_products(n), 0
    for table in product((0, 1), repeat=2**n):
        w0, *w = np.linalg.solve(np.column_stack([np.ones(2**n), x]), table)
        found += tuple(step(x @ w + w0 - 0.5).tolist()) == table
    return found


@takes(table=array(ndim=1, dtype=bool, least=2))
def contradiction(table):
    """Why no threshold unit computes ``table``: two inputs that must be on, and two that must be off, with equal sums.

    From w·a ≥ θ, w·b ≥ θ, w·c < θ, w·d < θ and a + b = c + d would follow 2θ ≤ w·(a + b) = w·(c + d) < 2θ.

    Parameters
    ----------
    table : sequence of 0 or 1, shape (2^n,)

    Returns
    -------
    tuple or None
        ((a, b), (c, d)) as tuples of bits, or None when there is no such pair.

    References
    ----------
    Elgot CC (1961). Truth functions realizable by single threshold organs. Proc. 2nd Symp. Switching Circuit Theory,
    AIEE, 225-245.
    """
    n = len(table).bit_length() - 1
    if len(table) != 2**n or n > 4:
        raise ValueError(f"table must have 2, 4, 8 or 16 answers, got {len(table)}")
    x = corners(n)
    sums = {tuple((a + b).tolist()): (a, b) for a, b in combinations(x[table == 1], 2)}
    for c, d in combinations(x[table == 0], 2):
        if (key := tuple((c + d).tolist())) in sums:
            return tuple(tuple(map(int, p)) for p in sums[key]), tuple(tuple(map(int, p)) for p in (c, d))
    return None
