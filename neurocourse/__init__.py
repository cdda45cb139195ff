"""neurocourse: real and artificial neurons, side by side. Each lesson is a subpackage; nothing is loaded from here."""

from neurocourse.backend import drop_unknown_backend

__version__ = "0.1.0"

drop_unknown_backend()
