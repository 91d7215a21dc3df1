"""Answers the first call of an ARI application, plays hello-world to it, and hangs up.

Usage: hello_world.py URL USER PASSWORD APPLICATION

Prints each event as Asterisk sent it, and each request with its status, as a line of JSON.
"""

import json
import sys
from urllib.parse import quote

import requests
import websocket

url, user, password, application = sys.argv[1:]
session = requests.Session()
session.auth = (user, password)


def tell(thing):
    print(json.dumps(thing), flush=True)


def ask(method, path, **parameters):
    response = session.request(method, f"{url}/ari/{path}", params=parameters, timeout=10)
    tell({"request": f"{method} {path}", "status": response.status_code})
    response.raise_for_status()
    return response.json() if response.content else None


def on_open(_socket):
    tell({"info": ask("GET", "asterisk/info", only="system")})


def on_message(socket, message):
    event = json.loads(message)
    tell(event)
    if event["type"] == "StasisStart":
        channel = event["channel"]["id"]
        ask("POST", f"channels/{channel}/answer")
        playback = ask("POST", f"channels/{channel}/play", media="sound:hello-world")
        tell({"playback": playback})
    elif event["type"] == "PlaybackFinished":
        channel = event["playback"]["target_uri"].removeprefix("channel:")
        ask("GET", f"channels/{channel}/variable", variable="CHANNEL(state)")
        ask("DELETE", f"channels/{channel}", reason="normal")
    elif event["type"] == "StasisEnd":
        try:
            ask("GET", f"playbacks/{quote('of nobody')}")
        except requests.HTTPError as error:
            tell({"refused": error.response.json()["message"]})
        socket.close()


def on_error(_socket, error):
    tell({"error": str(error)})
    sys.exit(1)


websocket.WebSocketApp(
    f"{url.replace('http', 'ws', 1)}/ari/events?app={application}&api_key={user}:{password}",
    on_open=on_open,
    on_message=on_message,
    on_error=on_error,
).run_forever(ping_interval=1, ping_timeout=0.9)
