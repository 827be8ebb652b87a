"""The pages of the library as a browser uses them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from campaigns.answers.actions import record_copy, stamp
from campaigns.answers.queries import use_since
from campaigns.answers.reminders import expiring_cards
from campaigns.answers.versions import seen_of
from campaigns.answers.waiting import waiting_for
from campaigns.models import AnswerCard, AnswerCopies
from streetwork.accounts.access import access_of
from tests.factories.accounts import programme
from tests.factories.answers import card_of, version_of
from tests.factories.cast import KOMPAN, client_of

pytestmark = pytest.mark.django_db
LIST = "/answers/"


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


@pytest.fixture
def facts(topic):
    """What the form of a new card sends."""

    def make(**changes):
        return {
            "programme": programme(KOMPAN).pk, "title": "Wie melde ich mich an?", "main_topic": topic["registration"],
            "topics": [], "source_language": "de", "advice": "general", "text": "Beim Bürgeramt, in zwei Wochen.",
        } | changes  # fmt: skip

    return make


def titles(client, query=""):
    return [row.card.title for row in client.get(f"{LIST}{query}").context["page"]]


def test_a_new_card_is_a_draft_with_its_source(owner, facts, cast, topic):
    response = owner.post("/answers/new/", facts(topics=[topic["housing"]]))

    card = AnswerCard.objects.get()
    assert response.status_code == 302
    assert card.topic_ids == [topic["registration"], topic["housing"]]
    assert card.versions.values_list("language", "status", "edited_by").get() == ("de", "draft", cast.owner.pk)


@pytest.mark.parametrize("missing", ["title", "main_topic", "text", "advice"])
def test_what_is_missing_is_named_and_the_rest_stays(owner, facts, missing):
    response = owner.post("/answers/new/", facts(legal_basis="stays", **{missing: ""}))

    assert response.status_code == 422
    assert missing in response.context["form"].errors
    assert b"stays" in response.content


def test_a_text_that_may_lead_to_a_person_is_confirmed_first(owner, facts):
    data = facts(text="Ruf Anna Kowalska an: 0176 12345678.")
    response = owner.post("/answers/new/", data)
    assert response.status_code == 422
    assert not AnswerCard.objects.exists()

    owner.post("/answers/new/", data | {"guard_confirmed": response.context["form"].guard_digest})
    assert AnswerCard.objects.exists()


def test_the_second_editor_of_a_card_is_told_and_keeps_what_was_typed(cast, card, owner, facts):
    began = stamp(card)
    owner.post(f"/answers/{card.pk}/edit/", facts(title="Von der Ersten", seen=began))

    response = client_of(cast.colleague).post(f"/answers/{card.pk}/edit/", facts(title="Vom Zweiten", seen=began))

    html = response.content.decode()
    assert response.status_code == 422
    assert "Von der Ersten" in html
    assert "Vom Zweiten" in html
    card.refresh_from_db()
    assert card.title == "Von der Ersten"


def test_the_second_editor_of_a_text_sees_the_others_and_may_save_once_more(cast, card, owner):
    source = card.versions.get()
    url, began = f"/answers/texts/{source.pk}/save/", seen_of(source)
    owner.post(url, {"text": "Von der Ersten.", "seen": began})
    second = client_of(cast.colleague)

    response = second.post(url, {"text": "Vom Zweiten.", "seen": began})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Von der Ersten." in html
    assert "Vom Zweiten." in html

    second.post(url, {"text": "Vom Zweiten.", "seen": response.context["form"].data["seen"]})
    source.refresh_from_db()
    assert source.text == "Vom Zweiten."


def test_the_list_is_searched_by_words_topic_and_language(owner):
    version_of(card_of(title="Kindergeld?", topics=("child_benefit",), text="Bei der Familienkasse."), "pl")
    card_of(title="Wohnung?", topics=("housing",))

    assert titles(owner, "?q=familienkasse") == ["Kindergeld?"]
    assert titles(owner, "?q=wohnung") == ["Wohnung?"]
    assert titles(owner, "?language=pl") == ["Kindergeld?"]
    assert titles(owner, "?language=pl&show=missing") == ["Wohnung?"]
    topic = AnswerCard.objects.get(title="Wohnung?").main_topic_id
    assert titles(owner, f"?topic={topic}") == ["Wohnung?"]


def test_the_list_is_narrowed_to_what_has_to_be_done(owner, cast):
    card_of(title="draft", status="draft")
    card_of(title="review", status="review")
    card_of(title="expiring", expires_on=timezone.localdate() + timedelta(days=30))
    old = card_of(title="outdated", writer=cast.owner)
    version_of(old, "pl")
    source = old.versions.get(language="de")
    owner.post(f"/answers/texts/{source.pk}/save/", {"text": "Neu.", "seen": seen_of(source)})
    AnswerCard.objects.filter(pk=card_of(title="retired").pk).update(status="retired")

    assert titles(owner, "?show=review") == ["review"]
    assert titles(owner, "?show=outdated") == ["outdated"]
    assert titles(owner, "?show=expiring") == ["expiring"]
    assert titles(owner, "?show=retired") == ["retired"]
    assert set(titles(owner, "?show=draft")) == {"draft", "outdated"}
    assert "retired" not in titles(owner)


def test_what_is_used_most_stands_first(owner):
    card_of(title="a, seldom")
    often = card_of(title="b, often").versions.get()
    for _time in range(3):
        record_copy(version=often.pk)
    AnswerCopies.objects.create(
        version=AnswerCard.objects.get(title="a, seldom").versions.get(), day=use_since() - timedelta(days=1), count=99
    )
    assert titles(owner) == ["b, often", "a, seldom"]


def test_copying_counts_for_the_day_and_for_nobody(owner, card):
    source = card.versions.get()
    for _time in range(2):
        assert owner.post(f"/answers/texts/{source.pk}/copied/", headers={"HX-Request": "true"}).status_code == 204
    assert AnswerCopies.objects.values_list("day", "count").get() == (timezone.localdate(), 2)
    assert {field.name for field in AnswerCopies._meta.fields} == {"id", "version", "day", "count"}


def test_the_export_has_a_line_per_text_and_no_live_formula(owner):
    version_of(card_of(title="=1+1"), "pl", text="@SUM(A1)")
    text = b"".join(owner.get("/answers/export.csv").streaming_content).decode()
    assert "'=1+1" in text
    assert "'@SUM(A1)" in text
    assert len(text.strip().splitlines()) == 3


def test_legal_advice_becomes_general_only_by_the_lead(owner, cast, facts):
    card = card_of(advice="legal", writer=cast.owner)
    assert owner.post(f"/answers/{card.pk}/edit/", facts(seen=stamp(card))).status_code == 422
    assert client_of(cast.lead).post(f"/answers/{card.pk}/edit/", facts(seen=stamp(card))).status_code == 302


def test_who_only_reads_changes_nothing(cast, card):
    coordinator = client_of(cast.coordinator)
    assert coordinator.get(f"/answers/{card.pk}/").status_code == 200
    assert coordinator.post(f"/answers/{card.pk}/retire/").status_code == 403


def test_leads_and_the_writer_are_reminded_once_two_weeks_before(cast):
    today = timezone.localdate()
    card_of(title="due", writer=cast.owner, expires_on=today + timedelta(days=14))
    card_of(title="later", writer=cast.owner, expires_on=today + timedelta(days=15))
    lead = cast.lead

    found = list(expiring_cards(today))

    assert {(due.user_id, due.due_on) for due in found} == {(cast.owner.pk, today), (lead.pk, today)}
    assert {due.due_on for due in expiring_cards(today + timedelta(days=9))} >= {today}
    assert mail.outbox == []


def test_what_waits_is_counted_without_ones_own(cast):
    card = card_of(writer=cast.owner, expires_on=timezone.localdate())
    version_of(card, "pl", status="review", writer=cast.owner)
    version_of(card, "ro", status="review", writer=cast.colleague)
    waiting = waiting_for(access_of(cast.owner.pk), timezone.localdate())
    assert (waiting.review, waiting.outdated, waiting.expiring) == (1, 0, 1)


@pytest.mark.parametrize(
    "query", ["?topic=99999999999999999999", "?language=%00", "?page=x", "?show=nonsense", "?q=%00"]
)
def test_a_tampered_address_is_no_error(owner, card, query):
    assert owner.get(f"{LIST}{query}").status_code == 200
