"""Refusals of the open API as problem details (RFC 9457), in English."""

from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.response import Response

from referrals.hsds.parameters import BadParameters

MEDIA_TYPE = "application/problem+json"
TITLES = {
    status.HTTP_400_BAD_REQUEST: "Bad request",
    status.HTTP_404_NOT_FOUND: "Not found",
    status.HTTP_405_METHOD_NOT_ALLOWED: "Method not allowed",
    status.HTTP_429_TOO_MANY_REQUESTS: "Too many requests",
}


def problem(code: int, detail: str, **more) -> Response:
    body = {"title": TITLES.get(code, "Error"), "status": code, "detail": detail, **more}
    return Response(body, status=code, content_type=MEDIA_TYPE)


def problem_of(exception: Exception) -> Response | None:
    """The answer to an exception of a view; None for what is none of ours (a fault of the program)."""
    if isinstance(exception, BadParameters):
        names = ", ".join(exception.errors)
        return problem(400, f"These parameters cannot be read: {names}.", errors=exception.errors)
    if not isinstance(exception, APIException):
        return None
    answer = problem(exception.status_code, str(exception.detail))
    if wait := getattr(exception, "wait", None):
        answer["Retry-After"] = f"{int(wait)}"
    return answer
