"""Which answers are offered, and in which order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.answers.offers import offers_for
from campaigns.answers.versions import seen_of, write_text
from streetwork.tenancy.models import Programme, State
from tests.factories.answers import card_of, version_of
from tests.factories.cast import EAST_SIDE

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def kompan(db):
    return Programme.objects.get(slug="kompan").pk


@pytest.fixture
def offered(kompan, topic):
    def ask(language="de", topics=("recognition",), *, state=None, **more):
        found = offers_for(
            programme=kompan, topic_ids=[topic[code] for code in topics], language=language,
            state=state and State.objects.get(code=state).pk, **more,
        )  # fmt: skip
        return [(offer.card.title, offer.version.language_id) for offer in found]

    return ask


def test_only_approved_texts_of_cards_in_use_are_offered(offered):
    card_of(title="yes")
    card_of(title="draft", status="draft")
    card_of(title="review", status="review")
    card_of(title="retired").__class__.objects.filter(title="retired").update(status="retired")
    card_of(title="elsewhere", slug=EAST_SIDE)
    card_of(title="other topic", topics=("housing",))
    assert offered() == [("yes", "de")]


def test_the_language_comes_before_the_source(offered):
    card_of(title="a, German only")
    polish = card_of(title="b, with Polish")
    version_of(polish, "pl")
    assert offered("pl") == [("b, with Polish", "pl"), ("a, German only", "de")]


def test_a_text_in_another_language_says_so(kompan, topic):
    card_of()
    (offer,) = offers_for(programme=kompan, topic_ids=[topic["recognition"]], language="pl")
    assert offer.in_other_language


def test_the_main_topic_comes_before_the_others(offered):
    card_of(title="a, beside", topics=("housing", "recognition"))
    card_of(title="b, main", topics=("recognition",))
    assert offered(topics=("recognition", "housing")) == [("b, main", "de"), ("a, beside", "de")]


def test_a_finer_topic_finds_the_card_of_its_parent(offered):
    card_of(title="parent", topics=("recognition",))
    assert offered(topics=("recognition_procedure",)) == [("parent", "de")]


def test_the_variant_of_the_state_replaces_the_general_text(kompan, topic):
    card = card_of()
    version_of(card, "de", state="NW", text="In NRW anders.")

    def text(code):
        state = State.objects.get(code=code).pk
        (offer,) = offers_for(programme=kompan, topic_ids=[topic["recognition"]], language="de", state=state)
        return offer.version.text

    assert text("NW") == "In NRW anders."
    assert text("ST") != "In NRW anders."
    assert text("DE") != "In NRW anders."


def test_what_is_outdated_comes_after_what_is_not_and_is_marked(cast, kompan, topic):
    old = card_of(title="a, outdated", writer=cast.owner)
    version_of(old, "pl")
    source = old.versions.get(language="de")
    write_text(version=source, text="Ganz neu.", seen=seen_of(source), user=cast.owner.pk)
    fresh = card_of(title="b, fresh")
    version_of(fresh, "pl")

    found = offers_for(programme=kompan, topic_ids=[topic["recognition"]], language="pl")
    assert [(offer.card.title, offer.is_outdated) for offer in found] == [("b, fresh", False), ("a, outdated", True)]


def test_an_expired_card_comes_last_and_is_marked(kompan, topic):
    card_of(title="a, expired", expires_on=TODAY() - timedelta(days=1))
    card_of(title="b, today", expires_on=TODAY(), topics=("housing", "recognition"))
    found = offers_for(programme=kompan, topic_ids=[topic["recognition"]], language="de")
    assert [(offer.card.title, offer.is_expired) for offer in found] == [("b, today", False), ("a, expired", True)]


def test_legal_advice_without_its_review_is_not_offered(offered):
    card_of(title="unseen", advice="legal")
    card_of(title="seen", advice="legal", legal_basis="§ 6 RDG", legally_reviewed_on=TODAY())
    assert offered() == [("seen", "de")]


def test_a_claims_checked_answer_stands_first_whatever_its_topic(offered):
    card_of(title="fits")
    checked = card_of(title="checked", topics=("housing",))
    assert offered(first=checked.pk)[0] == ("checked", "de")


def test_no_topic_and_no_programme_offer_nothing(offered):
    card_of()
    assert offered(topics=()) == []
    assert offers_for(programme=None, topic_ids=[1], language="de") == []


def test_ten_cards_take_as_many_queries_as_one(kompan, topic, django_assert_num_queries):
    for number in range(10):
        version_of(card_of(title=f"card {number}"), "pl")
    offers_for(programme=kompan, topic_ids=[topic["recognition"]], language="pl")
    with django_assert_num_queries(1):
        found = offers_for(programme=kompan, topic_ids=[topic["recognition"]], language="pl")
    assert len(found) == 3
