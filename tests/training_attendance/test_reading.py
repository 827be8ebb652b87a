import pytest

from training.attendance.online.columns import minutes_in
from training.attendance.online.moments import moment_in
from training.attendance.online.reading import Unreadable, plain_name, read

ZOOM = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
    "812 3456 7890,Beratung,03/03/2026 09:55:00 AM,03/03/2026 01:02:00 PM,host@example.org,187,3\n"
    "\n"
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room\n"
    "Petra Probe,petra@example.org,03/03/2026 09:58:00 AM,03/03/2026 11:00:00 AM,62,Yes,No\n"
    "Petra Probe,petra@example.org,03/03/2026 11:10:00 AM,03/03/2026 01:00:00 PM,110,Yes,No\n"
    "Wartende,w@example.org,03/03/2026 09:50:00 AM,03/03/2026 09:58:00 AM,8,Yes,Yes\n"
    "Ioana (she/her),,03/03/2026 10:00:00 AM,03/03/2026 10:03:00 AM,3,Yes,No\n"
)
ZOOM_NEW = (
    "Topic,ID,Host name,Host email,Duration (minutes),Start time,End time,Participants\n"
    '"Beratung","812","Jonas","jonas@example.org","187","03/03/2026 09:55 AM","03/03/2026 01:02 PM","2"\n\n'
    "Name (original name),Email,Total duration (minutes),Guest\n"
    "Petra Probe,petra@example.org,172,Yes\n"
)
ZOOM_GERMAN = "Name (Originalname),Benutzer-E-Mail,Gesamtdauer (Minuten),Gast\nPetra Probe,petra@example.org,172,Ja\n"
TEAMS = (
    "1. Summary\nMeeting title\tBeratung\nAttended participants\t2\nMeeting duration\t3h 7m\n\n"
    "2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Petra Probe\t3/3/26, 9:58:10 AM\t3/3/26, 1:00:40 PM\t2h 52m 4s\tpetra@example.org\tpetra@example.org\tPresenter\n"
    "Ioana Ionescu\t3/3/26, 10:01:00 AM\t3/3/26, 10:31:00 AM\t30m\t\t\tPresenter\n\n"
    "3. In-Meeting Activities\n"
    "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Petra Probe\t3/3/26, 9:58:10 AM\t3/3/26, 1:00:40 PM\t3h 2m 30s\tpetra@example.org\tPresenter\n"
)
TEAMS_GERMAN = (
    "1. Zusammenfassung\nBesprechungstitel\tBeratung\n\n2. Teilnehmer\n"
    "Name\tErster Beitritt\tLetztes Verlassen\tBesprechungsdauer\tE-Mail\tTeilnehmer-ID (UPN)\tRolle\n"
    "Petra Probe\t03.03.26, 09:58:10\t03.03.26, 13:00:40\t2 Std. 52 Min. 4 Sek.\tpetra@example.org\t\tReferent\n"
)
BBB = (
    "Name,Moderator,Activity Score,Talk time,Webcam time,Messages,Emojis,Poll Votes,Raise hands,Join,Left,Duration\n"
    "Petra Probe,false,3.5,00:01:10,00:00:00,2,0,1,0,2026-03-03 09:58:00,2026-03-03 12:50:00,02:52:00\n"
)
WEBEX = (
    '"Meeting Name"\t"Display Name"\t"First Name"\t"Last Name"\t"Role"\t"Attendee Email"\t"Join Time"\t"Leave Time"'
    '\t"Attendance Duration"\t"Connection Type"\n'
    '"Beratung"\t"Petra P."\t"Petra"\t"Probe"\t"Attendee"\t"petra@example.org"\t"=""2026-03-03 09:58:00"""'
    '\t"=""2026-03-03 12:50:00"""\t"172 mins"\t"Desktop app"\n'
)


def minutes(attendees):
    return {each.name: each.minutes for each in attendees}


def test_zoom_sums_what_one_person_was_there_and_leaves_the_waiting_room_out():
    people = read(ZOOM.encode())
    assert minutes(people) == {"Petra Probe": 172, "Ioana (she/her)": 3}
    assert people[1].email == "petra@example.org"


@pytest.mark.parametrize(
    "content",
    [
        ZOOM_NEW.encode(), ZOOM_GERMAN.encode(), BBB.encode(), WEBEX.encode("utf-16"),
        b"\xef\xbb\xbf" + ZOOM_GERMAN.encode(), ZOOM_GERMAN.replace(",", ";").encode("cp1252"),
    ],
)  # fmt: skip
def test_the_reports_of_all_services_say_the_same_of_petra(content):
    (petra,) = read(content)
    assert (petra.email, petra.minutes) in {("petra@example.org", 172), ("", 172)}


@pytest.mark.parametrize(("text", "count"), [(TEAMS, 2), (TEAMS_GERMAN, 1)])
def test_teams_is_read_as_utf16_and_its_third_table_counts_nobody_twice(text, count):
    people = read(text.encode("utf-16"))
    assert len(people) == count
    assert minutes(people)["Petra Probe"] == 173


def test_two_devices_at_the_same_time_count_once():
    text = (
        "Name,Email,Join Time,Leave Time,Duration (Minutes)\n"
        "Petra Probe,p@example.org,03/03/2026 10:00:00 AM,03/03/2026 11:00:00 AM,60\n"
        "Petra Probe,p@example.org,03/03/2026 10:30:00 AM,03/03/2026 11:30:00 AM,60\n"
    )
    assert read(text.encode())[0].minutes == 90


def test_a_list_of_names_and_addresses_alone_says_no_minutes():
    assert read(b"Name;E-Mail\nPetra Probe;petra@example.org\n")[0].minutes is None


def test_first_and_last_name_become_one():
    assert read(b"Vorname;Nachname;Minuten\nPetra;Probe;50\n")[0].name == "Petra Probe"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"   \n", b"PK\x03\x04....", b"a\x00b,c\nd,e\n", b"Day,Figure\n1,2\n", b"Name,Email\n",
        b'Name,Email\n"open,never closed\n',
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_in_words(content):
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert str(refused.value).endswith((".", ":", "e-mail."))


def test_a_report_of_more_than_a_thousand_people_is_refused():
    lines = "".join(f"Person {number},p{number}@example.org,5\n" for number in range(1001))
    with pytest.raises(Unreadable, match="1,000 people"):
        read(f"Name,Email,Minutes\n{lines}".encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("58", 58), ("58,5", 59), ("1h 2m 4s", 63), ("2h", 120), ("45m 10s", 46), ("1 Std. 2 Min.", 62),
        ("59 mins", 59), ("1 hour 5 minutes", 65), ("00:58:12", 59), ("12:30", 13), ("", None), ("-", None),
        ("soon", None), ("99999", 1440), ("30s", 1),
    ],
)  # fmt: skip
def test_durations_as_the_services_write_them(text, expected):
    assert minutes_in(text) == expected


@pytest.mark.parametrize(
    "text",
    ["03/03/2026 09:58:00 AM", "3/3/26, 9:58:10 AM", "03.03.2026, 09:58:00 Uhr", "2026-03-03T09:58:00Z",
     '="2026-03-03 09:58:00"',
     "03.03.26, 09:58:10", "2026-03-03 09:58:00 (UTC+01:00)"],
)  # fmt: skip
def test_moments_as_the_services_write_them(text):
    moment = moment_in(text)
    assert (moment.hour, moment.minute, moment.day, moment.month) == (9, 58, 3, 3)


@pytest.mark.parametrize("text", ["", "yesterday", "99/99/2026 10:00:00", "1" * 200])
def test_what_is_no_moment_is_none(text):
    assert moment_in(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Petra Probe", "PROBE, Petra"), ("Żółć Zoë", "zoe zolc"), ("Petra Probe (sie/ihr)", "Petra Probe"),
        ("Petra Probe - Welcome Center Halle", "Petra Probe"), ("Jörg Müller", "Joerg Mueller"),
    ],
)  # fmt: skip
def test_names_are_the_same_whatever_is_added(one, other):
    assert plain_name(one) == plain_name(other)
