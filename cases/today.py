"""What contacts put on Today."""

from datetime import timedelta

from django.utils import timezone

from cases.enums import Kind
from cases.models import Contact
from cases.presenters import rows_of
from cases.queries import local_midnight
from cases.results.figures import SMALLEST, Count
from cases.rules import may_log
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.charts import Bar
from streetwork.web.weeks import monday_of

SHOWN = 6


def week(request):
    """My running week by kind, beside the same days of the week before."""
    today = timezone.localdate()
    monday = monday_of(today)
    mine = Contact.objects.of(request.access)
    now = mine.filter(occurred_at__gte=local_midnight(monday)).count_by_kind()
    before = mine.filter(
        occurred_at__gte=local_midnight(monday - timedelta(days=7)),
        occurred_at__lt=local_midnight(today - timedelta(days=6)),
    ).count_by_kind()
    since = f"?who=me&since={monday}"
    bars = [Bar(kind.label, now.get(kind, 0), f"/contacts/{since}&kind={kind}", before.get(kind, 0)) for kind in Kind]
    return {"bars": bars, "total": sum(now.values()), "before": sum(before.values()), "query": since}


def mine(request):
    """My last entries."""
    contacts = Contact.objects.of(request.access)
    return {
        "rows": rows_of(contacts.newest_first()[:SHOWN]),
        "may_log": may_log(request.access),
    }


def figures(request):
    """For roles without single contacts: sums by kind of the last four weeks, beside the four before.

    Numbers of 1 and 2 are not told, as on every page of figures.
    """
    if not request.access.programme_ids:
        return None
    tomorrow = timezone.localdate() + timedelta(days=1)
    begin, middle, end = (local_midnight(tomorrow - timedelta(days=days)) for days in (56, 28, 0))
    mine = Contact.objects.filter(request.access.within(*request.access.roles))
    now = mine.filter(occurred_at__gte=middle, occurred_at__lt=end).count_by_kind()
    before = mine.filter(occurred_at__gte=begin, occurred_at__lt=middle).count_by_kind()
    programmes = [vocabulary().programmes[pk].short_name for pk in sorted(request.access.programme_ids)]
    return {
        "bars": [_told(kind.label, now.get(kind, 0), before.get(kind, 0)) for kind in Kind],
        "total": sum(now.values()),
        "programmes": programmes,
    }


def _told(label, now: int, before: int) -> Bar:
    said = Count.of(now, is_exact=False)
    if said.low == said.high and 0 < before < SMALLEST:
        return Bar(label, now)
    return Bar(label, now, before=before) if said.low == said.high else Bar(label, said.high, told=str(said))
