"""Runs and their lines for the screen."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.exchange import progress
from referrals.exchange.columns import columns
from referrals.exchange.hour_texts import written_hours
from referrals.exchange.meanings import ENUMS
from referrals.exchange.reasons import say
from referrals.models.exchange import Choice, RowKind, RunStatus
from streetwork.vocabulary.snapshot import vocabulary

WORKING = {RunStatus.ANALYSING, RunStatus.APPLYING, RunStatus.UNDOING}
TAGS = {
    RunStatus.PREVIEW: "tag-amber", RunStatus.MAPPING: "tag-amber", RunStatus.APPLIED: "tag-accent",
}  # fmt: skip


def shown(field: str, value) -> str:
    """A value as an editor reads it; "" for nothing."""
    if value in (None, "", [], {}):
        return ""
    words, kind = vocabulary(), columns()[field].meanings if field in columns() else ""
    values = value if isinstance(value, list) else [value]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field == "hours":
        return written_hours(value)
    if kind in ENUMS:
        labels = dict(ENUMS[kind].choices)
        return ", ".join(str(labels.get(each, each)) for each in values)
    entries = {"topics": words.topics, "languages": words.languages, "served_states": words.states}.get(kind)
    if entries is not None:
        return ", ".join(entries[each].name if each in entries else str(each) for each in values)
    return "; ".join(map(str, values))


@dataclass(frozen=True)
class RunView:
    """A run with its sentences and figures."""

    run: object

    @property
    def is_working(self) -> bool:
        return self.run.status in WORKING

    @property
    def percent(self) -> int:
        return progress.percent(self.run.pk)

    @property
    def tag(self) -> str:
        return TAGS.get(self.run.status, "")

    @property
    def problem(self) -> str:
        return say(self.run.problem) if self.run.problem else ""

    @property
    def hints(self) -> list[str]:
        return [say(hint) for hint in self.run.hints]

    @cached_property
    def kinds(self) -> list[tuple]:
        """(kind, label, number) of the preview, those with lines only."""
        counts = self.run.counts
        return [(kind.value, kind.label, counts[kind]) for kind in RowKind if counts.get(kind)]

    @property
    def summary(self) -> str:
        """The figures of a run in one line, for the list of runs."""
        if self.run.status == RunStatus.UNDONE:
            return ""
        if self.run.status == RunStatus.APPLIED:
            made, changed = self.run.counts.get("created", 0), self.run.counts.get("updated", 0)
            return _("%(made)s created, %(changed)s updated") % {"made": made, "changed": changed}
        lines = sum(number for _kind, _label, number in self.kinds)
        return ngettext("%(n)s line", "%(n)s lines", lines) % {"n": lines} if lines else ""

    @property
    def other_states(self) -> list[tuple]:
        """(state, lines) of other own states that this file has lines of."""
        by_code = {state.code: state for state in vocabulary().states.values()}
        return [(by_code[code], number) for code, number in self.run.counts.get("other_states", {}).items()]


@dataclass(frozen=True)
class RowView:
    """A line of the preview or of the result."""

    row: object

    @property
    def title(self) -> str:
        return self.row.name or _("(no name)")

    @property
    def place(self) -> str:
        facts = self.row.values.get("facts", {})
        return " ".join(filter(None, [facts.get("postcode"), facts.get("city")]))

    @property
    def sentences(self) -> list[str]:
        return [say(reason) for reason in self.row.reasons]

    @property
    def changes(self) -> list[tuple]:
        """(label, old, new)."""
        if self.row.kind not in (RowKind.CHANGED, RowKind.DUPLICATE):
            return []
        return [(columns()[field].label, shown(field, old), shown(field, new)) for field, old, new in self.row.changes]

    @property
    def facts(self) -> list[tuple]:
        """(label, value) of a new line."""
        facts = self.row.values.get("facts", {})
        known = ((column, facts[key]) for key, column in columns().items() if key in facts)
        return [(column.label, text) for column, value in known if (text := shown(column.key, value))]

    @property
    def chosen(self) -> str:
        row = self.row
        if row.kind == RowKind.DUPLICATE and row.choice == Choice.UPDATE:
            return f"update:{row.center_id}"
        return row.choice

    @property
    def choices(self) -> list[tuple]:
        """What may be done with the line, as (value, label)."""
        row = self.row
        if row.kind == RowKind.NEW:
            return [(Choice.CREATE, _("create")), (Choice.SKIP, _("skip"))]
        if row.kind == RowKind.CHANGED:
            return [(Choice.UPDATE, _("update")), (Choice.SKIP, _("skip"))]
        if row.kind != RowKind.DUPLICATE:
            return []
        updates = [
            (f"update:{each['id']}", _("update “%(name)s”") % {"name": each["name"][:60]}) for each in row.candidates
        ]
        return [(Choice.SKIP, _("skip")), *updates, (Choice.CREATE, _("create anyway"))]
