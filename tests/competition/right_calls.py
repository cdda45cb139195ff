"""Right calls of the lesson on competition."""

CALLS = {}
