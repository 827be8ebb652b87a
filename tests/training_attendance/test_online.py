import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import open_states
from tests.training_attendance.conftest import dates_of, english_client, locked_in, person
from training.attendance.online.reading import MOST_BYTES
from training.models import Attendance, Registration

pytestmark = pytest.mark.django_db
REPORT = (
    "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
    "iPhone,petra@example.org,170,Yes\n"
    "Ionescu Ioana,,400,Yes\n"
    "Sven,,100,Yes\n"
    "Wanda Walk,wanda@example.org,90,Yes\n"
    "Looked In,,2,Yes\n"
)


@pytest.fixture
def people(session):
    with open_states("ST"):
        return {
            "petra": person(session, name="Petra Probe", email="petra@example.org"),
            "ioana": person(session, name="Ioana Ionescu"),
            "sven": person(session, name="Sven Stay"),
            "waits": person(session, name="Looked Inn", status="waiting"),
        }


def upload(client, session, content=REPORT, **changes):
    content = content.encode() if isinstance(content, str) else content
    data = {"file": SimpleUploadedFile("report.csv", content), "date": dates_of(session)[0].pk, "least": "5"} | changes
    return client.post(reverse("attendance:import", args=[session.pk]), data)


def apply(client, session, preview, **choices):
    sealed = preview.context["sealed"]
    data = {"sealed": sealed, "date": dates_of(session)[0].pk} | choices
    return client.post(reverse("attendance:import-apply", args=[session.pk]), data)


def field(preview, name):
    return next(line.field for line in preview.context["preview"].lines if line.name == name)


def marks():
    with open_states("ST"):
        rows = Attendance.objects.filter(is_present=True).select_related("registration")
        return {row.registration.name: row.minutes for row in rows}


def test_the_preview_writes_nothing_and_offers_unknown_names(trainer, session, people):
    answer = upload(trainer, session)
    preview = answer.context["preview"]
    assert {line.registration.name for line in preview.sure} == {"Petra Probe", "Ioana Ionescu"}
    assert [line.name for line in preview.undecided] == ["Sven", "Wanda Walk"]
    assert preview.undecided[0].match.suggested == [people["sven"]]
    assert [line.name for line in preview.short] == ["Looked In"]
    assert answer["Cache-Control"] == "no-store"
    assert marks() == {}


def test_applied_it_marks_those_recognised_chosen_and_added(trainer, session, people):
    preview = upload(trainer, session)
    choices = {field(preview, "Sven"): str(people["sven"].pk), field(preview, "Wanda Walk"): "walk-in"}
    answer = apply(trainer, session, preview, **choices)
    assert answer["Location"].endswith(f"?date={dates_of(session)[0].pk}")
    assert marks() == {"Petra Probe": 170, "Ioana Ionescu": 180, "Sven Stay": 100, "Wanda Walk": 90}


def test_applied_twice_is_applied_once(trainer, session, people):
    preview = upload(trainer, session)
    choice = {field(preview, "Wanda Walk"): "walk-in"}
    apply(trainer, session, preview, **choice)
    apply(trainer, session, preview, **choice)
    with open_states("ST"):
        assert Registration.objects.filter(session=session, origin="walk_in").count() == 1
        assert Attendance.objects.count() == 3


def test_read_again_tomorrow_the_same_walk_in_is_recognised(trainer, session, people):
    preview = upload(trainer, session)
    apply(trainer, session, preview, **{field(preview, "Wanda Walk"): "walk-in"})
    again = upload(trainer, session)
    assert "Wanda Walk" in {line.registration.name for line in again.context["preview"].sure}


def test_a_recognised_line_can_be_left_out(trainer, session, people):
    preview = upload(trainer, session)
    apply(trainer, session, preview, **{field(preview, "iPhone"): "out"})
    assert marks() == {"Ioana Ionescu": 180}


def test_two_devices_of_one_person_are_added_up(trainer, session, people):
    preview = upload(trainer, session, "Name,Minutes\nSven,50\nSven Telefon,40\n")
    apply(trainer, session, preview, **{f"row-{number}": str(people["sven"].pk) for number in (0, 1)})
    assert marks() == {"Sven Stay": 90}


def test_nobody_of_another_session_can_be_chosen(trainer, session, coming, people):
    with open_states("ST"):
        other = person(coming, name="Andere")
    preview = upload(trainer, session)
    apply(trainer, session, preview, **{field(preview, "Sven"): str(other.pk)})
    assert "Andere" not in marks()


@pytest.mark.parametrize("choice", ["x", "9" * 20, "-1", "\x00"])
def test_a_nonsense_choice_leaves_the_line_out(trainer, session, people, choice):
    preview = upload(trainer, session)
    assert apply(trainer, session, preview, **{field(preview, "Sven"): choice}).status_code == 302
    assert set(marks()) == {"Petra Probe", "Ioana Ionescu"}


def test_the_seal_is_for_one_person_and_one_date(trainer, cast, session, people):
    preview = upload(trainer, session)
    apply(english_client(cast.lead), session, preview)
    apply(trainer, session, preview, date=dates_of(session)[1].pk)
    apply(trainer, session, preview, sealed=preview.context["sealed"][:-3] + "abc")
    assert marks() == {}


def test_a_no_of_the_team_gives_way_to_the_report(trainer, session, people):
    with open_states("ST"):
        Attendance.objects.create(
            state=session.state, registration=people["petra"], date=dates_of(session)[0], is_present=False
        )
    apply(trainer, session, upload(trainer, session))
    assert marks()["Petra Probe"] == 170


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"content": b"PK\x03\x04 workbook"}, "no table of text"), ({"content": b"a,b\n1,2\n"}, "Nobody was found"),
        ({"least": "many"}, "Write a number"), ({"date": "99"}, "Select a valid choice"),
        ({"file": ""}, "Choose a file"), ({"content": b"Name,Email\x00\nx,y\n"}, "no table of text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(trainer, session, people, changes, words):
    answer = upload(trainer, session, **changes)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_file_that_is_too_large_is_refused(trainer, session, people):
    answer = upload(trainer, session, b"Name,Email\n" + b"x" * MOST_BYTES)
    assert answer.status_code == 413
    assert "larger than 2 MB" in answer.content.decode()


def test_names_of_a_report_cannot_run_as_script(trainer, session, people):
    page = upload(trainer, session, "Name,Minutes\n<script>alert(1)</script>,50\n").content.decode()
    assert "<script>alert" not in page


def test_a_long_report_with_strangers_alone_stays_a_small_page(trainer, session, people):
    session.capacity = 100
    session.save()
    with open_states("ST"):
        for number in range(60):
            person(session, name=f"Reg {number}")
    lines = "".join(f"Stranger{number} X{number},60\n" for number in range(900))
    answer = upload(trainer, session, f"Name,Minutes\n{lines}")
    assert answer.status_code == 200
    assert len(answer.content) < 400_000
    assert "700 more names are left out" in answer.content.decode()


def test_the_session_is_locked_before_its_people(trainer, session, people):
    preview = upload(trainer, session)
    choices = {field(preview, "Wanda Walk"): "walk-in"}
    with CaptureQueriesContext(connection) as caught:
        apply(trainer, session, preview, **choices)
    assert locked_in(caught)[:2] == ["session", "person"]
