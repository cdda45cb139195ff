"""neurocourse: real and artificial neurons, side by side. Each lesson is a subpackage; this file imports nothing."""

__version__ = "0.1.0"
