"""The log: a line of JSON each, on the standard output."""

import datetime
import json
import threading
from typing import Any

_lock = threading.Lock()


def log(level: str, message: str, **facts: Any) -> None:
    """Writes a line. Never hand over a password."""
    time = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
    line = json.dumps({"time": time, "level": level, "message": message, **facts})
    with _lock:
        print(line, flush=True)
