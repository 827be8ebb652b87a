"""One centre: what its state sees, what others see, and the way to act."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.enums import Asked, Status
from referrals.models import AdvisoryCenter, Correction, Verification
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(opened, cast):
    def make(actor=None, **facts):
        with opened(facts.get("code", "ST"), actor=actor or cast.directory_editor):
            return CenterFactory(**facts)

    return make


def english(person):
    """A client of the person, who reads English."""
    person.language = "en"
    person.save()
    return client_of(person)


def page_of(person, center, **query):
    response = english(person).get(reverse("directory:detail", args=[center.pk]), query)
    assert response.status_code == 200
    return response


def text_of(response):
    return response.content.decode()


def test_the_own_state_sees_the_internal_note_and_others_do_not(cast, made):
    center = made(editor_note="Durchwahl von Frau X", verification_email="intern@example.org")

    for person, sees in ((cast.owner, True), (cast.outsider, False)):
        page = text_of(page_of(person, center))
        assert ("Durchwahl" in page, "intern@example.org" in page) == (sees, sees)


def test_a_draft_of_another_state_is_not_there(cast, made):
    center = made(status=Status.DRAFT)

    assert client_of(cast.outsider).get(f"/directory/{center.pk}/").status_code == 404
    assert page_of(cast.owner, center).context["is_own"]


@pytest.mark.parametrize(
    ("status", "offered"),
    [(Status.DRAFT, False), (Status.PUBLISHED, True), (Status.PAUSED, True), (Status.CLOSED, False)],
)
def test_a_change_is_suggested_where_the_address_takes_it(cast, made, status, offered):
    center = made(status=status)
    suggest = f"/directory/{center.pk}/suggest/"

    assert (suggest in text_of(page_of(cast.owner, center))) is offered


def test_others_see_neither_history_nor_actions(cast, made):
    center = made()

    response = page_of(cast.outsider, center)

    assert "timeline" not in response.context
    assert f"/directory/{center.pk}/edit/" not in text_of(response)


def test_an_editor_of_the_state_gets_the_actions_and_a_counselor_refer_and_suggest(cast, made):
    center = made()
    at = f"/directory/{center.pk}"

    editing, counselling = text_of(page_of(cast.directory_editor, center)), text_of(page_of(cast.owner, center))

    for action in ("edit", "pause", "close", "verified", "ask", "duplicates"):
        assert f"{at}/{action}/" in editing
        assert f"{at}/{action}/" not in counselling
    assert f"{at}/suggest/" in counselling
    assert f"/contacts/new/?center={center.pk}" in counselling
    assert f"/contacts/new/?center={center.pk}" not in editing


def test_an_editor_may_not_touch_another_state(cast, made):
    center = made(code="SN")

    assert f"/directory/{center.pk}/edit/" not in text_of(page_of(cast.directory_editor, center))


def test_nobody_is_referred_to_a_paused_centre(cast, made):
    assert "?center=" not in text_of(page_of(cast.owner, made(status=Status.PAUSED)))


def test_a_draft_tells_what_it_lacks_and_offers_to_publish(cast, made):
    center = made(status=Status.DRAFT, languages=[])

    response = page_of(cast.directory_editor, center)

    assert len(response.context["missing"]) == 1
    assert f"/directory/{center.pk}/publish/" in text_of(response)


def test_the_timeline_tells_old_and_new_values_with_who(cast, made, opened):
    center = made(languages=["de"], description_pl="")
    with opened("ST", actor=cast.lead):
        AdvisoryCenter.objects.update(languages=["de", "pl"], description_pl="Bezpłatnie")

    newest = page_of(cast.owner, center).context["timeline"][0]

    assert newest.who == "Lea Lead"
    assert [(change.label, change.before, change.after) for change in newest.changes] == [
        ("languages of counselling", "German", "German, Polish"),
        ("description (Polish)", "–", "Bezpłatnie"),
    ]


def test_questions_to_the_centre_and_their_answers_stand_in_the_timeline(cast, made, opened):
    center = made()
    with opened("ST"):
        Verification.objects.create(
            state=center.state, center=center, asked_on=timezone.localdate() - timedelta(days=2),
            status=Asked.CONFIRMED, answered_at=timezone.now() + timedelta(minutes=1),
        )  # fmt: skip

    titles = [moment.title for moment in page_of(cast.owner, center).context["timeline"]]

    assert titles == ["The centre confirmed its entry", "Entered", "The centre was asked to look at its entry"]


def test_waiting_corrections_are_counted(cast, made, opened):
    center = made()
    with opened("ST"):
        Correction.objects.create(state=center.state, center=center, source="center", proposed={"city": "Halle"})
        Correction.objects.create(state=center.state, center=center, source="center", decision="accepted")

    assert page_of(cast.directory_editor, center).context["open_corrections"] == 1


def test_a_missing_text_comes_in_german_and_says_so(cast, made):
    center = made(description_de="Wir beraten.", bring_pl="Paszport")

    page = text_of(page_of(cast.owner, center))
    polish = page_of(cast.owner, center, lang="pl").context["texts"]

    assert "text in German" in page
    assert '<dd lang="de"><p>Wir beraten.' in page
    assert [(text.language, text.is_fallback) for _label, text in polish] == [("de", True), ("pl", False)]


@pytest.mark.parametrize("lang", ["xx", "vi", "../"])
def test_a_language_without_texts_shows_the_reader_s_own(cast, made, lang):
    assert page_of(cast.owner, made(description_en="Hello"), lang=lang).context["text_language"] == "en"


def test_today_is_marked_in_the_opening_hours_and_shows_its_exception(cast, made):
    today = timezone.localdate()
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[today.weekday()]
    center = made(
        hours={
            "weekly": {day: [["09:00", "12:00"]]},
            "exceptions": [{"from": today.isoformat(), "until": today.isoformat(), "times": [["15:00", "16:00"]]}],
        }
    )

    lines = [day for day in page_of(cast.owner, center).context["card"].week if day.is_today]

    assert [(len(line.spans), line.spans[0].text) for line in lines] == [(1, "15:00–16:00")]


def test_a_merged_entry_leads_to_the_one_that_stayed(cast, made, opened):
    winner, loser = made(name="Bleibt"), made()
    with opened("ST"):
        AdvisoryCenter.objects.filter(pk=loser.pk).update(status=Status.CLOSED, merged_into=winner)

    for person in (cast.owner, cast.outsider):
        assert f'href="/directory/{winner.pk}/">Bleibt' in text_of(page_of(person, loser))
