"""A town, its predictive map, ways through it, fields and waves."""

import numpy as np
import pytest
from mutants import assert_check
from sweep import sweeps

from neurocourse.hippocampus import checks as check
from neurocourse.hippocampus import detours, explore, streets, successor, waves


def test_the_town_is_connected_and_has_three_bridges():
    town = streets.read()
    assert town.shape == (7, 9) and np.isfinite(streets.distances(town)).all()
    np.testing.assert_array_equal(town.joined, town.joined.T)
    shut = streets.close(town, list(streets.STREETS.values()))
    assert np.isinf(streets.distances(shut)[:27, 27:]).all()
    with pytest.raises(ValueError, match="no street joins"):
        streets.close(town, [(0, 30)])
    with pytest.raises(ValueError, match="crossings"):
        streets.read("o-o\no-o")


def test_transitions_are_probabilities_along_open_streets():
    town = streets.close(streets.read(), [(0, 1)], [40])
    T = streets.transitions(town)
    np.testing.assert_allclose(T.sum(axis=1), 1)
    assert T[40, 40] == 1 and ((T > 0) & ~town.joined).sum() == 1
    right = streets.transitions(streets.grid(3, 3), drift=np.log(3))
    np.testing.assert_allclose(right[4, [1, 3, 5, 7]], np.array([1, 1 / 3, 3, 1]) / (5 + 1 / 3))


def test_distances_in_an_open_grid_are_city_blocks():
    r, c = np.divmod(np.arange(20), 5)
    blocks = abs(r - r[:, None]) + abs(c - c[:, None])
    np.testing.assert_array_equal(streets.distances(streets.grid(4, 5)), blocks)


def test_breadth_first_search_equals_powers_of_the_graph():
    """The least k for which a walk of k streets exists, counted by powers of the matrix."""
    town = streets.close(streets.read(), [streets.STREETS["Old Bridge"]], [20])
    d, power = streets.distances(town), np.eye(63)
    for k in range(25):
        np.testing.assert_array_equal(d <= k, power > 0)
        power = np.minimum(power + power @ town.joined, 1)


def test_a_shortest_path_uses_open_streets_and_is_as_short_as_can_be():
    town = streets.read()
    path = streets.shortest_path(town, 57, 5)
    assert path[0] == 57 and path[-1] == 5 and len(path) - 1 == streets.distances(town)[57, 5]
    assert all(town.joined[a, b] for a, b in zip(path[:-1], path[1:], strict=True))
    assert streets.shortest_path(streets.close(town, crossings=[5]), 57, 5) == []


@pytest.mark.parametrize("gamma", [0, 0.5, 0.9, 0.99])
def test_rows_of_the_map_sum_to_one_over_one_minus_gamma(gamma):
    T = streets.transitions(streets.read(), drift=0.3)
    M = successor.successor_representation(T, gamma)
    np.testing.assert_allclose(M.sum(axis=1), 1 / (1 - gamma), rtol=1e-9)
    total, term = np.eye(63), np.eye(63)
    for _ in range(2000):
        term = gamma * T @ term
        total += term
    np.testing.assert_allclose(total, M, atol=1e-6)


def test_the_map_of_a_ring_in_closed_form():
    """One way round n places: M[s, s + k] = γ^k / (1 - γ^n)."""
    n, gamma = 7, 0.8
    M = successor.successor_representation(np.roll(np.eye(n), 1, axis=1), gamma)
    np.testing.assert_allclose(M[0], gamma ** np.arange(n) / (1 - gamma**n))


def test_what_is_no_probability_is_refused():
    with pytest.raises(ValueError, match="sum to 1"):
        successor.successor_representation(np.ones((3, 3)), 0.9)


def test_walking_teaches_the_map():
    T = streets.transitions(streets.grid(3, 4))
    M = successor.successor_representation(T, 0.8)
    errors = []
    for n in (3000, 100_000):
        path = streets.wander(T, n, 0, rng=0)
        errors.append(np.abs(successor.learn(path, np.eye(12), 0.8, alpha=0.2, settle=200) - M).max())
    assert errors[0] < 0.5 and errors[1] < 0.06 * M.max() and errors[1] < errors[0] / 2


def test_one_step_of_learning_by_hand():
    M = successor.learn([0, 1], np.array([[2.0, 0.0], [0.0, 4.0]]), 0.5, alpha=0.5)
    np.testing.assert_allclose(M, [[1.5, 1.0], [0, 4]])


def replay(T, M, gamma, sweeps=1):
    """Learn from the known map instead of from walking: M ← I + γTM, in the head, ``sweeps`` times.

    Each sweep leaves at most γ of the error that was there.
    """
    for _ in range(sweeps):
        M = np.eye(len(T)) + gamma * T @ M
    return M


def test_replay_leaves_at_most_gamma_of_the_error_in_each_sweep():
    town = streets.read()
    M = successor.successor_representation(streets.transitions(town), 0.9)
    shut = streets.transitions(streets.close(town, [streets.STREETS["Old Bridge"]]))
    target = successor.successor_representation(shut, 0.9)
    size = lambda E: np.abs(E).sum(axis=1).max()  # noqa: E731
    for k in (1, 5, 40):
        assert size(replay(shut, M, 0.9, k) - target) <= 0.9**k * size(M - target) + 1e-9
    np.testing.assert_allclose(replay(shut, M, 0.9, 400), target, atol=1e-9)


@pytest.mark.parametrize("gamma", [0.3, 0.9, 0.99])
def test_uphill_on_the_map_always_arrives(gamma):
    """M[s, g] is γ times the mean over neighbours for s ≠ g, so some neighbour is higher: no walker gets lost."""
    town = streets.read()
    all_trips = detours.trips(town, successor.successor_representation(streets.transitions(town), gamma))
    assert all_trips.arrived == 1
    assert all_trips.shortest == 1 if gamma == 0.3 else 0.9 < all_trips.shortest < 1


def test_trips_are_what_single_walkers_do():
    town = streets.close(streets.read(), [streets.STREETS["Old Bridge"]])
    M = successor.successor_representation(streets.transitions(streets.read()), 0.9)
    steps = detours.trips(town, M).steps
    for start, goal in np.random.default_rng(0).integers(63, size=(200, 2)):
        path, there = detours.follow(town, M[:, goal], start, goal)
        assert steps[start, goal] == (len(path) - 1 if there else np.inf)


@pytest.mark.parametrize("name", streets.STREETS)
def test_a_closed_bridge_sends_the_old_map_in_circles_and_relearning_helps(name):
    town, gamma = streets.read(), 0.9
    old = successor.successor_representation(streets.transitions(town), gamma)
    shut = streets.close(town, [streets.STREETS[name]])
    T = streets.transitions(shut)
    assert 0.8 < detours.trips(shut, old).arrived < 0.92
    walked = successor.learn(streets.wander(T, 20_000, 57, rng=0), old, gamma)
    assert detours.trips(shut, walked).arrived > 0.96
    assert detours.trips(shut, replay(T, old, gamma, 30)).arrived == 1


def test_what_each_memory_can_do():
    """Momennejad et al. 2017: stored values fail twice, the map copes with a new goal, planning copes with both."""
    town = streets.read()
    shut = streets.close(town, [streets.STREETS["Old Bridge"]])
    share = detours.flexibility(town, shut, 0.7, goal=5, new_goal=62)
    assert share["planning"] == (1, 1, 1)
    before, goal_moved, street_closed = share["successor representation"]
    assert before > 0.95 and goal_moved > 0.95 and street_closed < 0.75
    before, goal_moved, street_closed = share["stored values"]
    assert before > 0.95 and goal_moved < 0.1 and street_closed < 0.75


def test_a_habit_draws_the_field_back_to_where_one_comes_from():
    floor = streets.grid(5, 21)
    column = np.arange(105) % 21
    centre = []
    for drift in (0, 0.5, 1):
        field = successor.successor_representation(streets.transitions(floor, drift), 0.9)[:, 2 * 21 + 10]
        centre.append((field * column).sum() / field.sum())
    assert centre[0] == pytest.approx(10) and centre[1] < 9 and centre[2] < centre[1]


def test_a_wall_cuts_the_field():
    R, C = 6, 10
    shut = streets.close(streets.grid(R, C), [(r * C + 4, r * C + 5) for r in range(R)])
    M = successor.successor_representation(streets.transitions(shut), 0.95).reshape(R, C, R, C)
    np.testing.assert_allclose(M[:, 5:, 3, 4], 0, atol=1e-12)
    assert M[:, :5, 3, 4].min() > 0


def test_waves_on_a_street_are_cosines():
    """Eigenvalues of the walk on a path of n places are cos(πk / (n - 1)), its eigenvectors cos(πki / (n - 1))."""
    n, gamma = 30, 0.9
    found = waves.waves(streets.grid(1, n), gamma)
    k, i = np.arange(n)[:, None], np.arange(n)
    np.testing.assert_allclose(found.value, 1 / (1 - gamma * np.cos(np.pi * k[:, 0] / (n - 1))), rtol=1e-9)
    cosines = np.cos(np.pi * k * i / (n - 1))
    for wave, expected in zip(found.wave[:, 0], cosines, strict=True):
        wave = wave / wave[0]
        np.testing.assert_allclose(wave, expected, atol=1e-7)


def test_waves_are_eigenvectors_of_the_map():
    room = streets.close(streets.grid(6, 9), [(13, 22)])
    found = waves.waves(room, 0.9)
    M = successor.successor_representation(streets.transitions(room), 0.9)
    v = found.wave.reshape(54, 54).T
    np.testing.assert_allclose(M @ v, v * found.value, atol=1e-9)


def spectral_peak(wave):
    """Share of the power of a wave (rows, cols) in its strongest pair of cosines; 1 for a pure wave."""
    power = wave
    for n in wave.shape:
        k = np.arange(n)
        cosine = np.cos(np.pi * k[:, None] * (k + 0.5) / n) * np.where(k == 0, 1, np.sqrt(2))[:, None] / np.sqrt(n)
        power = (cosine @ power).T
    return float((power**2).max() / (power**2).sum())


def test_waves_over_a_floor_are_periodic():
    """Nearly all power in one pair of cosines: squares and stripes, no hexagons. Shuffled waves have no such peak."""
    found = waves.waves(streets.grid(12, 20), 0.9).wave
    peaks = [spectral_peak(w) for w in found[1:20]]
    assert min(peaks) > 0.9
    shuffle = np.random.default_rng(0).permutation
    assert max(spectral_peak(shuffle(w.ravel()).reshape(w.shape)) for w in found[1:20]) < 0.15
    counted = [waves.sign_changes(w) for w in found[:7]]
    assert counted == [(0, 0), (0, 1), (1, 0), (1, 1), (0, 2), (1, 2), (0, 3)]


def test_a_pure_wave_has_all_its_power_in_one_place():
    i, j = np.arange(8)[:, None] + 0.5, np.arange(11) + 0.5
    assert spectral_peak(np.cos(np.pi * 2 * i / 8) * np.cos(np.pi * 3 * j / 11)) == pytest.approx(1)


def inverse(T, gamma):
    return np.linalg.inv(np.eye(len(T)) - gamma * T)


def solved(T, gamma):
    return np.linalg.solve(np.eye(len(T)) - gamma * T, np.eye(len(T)))


def test_the_exercise_knows_the_mistakes():
    ahead = lambda steps: lambda T, gamma: sum(np.linalg.matrix_power(gamma * T, k) for k in range(steps))  # noqa: E731
    assert_check(
        check.successor_representation,
        right=[inverse, solved],
        wrong={
            lambda T, gamma: inverse(T.T, gamma): "looks back",
            lambda T, gamma: np.eye(len(T)) + gamma * T: "one step ahead",
            lambda T, gamma: inverse(T, gamma) - np.eye(len(T)): "begins with I",
            lambda T, gamma: np.eye(len(T)) - gamma * T: "M is its inverse",
            lambda T, gamma: (1 - gamma) * inverse(T, gamma): "counted, not averaged",
            lambda T, gamma: inverse(T, 0.5): "`gamma` makes no difference",
            ahead(60): "and should give",
            lambda T, gamma: inverse(T, gamma)[0]: "a row and a column",
        },
    )


def test_the_explorer_shows_the_detour_at_once():
    ex = explore.detour()
    assert "planning 12 streets, the old map no arrival, after 40 walks of relearning 14 streets" in ex.status
    assert "the old map 8 streets" in ex.preset("All open").status
    everything = tuple((1,) * 9 for _ in range(7))
    assert "planning no arrival" in ex.set(works=everything).status


test_explorers = sweeps("hippocampus.navigation")
