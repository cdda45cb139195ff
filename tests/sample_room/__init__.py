"""A room as small as a room can be, for the tests of the teaching machinery."""
