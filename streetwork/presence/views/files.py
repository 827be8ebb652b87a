"""Tables of the register as files. They are small: thousands of lines at most."""

from django.http import HttpResponse

from streetwork.web.tables import csv_batches


def csv_file(name: str, headings: list, lines: list[list]) -> HttpResponse:
    """A CSV as German spreadsheets open it, with no live formula in it."""
    return HttpResponse(
        "".join(csv_batches(headings, [lines])),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
