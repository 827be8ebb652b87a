"""The ledger of false claims in the browser."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models import AnswerCard, CampaignIdea
from cases.claims.enums import Status
from cases.claims.rules import stamp
from cases.models import Claim, ClaimSighting
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import programme
from tests.factories.cases import contact_of
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.claims import claim_of, seen
from tests.factories.presence import SpaceFactory

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"claims:{name}", args=args)


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


@pytest.fixture
def colleague(cast):
    return client_of(cast.colleague)


def check(client, claim, *, read=None):
    """Confirm the claim as it stands, or as it stood when it was read."""
    client.post(url("check", claim.pk), {"seen": stamp(read or Claim.objects.get(pk=claim.pk))})


def sent(**changes):
    return {
        "statement": "One loses the right to stay after three months",
        "language": "pl",
        "topic": Topic.objects.order_by("pk").first().pk,
    } | changes


def test_a_claim_needs_a_sentence_a_language_and_a_topic_only(owner, cast):
    owner.post(url("new"), sent())

    claim = Claim.objects.get()
    assert (claim.status, claim.created_by, claim.programme.slug) == (Status.OPEN, cast.owner, KOMPAN)


def test_what_was_typed_stays_when_something_is_missing(owner):
    answer = owner.post(url("new"), sent(language="", correction="Article 7 says five years"))

    assert answer.status_code == 422
    assert "Article 7 says five years" in answer.content.decode()
    assert not Claim.objects.exists()


def test_the_guard_stops_a_name_until_it_is_confirmed_and_counts_it(owner):
    entry = sent(said="Call me at +49 171 2345678, they all lie")
    answer = owner.post(url("new"), entry)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert form.guard_found

    owner.post(url("new"), entry | {"guard_confirmed": form.guard_digest})

    assert Claim.objects.get().guard_overrides == len(form.guard_found) > 0


def test_a_confirmation_does_not_hold_for_another_text(owner):
    digest = owner.post(url("new"), sent(said="+49 171 2345678")).context["form"].guard_digest

    answer = owner.post(url("new"), sent(said="+49 171 9999999", guard_confirmed=digest))

    assert answer.status_code == 422


def test_the_same_claim_twice_leads_to_the_first(owner, cast):
    claim = claim_of(cast.owner, "It rains gold")

    answer = owner.post(url("new"), sent(statement="it rains GOLD"))

    assert answer.url == url("detail", claim.pk)
    assert Claim.objects.count() == 1


def test_a_card_of_another_programme_is_refused(owner, cast):
    topic = Topic.objects.order_by("pk").first()
    card = AnswerCard.objects.create(
        programme=programme(EAST_SIDE), title="Foreign", main_topic=topic, topic_ids=[topic.pk], source_language_id="de"
    )

    answer = owner.post(url("new"), sent(card=card.pk))

    assert answer.status_code == 422
    assert not Claim.objects.exists()


def test_who_wrote_it_does_not_check_it(owner, cast):
    claim = claim_of(cast.owner, correction="It is paid")

    check(owner, claim)

    claim.refresh_from_db()
    assert (claim.status, claim.checked_by) == (Status.OPEN, None)


def test_a_colleague_checks_it_with_name_and_time(colleague, cast):
    claim = claim_of(cast.owner, correction="It is paid")

    check(colleague, claim)

    claim.refresh_from_db()
    assert (claim.status, claim.checked_by) == (Status.CHECKED, cast.colleague)
    assert claim.checked_at is not None


def test_what_was_changed_after_reading_is_not_checked(colleague, owner, cast):
    claim = claim_of(cast.owner, correction="It is paid")

    owner.post(url("edit", claim.pk), sent(statement=claim.statement, correction="It is never paid"))
    check(colleague, claim, read=claim)

    claim.refresh_from_db()
    assert (claim.status, claim.checked_by) == (Status.OPEN, None)


def test_there_must_be_something_to_check(colleague, cast):
    claim = claim_of(cast.owner)

    check(colleague, claim)

    claim.refresh_from_db()
    assert claim.status == Status.OPEN


def test_a_changed_answer_is_checked_anew_and_by_somebody_else(colleague, owner, cast):
    claim = claim_of(cast.owner, correction="It is paid")
    check(colleague, claim)

    colleague.post(url("edit", claim.pk), sent(statement=claim.statement, correction="It is paid from month three"))
    check(colleague, claim)

    claim.refresh_from_db()
    assert (claim.status, claim.checked_at) == (Status.OPEN, None)

    check(owner, claim)
    claim.refresh_from_db()
    assert claim.checked_by == cast.owner


def test_another_topic_needs_no_new_check(colleague, owner, cast):
    claim = claim_of(cast.owner, correction="It is paid")
    check(colleague, claim)
    other = Topic.objects.order_by("-pk").first()

    owner.post(url("edit", claim.pk), sent(statement=claim.statement, correction=claim.correction, topic=other.pk))

    claim.refresh_from_db()
    assert (claim.status, claim.topic) == (Status.CHECKED, other)


def test_seen_again_twice_with_the_same_reference_is_once(owner, cast):
    claim = claim_of(cast.owner)
    ref = uuid.uuid4()

    for _time in range(2):
        owner.post(url("seen", claim.pk), {"client_ref": ref, "count": 4})

    assert [sighting.count for sighting in claim.sightings.all()] == [4]


def test_seen_again_wakes_a_quiet_claim(owner, cast):
    claim = claim_of(cast.owner, status=Status.QUIET)

    owner.post(url("seen", claim.pk), {"client_ref": uuid.uuid4(), "count": 1})

    claim.refresh_from_db()
    assert claim.status == Status.OPEN


def test_a_space_of_another_programme_is_refused(owner, cast):
    claim = claim_of(cast.owner)
    foreign = SpaceFactory(programme=programme(EAST_SIDE))

    answer = owner.post(url("seen", claim.pk), {"client_ref": uuid.uuid4(), "count": 1, "space": foreign.pk})

    assert answer.status_code == 422
    assert not ClaimSighting.objects.exists()


def test_the_ledger_counts_corrections_within_the_states_alone(owner, cast):
    claim = claim_of(cast.owner)
    contact_of(cast.owner, "ST", claim=claim, people_reached=3)
    contact_of(cast.outsider, "SN", claim=claim, people_reached=50)

    (row,) = owner.get(url("list")).context["page"].object_list

    assert (row.corrected, row.trend.this_week) == (3, 3)


def test_rising_claims_stand_first(owner, cast):
    steady = claim_of(cast.owner, "Steady")
    for week in range(9):
        seen(steady, timezone.localdate() - timedelta(weeks=week), count=9)
    rising = claim_of(cast.owner, "Rising")
    seen(rising, count=4)
    newest = claim_of(cast.owner, "Newest")

    rows = owner.get(url("list")).context["page"].object_list

    assert [row.claim for row in rows] == [rising, steady, newest]


@pytest.mark.parametrize(
    ("query", "shown"), [("q=gold", 1), ("q=nothing+gold", 0), ("language=bg", 0), ("status=open", 1), ("topic=x", 1)]
)
def test_the_list_is_filtered(owner, cast, query, shown):
    claim_of(cast.owner, "It rains gold")

    assert len(owner.get(f"{url('list')}?{query}").context["page"].object_list) == shown


def test_merged_claims_are_counted_together_in_every_state(owner, cast):
    stays, duplicate = claim_of(cast.owner, "No doctor without work"), claim_of(cast.owner, "Without work no doctor")
    contact_of(cast.outsider, "SN", claim=duplicate, people_reached=7)
    seen(duplicate, count=2)

    owner.post(url("merge", duplicate.pk), {"into": stays.pk})

    (row,) = client_of(cast.lead).get(url("list")).context["page"].object_list
    assert (row.claim, row.corrected, row.seen) == (stays, 7, 2)


def test_a_merged_claim_leads_to_the_one_that_stays(owner, cast):
    stays, duplicate = claim_of(cast.owner, "First"), claim_of(cast.owner, "Second")
    third = claim_of(cast.owner, "Third")
    owner.post(url("merge", duplicate.pk), {"into": stays.pk})
    owner.post(url("merge", stays.pk), {"into": third.pk})

    assert owner.get(url("detail", duplicate.pk)).url == url("detail", third.pk)
    assert owner.post(url("seen", duplicate.pk), {"client_ref": uuid.uuid4(), "count": 1}).status_code == 403


def test_claims_of_two_languages_are_not_merged(owner, cast):
    polish, german = claim_of(cast.owner, "Same"), claim_of(cast.owner, "Same", language="de")

    assert owner.post(url("merge", polish.pk), {"into": german.pk}).status_code == 422


def test_a_claim_becomes_a_campaign_idea_with_the_questions_behind_it_once(owner, cast):
    claim = claim_of(cast.owner)
    contact_of(cast.owner, "ST", claim=claim, people_reached=2)
    seen(claim, count=3)

    owner.post(url("idea", claim.pk))
    owner.post(url("idea", claim.pk))

    idea = CampaignIdea.objects.get()
    assert (idea.origin, idea.origin_key, idea.questions) == ("claim", str(claim.pk), 5)


def test_similar_claims_show_while_typing(owner, cast):
    claim_of(cast.owner, "Child benefit is not paid to people from Poland")
    claim_of(cast.owner, "The car must be registered within a day")

    page = owner.post(url("similar"), {"statement": "child benefit isnt paid to Polish people"}).content.decode()

    assert "Child benefit is not paid" in page
    assert "The car must" not in page


def test_the_detail_page_shows_the_history(colleague, owner, cast):
    owner.post(url("new"), sent(correction="Five years"))
    claim = Claim.objects.get()
    check(colleague, claim)

    history = owner.get(url("detail", claim.pk)).context["history"]

    assert [entry.who for entry in history] == ["Carla Colleague", "Olga Owner"]


def test_coordinators_read_and_do_not_write(cast):
    claim = claim_of(cast.owner)
    coordinator = client_of(cast.coordinator)

    assert coordinator.get(url("detail", claim.pk)).status_code == 200
    assert coordinator.post(url("quiet", claim.pk)).status_code == 403


def test_a_claim_of_another_programme_does_not_exist(cast):
    claim = claim_of(cast.stranger, slug=EAST_SIDE)

    assert client_of(cast.owner).get(url("detail", claim.pk)).status_code == 404


def test_today_asks_others_to_check_and_not_who_wrote_it(owner, colleague, cast):
    claim_of(cast.owner, "To be looked at", correction="Right is this")

    assert "To be looked at" in colleague.get("/today/").content.decode()
    assert "To be looked at" not in owner.get("/today/").content.decode()


@pytest.mark.parametrize("name", ["new", "edit", "check", "quiet", "wake", "seen", "merge", "idea", "copied"])
@pytest.mark.parametrize(
    "data",
    [{}, {"walls": "1"}, {"statement": "a\x00b", "into": "9" * 30, "client_ref": "no", "count": "-1", "topic": "²",
                          "space": "9" * 40, "card": "x", "programme": "1\x00", "language": "\x00"}],
)  # fmt: skip
def test_nonsense_crashes_no_route(owner, cast, name, data):
    claim = claim_of(cast.owner)

    answer = owner.post(url(name, *([] if name == "new" else [claim.pk])), data)

    assert answer.status_code < 500
