"""The REST interface."""

from typing import Any

import requests

from settings import Settings

# Seconds until a request is given up: to connect, and between two parts of the answer.
_TIME_LIMIT = (5, 10)


class AriError(Exception):
    """Asterisk refused a request; the message is its own."""

    def __init__(self, request: str, status: int, message: str) -> None:
        super().__init__(f"{request}: {message} ({status})")
        self.status = status


class Ari:
    """Requests of one thread. They raise AriError, or requests.RequestException without an answer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._session = requests.Session()
        self._session.auth = (settings.user, settings.password)
        if settings.ca_file is not None:
            self._session.verify = settings.ca_file

    def get(self, *path: str) -> Any:
        return self._request("GET", path)

    def post(self, *path: str, **parameters: str) -> Any:
        return self._request("POST", path, parameters)

    def delete(self, *path: str) -> Any:
        return self._request("DELETE", path)

    def close(self) -> None:
        self._session.close()

    def _request(self, method: str, path: tuple[str, ...], parameters: Any = None) -> Any:
        url = self._settings.ari(*path)
        answer = self._session.request(
            method, url, params=parameters, timeout=_TIME_LIMIT, allow_redirects=False
        )
        if not 200 <= answer.status_code <= 299:
            raise AriError(f"{method} {'/'.join(path)}", answer.status_code, _message_in(answer))
        return answer.json() if answer.content else None


def _message_in(answer: requests.Response) -> str:
    """Asterisk's errors are `{"message": …}`, mostly."""
    try:
        body = answer.json()
        return str(body.get("message") or body.get("error"))
    except (ValueError, AttributeError):
        return "no answer of ARI"
