"""Screen shapes of the minutes: the editor with its parts, and the text as it is read."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from training.group.document import day, document_of, items_of, moment, reference
from training.group.meeting_page import MeetingPage
from training.group.pdf import people_lines
from training.group.queries import members_of
from training.group.rules import Standing
from training.group.texts import DecisionForm, RecordForm, TaskForm
from training.models import AgendaItem, Decision, GroupTask, Meeting
from training.sessions.when import span_text


@dataclass
class Section:
    """One agenda item in the editor: its text, decisions, tasks, each a part of its own."""

    item: AgendaItem
    number: int
    record: RecordForm | None
    decide: DecisionForm
    task: TaskForm
    theirs: str = ""
    has_failed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, item: AgendaItem, standing: Standing, *, decide=None, task=None, number=0, record=None, theirs="",
           members=None):  # fmt: skip
        group = standing.group
        failed = {"decide": decide, "task": task}
        return cls(
            item, number, record,
            decide or DecisionForm(group=group, place=f"decide-{item.pk}"),
            task or TaskForm(group=group, place=f"task-{item.pk}", members=members),
            theirs, frozenset(name for name, form in failed.items() if form is not None),
        )  # fmt: skip

    @property
    def decisions(self) -> list[tuple[str, Decision]]:
        held_on = timezone.localtime(self.item.meeting.starts_at).date()
        made = sorted(self.item.decisions.all(), key=lambda decision: decision.number)
        return [(reference(held_on, decision.number), decision) for decision in made]

    @property
    def tasks(self) -> list[GroupTask]:
        return sorted(self.item.tasks.all(), key=lambda task: task.pk)

    @property
    def key(self) -> str:
        return str(self.item.pk)

    @property
    def url(self) -> str:
        return reverse("group:save-record", args=[self.item.pk])

    @property
    def decide_is_open(self) -> bool:
        return "decide" in self.has_failed

    @property
    def task_is_open(self) -> bool:
        return "task" in self.has_failed


@dataclass
class Editor:
    """All parts of the minutes to write. `failed`: by its anchor, the context of the part that was not saved."""

    meeting: Meeting
    standing: Standing
    failed: dict[str, dict[str, Any]] = field(default_factory=dict)

    @cached_property
    def page(self) -> MeetingPage:
        return MeetingPage(self.meeting, self.standing)

    @property
    def when(self) -> str:
        return span_text(self.meeting.starts_at, self.meeting.ends_at)

    @property
    def intro(self) -> RecordForm:
        failed = self.failed.get("intro")
        return failed["form"] if failed else RecordForm(group=self.meeting.group, row=self.meeting)

    @property
    def intro_theirs(self) -> str:
        return self.failed.get("intro", {}).get("theirs", "")

    @property
    def intro_url(self) -> str:
        return reverse("group:save-intro", args=[self.meeting.pk])

    @cached_property
    def sections(self) -> list[Section]:
        members = list(members_of(self.meeting.group))
        return [self._section(number, item, members) for number, item in enumerate(items_of(self.meeting), 1)]

    def _section(self, number: int, item: AgendaItem, members: list) -> Section:
        item.meeting, item.group = self.meeting, self.meeting.group
        record = self.failed.get(f"record-{item.pk}", {})
        decide = self.failed.get(f"decisions-{item.pk}", {}).get("section")
        task = self.failed.get(f"tasks-{item.pk}", {}).get("section")
        return Section.of(
            item, self.standing, number=number, members=members,
            record=record.get("form") or RecordForm(group=self.meeting.group, row=item),
            theirs=record.get("theirs", ""),
            decide=decide.decide if decide else None, task=task.task if task else None,
        )  # fmt: skip

    @property
    def lacks(self) -> list[str | Promise]:
        """What a reader would miss; nothing of it is a must."""
        people = self.page.people
        found: list[str | Promise] = []
        if not any(person.reply == "present" for person in people):
            found.append(_("Nobody is noted as present."))
        empty = sum(not (section.item.record or section.item.decisions.all()) for section in self.sections)
        if empty:
            found.append(_("Some agenda items have no text yet."))
        return found

    @property
    def may_release(self) -> bool:
        return self.standing.may_edit and self.meeting.starts_at <= timezone.now()


@dataclass
class Reading:
    """The minutes as they are read: of the released text, or of a draft."""

    meeting: Meeting

    @cached_property
    def document(self) -> dict[str, Any]:
        return document_of(self.meeting)

    @property
    def when(self) -> str:
        return span_text(moment(self.document["starts_at"]), moment(self.document["ends_at"]))

    @property
    def people(self) -> list[list[str]]:
        return people_lines(self.document)

    @property
    def items(self) -> list[dict[str, Any]]:
        held_on = timezone.localtime(moment(self.document["starts_at"])).date()
        return [
            item
            | {
                "decisions": [(reference(held_on, each["number"]), each["text"]) for each in item["decisions"]],
                "tasks": [each | {"due_on": day(each["due_on"])} for each in item["tasks"]],
            }
            for item in self.document["items"]
        ]
