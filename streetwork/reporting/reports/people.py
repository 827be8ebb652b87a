"""Whom a report concerns: those who write reports for all of its states."""

from collections import defaultdict
from collections.abc import Iterable

from streetwork.accounts.models import Membership
from streetwork.accounts.roles import WRITES_REPORTS
from streetwork.reporting.models import Report
from streetwork.vocabulary.snapshot import vocabulary


def writers_of(reports: Iterable[Report]) -> dict[int, set[int]]:
    """{report: ids of active people}; two queries for all of them."""
    reports = list(reports)
    states: dict[tuple[int, int], set[int]] = defaultdict(set)
    members = Membership.objects.filter(
        programme__in={each.programme_id for each in reports}, role__in=WRITES_REPORTS, user__is_active=True
    ).prefetch_related("states")
    for member in members:
        whole = vocabulary().programmes[member.programme_id].states.all()
        held = whole if member.all_states else member.states.all()
        states[member.programme_id, member.user_id] |= {state.pk for state in held}
    return {
        report.pk: {
            user
            for (programme, user), held in states.items()
            if programme == report.programme_id and held >= set(report.state_ids)
        }
        for report in reports
    }
