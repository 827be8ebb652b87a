"""Refusals of the open APIs as problem details (RFC 9457), in English."""

import json
from http import HTTPStatus

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"


def problem(code: int, detail: str, *, headers: dict[str, str] | None = None, **more) -> HttpResponse:
    """A refusal in a sentence. `more` are members of its own, such as `known` or `errors`. Never kept by caches."""
    body = {"title": HTTPStatus(code).phrase, "status": code, "detail": detail, **more}
    content = json.dumps(body, ensure_ascii=False).encode()
    return HttpResponse(
        content, status=code, content_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", "Content-Language": "en", "Content-Length": str(len(content))}
        | (headers or {}),
    )  # fmt: skip
