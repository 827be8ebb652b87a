"""Every public page speaks each of the eight languages and nothing else."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import URLResolver, get_resolver, reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation

from campaigns.models import Campaign
from referrals.models import PublishedCenter, Slip, Verification
from referrals.slips.tokens import hash_of
from referrals.verification import tokens as question_tokens
from streetwork.devstack.messages import catalogues, compile_stale, is_public
from streetwork.web import errors, pwa
from tests.conftest import open_states
from tests.factories.campaigns import campaign_of, post_of, post_version_of
from tests.factories.cast import Cast, client_of
from tests.factories.participants import participant_of
from tests.factories.referrals import CenterFactory
from tests.factories.slips import referred
from tests.factories.trainings import course_of, session_of
from tests.factories.verification import asked
from training.certificates.actions import issue
from training.certificates.codes import shown
from training.models import TrainingSession
from training.signup.tokens import token_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]
OTHERS = [code for code in LANGUAGES if code != "en"]
# Each localized route with the arguments that open an example; a room with new public pages adds its own.
SLIP = "a2" * 13
QUESTION = "p" + "a2" * 13  # “p” is Saxony-Anhalt
CENTER = "5e1f0000-0000-4000-8000-000000000001"
PAGES = {"web:home": {}, "slips:slip": {"token": SLIP}, "slips:confirm": {},
         "verification:answer": {"token": QUESTION}, "verification:correct": {"token": QUESTION},
         "centers:list": {}, "centers:detail": {"uid": CENTER}, "campaign-page:page": {"slug": "haus"},
         "trainings:list": {}, "trainings:detail": {"slug": "haus"}, "signup:register": {"slug": "haus"},
         "signup:sent": {"slug": "haus"}, "signup:mine": {}, "signup:confirm": {},
         "signup:cancel": {}, "signup:change": {}, "feedback:form": {}, "certificates:check": {},
         "certificates:code": {}, "statistics:home": {}, "statistics:method": {}, "api-guide:guide": {}}  # fmt: skip
# They answer with a file, or take a POST alone.
NO_PAGES = {"trainings:ics", "trainings:material", "certificates:mine", "signup:ics", "signup:accept"}
ERRORS = [errors.forbidden, errors.not_found, errors.too_many, errors.server_error, errors.csrf_failure]
# Long names that are the same everywhere.
NAMES = (
    "https://beratung.example.org/",
    "K7Q2-M9XD",
)
SHOWN_ATTRIBUTES = {"aria-label", "alt", "title", "placeholder"}
WORDS_IN_COMMON = 3
CHECK_CODE = re.compile(r"([0-9A-Z]{5}-){3}[0-9A-Z]{5}")

pytestmark = pytest.mark.usefixtures("_compiled")


@pytest.fixture(scope="module")
def _compiled():
    compile_stale(Path(settings.BASE_DIR))


class _Reader(HTMLParser):
    """What a person reads or hears, one text per element; and how the page describes itself.

    An article that says that it is in another language is left out, and what is meant for machines (`code`).
    """

    def __init__(self):
        super().__init__()
        self.texts, self.html, self.alternates, self.canonical = set(), {}, {}, []
        self.is_foreign = self.is_code = False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "html":
            self.html = attrs
        if tag == "article" and "lang" in attrs:
            self.is_foreign = attrs["lang"] != self.html["lang"]
        self.is_code = self.is_code or tag == "code"
        if tag == "link" and attrs.get("rel") == "alternate":
            self.alternates[attrs["hreflang"]] = attrs["href"]
        if tag == "link" and attrs.get("rel") == "canonical":
            self.canonical.append(attrs["href"])
        if tag == "meta" and attrs.get("name") == "description":
            self.handle_data(attrs["content"])
        for name in SHOWN_ATTRIBUTES & attrs.keys():
            self.handle_data(attrs[name] or "")

    def handle_endtag(self, tag):
        if tag == "article":
            self.is_foreign = False
        self.is_code = self.is_code and tag != "code"

    def handle_data(self, text):
        if not (self.is_foreign or self.is_code):
            self.texts.add(" ".join(text.split()))


def read(html):
    reader = _Reader()
    reader.feed(html)
    return reader


def sentences(texts):
    """The texts that cannot be the same in two languages by chance."""
    parts = {part for text in texts for part in re.split(r"(?<=[.:!?])\s+", text)}
    parts = {part for part in parts if not CHECK_CODE.fullmatch(part)}
    return {part for part in parts if len(re.findall(r"[^\W\d_]+", part)) > WORDS_IN_COMMON} - set(NAMES)


def localized_routes(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if not isinstance(pattern, URLResolver):
            continue
        inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
        if isinstance(pattern.pattern, LocalePrefixPattern):
            yield from (f"{inside}{route.name}" for route in pattern.url_patterns)
        else:
            yield from localized_routes(pattern, inside)


def example_slip():
    if not Slip.objects.filter(token_hash=hash_of(SLIP)).exists():
        referred(Cast().owner, token=SLIP)


def example_question():
    """Without texts of the centre: it would write them in German."""
    with open_states("ST"):
        if not Verification.objects.exists():
            asked(CenterFactory(name="Haus", description_de=""), token_hash=question_tokens.hash_of(QUESTION))


def example_center():
    """Without texts and names, which are the same everywhere."""
    with open_states("ST"):
        if not PublishedCenter.objects.filter(uid=CENTER).exists():
            CenterFactory(uid=CENTER, name="Haus", provider="", website="", description_de="")


def example_campaign():
    """With a text in every language that is the same everywhere."""
    if not Campaign.objects.filter(slug="haus").exists():
        campaign = campaign_of(title="Haus", languages=LANGUAGES, page_is_public=True)
        campaign.slug, campaign.page_post = "haus", post_of(campaign, title="Haus")
        campaign.save()
        for language in LANGUAGES:
            post_version_of(campaign.page_post, language, headline="Haus", text="Haus")


def example_training(slug="haus", **facts):
    """With words that are the same everywhere. Answers the session."""
    session = TrainingSession.objects.filter(slug=slug).first()
    if session is None:
        session = session_of(course_of(title="Haus", modules=0), **facts)
        session.slug = slug
        session.course_version.summary = ""
        session.course_version.save(update_fields=["summary"])
        session.save(update_fields=["slug"])
    return session


def example_token(name):
    """The link of somebody for whom the page is."""
    is_after = name == "feedback:form"
    session = example_training("haus-past", in_days=-3, status="held") if is_after else example_training()
    status = "pending" if name == "signup:confirm" else "confirmed"
    with open_states("ST"):
        found = session.registrations.filter(status=status).first()
        found = found or participant_of(
            session,
            present=is_after or None,
            status=status,
            name="Haus",
            institution="Haus",
            email=f"{status}@example.org",
        )
        return {"token": token_of(found)}


def example_code(name):
    """The code of a certificate."""
    session = example_training("haus-past", in_days=-3, status="held")
    with open_states("ST"):
        person = session.registrations.first() or participant_of(session, name="Haus", institution="Haus")
        return {"code": shown(issue(registration=person).code)}


# What answers the arguments of a page's address.
ADDRESSED = dict.fromkeys(
    ("signup:mine", "signup:confirm", "signup:cancel", "signup:change", "feedback:form"),
    example_token,
) | {"certificates:code": example_code}  # fmt: skip
# What must exist before a page can be opened.
MADE_FOR = {
    "trainings:detail": example_training,
    "signup:register": example_training,
    "signup:sent": example_training,
    "slips:slip": example_slip,
    "centers:detail": example_center,
    "verification:answer": example_question,
    "verification:correct": example_question,
    "campaign-page:page": example_campaign,
}


def page(name, language):
    if name in MADE_FOR:
        MADE_FOR[name]()
    kwargs = ADDRESSED[name](name) if name in ADDRESSED else PAGES[name]
    with translation.override(language):
        path = reverse(name, kwargs=kwargs)
    response = client_of().get(path)
    assert response.status_code == 200
    return read(response.content.decode())


def error_page(view, language):
    with translation.override(language):
        return read(view(RequestFactory().get("/x/")).content.decode())


def notice(view, language):
    with translation.override(language):
        return read(view(RequestFactory().get("/x/", headers={"HX-Request": "true"})).content.decode())


def closed_invitation(language):
    client = client_of()
    client.post("/language/", {"language": language})
    response = client.get(reverse("accounts:invitation", args=["used-up"]))
    assert response.status_code == 410
    return read(response.content.decode())


def in_common(language, read_in):
    """Sentences that stayed English, or fell back to German as Django does for a missing translation."""
    untranslated = set()
    for other in {"en", "de"} - {language}:
        theirs = sentences(read_in(other).texts)
        assert theirs
        untranslated |= theirs & sentences(read_in(language).texts)
    return untranslated


def test_every_page_with_a_language_in_its_address_is_tried_here():
    assert set(localized_routes(get_resolver())) - NO_PAGES == set(PAGES)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_names_its_language_and_its_sisters(name, language):
    found = page(name, language)
    assert (found.html["lang"], found.html["dir"]) == (language, "ltr")
    assert found.alternates.pop("x-default") == found.alternates["de"]
    assert list(found.alternates) == LANGUAGES
    assert found.canonical == [found.alternates[language]]
    assert len(set(found.alternates.values())) == len(LANGUAGES)


@pytest.mark.django_db
@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("demo", [False, True])
def test_a_public_page_is_translated_as_a_whole(name, language, demo, settings):
    settings.DEMO_MODE = demo
    assert in_common(language, lambda code: page(name, code)) == set()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("view", ERRORS)
@pytest.mark.parametrize("answer", [error_page, notice])
def test_an_error_is_told_in_the_readers_language(view, language, answer):
    assert in_common(language, lambda code: answer(view, code)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_page_names_its_language(language):
    assert error_page(errors.not_found, language).html["lang"] == language


@pytest.mark.parametrize("language", OTHERS)
def test_the_installable_app_introduces_itself_in_the_readers_language(language):
    here, english, german = (pwa.manifest_of(code) for code in (language, "en", "de"))
    assert here["description"] != english["description"]
    assert [action["name"] for action in here["shortcuts"]] != [action["name"] for action in english["shortcuts"]]
    if language != "de":
        assert here["shortcuts"] != german["shortcuts"]
    assert json.dumps(here)


@pytest.mark.django_db
@pytest.mark.parametrize("language", OTHERS)
def test_an_invitation_that_is_over_says_so_in_the_visitors_language(language):
    assert in_common(language, closed_invitation) == set()


def test_the_strings_of_every_public_template_are_translated():
    """The demo's mailbox is for testers, who read German or English."""
    folder = settings.BASE_DIR / "templates"
    public = [path for path in folder.rglob("*.html") if '{% extends "public.html" %}' in path.read_text()]
    missing = [str(path.relative_to(settings.BASE_DIR)) for path in public if "demo_mail" not in path.name]
    assert public
    assert [path for path in missing if not is_public(path)] == []


def test_every_language_has_its_catalogue():
    assert {path.parent.parent.name for path in catalogues(settings.BASE_DIR)} == set(LANGUAGES)
