"""What the build reads of the contacts, under its own login: nine columns, no note, no text, no counselor."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from cases.enums import Kind
from cases.models import Contact
from cases.queries import local_midnight
from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.releases.menu import OTHER
from streetwork.reporting.releases.perturbation import record_key
from streetwork.reporting.releases.tables import Record
from streetwork.tenancy.models import State
from streetwork.vault.keys import purpose_key
from streetwork.vocabulary.models import Platform, Topic

DAY = timedelta(days=1)
BATCH = 5000
UNANSWERED_OFFER = Q(kind=Kind.OFFER) & ~Q(offer_answered=True)


def secret_of(period: Period, draw: int) -> bytes:
    """The secret of a release, 32 bytes, derived from the root key and never stored.

    Months and quarters of a year share one, so that what is the same set of records gets the same noise. The final
    year has its own, and so has the second draw: see docs/adr/0024-frozen-tables-with-cell-keys.md.
    """
    part = "final" if period.kind == "year" else "running"
    return purpose_key(f"statistics/{period.first.year}/{part}/{draw}")


def twelve_months_to(period: Period) -> Period:
    """The twelve months that end with the period; a year is its own."""
    return Period(period_of(period.last, PeriodKind.MONTH).year_before.after.first, period.last)


def records_of(period: Period, secret: bytes, folded: set[str], *, using: str) -> Iterator[tuple[Record, bool]]:
    """Every entry that counts of the twelve months to the period's end, and whether it is of the period itself.

    In no order. Entries before the period have no key: they only tell which cells are seldom filled. Needs a scope
    and a transaction.
    """
    states = dict(State.objects.using(using).order_by().values_list("pk", "code"))
    platforms = dict(Platform.objects.using(using).order_by().values_list("pk", "code"))
    topics = _first_level(using)
    inside = ExpressionWrapper(Q(occurred_at__gte=local_midnight(period.first)), BooleanField())
    rows = _within(twelve_months_to(period), using).values_list(
        "client_ref", "case_id", "state_id", "language_id", "main_topic_id", "platform_id", inside
    )
    for ref, case, state, language, topic, platform, is_inside in rows.iterator(chunk_size=BATCH):
        yield (
            Record(
                record_key(secret, ref) if is_inside else 0,
                ref if case is None else case,
                states[state],
                OTHER if language in folded else language,
                topics[topic],
                platforms[platform],
            ),
            is_inside,
        )


def entries_by_language(period: Period, *, using: str) -> dict[str, int]:
    """{language: entries} of the twelve months that end with the period."""
    rows = _within(twelve_months_to(period), using).values_list("language_id")
    return dict(rows.annotate(entries=Count("client_ref")))


def first_entry(*, using: str) -> date | None:
    """The local day of the oldest entry that counts, or None when there is none."""
    oldest = _counting(using).order_by("occurred_at").values_list("occurred_at", flat=True).first()
    return oldest and timezone.localtime(oldest).date()


def _counting(using: str) -> QuerySet[Contact]:
    return Contact.objects.using(using).exclude(UNANSWERED_OFFER).order_by()


def _within(days: Period, using: str) -> QuerySet[Contact]:
    return _counting(using).filter(
        occurred_at__gte=local_midnight(days.first), occurred_at__lt=local_midnight(days.last + DAY)
    )


def _first_level(using: str) -> Mapping[int, str]:
    rows = list(Topic.objects.using(using).order_by().values_list("pk", "code", "parent_id"))
    codes = {pk: code for pk, code, _parent in rows}
    return {pk: codes[parent] if parent else code for pk, code, parent in rows}
