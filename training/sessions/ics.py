"""A session as iCalendar (RFC 5545): one event for each date, which later mails change or take away."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from training.models import SessionDate, TrainingSession
from training.public_enums import SessionForm

PRODUCT = "-//Streetwork//Trainings//EN"


def session_ics(
    session: TrainingSession, *, language: str, url: str = "", status: str = "CONFIRMED", private: bool = False
) -> bytes:
    """All dates of a session. `status` is CONFIRMED, TENTATIVE or CANCELLED; `private` adds the meeting's link.

    The same facts give the same bytes. UIDs stay for as long as a date exists, SEQUENCE rises with each change.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if status == "CANCELLED" else "PUBLISH")
    with translation.override(language):
        for date in session.dates.all():
            calendar.add_component(_event(session, date, url=url, status=status, private=private))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(session: TrainingSession, date: SessionDate, *, url: str, status: str, private: bool) -> Event:
    event = Event()
    event.add("uid", f"training-{session.key}-{date.pk}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("sequence", session.sequence)
    event.add("dtstamp", session.updated_at)
    event.add("dtstart", timezone.localtime(date.starts_at, timezone.get_default_timezone()))
    event.add("dtend", timezone.localtime(date.ends_at, timezone.get_default_timezone()))
    event.add("summary", session.title)
    event.add("status", status)
    event.add("organizer", _organizer(session))
    if location := location_text(session):
        event.add("location", location)
    link = session.online_url if private else ""
    if description := _description(date.note, link, url):
        event.add("description", description)
    if url:
        event.add("url", url)
    return event


def _organizer(session: TrainingSession) -> vCalAddress:
    sender = settings.DEFAULT_FROM_EMAIL
    address = vCalAddress(f"mailto:{session.contact_email or sender.rpartition('<')[2].rstrip('>')}")
    address.params["cn"] = session.programme.short_name
    return address


def location_text(session: TrainingSession) -> str:
    """Where it takes place, in a line of the active language: the address, “online”, or both."""
    town = f"{session.postcode} {session.city}".strip()
    address = ", ".join(part for part in (session.place, session.street, town) if part)
    if session.form == SessionForm.ON_SITE:
        return address
    online = _("online")
    return f"{address} / {online}" if session.form == SessionForm.HYBRID and address else online


def _description(note: str, link: str, url: str) -> str:
    parts = [note, _("Link of the meeting: %(url)s") % {"url": link} if link else "", url]
    return "\n".join(part for part in parts if part)
