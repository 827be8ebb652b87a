"""Finished answers: bytes, a strong validator, and the headers; kept in memory as long as nothing new is published."""

import csv
import io
import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from streetwork.reporting.api import documents
from streetwork.reporting.api.documents import Listed
from streetwork.reporting.api.parameters import CSV, FORMAT, JSON, LIMIT, Asked

MEDIA = {JSON: "application/json", CSV: "text/csv"}
TYPES = {JSON: "application/json", CSV: "text/csv; charset=utf-8; header=present"}
CACHE_CONTROL = "public, max-age=300"
MOST_KEPT, MOST_BYTES = 512, 64 * 1024 * 1024
NOTE = f"{documents.ZERO.replace('–', '-')}; totals do not add up"


@dataclass(frozen=True)
class Answer:
    """One finished answer 200."""

    content: bytes
    headers: Mapping[str, str]

    def response(self, request) -> HttpResponse:
        """200 with the content, or 304 when the client has it."""
        etag = self.headers["ETag"]
        if "HTTP_IF_NONE_MATCH" in request.META and (same := get_conditional_response(request, etag=etag)):
            for name in ("ETag", "Cache-Control", "Vary"):
                same.headers[name] = self.headers[name]
            return same
        return HttpResponse(self.content, headers=self.headers)


def answer_of(listed: Listed, asked: Asked, path: str, query: Mapping[str, list[str]], media: str) -> Answer:
    """The document in the form that was asked for. `path` and `query` are those of the request, for the links."""
    links = _links(listed, asked, path, query, media)
    if media == CSV:
        content = _csv(listed)
    else:
        pages = {name: links.get(name) for name in ("next", "prev")} if LIMIT in listed.document else {}
        content = json.dumps(listed.document | pages, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "Content-Type": TYPES[media],
        "Content-Length": str(len(content)),
        "Content-Language": "en",
        "ETag": f'"{sha256(content).hexdigest()[:32]}"',
        "Cache-Control": CACHE_CONTROL,
        "Vary": "Accept",
        "Link": ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items()),
        "X-Total-Count": str(listed.total),
        "Statistics-Method": f"{documents.METHOD}; version={documents.METHOD_VERSION}; D={documents.D}",
        "Statistics-Note": NOTE,
    }
    if media == CSV:
        headers["Content-Disposition"] = f'attachment; filename="{listed.file_name}.csv"'
    return Answer(content, headers)


def _csv(listed: Listed) -> bytes:
    """UTF-8, commas, a header; times and truth values as in the JSON."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(listed.head)
    for line in listed.lines:
        writer.writerow(str(cell).lower() if isinstance(cell, bool) else cell for cell in line)
    return text.getvalue().encode()


def _links(listed: Listed, asked: Asked, path: str, query: Mapping[str, list[str]], media: str) -> dict[str, str]:
    """Where the other pages are; for a CSV also where the same stands with all that is to know about it."""
    base = documents.absolute("stats-api:tables").removesuffix("/api/v1/stats/tables") + path
    kept = [(name, value) for name, values in sorted(query.items()) for value in values]

    def at(**changed) -> str:
        pairs = [(name, value) for name, value in kept if name not in changed]
        pairs += [(name, str(value)) for name, value in changed.items()]
        return f"{base}?{urlencode(pairs)}" if pairs else base

    found = {}
    if listed.document.get(LIMIT):
        last = (listed.total - 1) // asked.limit * asked.limit if listed.total else 0
        if asked.offset + asked.limit < listed.total:
            found["next"] = at(offset=asked.offset + asked.limit, limit=asked.limit)
        if asked.offset:
            found["prev"] = at(offset=max(0, asked.offset - asked.limit), limit=asked.limit)
        if listed.total > asked.limit:
            found["first"], found["last"] = at(offset=0, limit=asked.limit), at(offset=last, limit=asked.limit)
    if media == CSV:
        found["describedby"] = at(**{FORMAT: JSON})
    return found | {"service-doc": documents.absolute("api-guide:guide")}


class _Kept:
    """The answers of one edition, the oldest forgotten first. One process, many threads."""

    stamp = ""
    size = 0
    answers: OrderedDict[tuple, Answer] = OrderedDict()


def held(stamp: str, key: tuple) -> Answer | None:
    """The answer under the key, if it was made from this edition."""
    return _Kept.answers.get(key) if _Kept.stamp == stamp else None


def keep(stamp: str, key: tuple, answer: Answer) -> None:
    if _Kept.stamp != stamp:
        _Kept.stamp, _Kept.size, _Kept.answers = stamp, 0, OrderedDict()
    answers = _Kept.answers
    if key not in answers:
        _Kept.size += len(answer.content)
    answers[key] = answer
    while len(answers) > MOST_KEPT or _Kept.size > MOST_BYTES:
        _key, oldest = answers.popitem(last=False)
        _Kept.size -= len(oldest.content)


def key_of(request) -> tuple:
    """What an answer depends on beside the edition."""
    meta = request.META
    return request.path_info, meta.get("QUERY_STRING", ""), meta.get("HTTP_ACCEPT", "")
