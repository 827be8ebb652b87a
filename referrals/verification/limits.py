"""How often the public may post to a centre's link, by the counters that allauth keeps (ADR 11)."""

from allauth.core.internal import ratelimit

RATES = {"answer": "20/h/key,60/h/ip"}


def is_too_often(request, token: str) -> bool:
    """Count a POST to a link; whether there were too many, for this link or from this network."""
    return not ratelimit.consume(request, app="streetwork", action="answer", config=RATES, key=token)
