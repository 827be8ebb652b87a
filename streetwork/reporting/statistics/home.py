"""One figure of the open statistics on the public start page."""

import structlog
from django.db import OperationalError

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.statistics.presenters import contacts_of
from streetwork.reporting.statistics.reading import Publications

log = structlog.get_logger(__name__)
KINDS = (PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR)


def newest_figure() -> dict | None:
    """The contacts of the newest quarter, month or year; None before anything is published.

    None as well while the login for statistics cannot connect: the start page stands without it.
    """
    try:
        publications = Publications()
        newest = filter(None, map(publications.newest, KINDS))
        headline = next(filter(None, map(contacts_of, newest)), None)
    except OperationalError:
        log.exception("statistics_out_of_reach")
        return None
    return {"headline": headline} if headline else None
