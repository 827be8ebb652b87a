"""Where the API has the same numbers."""

from urllib.parse import urlencode

from django.urls import reverse

from streetwork.reporting.releases.menu import Table


def csv_url(table: Table, code: str = "") -> str:
    """The table as CSV, of one period or of all."""
    query = {"from": code, "to": code} if code else {}
    return f"{reverse('stats-api:table', args=[table.key])}?{urlencode(query | {'format': 'csv'})}"
