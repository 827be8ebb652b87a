from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from streetwork.delivery.models import AccessLog
from streetwork.tenancy.models import Programme
from tests.conftest import open_states
from tests.factories.trainings import session_of
from tests.training_attendance.conftest import dates_of, english_client, mark_row, person
from training.attendance import marking
from training.certificates import actions as certificates
from training.models import Attendance, Registration, TrainingSession

pytestmark = pytest.mark.django_db


def address(name, thing, query=""):
    return reverse(f"attendance:{name}", args=[thing.pk]) + query


def text(client, name, thing, query=""):
    answer = client.get(address(name, thing, query))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def petra(session):
    with open_states("ST"):
        return person(session, name="Petra Probe")


def mark(client, session, who, to, seen="", htmx=False, **changes):
    data = {"date": dates_of(session)[0].pk, "person": who.pk, "to": to, "seen": seen} | changes
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(address("mark", session), data, headers=headers)


def is_present(who):
    with open_states("ST"):
        return list(Attendance.objects.filter(registration=who).values_list("is_present", flat=True))


def test_the_list_shows_people_and_the_no_show_rate(trainer, session, petra):
    with open_states("ST"):
        stayed = person(session, name="Sven Stay")
        mark_row(petra, dates_of(session)[0])
        mark_row(stayed, dates_of(session)[0], is_present=False)
    page = text(trainer, "people", session)
    assert "Petra Probe" in page
    assert "50 %" in page


def test_looking_at_names_leaves_a_line_in_the_access_log(trainer, session, petra):
    text(trainer, "people", session)
    with open_states("ST"):
        assert AccessLog.objects.filter(action="participants.read", object_id=str(session.pk)).exists()


@pytest.mark.parametrize(
    ("query", "seen"),
    [("", {"A", "W"}), ("?group=seat", {"A"}), ("?group=waiting", {"W"}), ("?group=gone", {"C"}),
     ("?group=any", {"A", "W", "C"}),
     ("?group=nonsense&institution_type=x", {"A", "W"}), ("?engagement=volunteer", set())],
)  # fmt: skip
def test_the_filter_shows_groups(trainer, session, query, seen):
    with open_states("ST"):
        for name, status in (("A", "confirmed"), ("W", "waiting"), ("C", "cancelled")):
            person(session, name=name, status=status)
    rows = trainer.get(address("people", session, query)).context["rows"]
    assert {row.registration.name for row in rows} == seen


@pytest.mark.parametrize("where", ["people", "sheet", "mails"])
def test_more_people_need_no_more_queries(trainer, session, where):
    def count(number):
        with open_states("ST"):
            for _turn in range(number):
                mark_row(person(session), dates_of(session)[0])
        with CaptureQueriesContext(connection) as caught:
            trainer.get(address(where, session))
        return len(caught)

    count(1)  # vocabularies are read once
    assert count(1) == count(3)


def test_ticking_without_script_comes_back_to_the_same_date(trainer, session, petra):
    answer = mark(trainer, session, petra, "yes")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?date={dates_of(session)[0].pk}")
    assert is_present(petra) == [True]


def test_ticking_with_htmx_answers_the_row_and_the_counts(trainer, session, petra):
    page = mark(trainer, session, petra, "no", htmx=True).content.decode()
    assert f'id="person-{petra.pk}"' in page
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page


def test_what_a_colleague_marked_meanwhile_is_shown_and_kept(trainer, session, petra):
    mark(trainer, session, petra, "yes")
    answer = mark(trainer, session, petra, "no", htmx=True)
    assert answer.status_code == 422
    assert "A colleague marked this person meanwhile: there" in answer.content.decode()
    assert is_present(petra) == [True]


@pytest.mark.parametrize(
    "data", [{"walls": "1"}, {"date": "x", "person": "1"}, {"date": "9" * 40, "person": "1"}, {"person": "\x00"}]
)
@pytest.mark.parametrize("name", ["mark", "rest", "came", "import-apply"])
def test_nonsense_marks_nobody(trainer, session, petra, name, data):
    assert trainer.post(address(name, session), data).status_code in (302, 404)
    assert is_present(petra) == []


def test_a_date_of_another_session_is_not_found(trainer, session, petra, coming):
    assert mark(trainer, session, petra, "yes", date=coming.dates.get().pk).status_code == 404


def test_a_person_of_another_session_is_not_found(trainer, session, coming):
    with open_states("ST"):
        other = person(coming)
    assert mark(trainer, session, other, "yes").status_code == 404


def test_the_rest_is_marked_with_one_button(trainer, session, petra):
    trainer.post(address("rest", session), {"date": dates_of(session)[0].pk})
    assert is_present(petra) == [False]


def test_nobody_misses_a_date_that_has_not_begun(trainer, coming):
    with open_states("ST"):
        each = person(coming)
    answer = trainer.post(address("rest", coming), {"date": coming.dates.get().pk}, follow=True)
    assert "has not begun" in answer.content.decode()
    assert is_present(each) == []


def test_who_waited_and_came_is_added_and_ticked(trainer, session):
    with open_states("ST"):
        waiting = person(session, name="Wanda Wartet", status="waiting")
    assert "Wanda Wartet" in text(trainer, "sheet", session)
    trainer.post(address("came", session), {"date": dates_of(session)[0].pk, "person": waiting.pk})
    assert is_present(waiting) == [True]


def test_a_walk_in_is_added_on_the_phone_with_the_name_alone(trainer, session):
    date = dates_of(session)[1]
    form = trainer.get(address("add", session, f"?date={date.pk}")).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    answer = trainer.post(address("add", session, f"?date={date.pk}"), data | {"name": "Wanda Walk"})
    assert answer["Location"].endswith(f"?date={date.pk}")
    with open_states("ST"):
        mark_ = Attendance.objects.select_related("registration").get()
        assert (mark_.registration.name, mark_.registration.origin, mark_.date_id) == ("Wanda Walk", "walk_in", date.pk)
        assert mark_.registration.consent_version == ""


def test_a_form_without_a_name_is_refused_and_keeps_what_was_typed(trainer, session):
    answer = trainer.post(address("add", session), {"institution": "Mein Verein"})
    assert answer.status_code == 422
    assert "Mein Verein" in answer.content.decode()
    assert "Write the name." in answer.content.decode()


@pytest.mark.parametrize("data", [{"walls": "1"}, {"name": "a\x00b", "how": "x", "place": "s99", "key": "1"}])
def test_a_nonsense_form_is_refused(trainer, session, data):
    assert trainer.post(address("add", session), data).status_code == 422


def test_nobody_is_added_to_a_cancelled_session(trainer, session):
    TrainingSession.objects.filter(pk=session.pk).update(status="cancelled")
    assert trainer.get(address("add", session)).status_code == 302


def test_the_list_to_sign_is_a_pdf_and_leaves_a_line_in_the_access_log(trainer, session, petra):
    answer = trainer.get(address("print", session))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert petra.name not in answer["Content-Disposition"]
    with open_states("ST"):
        assert AccessLog.objects.filter(action="participants.export").exists()


@pytest.mark.parametrize("query", ["", "?format=xlsx", "?group=nonsense&format=pdf"])
def test_the_table_never_holds_a_live_formula(trainer, session, query):
    with open_states("ST"):
        person(session, name="=1+1", institution="@SUM(A1)")
    answer = trainer.get(address("export", session, query))
    content = b"".join(answer.streaming_content)
    if "xlsx" in query:
        assert content.startswith(b"PK")
    else:
        assert "'=1+1" in content.decode()
        assert "'@SUM(A1)" in content.decode()


@pytest.mark.parametrize("name", ["people", "sheet", "mails", "export", "print", "add", "import"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 403), ("owner", 403), ("figures_only", 403), ("campaign_editor", 403), ("lead", 200)],
)  # fmt: skip
def test_names_are_for_those_who_keep_the_trainings(cast, session, name, who, status):
    assert english_client(getattr(cast, who)).get(address(name, session)).status_code == status


@pytest.mark.parametrize("name", ["people", "sheet", "mails", "export", "print", "add", "import"])
def test_a_trainer_of_another_state_is_told_nothing(trainer, name):
    foreign = session_of(state="SN", in_days=-1)
    assert trainer.get(address(name, foreign)).status_code == 404


@pytest.mark.parametrize("name", ["person", "edit", "person-export", "erase"])
def test_a_person_of_another_state_is_not_found(trainer, name):
    foreign = session_of(state="SN", in_days=-1)
    with open_states("SN"):
        each = person(foreign)
    assert trainer.get(address(name, each)).status_code == 404


def test_an_archive_stays_as_it_is(trainer, session, petra):
    Programme.objects.filter(pk=session.programme_id).update(is_archived=True)
    assert "att-tick" not in text(trainer, "sheet", session)
    mark(trainer, session, petra, "yes")
    trainer.post(address("rest", session), {"date": dates_of(session)[0].pk})
    trainer.post(address("cancel", petra))
    trainer.post(address("erase", petra), {"sure": "on"})
    assert trainer.get(address("edit", petra)).status_code == 302
    assert trainer.get(address("add", session)).status_code == 302
    assert is_present(petra) == []
    with open_states("ST"):
        assert Registration.objects.get(pk=petra.pk).status == "confirmed"


def test_the_button_for_the_certificate_stands_where_one_can_be_fetched(trainer, session, petra):
    link = f"/training/certificates/{petra.pk}/certificate.pdf"
    with open_states("ST"):
        for date in dates_of(session):
            mark_row(petra, date)
    assert link in text(trainer, "person", petra)
    Programme.objects.filter(pk=session.programme_id).update(is_archived=True)
    assert link not in text(trainer, "person", petra)
    with open_states("ST"):
        certificates.issue(registration=petra)
    assert link in text(trainer, "person", petra)
    certificates.withdraw(registration=petra)
    assert link not in text(trainer, "person", petra)


def test_there_is_no_button_for_a_certificate_before_the_session_is_over(trainer, session, petra):
    with open_states("ST"):
        for date in dates_of(session):
            mark_row(petra, date)
    TrainingSession.objects.filter(pk=session.pk).update(ends_at=timezone.now() + timedelta(hours=1))
    assert "certificate.pdf" not in text(trainer, "person", petra)


def test_a_session_without_dates_and_people_says_what_to_do(trainer, coming):
    with open_states("ST"):
        coming.dates.all().delete()
    assert "no date yet" in text(trainer, "sheet", coming)
    assert "Nobody has registered yet" in text(trainer, "people", coming)
    assert trainer.get(address("import", coming)).status_code == 302


def add_by_phone(client, session, **changes):
    form = client.get(address("add", session)).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    return client.post(address("add", session), data | {"name": "Paula Phone", "how": "staff"} | changes)


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"capacity": 1, "has_waiting_list": False}, "nobody can wait"), ({"status": "held"}, "is not open")],
    ids=["full", "held"],
)
def test_whom_the_session_does_not_take_is_said_at_the_field_and_what_was_typed_stays(trainer, facts, words):
    session = session_of(**facts)
    with open_states("ST"):
        person(session)
    answer = add_by_phone(trainer, session)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors["how"])
    assert "Paula Phone" in answer.content.decode()
    with open_states("ST"):
        assert Registration.objects.filter(session=session).count() == 1


@pytest.mark.parametrize("problem", [Registration.DoesNotExist(), marking.SeenOtherwise("no"), marking.NoSeat()])
def test_who_is_changed_while_being_brought_in_is_left_as_found(trainer, session, monkeypatch, problem):
    with open_states("ST"):
        waiting = person(session, status="waiting")

    def refuse(**_facts):
        raise problem

    monkeypatch.setattr(marking, "mark", refuse)
    sent = {"date": dates_of(session)[0].pk, "person": waiting.pk}
    answer = trainer.post(address("came", session), sent, follow=True)
    assert "Nothing was marked: a colleague changed this entry" in answer.content.decode()
    with open_states("ST"):
        assert Registration.objects.get(pk=waiting.pk).status == "waiting"
