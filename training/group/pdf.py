"""The minutes as PDF, in the language in force; before the release marked as a draft."""

from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.pdf import pdf_of
from training.enums import GroupRole, Reply, SessionForm
from training.group.document import day, document_of, moment, reference
from training.models import Meeting
from training.sessions.when import span_text

# How the list of people is told, in this order; who only accepted was not noted to have come.
GROUPS = (Reply.PRESENT, Reply.EXCUSED, Reply.DECLINED, Reply.ABSENT, Reply.ACCEPTED, Reply.NONE)


def minutes_pdf(meeting: Meeting) -> bytes:
    return pdf_of("minutes", minutes_data(meeting))


def minutes_data(meeting: Meeting) -> dict[str, Any]:
    document = document_of(meeting)
    begin = moment(document["starts_at"])
    is_draft = meeting.minutes_released_at is None
    title = _("Minutes: %(title)s") % {"title": document["title"]}
    return {
        "title": title,
        "language": translation.get_language() or "en",
        "footer": f"{document['group']} · {document['title']}",
        "heading": document["title"],
        "over": f"{document['group']} · {document['programme']}",
        "draft": _("Draft. These minutes are not released yet.") if is_draft else "",
        "facts": list(_facts(document)),
        "intro": document["intro"],
        "people_label": _("Who was there"),
        "people": people_lines(document),
        "items": [_item(number, item, begin) for number, item in enumerate(document["items"], 1)],
        "released": _released(meeting),
    }


def _facts(document: dict[str, Any]):
    yield _("When"), span_text(moment(document["starts_at"]), moment(document["ends_at"]))
    where = [str(SessionForm(document["form"]).label), document["place"]]
    yield _("Where"), ", ".join(filter(None, where))
    if document["minutes_by"]:
        yield _("Minutes by"), document["minutes_by"]


def people_lines(document: dict[str, Any]) -> list[list[str]]:
    """[what is said of them, their names], in the order in which one wants to know it."""
    lines = []
    for reply in GROUPS:
        names = [_named(person) for person in document["people"] if person["reply"] == reply]
        if names:
            lines.append([capfirst(str(Reply(reply).label)), ", ".join(names)])
    return lines


def _named(person: dict[str, str]) -> str:
    """Name with state, or what else says for whom somebody speaks."""
    by_code = {state.code: state.name for state in vocabulary().states.values()}
    of = [by_code.get(person["state"], ""), person["institution"]]
    if person["role"] == GroupRole.GUEST:
        of.append(str(GroupRole.GUEST.label))
    said = ", ".join(filter(None, of))
    return f"{person['name']} ({said})" if said else person["name"]


def _item(number: int, item: dict[str, Any], begin) -> dict[str, Any]:
    held_on = timezone.localtime(begin).date()
    return {
        "title": f"{number}. {item['title']}",
        "record": item["record"],
        "decisions": [
            [_("Decision %(reference)s") % {"reference": reference(held_on, each["number"])}, each["text"]]
            for each in item["decisions"]
        ],
        "tasks_label": ngettext("Task", "Tasks", len(item["tasks"])),
        "tasks": [_task(each) for each in item["tasks"]],
    }


def _task(task: dict[str, str]) -> str:
    until = day(task["due_on"])
    parts = [task["who"], _("until %(day)s") % {"day": date_format(until, "DATE_FORMAT")} if until else ""]
    said = ", ".join(filter(None, parts))
    return f"{task['title']} ({said})" if said else task["title"]


def _released(meeting: Meeting) -> str:
    if meeting.minutes_released_at is None:
        return ""
    released = date_format(timezone.localtime(meeting.minutes_released_at), "DATE_FORMAT")
    if meeting.minutes_released_by:
        return _("Released on %(day)s by %(name)s.") % {"day": released, "name": meeting.minutes_released_by}
    return _("Released on %(day)s.") % {"day": released}
