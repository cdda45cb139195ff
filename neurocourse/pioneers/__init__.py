"""Lesson Pioneers: from Golgi's stain to backpropagation."""
