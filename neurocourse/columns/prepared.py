"""What explorers and tables of this room show at once: trainings and courses for every setting."""

# ---- second half
