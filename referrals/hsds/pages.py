"""The list object of HSDS 3.0, and the same list as lines (ndjson)."""

import json
from collections.abc import Callable, Iterator, Sequence

from django.db.models import QuerySet
from rest_framework.exceptions import NotFound

from referrals.hsds.parameters import PER_PAGE

BATCH = 200
Documents = Callable[[list], list[dict]]


def page_object(rows: QuerySet | Sequence, documents: Documents, *, page: int, per_page: int | None = PER_PAGE) -> dict:
    """One page; `per_page` None puts all on one. Raises NotFound beyond the last page; an empty list has one page."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    per_page = per_page or max(total, 1)
    pages = max(1, -(-total // per_page))
    if page > pages:
        raise NotFound(f"There is no page {page}; the last one is {pages}.")
    contents = documents(list(rows[(page - 1) * per_page : page * per_page]))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page == pages,
        "empty": not contents,
        "contents": contents,
    }


def lines(rows: QuerySet | Sequence, documents: Documents) -> Iterator[str]:
    """All documents, one JSON text per line, read in batches: the list may be long."""
    batch = []
    for row in rows.iterator(chunk_size=BATCH) if isinstance(rows, QuerySet) else rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield from _encoded(documents(batch))
            batch = []
    yield from _encoded(documents(batch))


def _encoded(documents: list[dict]) -> Iterator[str]:
    return (json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
