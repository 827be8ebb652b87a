"""How many finds there were in a week and what became of them: counted as things happen, kept without sentences.

The week is the one in which the sentence was said (found, where that is unknown), so that an export of last month fills
last month's weeks. The counselor's own comments are no finds and are not counted.
"""

from collections import Counter
from datetime import date

from django.db import connection
from django.utils import timezone

from cases.listening.enums import LeadKind, LeadStatus, Tallied
from cases.models import Lead
from streetwork.web.weeks import monday_of

OUTCOMES = {
    LeadStatus.LOGGED: Tallied.LOGGED, LeadStatus.IGNORED: Tallied.IGNORED, LeadStatus.IDEA: Tallied.IDEA,
}  # fmt: skip
ADD = """
    INSERT INTO cases_leadtally (state_id, programme_id, week, language_id, topic_id, outcome, count)
    SELECT * FROM unnest(%s::smallint[], %s::bigint[], %s::date[], %s::text[], %s::bigint[], %s::text[], %s::int[])
    ON CONFLICT (state_id, programme_id, week, language_id, topic_id, outcome)
    DO UPDATE SET count = greatest(0, cases_leadtally.count + %s * EXCLUDED.count)
"""


def week_of(lead: Lead) -> date:
    """The Monday of the week in which it was said; of the import where that is unknown."""
    return monday_of(timezone.localdate(lead.said_at or lead.created_at))


def count_outcome(lead: Lead) -> None:
    """One more of its status."""
    _count([(lead, OUTCOMES[LeadStatus(lead.status)])])


def take_back_outcome(lead: Lead) -> None:
    """One less of its status."""
    _count([(lead, OUTCOMES[LeadStatus(lead.status)])], sign=-1)


def count_found(leads) -> None:
    _count((lead, Tallied.FOUND) for lead in leads)


def count_expired(leads) -> None:
    """Those that nobody looked at before their time was over."""
    waiting = leads.filter(status=LeadStatus.NEW, is_staged=False)
    _count((lead, Tallied.EXPIRED) for lead in waiting.only(*COUNTED))


COUNTED = ("state_id", "programme_id", "said_at", "created_at", "language_id", "topic_id", "kind", "status")


def _count(pairs, sign=1):
    figures = Counter(
        (lead.state_id, lead.programme_id, week_of(lead), lead.language_id, lead.topic_id, str(outcome))
        for lead, outcome in pairs
        if lead.kind == LeadKind.HIT
    )
    if not figures:
        return
    columns = [list(column) for column in zip(*(key for key in sorted(figures, key=str)), strict=True)]
    numbers = [figures[key] for key in sorted(figures, key=str)]
    with connection.cursor() as cursor:
        cursor.execute(ADD, [*columns, numbers, sign])
