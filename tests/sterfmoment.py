"""`python -m tests.sterfmoment N …`: the command `wijksignaal …`, killed before its N-th statement or commit."""

import os
import signal
import sys

from sqlalchemy import Engine, event

from bot.__main__ import main


def sterf_bij(nummer: int) -> None:
    """From now on this process is killed before so many statements and commits, of all its databases."""
    over = nummer

    def tel(*_: object) -> None:
        nonlocal over
        over -= 1
        if over == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", tel)
    event.listen(Engine, "commit", tel)


if __name__ == "__main__":
    sterf_bij(int(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
