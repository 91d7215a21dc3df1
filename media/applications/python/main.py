"""Serves an ARI application: see README.md."""

import signal
import sys
import threading
from typing import Any

from application import serve_call
from calls import Calls
from events import Events, FatalError
from log import log
from settings import SettingsError, read_settings

# Seconds that calls may go on after Ctrl+C or a stop of the service.
_GRACE = 10.0


def main() -> int:
    try:
        settings = read_settings()
    except (SettingsError, OSError, ValueError) as error:
        log("error", "failed", reason=str(error))
        return 1
    calls = Calls(settings, serve_call)
    events = Events(settings, calls.synchronise, calls.receive)

    def finish() -> None:
        # Events are needed until the last call has ended.
        calls.stop(_GRACE)
        events.stop()

    def stopping(number: int, _frame: Any) -> None:
        log("info", "stopping", signal=signal.Signals(number).name)
        # Who asks again wants it now: the second signal ends the program.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        threading.Thread(target=finish, daemon=True).start()

    signal.signal(signal.SIGINT, stopping)
    signal.signal(signal.SIGTERM, stopping)
    try:
        events.listen()
    except FatalError as error:
        log("error", "failed", reason=str(error))
        return 1
    log("info", "stopped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
