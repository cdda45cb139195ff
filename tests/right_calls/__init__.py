"""Right calls, room by room: what `test_doors` changes one argument of."""
