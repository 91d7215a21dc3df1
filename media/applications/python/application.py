"""What happens with a call: this is the place for your own program."""

from call import Call


def serve_call(call: Call) -> None:
    """Each call runs this once, in a thread of its own.

    When it returns or raises, the call is hung up; when the caller hangs up first, the next step raises.
    """
    call.answer()
    call.play("sound:hello-world")
