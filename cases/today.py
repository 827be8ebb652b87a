"""What contacts put on Today."""

from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from cases.enums import Kind
from cases.models import Contact
from cases.presenters import rows_of
from cases.queries import local_midnight
from cases.rules import may_log
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.charts import Bar

SHOWN = 6


def week(request):
    """My running week by kind, beside the same days of the week before."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
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
    """For roles without single contacts: the week of each of their programmes, as sums."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    programmes = [p for p in vocabulary().programmes.values() if p.pk in request.access.programme_ids]
    sums = dict(
        Contact.objects.filter(request.access.within(*request.access.roles))
        .filter(occurred_at__gte=local_midnight(monday - timedelta(days=28)))
        .order_by()
        .values_list("programme")
        .annotate(people=Sum("people_reached"))
    )
    bars = [Bar(programme.short_name, sums.get(programme.pk, 0)) for programme in programmes]
    return {"bars": bars, "total": sum(sums.values())} if bars else None
