"""Makes `needs`, `sweep` and the other helpers of this folder importable from every test below it."""
