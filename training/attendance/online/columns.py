"""Headings of attendance reports, English and German, as the services write them.

Sources: the exports themselves. Zoom: Reports → Usage → Participants. Teams: meeting → Attendance → Download.
BigBlueButton: Learning Analytics Dashboard → download session data. Webex: Analytics → Meetings → attendee report.
"""

import re

NAME, FIRST, LAST, EMAIL = "name", "first", "last", "email"
DURATION, JOIN, LEAVE, WAITING_ROOM = "duration", "join", "leave", "waiting_room"

HEADINGS: dict[str, str] = {
    # a name
    "name (original name)": NAME, "name (originalname)": NAME, "name (ursprünglicher name)": NAME, "name": NAME,
    "full name": NAME, "vollständiger name": NAME, "display name": NAME, "anzeigename": NAME, "participant": NAME,
    "participant name": NAME, "attendee name": NAME, "teilnehmer": NAME, "teilnehmername": NAME, "teilnehmer/in": NAME,
    "user name": NAME, "username": NAME, "benutzername": NAME, "nutzer": NAME, "name des teilnehmers": NAME,
    "first name": FIRST, "vorname": FIRST, "last name": LAST, "nachname": LAST, "surname": LAST,
    # an address
    "user email": EMAIL, "email": EMAIL, "e-mail": EMAIL, "e-mail-adresse": EMAIL, "email address": EMAIL,
    "benutzer-e-mail": EMAIL, "e-mail des benutzers": EMAIL, "attendee email": EMAIL, "mail": EMAIL,
    "e-mail-adresse des benutzers": EMAIL, "participant email": EMAIL, "teilnehmer-e-mail": EMAIL,
    # how long
    "duration (minutes)": DURATION, "total duration (minutes)": DURATION, "dauer (minuten)": DURATION,
    "gesamtdauer (minuten)": DURATION, "in-meeting duration": DURATION, "besprechungsdauer": DURATION,
    "dauer in besprechung": DURATION, "dauer der teilnahme": DURATION, "duration": DURATION, "dauer": DURATION,
    "attendance duration": DURATION, "anwesenheitsdauer": DURATION, "time in session (minutes)": DURATION,
    "teilnahmedauer": DURATION, "minutes": DURATION, "minuten": DURATION, "dauer im meeting": DURATION,
    "in-meeting-dauer": DURATION, "online time": DURATION, "onlinezeit": DURATION, "online": DURATION,
    # from when to when
    "join time": JOIN, "join": JOIN, "first join": JOIN, "beitrittszeit": JOIN, "erster beitritt": JOIN,
    "beitritt": JOIN, "joined": JOIN, "betreten": JOIN, "teilnahmebeginn": JOIN, "beigetreten": JOIN,
    "leave time": LEAVE, "left": LEAVE, "leave": LEAVE, "last leave": LEAVE, "verlassen": LEAVE, "austritt": LEAVE,
    "zeit des verlassens": LEAVE, "letztes verlassen": LEAVE, "austrittszeit": LEAVE, "beendigungszeit": LEAVE,
    "in waiting room": WAITING_ROOM, "im warteraum": WAITING_ROOM, "im wartezimmer": WAITING_ROOM,
}  # fmt: skip


def columns_of(cells: list[str]) -> dict[str, int]:
    """What the columns of a line of headings are; {} for a line that heads no list of people."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        meaning = HEADINGS.get(" ".join(cell.casefold().split()))
        if meaning is not None and meaning not in found:
            found[meaning] = number
    has_name = NAME in found or LAST in found
    is_table = has_name and len([cell for cell in cells if cell]) >= 2
    if is_table and ({DURATION, JOIN, EMAIL, FIRST} & set(found)):
        return found
    return {}


CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?")
UNITS = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?)\s*(h|hrs?|hours?|std\.?|stunden?|m|mins?|minutes?|minuten?|s|secs?|"
                   r"seconds?|sek\.?|sekunden?)\b\.?", re.IGNORECASE)  # fmt: skip
PLAIN = re.compile(r"\d{1,5}(?:[.,]\d{1,3})?")


def minutes_in(text: str) -> int | None:
    """Whole minutes of "58", "1h 2m 4s", "1 Std. 2 Min.", "00:58:12", begun ones counted; None when it says none.

    A plain number is minutes, as Zoom writes it.
    """
    text = text.strip().strip('="')
    if PLAIN.fullmatch(text):
        return _up(float(text.replace(",", ".")) * 60)
    if clock := CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return _up(hours * 3600 + minutes * 60 + seconds)
    parts = UNITS.findall(text)
    if not parts:
        return None
    return _up(sum(float(amount.replace(",", ".")) * _seconds(unit.casefold()) for amount, unit in parts))


def _seconds(unit: str) -> int:
    if unit.startswith(("h", "st")):
        return 3600
    return 60 if unit.startswith("m") else 1


def _up(seconds: float) -> int:
    return min(int(-(-seconds // 60)), 24 * 60)
