"""The explorers of lesson Spiking: everything in the room that draws."""

__all__ = []
