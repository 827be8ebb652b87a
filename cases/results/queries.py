"""Reading what posts led to. Only what counselors linked is counted, in the states of the person who looks."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count as Number
from django.db.models import DateField, Sum
from django.db.models.functions import TruncQuarter

from campaigns.models import ClickCount
from cases.enums import Kind
from cases.models import Contact
from cases.queries import local_midnight
from cases.results.figures import Count, Outcome
from referrals.enums import Result
from referrals.ladder import NOTHING_HEARD
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS, READS_CONTACTS
from streetwork.tenancy.models import Programme

DAY = timedelta(days=1)
KINDS = {
    Kind.INFORMATION: "information",
    Kind.CONSULTATION: "consultations",
    Kind.REPEATED: "support",
    Kind.CRISIS: "support",
}
STEPS = dict.fromkeys(NOTHING_HEARD, "waiting") | {
    Result.CONTACTED: "contacted",
    Result.FIRST_TALK: "first_talk",
    Result.HELPED: "helped",
}


def contacts_through(
    placement_ids: Iterable[int], access: Access, *, since: date | None = None, until: date | None = None
) -> dict[int, Outcome]:
    """{placement: what it led to}, for every placement asked for: one query.

    Counted are the contacts of the programmes and states in which the person reads campaigns; for who does not work
    with contacts in all of these, small numbers of a quarter are from–to (see `figures`). `since` and `until` are days
    of contacts; for such people the caller widens them to whole quarters (`ResultsFilter`).
    """
    ids = list(placement_ids)
    contacts = Contact.objects.filter(access.within(*READS_CAMPAIGNS), placement__in=ids)
    if since:
        contacts = contacts.filter(occurred_at__gte=local_midnight(since))
    if until:
        contacts = contacts.filter(occurred_at__lt=local_midnight(until + DAY))
    rows = (
        contacts.order_by()
        .annotate(quarter=TruncQuarter("occurred_at", output_field=DateField()))
        .values_list("placement", "programme", "quarter", "kind", "offer_answered", "referral__result")
        .annotate(entries=Number("pk"), people=Sum("people_reached"))
    )
    cells: Counter[tuple[int, str, date]] = Counter()
    veiled: set[int] = set()
    for placement, programme, quarter, kind, answered, result, entries, people in rows:
        cells[placement, _column(kind, answered), quarter] += people
        if result:
            cells[placement, STEPS.get(result, "ended"), quarter] += entries
        if not counts_exactly(access, programme):
            veiled.add(placement)
    found: dict[int, dict[str, Count]] = {pk: {} for pk in ids}
    for (placement, column, _quarter), number in cells.items():
        told = Count.of(number, is_exact=placement not in veiled)
        found[placement][column] = found[placement].get(column, Count()) + told
    return {pk: Outcome(**columns) for pk, columns in found.items()}


def _column(kind: str, answered: bool | None) -> str:
    """An answered offer is a contact in which something was passed on; an unanswered one is counted apart."""
    if kind == Kind.OFFER:
        return "information" if answered else "unanswered"
    return KINDS[Kind(kind)]


def counts_exactly(access: Access, programme: int) -> bool:
    """Whether the person works with contacts in every state of the programme that is counted for them."""
    return counted_states(access, programme) <= access.states_for(*READS_CONTACTS, programme=programme)


def counted_states(access: Access, programme: int) -> frozenset[int]:
    """The states whose contacts are counted for the person."""
    return access.states_for(*READS_CAMPAIGNS, programme=programme)


def counts_everywhere(access: Access, programme: Programme) -> bool:
    """Whether no state of the programme is missing in the person's figures."""
    return {state.pk for state in programme.states.all()} <= counted_states(access, programme.pk)


def clicks_through(
    placement_ids: Iterable[int], *, since: date | None = None, until: date | None = None
) -> dict[int, int]:
    """{placement: how often its short link was followed, without machines}, for those that have a count."""
    counts = ClickCount.objects.filter(link__placement__in=list(placement_ids))
    if since:
        counts = counts.filter(day__gte=since)
    if until:
        counts = counts.filter(day__lte=until)
    return dict(counts.order_by().values_list("link__placement").annotate(Sum("count")))
