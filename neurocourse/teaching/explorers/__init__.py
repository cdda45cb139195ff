"""Pictures with controls: the Explorer, its controls, how a frame is drawn and reaches a page."""
