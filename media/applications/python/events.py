"""The events: one WebSocket, opened again whenever it is lost."""

import base64
import json
import random
import socket
import threading
import time
from typing import Any, Callable, Optional
from urllib.parse import quote

import websocket

from log import log
from settings import Settings

# Seconds: for the handshake, between two pings, for a farewell, and between attempts.
_HANDSHAKE = 10
_PING_EVERY = 10
_PING_LIMIT = 9
_FAREWELL = 1.0
_LASTING = 10.0
_FIRST_DELAY = 0.5
_LONGEST_DELAY = 30.0


class FatalError(Exception):
    """Trying again does not help: somebody has to change something."""


class Events:
    """Serves the application, and hands every event over."""

    def __init__(
        self,
        settings: Settings,
        connected: Callable[[], None],
        receive: Callable[[dict[str, Any]], None],
    ) -> None:
        self._settings = settings
        self._connected = connected
        self._receive = receive
        self._stop = threading.Event()
        self._socket: Optional[websocket.WebSocketApp] = None
        self._live_since: Optional[float] = None
        self._fatal: Optional[FatalError] = None

    def listen(self) -> None:
        """Returns after stop().

        Raises FatalError when to connect again would not help: wrong password, or another program has taken
        the application.
        """
        websocket.setdefaulttimeout(_HANDSHAKE)
        delay = _FIRST_DELAY
        while not self._stop.is_set():
            self._live_since = None
            self._run_socket()
            if self._fatal is not None:
                raise self._fatal
            if self._live_since is not None and time.monotonic() - self._live_since > _LASTING:
                delay = _FIRST_DELAY
            # Not all programs at the same moment when the server is back.
            self._stop.wait(delay * random.uniform(0.5, 1))
            delay = min(delay * 2, _LONGEST_DELAY)

    def stop(self) -> None:
        """Ends the connection, and with it listen()."""
        self._stop.set()
        connection = None if self._socket is None else self._socket.sock
        if connection is None:
            return
        try:
            # Asterisk answers, and that ends the reading; to close it from another thread would not always do.
            connection.send_close()
            time.sleep(_FAREWELL)
            connection.sock.shutdown(socket.SHUT_RDWR)
        except (AttributeError, OSError, websocket.WebSocketException):
            # It has ended meanwhile.
            pass

    def _run_socket(self) -> None:
        settings = self._settings
        # In a URL, the password would end up in logs.
        credentials = base64.b64encode(f"{settings.user}:{settings.password}".encode()).decode()
        url = settings.ari("events").replace("http", "ws", 1)
        self._socket = websocket.WebSocketApp(
            f"{url}?app={quote(settings.application, safe='')}",
            header=[f"Authorization: Basic {credentials}"],
            on_open=self._on_open,
            on_message=self._on_message,
            on_error=self._on_error,
        )
        # Asterisk never pings, and a lost network says nothing: who does not answer us is gone.
        self._socket.run_forever(
            ping_interval=_PING_EVERY,
            ping_timeout=_PING_LIMIT,
            sslopt={} if settings.ca_file is None else {"ca_certs": settings.ca_file},
        )
        if self._live_since is not None and not self._stop.is_set():
            log("warn", "disconnected")

    def _on_open(self, _socket: websocket.WebSocketApp) -> None:
        self._live_since = time.monotonic()
        log("info", "connected", application=self._settings.application)
        # Events must be read meanwhile.
        threading.Thread(target=self._connected, daemon=True).start()

    def _on_message(self, app: websocket.WebSocketApp, message: str) -> None:
        # One event that we cannot take must not end all calls.
        try:
            event = json.loads(message)
            if event["type"] == "ApplicationReplaced":
                name = self._settings.application
                self._fatal = FatalError(f"Another program has taken the application {name}")
                app.close(timeout=1)
            else:
                self._receive(event)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            log("error", "event failed", reason=repr(error))

    def _on_error(self, _socket: websocket.WebSocketApp, error: Exception) -> None:
        # Everything else may be a server that is still starting.
        if getattr(error, "status_code", None) in (401, 403):
            self._fatal = FatalError("Asterisk refused user and password (ARI_USER, ARI_PASSWORD)")
        elif not self._stop.is_set():
            log("warn", "not connected" if self._live_since is None else "lost", reason=str(error))
