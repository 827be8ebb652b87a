from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from streetwork.web.language import LanguageMiddleware, links_to_languages
from tests.factories.cast import client_of

ANONYMOUS = SimpleNamespace(is_authenticated=False)


def person(language):
    return SimpleNamespace(is_authenticated=True, language=language)


@pytest.fixture(autouse=True)
def _german_again():
    yield
    translation.activate("de")


def answer(path, *, user=ANONYMOUS, session=None, **headers):
    request = RequestFactory().get(path, headers=headers)
    request.user, request.session = user, session or {}
    return LanguageMiddleware(lambda request: HttpResponse(translation.get_language()))(request)


def language_of(*args, **kwargs):
    return answer(*args, **kwargs).content.decode()


def test_german_is_the_language_when_nobody_chose():
    assert language_of("/today/") == "de"


def test_the_browsers_wish_is_no_choice():
    assert language_of("/today/", **{"Accept-Language": "pl"}) == "de"


def test_the_address_of_a_public_page_counts_before_person_and_session():
    assert language_of("/pl/", user=person("en"), session={"language": "ro"}) == "pl"


def test_a_public_page_without_a_prefix_is_german_for_everybody():
    assert language_of("/", user=person("en"), session={"language": "ro"}) == "de"


def test_the_signed_in_persons_language_counts_before_the_session():
    assert language_of("/today/", user=person("en"), session={"language": "pl"}) == "en"


def test_a_visitors_choice_counts_in_the_session():
    assert language_of("/accounts/login/", session={"language": "vi"}) == "vi"


def test_a_language_that_is_not_offered_counts_nothing():
    assert language_of("/today/", user=person("fr"), session={"language": "xx"}) == "de"


def test_the_answer_names_its_language():
    assert answer("/pl/").headers["Content-Language"] == "pl"


def test_caches_learn_that_a_staff_page_depends_on_the_cookie():
    assert answer("/today/").headers["Vary"] == "Cookie"


def test_a_public_page_says_everything_by_its_address():
    assert "Vary" not in answer("/pl/").headers


def test_every_public_page_links_to_itself_in_eight_languages():
    with translation.override("pl"):
        links = links_to_languages("/pl/")
    assert [link.url for link in links] == ["/", "/en/", "/bg/", "/pl/", "/ro/", "/ru/", "/vi/", "/es/"]
    assert [link.code for link in links if link.is_current] == ["pl"]


@pytest.mark.django_db
def test_choosing_a_language_is_remembered_with_the_account(cast):
    response = client_of(cast.owner).post("/language/", {"language": "en", "next": "/today/"})
    cast.owner.refresh_from_db()
    assert (response.url, cast.owner.language) == ("/today/", "en")


@pytest.mark.django_db
def test_a_visitor_who_chooses_gets_the_same_page_in_that_language():
    client = client_of()
    assert client.post("/language/", {"language": "pl", "next": "/"}).url == "/pl/"
    assert client.session["language"] == "pl"


@pytest.mark.django_db
def test_an_unknown_language_changes_nothing():
    client = client_of()
    client.post("/language/", {"language": "xx", "next": "/"})
    assert "language" not in client.session


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leaves_the_site(target):
    assert client_of().post("/language/", {"language": "de", "next": target}).url == "/"


@pytest.mark.django_db
def test_the_language_is_not_changed_by_a_link():
    assert client_of().get("/language/?language=pl").status_code == 405


@pytest.mark.django_db
def test_the_appearance_is_remembered_and_shown(cast):
    client = client_of(cast.owner)
    client.post("/theme/", {"theme": "dark", "next": "/today/"})
    assert 'data-bs-theme="dark"' in client.get("/today/").content.decode()


@pytest.mark.django_db
def test_an_unknown_appearance_changes_nothing(cast):
    client_of(cast.owner).post("/theme/", {"theme": "pink"})
    cast.owner.refresh_from_db()
    assert cast.owner.theme == "auto"
