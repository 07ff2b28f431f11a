"""How Wijksignaal reaches people: channels, clock, environment and the command line."""
