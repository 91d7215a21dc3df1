"""The calls in our application: each is served by itself, and none can disturb another."""

import threading
import time
from typing import Any, Callable

import requests

from ari import Ari, AriError
from call import Call, CallEnded
from log import log
from settings import Settings


class Calls:
    def __init__(self, settings: Settings, serve: Callable[[Call], None]) -> None:
        self._settings = settings
        self._serve = serve
        self._lock = threading.Lock()
        self._calls: dict[str, Call] = {}
        self._is_stopping = False

    def receive(self, event: dict[str, Any]) -> None:
        """Takes in an event; a StasisStart is a new call."""
        if event["type"] == "StasisStart":
            self._start(event["channel"], event.get("args", []))
            return
        with self._lock:
            # A playback's event does not say whose it is in a handy way: each call knows its own.
            is_playback = event["type"] == "PlaybackFinished"
            channel = event.get("channel", {}).get("id")
            calls = [call for call in self._calls.values() if is_playback or call.id == channel]
        for call in calls:
            call.receive(event)

    def synchronise(self) -> None:
        """Compares with what Asterisk has: nobody tells of what happened while we were not connected.

        Calls that ended are left, and calls that came in are served.
        """
        with self._lock:
            known = dict(self._calls)
        ari = Ari(self._settings)
        try:
            ids = ari.get("applications", self._settings.application)["channel_ids"]
            for call in known.values():
                if call.id in ids:
                    call.synchronise(ari)
                else:
                    call.leave()
            for channel_id in ids:
                if channel_id not in known:
                    channel = ari.get("channels", channel_id)
                    # An application that is only subscribed to a channel has it in its list, too:
                    # it may be another program's.
                    dialplan = channel["dialplan"]
                    application = dialplan["app_data"].split(",")[0]
                    if dialplan["app_name"] == "Stasis" and application == self._settings.application:
                        self._start(channel, [])
        except (AriError, requests.RequestException) as error:
            log("warn", "calls unknown", reason=str(error))
        finally:
            ari.close()

    def stop(self, limit: float) -> None:
        """Takes no more calls, and waits for those that are there; after `limit` seconds they are hung up."""
        self._is_stopping = True
        deadline = time.monotonic() + limit
        while self._calls and time.monotonic() < deadline:
            time.sleep(0.05)
        with self._lock:
            left = list(self._calls.values())
        for call in left:
            self._hang_up(call)

    def _start(self, channel: dict[str, Any], args: list[str]) -> None:
        with self._lock:
            if channel["id"] in self._calls:
                return
            ari = Ari(self._settings)
            call = Call(ari, channel)
            work = self._go_on if self._is_stopping else self._run
            if not self._is_stopping:
                self._calls[call.id] = call
                caller = channel["caller"]["number"]
                log("info", "call", channel=call.id, name=channel["name"], caller=caller, args=args)
        threading.Thread(target=work, args=(ari, call), daemon=True).start()

    def _go_on(self, ari: Ari, call: Call) -> None:
        """The dialplan decides what to do without us."""
        try:
            ari.post("channels", call.id, "continue")
        except (AriError, requests.RequestException) as error:
            log("warn", "not continued", channel=call.id, reason=str(error))
        finally:
            ari.close()

    def _run(self, ari: Ari, call: Call) -> None:
        try:
            self._serve(call)
        except CallEnded:
            pass
        # Whatever it is: one call must not end the program.
        except Exception as error:  # pylint: disable=broad-except
            log("error", "call failed", channel=call.id, reason=str(error))
        self._hang_up(call)
        with self._lock:
            del self._calls[call.id]
        ari.close()
        log("info", "call ended", channel=call.id)

    def _hang_up(self, call: Call) -> None:
        try:
            call.hang_up()
        except (AriError, requests.RequestException) as error:
            log("error", "not hung up", channel=call.id, reason=str(error))
