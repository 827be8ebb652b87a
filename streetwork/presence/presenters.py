"""What the templates show of a space. No query but those of the detail page, which `detail_of` names."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from streetwork.presence.blocks import OUTCOME_TAGS
from streetwork.presence.charts import member_chart
from streetwork.presence.enums import Status
from streetwork.presence.growth import growth
from streetwork.presence.rules import days_overdue, may_remove_visit
from streetwork.presence.timeline import language_names, timeline
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.snapshot import Vocabulary

VISITS_SHOWN, BLOCKS_SHOWN = 12, 5
STATUS_TAGS = {
    Status.JOINED: "tag-accent",
    Status.PENDING: "tag-amber",
    Status.LEFT: "",
    Status.BLOCKED: "tag-brick",
}


@dataclass(frozen=True)
class Row:
    """A line of the list."""

    space: object
    platform: Platform
    languages: str
    change: int | None
    due: str
    status_tag: str


def as_row(space, vocabulary: Vocabulary, today: date | None = None) -> Row:
    """Needs with_members()."""
    return Row(
        space=space,
        platform=vocabulary.platforms[space.platform_id],
        languages=language_names(space.languages, vocabulary),
        change=None if space.members_before is None else space.members - space.members_before,
        due=due_words(space, today or timezone.localdate()),
        status_tag=STATUS_TAGS[space.status],
    )


def due_words(space, today: date) -> str:
    """Says that a visit is due and for how long; "" when none is."""
    days = days_overdue(space, today)
    if days is None:
        return ""
    if days == 0:
        return _("due today")
    return ngettext("overdue by %(days)d day", "overdue by %(days)d days", days) % {"days": days}


@dataclass(frozen=True)
class Column:
    """A heading of the list that sorts by it; clicking again turns the order."""

    label: str | Promise
    sort: str
    aria: str = ""
    is_number: bool = False

    @classmethod
    def all(cls, sort: str) -> dict[str, "Column"]:
        """The sortable columns by name, knowing the present order."""
        heads = {"name": _("Name"), "members": _("Members"), "next_visit": _("Next visit")}
        columns = {}
        for name, label in heads.items():
            now = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
            # the most members first, the earliest visit and the first letter first
            first, second = (f"-{name}", name) if name == "members" else (name, f"-{name}")
            columns[name] = cls(label, second if sort == first else first, now, name == "members")
        return columns


@dataclass(frozen=True)
class Counted:
    """A member count with its change against the one before (None: it is the first)."""

    pk: int
    day: date
    count: int
    change: int | None


@dataclass(frozen=True)
class Visited:
    """A visit, and whether the person may take it away."""

    visit: object
    may_remove: bool


def counts_of(space) -> list[Counted]:
    """All member counts, the newest first. One query."""
    rows = list(space.member_counts.values_list("pk", "counted_on", "count"))
    before = [*(row[2] for row in rows[1:]), None][: len(rows)]
    return [
        Counted(pk, day, count, None if old is None else count - old)
        for (pk, day, count), old in zip(rows, before, strict=True)
    ]


def detail_of(space, vocabulary: Vocabulary, *, access) -> dict:
    """The context of the detail page: member counts, visits, block log, groups and states, history (7 queries)."""
    counts = counts_of(space)
    pairs = [(each.day, each.count) for each in counts]
    visits = list(space.visits.select_related("visitor")[: VISITS_SHOWN + 1])
    row = as_row(space, vocabulary)
    return {
        "row": row,
        "counts": counts,
        "growth": growth(pairs),
        "chart": member_chart(pairs),
        "visits": [Visited(each, may_remove_visit(access, space, each)) for each in visits[:VISITS_SHOWN]],
        "has_more_visits": len(visits) > VISITS_SHOWN,
        "blocks": [(entry, OUTCOME_TAGS[entry.outcome]) for entry in space.blocks.all()[:BLOCKS_SHOWN]],
        "groups": ", ".join(group.name for group in space.origin_groups.all()),
        "states": ", ".join(state.name for state in space.states.all()),
        "entries": timeline(space, vocabulary),
    }
