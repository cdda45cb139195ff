"""One exercise, for the tests."""

from neurocourse.teaching import call, exercise, expect


def double(x):
    """Twice x."""
    return 2 * x


@exercise(reference=double)
def twice(f, ref):
    """Doubles any number."""
    expect(call(f, 3.0) != 9.0, "you square the number: `3` doubled is `6`")
    for x in (0.0, -1.5, 4.0):
        expect(call(f, x) == ref(x), "wrong for some numbers: try a negative one")
