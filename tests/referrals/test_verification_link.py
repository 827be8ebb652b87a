import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from django.utils.html import escape

from referrals.enums import Asked, Decision, Source, Status, VerifiedBy
from referrals.models import AdvisoryCenter, Correction, PublishedCenter, Verification
from referrals.models.history import AdvisoryCenterEvent
from referrals.verification import limits
from tests.conftest import open_states
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory
from tests.factories.verification import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    """(centre, token, client) of a question that waits."""
    with open_states("ST"):
        center = CenterFactory(
            name="Haus am Markt", due_on=timezone.localdate(), editor_note="innen", languages=["de", "pl"]
        )
        _question, token = asked(center)
    return center, token, client_of()


def url(token, way=""):
    return f"/v/{token}/{way}"


def state_now(center):
    with open_states("ST"):
        return AdvisoryCenter.objects.get(pk=center.pk), Verification.objects.get(center=center)


def hidden(page, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.content.decode())[1]


def filled(client, token, **changed):
    """What a browser would send of the prefilled form, with these fields changed."""
    page = client.get(url(token, "correct/"))
    form = page.context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if field.name == "hours":
            for day, pairs in (value or {}).get("weekly", {}).items():
                for number, (opens, closes) in enumerate(pairs):
                    sent |= {f"hours_{day}_{number}_opens": opens, f"hours_{day}_{number}_closes": closes}
        elif value is not None:
            sent[field.name] = value
    return sent | changed


def test_opening_the_link_shows_the_entry_and_changes_nothing(link):
    center, token, client = link
    for way in ("", "correct/"):
        page = client.get(url(token, way))
        assert page.status_code == 200
        assert b"Haus am Markt" in page.content
        assert b"innen" not in page.content
        client.head(url(token, way))
    entry, question = state_now(center)
    assert (question.status, entry.verified_by) == (Asked.ASKED, "")


def test_the_page_leaves_no_trace(link):
    _center, token, client = link
    page = client.get(url(token))
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in page.headers["Cache-Control"]
    assert not page.cookies


def test_one_click_confirms_the_entry_as_of_today_by_the_centre_and_closes_the_link(link):
    center, token, client = link
    page = client.post(url(token), {"seen": hidden(client.get(url(token)), "seen")})
    assert page.status_code == 200
    entry, question = state_now(center)
    assert (entry.verified_on, entry.verified_by, entry.verified_user) == (
        timezone.localdate(), VerifiedBy.CENTER, None,
    )  # fmt: skip
    assert entry.due_on > timezone.localdate()
    assert question.status == Asked.CONFIRMED
    assert question.answered_at
    assert client.post(url(token), {"seen": "x"}).status_code == 410


def test_no_cookie_or_csrf_token_is_needed(link):
    _center, token, client = link
    seen = hidden(client.get(url(token)), "seen")
    client.handler.enforce_csrf_checks = True
    assert client.post(url(token), {"seen": seen}, headers={"Origin": "null"}).status_code == 200


def test_what_changed_since_the_page_was_opened_is_shown_once_more_before_it_is_confirmed(link):
    center, token, client = link
    seen = hidden(client.get(url(token)), "seen")
    with open_states("ST"):
        AdvisoryCenter.objects.filter(pk=center.pk).update(updated_at=timezone.now(), name="Neu")
    page = client.post(url(token), {"seen": seen})
    assert page.status_code == 422
    assert state_now(center)[1].status == Asked.ASKED
    assert client.post(url(token), {"seen": hidden(page, "seen")}).status_code == 200


@pytest.mark.parametrize("seen", ["", "yesterday", "2026-13-45T00:00:00", "\x00", "9" * 5000])
def test_a_bent_confirmation_confirms_nothing(link, seen):
    center, token, client = link
    assert client.post(url(token), {"seen": seen}).status_code == 422
    assert state_now(center)[1].status == Asked.ASKED


def test_a_correction_keeps_only_what_differs_and_waits_for_an_editor(link):
    center, token, client = link
    sent = filled(client, token, accepting="no", waiting_weeks=6, phones=["+49 391 7654321"], city="Halle")
    page = client.post(url(token, "correct/"), sent)
    assert page.status_code == 200, page.context["form"].errors
    with open_states("ST"):
        correction = Correction.objects.get()
        assert correction.proposed == {
            "accepting": False, "waiting_weeks": 6, "phones": ["+49 391 7654321"], "city": "Halle",
        }  # fmt: skip
        assert correction.base["phones"] == ["+49 391 1234567"]
        assert (correction.source, correction.decision) == (Source.CENTER, Decision.OPEN)
    entry, question = state_now(center)
    assert entry.accepting is True
    assert question.status == Asked.CORRECTED
    assert client.get(url(token)).status_code == 410


def test_hours_are_corrected_in_the_table(link):
    _center, token, client = link
    sent = filled(client, token, hours_TU_0_opens="9", hours_TU_0_closes="12.30")
    client.post(url(token, "correct/"), sent)
    with open_states("ST"):
        assert Correction.objects.get().proposed["hours"]["weekly"]["TU"] == [["09:00", "12:30"]]


def test_a_comment_alone_is_a_correction(link):
    _center, token, client = link
    client.post(url(token, "correct/"), filled(client, token, comment="Wir ziehen im Mai um."))
    with open_states("ST"):
        assert (Correction.objects.get().proposed, Correction.objects.get().comment) == ({}, "Wir ziehen im Mai um.")


def test_sending_the_form_unchanged_says_so_and_keeps_the_link_open(link):
    center, token, client = link
    page = client.post(url(token, "correct/"), filled(client, token))
    assert page.status_code == 422
    assert state_now(center)[1].status == Asked.ASKED


def test_what_an_editor_changed_meanwhile_is_not_taken_for_a_correction(link):
    center, token, client = link
    sent = filled(client, token, waiting_weeks=3)
    with open_states("ST"):
        entry = AdvisoryCenter.objects.get(pk=center.pk)
        entry.city = "Stendal"
        entry.save()
    client.post(url(token, "correct/"), sent)
    with open_states("ST"):
        assert Correction.objects.get().proposed == {"waiting_weeks": 3}


def test_a_wrong_value_keeps_what_was_typed(link):
    center, token, client = link
    page = client.post(url(token, "correct/"), filled(client, token, postcode="12", email="nirgends", city="Burg"))
    assert page.status_code == 422
    assert b"nirgends" in page.content
    assert b"Burg" in page.content
    assert state_now(center)[1].status == Asked.ASKED


@pytest.mark.parametrize(
    "data", [{}, {"topic_ids": ["x"], "version": "y"}, {"hours_MO_0_opens": "\x00", "name": "\x00"}]
)
def test_a_bent_form_is_refused_and_never_an_error_of_ours(link, data):
    _center, token, client = link
    assert client.post(url(token, "correct/"), data).status_code == 422


def test_an_unknown_link_is_404_and_says_what_to_do(db):
    for token in ("guessed", "p" + "a" * 26, "7" * 27, "p" * 500):
        page = client_of().get(url(token))
        assert page.status_code == 404
        assert b'href="/"' in page.content


@pytest.mark.parametrize(
    "facts",
    [{"expires_at": timezone.now() - timedelta(seconds=1)}, {"status": Asked.WITHDRAWN}, {"status": Asked.CONFIRMED}],
)
def test_a_link_that_is_over_is_410_for_reading_and_writing(db, facts):
    with open_states("ST"):
        center = CenterFactory()
        _question, token = asked(center, **facts)
    for way in ("", "correct/"):
        assert client_of().get(url(token, way)).status_code == 410
        assert client_of().post(url(token, way), {"seen": center.updated_at.isoformat()}).status_code == 410
    assert state_now(center)[0].verified_by == ""


def test_the_link_of_an_entry_that_was_closed_is_over(db):
    with open_states("ST"):
        center = CenterFactory()
        _question, token = asked(center)
        AdvisoryCenter.objects.filter(pk=center.pk).update(status=Status.CLOSED)
    assert client_of().get(url(token)).status_code == 410


def test_a_token_opens_no_other_state(db):
    with open_states("ST"):
        _question, token = asked()
    assert client_of().get(url("n" + token[1:])).status_code == 404


def test_a_colleague_of_another_state_may_try_the_link_as_everybody(link, cast):
    _center, token, _client = link
    assert client_of(cast.outsider).get(url(token)).status_code == 200


def test_too_many_posts_to_a_link_have_to_wait(link, monkeypatch):
    _center, token, client = link
    monkeypatch.setitem(limits.RATES, "answer", "2/h/key,60/h/ip")
    assert [client.post(url(token), {}).status_code for _turn in range(3)] == [422, 422, 429]
    assert client.get(url(token)).status_code == 200


def test_too_many_posts_from_a_network_have_to_wait(db, monkeypatch):
    monkeypatch.setitem(limits.RATES, "answer", "20/h/key,2/h/ip")
    assert [client_of().post(url(f"guessed{n}"), {}).status_code for n in range(3)] == [404, 404, 429]


@pytest.mark.parametrize("language", ["pl", "vi"])
def test_the_page_speaks_other_languages_and_stays_in_them(link, language):
    _center, token, client = link
    page = client.get(f"/{language}{url(token)}")
    assert page.headers["Content-Language"] == language
    assert f"/{language}/v/{token}/correct/" in page.content.decode()


def test_the_published_copy_and_the_history_follow_a_confirmation(link):
    center, token, client = link
    client.post(url(token), {"seen": hidden(client.get(url(token)), "seen")})
    assert PublishedCenter.objects.get(pk=center.pk).verified_on == timezone.localdate()
    with open_states("ST"):
        version = AdvisoryCenterEvent.objects.filter(id=center.pk).latest("pgh_id")
        assert (version.verified_by, version.actor_id) == (VerifiedBy.CENTER, None)


def test_every_text_of_the_entry_is_escaped(db):
    with open_states("ST"):
        center = CenterFactory(name="<b>Haus</b>", description_de="<script>x</script>")
        _question, token = asked(center)
    page = client_of().get(url(token)).content.decode()
    with translation.override("de"):
        assert escape("<b>Haus</b>") in page
    assert "<script>x" not in page
