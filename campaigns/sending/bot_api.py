"""One request to the Bot API of Telegram (https://core.telegram.org/bots/api), and what its answer means.

The token stands in the path. Therefore this speaks HTTP by the standard library alone, which logs nothing, instead of
by one that writes each address into its log or its errors; and every error is raised anew, outside of the handler that
caught it, so that no traceback leads back to the address. Redirects are not followed, proxies of the environment not
asked, certificates checked.
"""

import http.client
import json
import ssl
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from campaigns.sending.connectors import NoAnswer, RefusedByPlatform, TryLater
from campaigns.sending.problems import code_of
from campaigns.sending.tokens import FORM, Token

CONNECT_SECONDS, ANSWER_SECONDS, WHOLE_SECONDS = 5, 20, 45
LONGEST_ANSWER = 1024 * 1024
LOCAL = {"localhost", "127.0.0.1", "::1"}


def call(token: Token, method: str, *, body: bytes, content_type: str = "application/json") -> dict:
    """The `result` of a method. Raises TryLater, RefusedByPlatform, NoAnswer."""
    if not FORM.fullmatch(token.reveal()):
        raise RefusedByPlatform("token")
    host = urlsplit(settings.TELEGRAM_API_URL)
    server = _server(host)
    if (problem := _attempt(server.connect)) is not None:
        server.close()
        raise TryLater("unreachable")
    answer: list[tuple[int, bytes]] = []
    wanted = (host.path.rstrip("/"), method)
    problem = _attempt(lambda: answer.append(_exchange(server, token, wanted, body, content_type)))
    server.close()
    if problem is not None or not answer:
        raise NoAnswer("no-answer")
    return _result(*answer[0])


def call_json(token: Token, method: str, **parameters) -> dict:
    """The same with parameters as JSON."""
    return call(token, method, body=json.dumps(parameters).encode())


def _attempt(step) -> str | None:
    """Take a step of the exchange; answers the name of what went wrong, never its words: they may quote the path."""
    try:
        step()
    except (OSError, http.client.HTTPException) as problem:
        return type(problem).__name__
    return None


def _server(host) -> http.client.HTTPConnection:
    if host.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host.hostname, host.port, timeout=CONNECT_SECONDS, context=context)
    if host.scheme == "http" and host.hostname in LOCAL:
        return http.client.HTTPConnection(host.hostname, host.port, timeout=CONNECT_SECONDS)
    raise ImproperlyConfigured("TELEGRAM_API_URL begins with https:// (http:// only for a server on this machine).")


def _exchange(server, token: Token, wanted: tuple[str, str], body: bytes, content_type: str) -> tuple[int, bytes]:
    """Send and read. Whatever fails in here may have failed after the request had arrived.

    The address is put together here alone, in a frame that is gone before anything is raised.
    """
    deadline = time.monotonic() + WHOLE_SECONDS
    server.sock.settimeout(ANSWER_SECONDS)
    base, method = wanted
    path = f"{base}/bot{token.reveal()}/{method}"
    server.request("POST", path, body, {"Content-Type": content_type, "Connection": "close"})
    response = server.getresponse()
    content = b""
    while piece := response.read1(65536):
        content += piece
        if len(content) > LONGEST_ANSWER or time.monotonic() > deadline:
            raise http.client.HTTPException
    if response.length:
        raise http.client.IncompleteRead(b"")
    return response.status, content


def _result(status: int, content: bytes) -> dict:
    """What the answer says. An answer that is not the Bot API's own (a gateway's page) says nothing about the post."""
    said = _read(content)
    if said is None or (status == 200) != (said["ok"] is True):
        said = _of_gateway(status)
    if said["ok"] is True:
        return said.get("result") or {}
    if status == 429:
        raise TryLater("flood", _seconds(said))
    if status >= 500:
        raise TryLater("server")
    raise RefusedByPlatform(code_of(status, str(said.get("description", ""))))


def _of_gateway(status: int) -> dict:
    """A refusal without the Bot API's own words. Raises TryLater for redirects, which are not followed."""
    if 300 <= status < 400:
        raise TryLater("strange-answer")
    if status in (401, 403, 404, 413, 429):
        return {"ok": False, "description": "file is too big" if status == 413 else ""}
    raise NoAnswer("strange-answer")


def _read(content: bytes) -> dict | None:
    try:
        said = json.loads(content)
    except ValueError:
        return None
    return said if isinstance(said, dict) and isinstance(said.get("ok"), bool) else None


def _seconds(said: dict) -> int:
    """`parameters.retry_after`, at least a second and at most a day; half a minute when it does not say."""
    parameters = said.get("parameters")
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return min(max(seconds, 1), 86400) if isinstance(seconds, int) else 30
