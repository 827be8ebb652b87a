"""A meeting as iCalendar (RFC 5545, 5546): the same UID for ever, a rising SEQUENCE when it moves or is cancelled."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from training.enums import MeetingStatus
from training.group.document import agendas_of
from training.models import Meeting

PRODUCT = "-//Streetwork//Working group//EN"
REQUEST, CANCEL = "REQUEST", "CANCEL"


def meeting_ics(meeting: Meeting, *, method: str = "", organizer: str = "", attendee: str = "",
                has_account: bool = True) -> bytes:  # fmt: skip
    """One event in the language in force. `method` makes it an invitation (REQUEST) or its end (CANCEL).

    Only the reader stands in it as ATTENDEE: nobody's address reaches the others.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    calendar.add_component(_event(meeting, organizer, attendee, has_account=has_account))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(meeting: Meeting, organizer: str, attendee: str, *, has_account: bool) -> Event:
    zone = timezone.get_default_timezone()
    event = Event()
    event.add("uid", f"group-meeting-{meeting.key}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", timezone.now())
    event.add("sequence", meeting.sequence)
    event.add("summary", f"{meeting.group.name}: {meeting.title}")
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("status", "CANCELLED" if meeting.status == MeetingStatus.CANCELLED else "CONFIRMED")
    if where := " · ".join(filter(None, [meeting.place, meeting.online_url])):
        event.add("location", where)
    link = settings.BASE_URL + reverse("group:meeting", args=[meeting.pk]) if has_account else ""
    if link:
        event.add("url", link)
    event.add("description", "\n".join(_description(meeting, link)))
    if organizer:
        event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    if attendee:
        event.add("attendee", vCalAddress(f"mailto:{attendee}"), parameters={"RSVP": "TRUE"})
    return event


def _description(meeting: Meeting, link: str):
    if meeting.online_url:
        yield _("Join here: %(link)s") % {"link": meeting.online_url}
    if items := agendas_of([meeting])[meeting.pk]:
        yield _("Agenda") + ":"
        yield from (f"{number}. {item.title}" for number, item in enumerate(items, 1))
    if link:
        yield link
