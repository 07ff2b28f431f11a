"""`python -m tests.sterfmoment N …`: the command `wijksignaal …`, killed before its N-th statement or commit."""

import os
import signal
import sys

from sqlalchemy import Engine, event

from bot.__main__ import main

over = int(sys.argv[1])


def tel(*_: object) -> None:
    global over
    over -= 1
    if over == 0:
        os.kill(os.getpid(), signal.SIGKILL)


event.listen(Engine, "before_cursor_execute", tel)
event.listen(Engine, "commit", tel)
sys.exit(main(sys.argv[2:]))
