"""Input of the work itself: agenda items, minutes, decisions, tasks. All texts go through the guard."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.web.widgets import QuickSelect
from training.enums import MeetingStatus
from training.group.fields import Day, GroupTexts, Text
from training.group.forms import ONE_LINE, Keyed
from training.group.queries import meetings_of, members_of
from training.group.seen import DECISION, INTRO, ITEM, RECORD, TASK, stamp
from training.models import AgendaItem, Decision, GroupTask, Meeting, WorkingGroup
from training.sessions.when import span_text


class ItemForm(GroupTexts, Keyed):
    """An agenda item. `meeting` may stay open; while it is a proposal it is only a wish."""

    guarded = ("title", "body")

    title = forms.CharField(
        label=_("Title"), max_length=200, widget=ONE_LINE,
        error_messages={"required": _("Say in a few words what it is about.")},
    )  # fmt: skip
    body = Text(
        label=_("What it is about"), max_length=2000, required=False,
        help_text=_("What everybody should know beforehand, and what is to be decided."),
    )  # fmt: skip
    duration = forms.IntegerField(label=_("Minutes it takes"), min_value=1, max_value=480)
    meeting = forms.TypedChoiceField(
        label=pgettext_lazy("working group", "Meeting"),
        coerce=int,
        required=False,
        empty_value=None,
        widget=QuickSelect,
    )

    def __init__(self, *args, group: WorkingGroup, item: AgendaItem | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.group, self.item, initial = group, item, self.initial
        coming = meetings_of(group).filter(
            status__in=(MeetingStatus.PLANNED, MeetingStatus.INVITED), minutes_released_at=None,
            ends_at__gt=timezone.now(),
        )  # fmt: skip
        meetings = {meeting.pk: meeting for meeting in coming.order_by("starts_at")}
        if asked := initial.get("meeting"):
            meetings |= {m.pk: m for m in meetings_of(group).filter(pk=asked, minutes_released_at=None)}
        self.meetings = meetings
        initial.setdefault("duration", 15)
        if item:
            initial |= {name: getattr(item, name) for name in ("title", "body", "duration")} | {
                "meeting": item.meeting_id, "seen": stamp(item, ITEM)
            }  # fmt: skip
        if item and item.status != "proposed":
            del self.fields["meeting"]
        else:
            self.fields["meeting"].choices = [
                ("", _("any meeting")), *((pk, f"{m.title}, {span_text(m.starts_at, m.ends_at)}") for pk, m in
                                          meetings.items()),
            ]  # fmt: skip

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        facts = {"title": data["title"].strip(), "body": data["body"], "duration": data["duration"]}
        return facts | ({"meeting_id": data["meeting"]} if self.item and "meeting" in self.fields else {})

    @property
    def wanted_meeting(self) -> Meeting | None:
        return self.meetings.get(self.cleaned_data.get("meeting"))


class RecordForm(GroupTexts, Keyed):
    """One section of the minutes: the summary of a meeting, or what was said about an item."""

    guarded = ("text",)
    text = Text(required=False, rows=6)

    def __init__(self, *args, group: WorkingGroup, row: Meeting | AgendaItem, **kwargs):
        is_intro = isinstance(row, Meeting)
        super().__init__(*args, auto_id=f"id_{'intro' if is_intro else row.pk}_%s", **kwargs)
        self.group, self.row = group, row
        self.names = INTRO if is_intro else RECORD
        text = self.fields["text"]
        text.max_length = 4000 if is_intro else 6000
        text.widget.attrs["maxlength"] = text.max_length
        text.validators.append(forms.fields.validators.MaxLengthValidator(text.max_length))
        text.label = _("What the meeting was about, in a few sentences") if is_intro else _("What was said")
        self.initial |= {"text": getattr(row, self.names[0]), "seen": stamp(row, self.names)}

    @property
    def text_value(self) -> str:
        return self.cleaned_data["text"]


class DecisionForm(GroupTexts, Keyed):
    guarded = ("text",)
    text = Text(
        label=pgettext_lazy("working group", "Decision"), max_length=2000, rows=3,
        error_messages={"required": _("Write down what was decided.")},
    )  # fmt: skip

    def __init__(self, *args, group: WorkingGroup, decision: Decision | None = None, place: str = "", **kwargs):
        super().__init__(*args, auto_id=f"id_{place}_%s" if place else "id_%s", **kwargs)
        self.group, self.decision = group, decision
        if decision:
            self.initial |= {"text": decision.text, "seen": stamp(decision, DECISION)}


class TaskForm(GroupTexts, Keyed):
    guarded = ("title",)
    title = forms.CharField(
        label=_("Task"), max_length=300, widget=ONE_LINE,
        error_messages={"required": _("Say in a few words what is to be done.")},
    )  # fmt: skip
    assignee = forms.TypedChoiceField(label=_("Who"), coerce=int, required=False, empty_value=None, widget=QuickSelect)
    due_on = Day(label=_("Until"), required=False)

    def __init__(self, *args, group: WorkingGroup, task: GroupTask | None = None, place: str = "", members=None,
                 **kwargs):  # fmt: skip
        super().__init__(*args, auto_id=f"id_{place}_%s" if place else "id_%s", **kwargs)
        self.group, self.task = group, task
        people = {member.pk: str(member) for member in (members_of(group) if members is None else members)}
        if task:
            self.initial |= {"title": task.title, "assignee": task.assignee_id, "due_on": task.due_on,
                             "seen": stamp(task, TASK)}  # fmt: skip
            if task.assignee_id:
                people.setdefault(task.assignee_id, str(task.assignee))
        self.fields["assignee"].choices = [
            ("", _("nobody yet")), *sorted(people.items(), key=lambda row: row[1].casefold())
        ]  # fmt: skip

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        return {"title": data["title"].strip(), "assignee_id": data["assignee"], "due_on": data["due_on"]}
