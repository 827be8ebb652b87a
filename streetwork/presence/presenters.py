"""What the templates show of a space. No query but those of the detail page, which `detail_of` names."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from streetwork.presence.charts import member_chart
from streetwork.presence.enums import Status
from streetwork.presence.rules import days_overdue
from streetwork.presence.timeline import language_names, timeline
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.snapshot import Vocabulary

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


def detail_of(space, vocabulary: Vocabulary) -> dict:
    """The context of the detail page: member counts, groups and states, history (5 queries)."""
    counts = list(space.member_counts.values_list("counted_on", "count"))
    before = [count for _day, count in counts[1:]] + [None]
    row = as_row(space, vocabulary)
    return {
        "row": row,
        "counts": [
            (day, count, None if old is None else count - old)
            for (day, count), old in zip(counts, before, strict=False)
        ],
        "chart": member_chart(counts),
        "groups": ", ".join(group.name for group in space.origin_groups.all()),
        "states": ", ".join(state.name for state in space.states.all()),
        "entries": timeline(space, vocabulary),
    }
