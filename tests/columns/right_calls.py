"""Right calls of the lesson on columns."""

CALLS = {
    # ---- second half
}
