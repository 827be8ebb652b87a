import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from streetwork.accounts.roles import Role
from streetwork.delivery.models import AccessLog
from tests.conftest import open_states
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, Cast, client_of
from tests.factories.participants import participant_of
from training.certificates import actions
from training.certificates.codes import shown
from training.certificates.views import MISSES
from training.models import Certificate, Registration
from training.signup.tokens import token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(person):
    with open_states("ST"):
        return shown(actions.issue(registration=person).code)


def mine(person, language="en"):
    with translation.override(language):
        return Client().get(reverse("certificates:mine", args=[token_of(person)]))


@pytest.mark.parametrize("language", ["de", "en", "bg", "es", "pl", "ro", "ru", "vi"])
def test_a_participant_fetches_the_pdf_in_the_language_of_the_address(person, language):
    answer = mine(person, language)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert "no-store" in answer["Cache-Control"]


def test_the_pdf_says_its_language(person):
    assert b"/Lang(ro)" in mine(person, "ro").content.replace(b"/Lang (", b"/Lang(")


def test_who_was_not_there_reads_why_there_is_none(session):
    with open_states("ST"):
        absent = participant_of(session, present=False)
    answer = mine(absent)
    assert answer.status_code == 404
    assert "No certificate at the moment" in answer.content.decode()
    assert not Certificate.objects.exists()


def test_the_link_of_nobody_is_not_found(session):
    assert Client().get(f"/trainings/my/{'a' * 27}/certificate.pdf").status_code == 404


def test_everybody_with_the_code_sees_what_the_paper_says(code, session):
    page = Client().get(f"/en/certificates/{code}/").content.decode()
    for words in ("genuine", "Zoë Đặng Żółć", "Beratung in Gruppen", "6 h", session.programme.name, code):
        assert words in page


def test_the_page_shows_no_more_than_the_paper(code, person):
    page = Client().get(f"/en/certificates/{code}/").content.decode()
    assert person.institution not in page
    assert person.email not in page


def test_neither_caches_nor_search_engines_keep_the_page(code):
    answer = Client().get(f"/certificates/{code}/")
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_a_withdrawn_certificate_says_so(code, person):
    actions.withdraw(registration=person)
    page = Client().get(f"/en/certificates/{code}/").content.decode()
    assert "This certificate was withdrawn" in page
    assert "is genuine" not in page


def test_a_typed_code_leads_to_its_page(code):
    answer = Client().get("/en/certificates/", {"code": code.lower().replace("-", " ")})
    assert answer.status_code == 302
    assert answer["Location"] == f"/en/certificates/{code}/"


@pytest.mark.parametrize("typed", ["abc", "\x00", "=cmd", "7K2QM-9XD4T-0ABCD-EFGHÜ"])
def test_what_is_no_code_is_explained_and_kept(typed):
    answer = Client().get("/en/certificates/", {"code": typed})
    assert answer.status_code in (200, 422)
    assert "check code" in answer.content.decode().lower()


def test_an_unknown_code_is_not_found_and_the_form_is_there_again():
    answer = Client().get("/en/certificates/00000-00000-00000-00000/")
    assert answer.status_code == 404
    assert "We know no certificate with this code" in answer.content.decode()


def test_a_network_that_tries_codes_is_slowed_down(code, monkeypatch):
    monkeypatch.setattr(MISSES, "config", {MISSES.action: "2/h/key"})
    client = Client()
    wrong = [client.get(f"/en/certificates/0000{n}-00000-00000-00000/").status_code for n in range(3)]
    assert wrong == [404, 404, 429]


def test_staff_of_the_host_state_fetch_it_and_leave_a_line(person):
    client = client_of(Cast().training_manager)
    answer = client.get(reverse("certificates:staff", args=[person.pk]))
    assert answer["Content-Type"] == "application/pdf"
    with open_states("ST"):
        line = AccessLog.objects.get(action="certificate.read")
    assert line.object_id == str(person.pk)


@pytest.fixture
def archive(session):
    type(session.programme).objects.filter(pk=session.programme_id).update(is_archived=True)


def fetched(person):
    user = Cast().training_manager
    user.language = "en"
    user.save()
    return client_of(user).get(reverse("certificates:staff", args=[person.pk]), follow=True)


def test_staff_of_an_archive_fetch_a_certificate_that_exists_and_nothing_is_written(code, person, archive):
    with open_states("ST"):
        Registration.objects.filter(pk=person.pk).update(certificate_at=None)
    assert fetched(person)["Content-Type"] == "application/pdf"
    with open_states("ST"):
        assert Registration.objects.get(pk=person.pk).certificate_at is None


def test_in_an_archive_no_certificate_is_issued_and_staff_read_why(person, archive):
    answer = fetched(person)
    assert answer.status_code == 200
    assert "no certificate was issued for this person before" in answer.content.decode()
    assert not Certificate.objects.exists()


def test_staff_read_that_a_certificate_was_withdrawn(code, person):
    actions.withdraw(registration=person)
    assert "certificate of this person was withdrawn" in fetched(person).content.decode()


def test_staff_read_why_there_is_no_certificate(session):
    with open_states("ST"):
        absent = participant_of(session, present=False)
    answer = client_of(Cast().training_manager).get(reverse("certificates:staff", args=[absent.pk]))
    assert answer.status_code == 302
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("name", ["staff", "withdraw", "restore"])
def test_trainers_of_other_states_and_programmes_find_nothing(person, name):
    url = reverse(f"certificates:{name}", args=[person.pk])
    for user in (
        member(Role.TRAINING_MANAGER, "kompan", "SN", name="Sina Sachsen"),
        member(Role.TRAINING_MANAGER, EAST_SIDE, "ST", name="Ede Ost"),
    ):
        client = client_of(user)
        assert (client.get(url) if name == "staff" else client.post(url)).status_code == 404


def test_withdrawing_and_restoring_by_staff(code, person):
    client = client_of(Cast().training_manager)
    client.post(reverse("certificates:withdraw", args=[person.pk]))
    assert Certificate.objects.get().withdrawn_at
    client.post(reverse("certificates:restore", args=[person.pk]))
    assert not Certificate.objects.get().withdrawn_at
