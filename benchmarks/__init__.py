"""How fast it is, measured on the machine at hand: figures to read, not tests that may fail on a busy day."""
