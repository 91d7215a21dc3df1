"""A call in our application, and what can be done with it."""

import threading
import uuid
from typing import Any

from ari import Ari, AriError
from log import log

# Seconds after which a playback is given up that never finishes; Asterisk says nothing of some.
_PLAYBACK_LIMIT = 300.0


class CallEnded(Exception):
    """The caller has hung up, or the call has left the application."""


class Call:
    """Every step raises CallEnded once the call is over. The steps belong to one thread, events to another."""

    def __init__(self, ari: Ari, channel: dict[str, Any]) -> None:
        self._ari = ari
        self.id: str = channel["id"]
        self._changed = threading.Condition()
        self._is_gone = False
        self._playbacks: dict[str, str] = {}

    def answer(self) -> None:
        self._step("channels", self.id, "answer")
        log("info", "answered", channel=self.id)

    def play(self, media: str) -> None:
        """Plays a sound (`sound:hello-world`, `digits:42`, `recording:name`…), and waits for its end."""
        # An id of our own: the first event about the playback may come before the answer to the request.
        playback = str(uuid.uuid4())
        self._playbacks[playback] = ""
        try:
            self._step("channels", self.id, "play", playback, media=media)
            log("info", "playing", channel=self.id, media=media)
            with self._changed:
                is_over = self._changed.wait_for(
                    lambda: self._is_gone or self._playbacks[playback] != "", _PLAYBACK_LIMIT
                )
            if self._is_gone:
                raise CallEnded
            state = self._playbacks[playback] if is_over else "given up"
            log("info", "played", channel=self.id, media=media, state=state)
        finally:
            del self._playbacks[playback]

    def hang_up(self) -> None:
        """Does nothing to a call that is over."""
        if self._is_gone:
            return
        try:
            self._ari.delete("channels", self.id)
            log("info", "hung up", channel=self.id)
        except AriError as error:
            if error.status != 404:
                raise

    def receive(self, event: dict[str, Any]) -> None:
        """Takes in an event about this call."""
        if event["type"] in ("StasisEnd", "ChannelDestroyed"):
            self.leave()
        if event["type"] == "PlaybackFinished":
            self._finish(event["playback"]["id"], event["playback"]["state"])

    def synchronise(self, ari: Ari) -> None:
        """Asks for what nobody told us while we were not connected: playbacks that have ended."""
        for playback in list(self._playbacks):
            try:
                ari.get("playbacks", playback)
            except AriError as error:
                if error.status != 404:
                    raise
                self._finish(playback, "unknown")

    def leave(self) -> None:
        """It has left the application: whatever waits for it ends."""
        with self._changed:
            self._is_gone = True
            self._changed.notify_all()

    def _finish(self, playback: str, state: str) -> None:
        with self._changed:
            if playback in self._playbacks:
                self._playbacks[playback] = state
                self._changed.notify_all()

    def _step(self, *path: str, **parameters: str) -> None:
        if self._is_gone:
            raise CallEnded
        try:
            self._ari.post(*path, **parameters)
        except AriError as error:
            # The caller was faster than we: not there any more, or not in the application.
            if error.status in (404, 409):
                self.leave()
                raise CallEnded from error
            raise
