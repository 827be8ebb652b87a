"""The minutes as facts that JSON can say: what the page and the PDF show, and what the release keeps for good."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from training.enums import ItemStatus
from training.models import AgendaItem, Meeting, MeetingPresence

ON = (ItemStatus.ON_AGENDA, ItemStatus.DONE)


def agendas_of(meetings: Iterable[Meeting]) -> dict[int, list[AgendaItem]]:
    """The agenda of each meeting in order: one query for all."""
    agendas: dict[int, list[AgendaItem]] = {meeting.pk: [] for meeting in meetings}
    rows = AgendaItem.objects.filter(meeting__in=agendas, status__in=ON).select_related("proposed_by")
    for item in rows.order_by("position", "pk"):
        agendas[item.meeting_id].append(item)
    return agendas


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The agenda in order, with decisions and tasks at hand."""
    return list(
        AgendaItem.objects.filter(meeting=meeting, status__in=ON)
        .select_related("proposed_by")
        .prefetch_related("decisions", "tasks__assignee__user")
        .order_by("position", "pk")
    )


def document_of(meeting: Meeting) -> dict[str, Any]:
    """The minutes as they are now; once released, as they were then."""
    if meeting.minutes_frozen is not None:
        return meeting.minutes_frozen
    return {
        "title": meeting.title,
        "group": meeting.group.name,
        "programme": meeting.group.programme.name,
        "starts_at": meeting.starts_at.astimezone(UTC).isoformat(),
        "ends_at": meeting.ends_at.astimezone(UTC).isoformat(),
        "place": meeting.place,
        "form": meeting.form,
        "minutes_by": str(meeting.minutes_by) if meeting.minutes_by else "",
        "intro": meeting.minutes_intro,
        "people": _people(meeting),
        "items": [_item(item) for item in items_of(meeting)],
    }


def _people(meeting: Meeting) -> list[dict[str, str]]:
    rows = MeetingPresence.objects.filter(meeting=meeting).select_related("member__user", "member__state")
    people = [
        {
            "name": str(row.member),
            "state": row.member.state.code if row.member.state else "",
            "institution": row.member.institution,
            "role": row.member.role,
            "reply": row.reply,
        }
        for row in rows
    ]
    return sorted(people, key=lambda person: (person["state"] or "~", person["name"].casefold()))


def _item(item: AgendaItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "record": item.record,
        "decisions": [
            {"number": each.number, "text": each.text} for each in sorted(item.decisions.all(), key=lambda d: d.number)
        ],
        "tasks": [
            {
                "title": each.title,
                "who": str(each.assignee) if each.assignee else "",
                "due_on": each.due_on.isoformat() if each.due_on else "",
            }
            for each in sorted(item.tasks.all(), key=lambda task: task.pk)
        ],
    }


def moment(text: str) -> datetime:
    """A moment as the document holds it."""
    return datetime.fromisoformat(text)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def reference(held_on: date, number: int) -> str:
    """What a decision is quoted by: the day of its meeting and its number in it, 2026-03-12/2."""
    return f"{held_on:%Y-%m-%d}/{number}"
