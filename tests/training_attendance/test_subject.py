import json
import re
import uuid
from datetime import timedelta

import pytest
from django.core import mail as outgoing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from streetwork.delivery.mail import send_due
from streetwork.delivery.models import AccessLog
from streetwork.tenancy.models import Programme
from streetwork.tenancy.scope import current
from tests.conftest import open_states
from tests.factories.trainings import partner_of, registration_of, session_of
from tests.training_attendance.conftest import dates_of, locked_in, mark_row
from training.attendance.queries import counts_of
from training.attendance.subject import erase
from training.certificates import actions as certificates
from training.models import Attendance, Certificate, PartnerAttendance, Registration, TrainingSession
from training.signup.tokens import hash_of, mark_of, token_of

pytestmark = pytest.mark.django_db
EMAIL = "petra@example.org"


def petra_in(session, **facts):
    with open_states("ST"):
        return registration_of(
            session, name="Petra Probe", email=EMAIL, email_mark=mark_of(EMAIL), institution="Kanarienhaus", **facts
        )


@pytest.fixture
def petra(session):
    registration = petra_in(session)
    with open_states("ST"):
        mark_row(registration, dates_of(session)[0])
    return registration


@pytest.fixture
def again(petra, coming):
    """The same person in a second session, by the same address."""
    return petra_in(coming)


def address(name, thing):
    return reverse(f"attendance:{name}", args=[thing.pk])


def kept(*keys):
    with open_states("ST"):
        return set(Registration.objects.filter(pk__in=keys).values_list("pk", flat=True))


def test_the_page_shows_consent_presence_and_other_trainings(trainer, petra, again):
    page = trainer.get(address("person", petra)).content.decode()
    assert "version 1" in page
    assert "180 minutes" in page
    assert "Demnächst" in page
    with open_states("ST"):
        assert AccessLog.objects.filter(action="registration.read", object_id=str(petra.pk)).exists()


def test_a_certificate_is_offered_from_enough_presence_on(trainer, petra):
    assert address_of_certificate(petra) not in trainer.get(address("person", petra)).content.decode()
    with open_states("ST"):
        mark_row(petra, dates_of(petra.session)[1])
    assert address_of_certificate(petra) in trainer.get(address("person", petra)).content.decode()


def address_of_certificate(registration):
    return reverse("certificates:staff", args=[registration.pk])


def test_the_copy_holds_everything_of_all_trainings_and_no_key(trainer, petra, again):
    answer = trainer.get(address("person-export", petra))
    record = json.loads(answer.content)
    assert {each["training"]["title"] for each in record["registrations"]} == {"Beratung in Gruppen", "Demnächst"}
    first = next(each for each in record["registrations"] if each["training"]["title"] == "Beratung in Gruppen")
    assert (first["name"], first["email"], first["consent_text"]) == ("Petra Probe", EMAIL, "1")
    assert [each["minutes"] for each in first["attendance"]] == [180, None]
    assert str(petra.key) not in answer.content.decode()
    assert "petra" not in answer["Content-Disposition"].casefold()
    with open_states("ST"):
        assert AccessLog.objects.filter(action="registration.export").count() == 2


def test_everything_a_registration_stores_is_in_the_copy_or_a_key(petra):
    """A new column must be handed over, too."""
    told = {"name", "email", "institution", "institution_type", "partner", "home_state", "country", "engagement",
            "language", "status", "origin", "consent_version", "registered_at", "confirmed_at", "deadline",
            "cancelled_at", "feedback_given", "certificate_at", "session", "state"}  # fmt: skip
    keys = {"id", "key", "email_mark", "token_hash"}
    assert {field.name for field in Registration._meta.concrete_fields} == told | keys


def test_erasing_takes_the_person_and_keeps_the_count(trainer, petra, session):
    Certificate.objects.create(
        code_hash=b"x" * 32, sealed=b"y", programme=session.programme, registration_key=petra.key
    )
    answer = trainer.post(address("erase", petra), {"sure": "on"})
    assert answer.status_code == 302
    assert kept(petra.pk) == set()
    assert not Certificate.objects.exists()
    with open_states("ST"):
        assert not Attendance.objects.exists()
        (row,) = counts_of([session.pk])
        assert (row.outcome, row.people, row.minutes) == ("attended", 1, 180)
        assert AccessLog.objects.filter(action="registration.erase", object_id=str(petra.pk)).exists()


def test_erasing_needs_the_box(trainer, petra):
    answer = trainer.post(address("erase", petra), {"walls": "1"})
    assert answer.status_code == 422
    assert kept(petra.pk) == {petra.pk}


@pytest.mark.parametrize(("data", "left"), [({}, 1), ({"everything": "on"}, 0)])
def test_only_this_one_or_all_trainings(trainer, petra, again, data, left):
    trainer.post(address("erase", petra), {"sure": "on"} | data)
    assert len(kept(petra.pk, again.pk)) == left


def test_the_seat_of_an_erased_person_goes_to_the_next(trainer, petra, again, coming):
    with open_states("ST"):
        other = registration_of(coming)
        waiting = registration_of(coming, status="waiting")
    trainer.post(address("erase", again), {"sure": "on"})
    with open_states("ST"):
        assert Registration.objects.get(pk=waiting.pk).status == "offered"
        assert Registration.objects.get(pk=other.pk).status == "confirmed"
    assert TrainingSession.objects.get(pk=coming.pk).waiting == 0


def test_a_legal_hold_erases_nothing(trainer, petra, session):
    Programme.objects.filter(pk=session.programme_id).update(legal_hold=True)
    answer = trainer.post(address("erase", petra), {"sure": "on"}, follow=True)
    assert "legal hold" in answer.content.decode()
    assert kept(petra.pk) == {petra.pk}


def test_erasing_twice_does_no_harm(petra):
    with open_states("ST"):
        assert erase(registrations=[petra], scope=current()) == 1
        assert erase(registrations=[petra], scope=current()) == 0
        assert sum(row.people for row in counts_of([petra.session_id])) == 1


def test_found_by_address_whatever_its_case_and_only_in_ones_states(trainer, petra):
    foreign = session_of(state="SN", in_days=3)
    with open_states("SN"):
        registration_of(foreign, email=EMAIL, email_mark=mark_of(EMAIL))
    answer = trainer.post(reverse("attendance:find"), {"email": "Petra@Example.org"})
    assert [each.pk for each in answer.context["found"]] == [petra.pk]
    assert EMAIL not in answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]


@pytest.mark.parametrize("email", ["", "nobody", "a\x00@b.de"])
def test_looking_for_nonsense_says_what_to_do(trainer, email):
    assert trainer.post(reverse("attendance:find"), {"email": email}).status_code == 422


def test_an_unknown_address_finds_nothing(trainer, petra):
    answer = trainer.post(reverse("attendance:find"), {"email": "nobody@example.org"})
    assert "nothing is stored about this address" in answer.content.decode()


def edit(trainer, registration, **changes):
    form = trainer.get(address("edit", registration)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return trainer.post(address("edit", registration), data | changes)


def test_details_are_corrected_and_the_address_is_found_anew(trainer, petra):
    assert edit(trainer, petra, name="Petra  Neu", email="neu@example.org", place="cBE").status_code == 302
    with open_states("ST"):
        fresh = Registration.objects.get(pk=petra.pk)
    assert (fresh.name, fresh.country.code, fresh.home_state_id) == ("Petra Neu", "BE", None)
    assert bytes(fresh.email_mark) == mark_of("neu@example.org")


def test_what_a_colleague_corrected_meanwhile_is_not_overwritten_unseen(trainer, petra):
    form = trainer.get(address("edit", petra)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    edit(trainer, petra, name="Von Kollegin")
    answer = trainer.post(address("edit", petra), data | {"name": "Von mir"})
    assert answer.status_code == 422
    assert "Von mir" in answer.content.decode()
    with open_states("ST"):
        assert Registration.objects.get(pk=petra.pk).name == "Von Kollegin"
    again = {name: answer.context["form"][name].value() or "" for name in form.fields}
    assert trainer.post(address("edit", petra), again).status_code == 302


def test_the_address_of_another_registration_is_refused(trainer, petra, session):
    with open_states("ST"):
        registration_of(session, email="o@example.org", email_mark=mark_of("o@example.org"))
    answer = edit(trainer, petra, email="O@example.org")
    assert answer.status_code == 422
    assert "Another registration" in answer.content.decode()


@pytest.mark.parametrize("data", [{"walls": "1"}, {"name": "\x00", "place": "s1x", "seen": "x" * 500}])
def test_nonsense_corrects_nothing(trainer, petra, data):
    assert trainer.post(address("edit", petra), data).status_code == 422


def test_a_seat_given_back_by_phone_goes_to_the_next(trainer, again, coming):
    with open_states("ST"):
        registration_of(coming)
        waiting = registration_of(coming, status="waiting")
    trainer.post(address("cancel", again))
    with open_states("ST"):
        assert Registration.objects.get(pk=again.pk).status == "cancelled"
        assert Registration.objects.get(pk=waiting.pk).status == "offered"


def test_nothing_is_cancelled_after_the_beginning(trainer, petra):
    answer = trainer.post(address("cancel", petra), follow=True)
    assert "nothing can be cancelled any more" in answer.content.decode()
    assert kept(petra.pk) == {petra.pk}


def test_unknown_people_are_not_found(trainer):
    for name in ("person", "edit", "erase", "person-export"):
        assert trainer.get(reverse(f"attendance:{name}", args=[uuid.uuid4().int % 10**9])).status_code == 404
    assert trainer.get("/training/attendance/people/99999999999999999999999/").status_code == 404


def known(petra):
    """Petra, whose link is out, and that link."""
    token = token_of(petra)
    with open_states("ST"):
        Registration.objects.filter(pk=petra.pk).update(token_hash=hash_of(token))
    return reverse("signup:mine", args=[token])


def mails():
    send_due()
    return {mail.to[0]: mail.body for mail in outgoing.outbox}


def test_a_corrected_address_gets_a_new_link_and_the_old_one_opens_nothing(trainer, again):
    old = known(again)
    edit(trainer, again, email="neu@example.org")
    assert Client().get(old).status_code == 404
    (body,) = [mails()["neu@example.org"]]
    new = re.search(r"https?://[^/\s]+(/\S*trainings/my/\S+)", body)[1]
    assert Client().get(new).status_code == 200
    assert "funktionieren nicht mehr" in body or "do not work any more" in body


def test_the_certificate_that_the_old_address_could_fetch_proves_nothing_any_more(trainer, petra):
    with open_states("ST"):
        mark_row(petra, dates_of(petra.session)[1])
        code = certificates.issue(registration=petra).code
    edit(trainer, petra, email="neu@example.org")
    assert certificates.certificate_by(code) is None
    with open_states("ST"):
        fresh = Registration.objects.get(pk=petra.pk)
        assert fresh.certificate_at is None
        assert certificates.issue(registration=fresh).code != code


@pytest.mark.parametrize("changes", [{"name": "Petra Neu"}, {"email": "PETRA@example.org"}])
def test_whose_address_stays_the_same_keeps_link_and_certificate(trainer, petra, changes):
    link = known(petra)
    with open_states("ST"):
        mark_row(petra, dates_of(petra.session)[1])
        code = certificates.issue(registration=petra).code
    edit(trainer, petra, **changes)
    assert Client().get(link).status_code == 200
    assert certificates.certificate_by(code) is not None
    assert mails() == {}


def test_who_gives_an_address_later_is_told_the_link_and_keeps_the_certificate_handed_out(trainer, petra):
    known(petra)
    with open_states("ST"):
        Registration.objects.filter(pk=petra.pk).update(email="", email_mark=None)
        mark_row(petra, dates_of(petra.session)[1])
        code = certificates.issue(registration=petra).code
    edit(trainer, petra, email="neu@example.org")
    assert token_of(petra) in mails()["neu@example.org"]
    assert certificates.certificate_by(code) is not None


def test_an_address_taken_away_closes_its_link_and_nobody_is_told(trainer, again):
    old = known(again)
    edit(trainer, again, email="")
    assert Client().get(old).status_code == 404
    assert mails() == {}


def test_each_correction_tells_the_newest_address_alone(trainer, again):
    edit(trainer, again, email="slip@example.org")
    edit(trainer, again, email="neu@example.org")
    assert set(mails()) == {"neu@example.org"}
    edit(trainer, again, email="slip@example.org")
    assert set(mails()) == {"neu@example.org", "slip@example.org"}


def test_an_unconfirmed_address_that_is_corrected_is_asked_for_the_confirmation(trainer, coming):
    registration = petra_in(coming, status="pending", deadline=timezone.now() + timedelta(hours=5))
    edit(trainer, registration, email="neu@example.org")
    assert "/confirm/" in mails()["neu@example.org"]


def test_who_cancelled_is_not_written_to_at_the_corrected_address(trainer, coming):
    edit(trainer, petra_in(coming, status="cancelled"), email="neu@example.org")
    assert mails() == {}


@pytest.mark.parametrize("place", ["s15", "cBE"])
def test_a_corrected_institution_took_part_and_the_one_before_did_not(trainer, petra, place):
    before = partner_of(name="Kanarienhaus")
    after = partner_of(name="Caritas", **({} if place == "s15" else {"state": None, "country": "BE"}))
    edit(trainer, petra, engagement="volunteer")
    assert [row.partner for row in PartnerAttendance.objects.all()] == [before]
    edit(trainer, petra, institution="Caritas", place=place)
    assert [row.partner for row in PartnerAttendance.objects.all()] == [after]


def test_an_institution_stays_while_somebody_else_of_it_was_there(trainer, petra):
    before = partner_of(name="Kanarienhaus")
    edit(trainer, petra, engagement="volunteer")
    with open_states("ST"):
        other = registration_of(petra.session, institution="Kanarienhaus", partner=before)
        mark_row(other, dates_of(petra.session)[0])
    edit(trainer, petra, institution="Unbekannt")
    assert [row.partner for row in PartnerAttendance.objects.all()] == [before]


def test_who_is_erased_while_the_form_is_open_is_not_found(trainer, petra, monkeypatch):
    def gone(**_facts):
        raise Registration.DoesNotExist

    monkeypatch.setattr("training.attendance.views.subject.correct", gone)
    assert edit(trainer, petra, name="Petra Neu").status_code == 404


def test_erasing_somebody_of_a_session_that_has_begun_leaves_its_counters_right(petra, session):
    assert TrainingSession.objects.get(pk=session.pk).seats_taken == 1
    with open_states("ST"):
        erase(registrations=[petra], scope=current())
    assert TrainingSession.objects.get(pk=session.pk).seats_taken == 0


def test_erasing_locks_each_session_before_its_people(petra, again):
    with open_states("ST"), CaptureQueriesContext(connection) as caught:
        assert erase(registrations=[again, petra], scope=current()) == 2
    assert locked_in(caught) == ["session", "person", "session", "person"]


def test_the_form_says_what_another_address_does_where_there_is_one(trainer, petra):
    says = "the old link and a certificate issued before are no longer good"
    assert says in trainer.get(address("edit", petra)).content.decode()
    with open_states("ST"):
        Registration.objects.filter(pk=petra.pk).update(email="", email_mark=None)
    assert says not in trainer.get(address("edit", petra)).content.decode()
