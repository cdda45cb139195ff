"""The explorers of lesson Neurotransmitters: everything in the room that draws."""
