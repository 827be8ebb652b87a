"""The gate of the open APIs, before sessions are looked at: who asks, how often, and what is answered from memory."""

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve

from streetwork.reporting.api import limits
from streetwork.reporting.api.answers import held, key_of
from streetwork.reporting.api.clients import REALM, BadToken, Client, client_of, stranger
from streetwork.reporting.api.editions import current_edition
from streetwork.reporting.enums import TokenScope
from streetwork.web.problems import problem

STATISTICS = "/api/v1/stats/"
GUARDED = ("/api/v1/", "/hsds/")
READING = {"GET", "HEAD"}
OPEN_TO_BROWSERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Authorization, If-Modified-Since, If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, Statistics-Method, Statistics-Note, X-Total-Count",
    "Access-Control-Max-Age": "86400",
}
# What never reaches the CSP of the pages is data: a browser that shows it loads nothing for it.
NO_PAGE = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
HEADERS = OPEN_TO_BROWSERS | NO_PAGE


class ApiGate:
    """Middleware: refuses bad tokens (401, 403) and the greedy (429); answers statistics that are in memory.

    Stands inside of the request log and outside of everything that is for pages: an open API knows no session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(GUARDED):
            return self.get_response(request)
        response = self._early(request) or _for_programs(self.get_response(request))
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def _early(self, request) -> HttpResponse | None:
        answer = refusal(request) or from_memory(request)
        if answer:
            request.resolver_match = _match(request.path_info)  # for the log, which names the route
        return answer


WORDS = {404: "There is nothing at this address.", 500: "Something went wrong on our side. Try again in a minute."}


def _for_programs(response: HttpResponse) -> HttpResponse:
    """Error pages are for people: a program gets the same as problem details."""
    code = response.status_code
    if code < 400 or not response.headers.get("Content-Type", "").startswith("text/html"):
        return response
    return problem(code, WORDS.get(code, "This request cannot be answered."))


def refusal(request) -> HttpResponse | None:
    """401, 403 or 429; None for who may go on (`request.api_client`)."""
    try:
        client = client_of(request)
    except BadToken as why:
        # who tries keys through is counted as a stranger
        return _too_often(stranger(request)) or _unauthorized(str(why))
    request.api_client = client
    if too_often := _too_often(client):
        return too_often
    needed = TokenScope.STATISTICS if request.path_info.startswith(STATISTICS) else TokenScope.DIRECTORY
    if needed not in client.scopes:
        return problem(
            403, f"This token may not read “{needed.value}”. Ask without a token, or for one that may.",
            scopes=sorted(client.scopes),
        )  # fmt: skip
    return None


def from_memory(request) -> HttpResponse | None:
    """The answer that the same request got before, while nothing new is published."""
    if request.method not in READING or not request.path_info.startswith(STATISTICS):
        return None
    answer = held(current_edition().stamp, key_of(request))
    return answer and answer.response(request)


def _too_often(client: Client) -> HttpResponse | None:
    wait = limits.seconds_to_wait(client.kind, client.who)
    if not wait:
        return None
    rate = limits.allowed(client.kind)
    advice = "" if client.kind == limits.TOKEN else " With a token you may ask more often."
    return problem(
        429, f"Too many requests: {rate} are answered. Try again in {wait} s.{advice}",
        headers={"Retry-After": str(wait)}, limit=rate, retry_after=wait,
    )  # fmt: skip


def _unauthorized(why: str) -> HttpResponse:
    return problem(401, why, headers={"WWW-Authenticate": f'{REALM}, error="invalid_token"'})


@lru_cache(maxsize=256)
def _match(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None
