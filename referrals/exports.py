"""The filtered list of centres as CSV, XLSX or HSDS JSON: facts that are public anyway, in the columns of the import.

What is exported and imported again is unchanged. Rows come as the list's filter gives them, editors' entries of own
states or published ones of all.
"""

import json

from django.db.models import QuerySet
from django.utils.translation import override

from referrals.exchange.columns import columns, exported
from referrals.exchange.hour_texts import written_hours
from referrals.exchange.meanings import written
from referrals.hsds.documents import service_document
from streetwork.tenancy.streaming import scoped_stream
from streetwork.web import tables

CSV, XLSX, JSON = tables.CSV, tables.XLSX, "json"
BATCH = 500
# What an export cannot know of the source, and what an import does not set but a reader wants to see.
LEFT_OUT, INFORMATION = {"source_id"}, ("status", "verified_on")


def headings() -> list[str]:
    return [header for key, header in exported().items() if key not in LEFT_OUT] + list(INFORMATION)


def cells(center) -> list:
    """A centre as a row under `headings`."""
    return [_cell(center, column) for column in columns().values() if column.key not in LEFT_OUT] + [
        center.status, center.verified_on.isoformat() if center.verified_on else "",
    ]  # fmt: skip


def _cell(center, column) -> str:
    value = center.state_id if column.key == "state" else getattr(center, column.key)
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column.key == "hours":
        return written_hours(value)
    if column.key == "phones":
        return "; ".join(value)
    return written(column.meanings, value) if column.meanings else str(value)


def batches(centers: QuerySet):
    """Lists of centres, the next page found by the key of the last row: no cursor has to stay open."""
    after = 0
    while True:
        page = list(centers.filter(pk__gt=after).order_by("pk")[:BATCH])
        if not page:
            return
        yield page
        after = page[-1].pk


def csv_lines(opened, centers):
    """Stream the CSV. Each page is read in its own transaction."""
    pages = lambda: ([cells(center) for center in page] for page in batches(centers))  # noqa: E731
    return scoped_stream(opened, lambda: tables.csv_batches(headings(), pages()))


def xlsx_file(centers):
    """A workbook of at most 100,000 rows in a temporary file."""
    return tables.xlsx_file("Centres", headings(), ([cells(center) for center in page] for page in batches(centers)))


def json_pieces(opened, centers):
    """Stream a list object of HSDS with all services on its one page."""

    def pieces():
        total = centers.order_by().count()
        head = {"total_items": total, "total_pages": 1, "page_number": 1, "size": total, "first_page": True,
                "last_page": True, "empty": not total}  # fmt: skip
        yield json.dumps(head)[:-1] + ', "contents": ['
        is_first = True
        for page in batches(centers):
            with override("de"):
                texts = [json.dumps(service_document(center), ensure_ascii=False) for center in page]
            yield ("" if is_first else ",\n") + ",\n".join(texts)
            is_first = False
        yield "]}\n"

    return scoped_stream(opened, pieces)
