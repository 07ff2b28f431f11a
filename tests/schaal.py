"""How much of everything is played: `make storingen` plays the whole of it, `make test` what is enough every day."""

import os

HEEL = os.environ.get("WIJKSIGNAAL_TEST_SCHAAL") == "heel"


def schaal(heel: int, kort: int) -> int:
    """How much of something: the whole of it, or what fits between two other tests."""
    return heel if HEEL else kort
