"""A camera of changes, and a rhythm without a beat."""

import numpy as np
import pytest
from sweep import sweeps

from neurocourse.spiking import e_prop, event_camera, generator, surrogate


def ramp(factor, T=11):
    """One pixel whose light grows or falls evenly in its logarithm."""
    t = np.linspace(0, 100, T)
    return np.exp(np.log(factor) * t / 100)[:, None, None], t


def test_one_event_for_each_step_of_the_logarithm():
    for factor, sign in ((np.exp(1.05), 1), (np.exp(-1.05), -1)):
        events = event_camera.encode(*ramp(factor), C=0.2)
        assert events.sign.tolist() == [sign] * 5
        np.testing.assert_allclose(events.t, 100 * 0.2 * np.arange(1, 6) / 1.05)


def test_shade_and_sunshine_send_the_same_events():
    shade, sun = (event_camera.encode(*event_camera.scene("disc", light=light)) for light in (0.01, 100.0))
    np.testing.assert_array_equal(shade.sign, sun.sign)
    np.testing.assert_allclose(shade.t, sun.t, atol=1e-6)


def reconstruct(events, first, until, *, C=0.2):
    """The picture at a time from the first frame and the events so far: ln I is wrong by less than C everywhere."""
    past = events.t <= until
    change = np.zeros_like(first)
    np.add.at(change, (events.row[past], events.col[past]), C * events.sign[past])
    return first * np.exp(change)


def test_a_still_scene_says_nothing_and_a_moving_one_can_be_drawn_again():
    frames, t = event_camera.scene("nothing")
    assert len(event_camera.encode(frames, t).t) == 0
    frames, t = event_camera.scene("disc")
    events = event_camera.encode(frames, t)
    assert len(events.t) > 1000 and np.all(np.diff(events.t) >= 0)
    for k in (20, 90, 149):
        drawn = reconstruct(events, frames[0], t[k])
        assert np.abs(np.log(drawn / frames[k])).max() <= 0.2 * (1 + 1e-9)


@pytest.mark.parametrize("speed", [0.1, 0.2, 0.4])
def test_the_times_of_events_tell_how_fast_a_bar_moves(speed):
    events = event_camera.encode(*event_camera.scene("bar", speed=speed, T=round(36 / speed)))
    assert event_camera.velocity(events) == pytest.approx(speed, rel=0.02)


def test_events_need_less_than_frames_of_the_same_sharpness_in_time():
    events = event_camera.encode(*event_camera.scene("disc"))
    fast = event_camera.frame_rate(event_camera.SIDE**2, 1000)
    assert event_camera.data_rate(events, 150) < fast / 5
    assert event_camera.data_rate(events, 150) > event_camera.frame_rate(event_camera.SIDE**2, 30)


def drawn(seed):
    rng = np.random.default_rng(seed)
    x, target = e_prop.task(rng=rng)
    layer = surrogate.Spiking(20, 40, recurrent=True, gain=1.5, rng=rng)
    return layer, rng.normal(0, 0.1, (1, 40)), x, target


@pytest.mark.parametrize("gait", generator.GAITS)
def test_legs_of_one_side_of_a_gait_swing_together_and_the_others_half_a_cycle_later(gait):
    for seed in (1, 2, 3):
        beat = generator.rhythm(generator.simulate(gait, T=3000, rng=seed))
        letters = np.array(list(generator.GAITS[gait]))
        wanted = np.where(letters == letters[0], 0.0, 180.0)
        assert generator.apart(beat.phase, wanted).max() < 10
        assert 1 < beat.frequency < 5 and beat.strength > 0.7


def test_nothing_drives_the_rhythm_from_outside():
    """Constant drive; without inhibition between the sides the beat is gone, and with more of it it slows down."""
    alone = generator.rhythm(generator.simulate(inhibition=0.0, rng=1))
    assert alone.strength < 0.4
    slow, fast = (generator.rhythm(generator.simulate(inhibition=k, T=4000, rng=1)).frequency for k in (1.8, 0.9))
    assert slow < 0.8 * fast


def test_phases_of_a_rhythm_made_by_hand():
    t = np.arange(3000)
    rate = 20 + 10 * np.cos(2 * np.pi * 3 * t[:, None] / 1000 - np.radians([0, 90, 180, -45]))
    beat = generator.rhythm(generator.Walk(t, None, rate))
    assert beat.frequency == pytest.approx(3, abs=0.06)
    assert generator.apart(beat.phase, [0, 90, 180, -45]).max() < 1


test_explorers = sweeps("spiking.movement", by_place=["gait"])
