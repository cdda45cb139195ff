"""Right calls of the lesson on plasticity."""

CALLS = {
    # ---- second half
}
