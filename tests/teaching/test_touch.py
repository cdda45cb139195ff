"""Handles, numbers in a sentence, what a control shows, and the switch that arms the machine: without a page."""

import pytest
from asking import ask

from neurocourse.plots import figure
from neurocourse.teaching import Explorer, arm, choice, handle, record, slider, steps
from neurocourse.teaching.explorers.view import View, memory

ALT = "Left: a threshold as a line over time. Right: a dot on a logarithmic axis."


def touchable(handles=None, **kw):
    fig, (left, right) = figure(1, 2, size=(6.4, 3.4))
    line = left.axhline(0.5)
    left.set(xlim=(0, 10), ylim=(-2, 2))
    (dot,) = right.plot([10], [2], "o")
    right.set(xscale="log", xlim=(1, 1000), ylim=(0, 5))

    def update(V_th, cue, onset, **others):
        line.set_ydata([V_th, V_th])
        dot.set_data([cue], [onset])
        return "A threshold of {V_th} and a cue at {cue}; {nothing} else."

    controls = dict(
        V_th=slider(-2, 2, 0.1, value=0.5, unit="mV", label="Threshold"),
        cue=slider(1, 1000, value=10, unit="ms"),
        onset=slider(0, 5, 0.1, value=2),
    )
    make = handles or (lambda left, right: [handle(left, y="V_th", at=9), handle(right, x="cue", y="onset")])
    return Explorer(fig, update, title="Touch it", alt=ALT, handles=make(left, right), **controls, **kw)


def shares(ex, panel, x, y):
    """Where a point of the data is, as shares of the picture from its upper left corner."""
    ax = ex.fig.axes[panel]
    across, up = ax.transData.transform((x, y)) / ex.fig.bbox.size
    return pytest.approx((across, 1 - up), abs=1e-4)


def test_places_are_those_of_the_data_on_linear_and_logarithmic_axes():
    ex = touchable()
    one, two = ex.places
    assert (one["x"], one["y"][0]) == shares(ex, 0, 9, -2) and (one["x"], one["y"][1]) == shares(ex, 0, 9, 2)
    assert (two["x"][0], two["y"][0]) == shares(ex, 1, 1, 0) and (two["x"][1], two["y"][1]) == shares(ex, 1, 1000, 5)
    assert (one["ylog"], two["xlog"], two["ylog"]) == (False, True, False)


def test_a_handle_is_held_where_it_is_told_and_may_begin_elsewhere_than_at_zero():
    def handles(left, right):
        return [
            handle(left, y="V_th", at=lambda cue, **_: cue / 10, origin=-1),
            handle(right, y="onset"),
        ]

    ex = touchable(handles).set(cue=50)
    first, second = ex.places
    assert (first["x"], first["y"][0]) == shares(ex, 0, 5, -3)
    box = ex.fig.axes[1].bbox
    assert second["x"] == pytest.approx((box.x0 + box.x1) / 2 / ex.fig.bbox.width, abs=1e-4)
    assert ex.set(cue=1000).places[0]["x"] == pytest.approx(
        shares(ex, 0, 10, 0).expected[0], abs=1e-4
    )  # never out of its panel


@pytest.mark.parametrize(
    "handles, error, words",
    [
        (lambda a, b: [handle(a)], ValueError, "moves something"),
        (lambda a, b: [handle(a, y="speed")], ValueError, "'V_th', 'cue'"),
        (lambda a, b: [handle(a, y="V_th"), handle(b, y="V_th")], ValueError, "V_th has two handles"),
        (lambda a, b: [handle(figure()[1], y="V_th")], ValueError, "in no panel"),
    ],
)
def test_a_handle_that_cannot_be_is_told(handles, error, words):
    with pytest.raises(error, match=words):
        touchable(handles)


def test_only_sliders_have_handles():
    fig, ax = figure()
    with pytest.raises(TypeError, match="rule has a handle, so it must be a slider, got a choice"):
        Explorer(fig, lambda rule: "", alt=ALT, handles=[handle(ax, x="rule")], rule=choice("a", "b"))


def test_a_sentence_names_its_numbers():
    ex = touchable()
    assert ex.status == "A threshold of 0.5 mV and a cue at 10 ms; {nothing} else."
    V_th, cue = {"control": "V_th"}, {"control": "cue"}
    assert ex.parts == ["A threshold of ", V_th, " and a cue at ", cue, "; {nothing} else."]
    assert ex.alt.endswith(ex.status) and View(ex).state["status"] == ex.parts


def test_a_control_shows_what_the_reader_reads():
    epochs = steps(3, show=lambda k: f"epoch {1000 * k:,}")
    assert epochs.text(2) == "epoch 2,000"
    assert epochs.spec()["texts"] == ["epoch 0", "epoch 1,000", "epoch 2,000", "epoch 3,000"]
    assert slider(0, 1, 0.5, show=lambda x: f"{100 * x:.0f}%").spec()["texts"] == ["0%", "50%", "100%"]
    assert slider(0, 1, 0.5).spec()["texts"] is None


def test_the_machine_is_armed_by_a_prediction_that_is_remembered():
    ex = touchable(armed=arm("a memory of its last step", remains="less of it"))
    view = View(ex)
    assert view.spec["controls"][-1]["options"] == ["nothing", "less of it", "all of it"]
    assert "remains" not in view.spec["controls"][-1] and view.state["foreseen"] == {"armed": ""}
    state = ask(view, "predict", name="armed", choice=0)
    assert ex.values["armed"] is True
    assert state["foreseen"]["armed"] == "Left of the difference: less of it (you said nothing)."
    assert record.get("predictions", memory(ex)) == {"answer": "nothing", "right": False}
    assert View(touchable(armed=ex.controls["armed"])).state["foreseen"] == state["foreseen"]


def test_what_remains_is_one_of_three():
    with pytest.raises(ValueError, match="remains must be one of 'nothing', 'less of it', 'all of it'"):
        arm("a bias", remains="some")
