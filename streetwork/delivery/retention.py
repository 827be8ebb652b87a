"""Retention: what is deleted when. Apps register rules; a nightly task carries them out and leaves a report.

A rule is a start event and a period (privacy.md). A programme's legal profile may set another number of
days, and its legal hold stops every deletion of its rows.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from streetwork.delivery.models import RetentionRun
from streetwork.delivery.periods import Period
from streetwork.delivery.registry import Registry
from streetwork.tenancy.models import Programme

BATCH = 500
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Rule:
    """`rows(cutoff)` answers the rows whose start event was at `cutoff` or before.

    `programme` is the lookup from a row to its programme, where it has one. `purge` replaces the deletion
    where the application itself may not delete; it answers how many rows went. `before` gets each batch just before
    it is deleted, in the same transaction, to count what would be lost.
    """

    key: str
    period: Period
    label: str
    start: str
    rows: Callable[[datetime], QuerySet]
    programme: str = ""
    purge: Callable[[], int] | None = None
    before: Callable[[QuerySet], None] | None = None


rules: Registry[Rule] = Registry("retention rule")


def rule(*, key: str, label, start, days: int = 0, months: int = 0, programme: str = "", purge=None, before=None):
    """Register `rows(cutoff)` of a rule. `label` names the data, `start` the event that starts the period."""

    def register(rows):
        rules.add(key, Rule(key, Period(days, months), label, start, rows, programme, purge, before))
        return rows

    return register


@dataclass(frozen=True)
class Due:
    """Rows of one rule that share a cutoff."""

    rule: Rule
    cutoff: datetime
    rows: QuerySet


@dataclass(frozen=True)
class Outcome:
    """`deleted` rows of a rule (in a dry run: rows that would be), or the class name of what went wrong."""

    rule: Rule
    cutoff: datetime | None
    deleted: int = 0
    error: str = ""


def apply_retention(*, now: datetime | None = None, dry_run: bool = False) -> list[Outcome]:
    """Carry out every rule, within the states in scope. A rule that fails is reported and stops no other."""
    now = now or timezone.now()
    outcomes = []
    for each in rules.values():
        try:
            outcomes += [_carry_out(due, dry_run=dry_run) for due in due_of(each, now)]
        except Exception as problem:  # noqa: BLE001 (whatever it is, the other rules must run)
            log.error("retention_failed", rule=each.key, error=type(problem).__name__)  # noqa: TRY400
            outcomes.append(Outcome(each, None, error=type(problem).__name__))
    return outcomes


def due_of(rule: Rule, now: datetime) -> list[Due]:
    """What the rule deletes now: by the default period, and by every other period of a legal profile."""
    cutoff = rule.period.before(now)
    if not rule.programme:
        return [Due(rule, cutoff, rule.rows(cutoff))]
    special = defaultdict(list)
    held = []
    for programme in Programme.objects.select_related("legal_profile"):
        if programme.legal_hold:
            held.append(programme.pk)
        elif programme.legal_profile and rule.key in programme.legal_profile.retention_days:
            special[_days(rule, programme)].append(programme.pk)
    apart = [pk for programmes in special.values() for pk in programmes] + held
    of_programme = f"{rule.programme}__in"
    parts = [Due(rule, cutoff, rule.rows(cutoff).filter(~Q(**{of_programme: apart})))]
    for days, programmes in sorted(special.items()):
        own = Period(days=days).before(now)
        parts.append(Due(rule, own, rule.rows(own).filter(**{of_programme: programmes})))
    return parts


def _days(rule: Rule, programme: Programme) -> int:
    days = programme.legal_profile.retention_days[rule.key]
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise ImproperlyConfigured(f"{programme.legal_profile}: {rule.key} must be a number of days.")
    return days


def _carry_out(due: Due, *, dry_run: bool) -> Outcome:
    if dry_run:
        with transaction.atomic():
            return Outcome(due.rule, due.cutoff, due.rows.count())
    deleted = due.rule.purge() if due.rule.purge else _delete_in_batches(due.rows, due.rule.before)
    RetentionRun.objects.create(rule=due.rule.key, cutoff=due.cutoff, deleted=deleted)
    log.info("retention", rule=due.rule.key, cutoff=due.cutoff.isoformat(), deleted=deleted)
    return Outcome(due.rule, due.cutoff, deleted)


def _delete_in_batches(rows: QuerySet, before=None) -> int:
    """Short transactions; the count is of the rule's own rows, not of what hangs on them."""
    model = rows.model
    total = 0
    while True:
        with transaction.atomic():
            batch = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
            if before:
                before(model._default_manager.filter(pk__in=batch))
            _all, by_model = model._default_manager.filter(pk__in=batch).delete()
        total += by_model.get(model._meta.label, 0)
        if len(batch) < BATCH:
            return total
