"""What the function of an exercise is called with: described once, drawn from by its check."""
