"""How anything reaches the screen: displays, pictures, sounds, widgets, and the page's own code in ``static``."""
