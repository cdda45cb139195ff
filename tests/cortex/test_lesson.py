"""What the whole lesson owes its reader: words that keep apart, and switches whose outcome is tested."""

import pytest
from crowding import assert_room_for_words

from neurocourse.cortex import explore


@pytest.mark.parametrize("name", explore.__all__)
def test_no_words_of_a_picture_meet(name):
    """In the presets and at the ends of every control."""
    assert_room_for_words(getattr(explore, name)(), n_random=0)
