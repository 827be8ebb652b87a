from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.models import CampaignIdea
from cases.listening.enums import Tallied
from cases.models import ReviewDecision
from cases.queries import local_midnight
from cases.trends.weeks import WEEK, week_to_review
from streetwork.accounts.roles import Role
from tests.factories.accounts import member, programme
from tests.factories.cases import contact_of
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.claims import claim_of
from tests.factories.trends import TrendNoteFactory, tally, topic

REVIEW, DECIDE = reverse("trends:review"), reverse("trends:decide")
THIS = week_to_review(timezone.localdate())
BEFORE = [THIS - number * WEEK for number in range(1, 9)]


@pytest.fixture
def usual(db):
    """Two finds about child benefit in each of the eight weeks before."""
    for week in BEFORE:
        tally(week, 2)


def page(client, **query):
    return client.get(REVIEW, query).context["review"]


def of_week(week, hours=3):
    return local_midnight(week) + timedelta(hours=hours)


def key_of(code="child_benefit", language="pl"):
    return f"{topic(code).pk}:{language}"


def decision_on(key, **fields):
    return {
        "programme": programme("kompan").pk, "week": THIS.isoformat(), "subject": "topic", "key": key,
        "decision": "watch",
    } | fields  # fmt: skip


def test_contacts_and_finds_of_a_topic_in_a_language_are_added_up(owner, cast, usual):
    tally(THIS, 4)
    contact_of(cast.owner, topic=topic("child_benefit"), people_reached=12, occurred_at=of_week(THIS))
    (row,) = page(owner).rising
    assert (row.asked.course.weeks, row.asked.contacts, row.asked.finds) == ((2,) * 8 + (16,), 12, 4)
    assert row.title == "Kindergeld (Polnisch)"


def test_a_find_that_was_logged_counts_as_contact_alone(owner, usual):
    tally(THIS, 9)
    tally(THIS, 7, outcome=Tallied.LOGGED)
    tally(THIS, 5, outcome=Tallied.IGNORED)
    review = page(owner)
    assert review.rising == []
    assert review.others[0].asked.course.this_week == 2


def test_languages_do_not_mix(owner, usual):
    tally(THIS, 9, language="bg")
    assert [row.title for row in page(owner).rising] == ["Kindergeld (Bulgarisch)"]
    assert page(owner, language="pl").rising == []


def test_a_week_begins_on_monday_at_local_midnight(owner, cast, usual):
    benefit = topic("child_benefit")
    contact_of(cast.owner, topic=benefit, people_reached=30, occurred_at=of_week(THIS) - timedelta(hours=3, seconds=1))
    contact_of(cast.owner, topic=benefit, people_reached=6, occurred_at=of_week(THIS, 0))
    weeks = next(row for row in page(owner).others if row.key == key_of()).asked.course.weeks
    assert weeks[-2:] == (32, 6)


def test_everybody_counts_in_their_own_states(owner, cast, usual):
    tally(THIS, 9)
    assert len(page(owner).rising) == 1
    assert len(page(client_of(cast.coordinator)).rising) == 1
    elsewhere = page(client_of(cast.outsider))
    assert (elsewhere.rising, elsewhere.others) == ([], [])


def test_another_programme_of_the_same_state_counts_for_itself(cast, usual):
    tally(THIS, 9)
    assert page(client_of(cast.stranger)).rising == []
    member(Role.COUNSELOR, EAST_SIDE, "ST", user=cast.owner)
    client = client_of(cast.owner)
    assert len(page(client, programme=programme("kompan").pk).rising) == 1
    assert page(client, programme=programme(EAST_SIDE).pk).rising == []


def test_a_programme_that_began_three_weeks_ago_is_not_judged(owner):
    for week in BEFORE[:3]:
        tally(week, 1)
    tally(THIS, 9)
    review = page(owner)
    assert (review.figures.known_weeks, review.rising) == (3, [])


def test_waiting_and_expired_finds_are_unanswered_questions(owner):
    tally(THIS, 3, outcome=Tallied.EXPIRED, language=None, about=None)
    tally(THIS - WEEK, 8, outcome=Tallied.EXPIRED)
    (row,) = page(owner).unanswered
    assert (row.unanswered.expired, row.unanswered.waiting, row.key) == (3, 0, "0:")


def test_unanswered_offers_are_a_figure_and_no_row(owner, cast):
    contact_of(cast.owner, kind="offer", offer_answered=False, people_reached=3, occurred_at=of_week(THIS))
    contact_of(cast.owner, kind="offer", offer_answered=True, occurred_at=of_week(THIS))
    review = page(owner)
    assert (review.figures.offers_unanswered, review.unanswered) == (3, [])


def test_a_claim_that_was_corrected_often_rises(owner, cast):
    claim = claim_of(cast.owner, "Ohne Steuer-ID kein Kindergeld")
    contact_of(cast.owner, claim=claim, people_reached=6, occurred_at=of_week(THIS))
    (row,) = page(owner).claims
    assert (row.title, row.corrected, row.seen) == (claim.statement, 6, 0)


def test_notes_of_the_week_stand_there_and_what_they_left_alone(owner, cast):
    TrendNoteFactory(author=cast.owner, noted_on=THIS, left_out="Politik")
    TrendNoteFactory(noted_on=THIS - timedelta(days=1), left_out="Vorwoche")
    review = page(owner)
    assert [row.note.left_out for row in review.notes] == ["Politik"]
    assert [each.reason for each in review.left] == ["Politik"]


def test_a_decision_is_seen_with_who_and_changed_for_the_week(owner, cast, usual):
    tally(THIS, 9)
    owner.post(DECIDE, decision_on(key_of(), reason="erst sehen"))
    owner.post(DECIDE, decision_on(key_of(), decision="ignore", reason="ist beantwortet"))
    decision = ReviewDecision.objects.get()
    assert (decision.decision, decision.reason, decision.decided_by) == ("ignore", "ist beantwortet", cast.owner)
    review = page(client_of(cast.colleague))
    assert review.rising[0].decision == decision
    assert [(each.title, each.reason) for each in review.left] == [("Kindergeld (Polnisch)", "ist beantwortet")]
    assert review.undecided == 0


def test_what_was_decided_before_is_recalled(owner, cast, usual):
    tally(THIS, 9)
    old = ReviewDecision.objects.create(
        programme=programme("kompan"), week=THIS - WEEK, subject="topic", subject_key=key_of(), decision="watch"
    )
    (row,) = page(owner).rising
    assert (row.decision, row.earlier) == (None, old)


def test_ignoring_needs_a_reason(owner):
    response = owner.post(DECIDE, decision_on(key_of(), decision="ignore"), headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert not ReviewDecision.objects.exists()


def test_a_reason_is_guarded(owner):
    typed = decision_on(key_of(), reason="Frag unter 0171 2345678")
    response = owner.post(DECIDE, typed)
    assert response.status_code == 422
    digest = response.context["form"].guard_digest
    assert owner.post(DECIDE, typed | {"guard_confirmed": digest}).status_code == 302
    assert ReviewDecision.objects.get().guard_overrides == 1


def test_an_idea_carries_the_questions_of_the_week_and_counts_them_once(owner, usual):
    tally(THIS, 9)
    for decision in ("idea", "idea", "watch", "idea"):
        owner.post(DECIDE, decision_on(key_of(), decision=decision))
    idea = CampaignIdea.objects.get()
    assert (idea.origin, idea.origin_key, idea.questions) == ("trend", f"topic:{key_of()}", 9)
    assert (idea.topic, idea.language_id, idea.title) == (topic("child_benefit"), "pl", "Kindergeld (Polnisch)")
    assert ReviewDecision.objects.get().idea == idea


def test_the_same_topic_in_the_next_week_adds_to_its_idea(owner, usual):
    tally(THIS, 9)
    owner.post(DECIDE, decision_on(key_of(), decision="idea"))
    owner.post(DECIDE, decision_on(key_of(), decision="idea", week=(THIS - WEEK).isoformat()))
    assert CampaignIdea.objects.get().questions == 11


def test_an_idea_about_a_claim_is_the_claims_own(owner, cast):
    claim = claim_of(cast.owner, "Ohne Steuer-ID kein Kindergeld")
    contact_of(cast.owner, claim=claim, people_reached=6, occurred_at=of_week(THIS))
    owner.post(DECIDE, decision_on(str(claim.pk), subject="claim", decision="idea"))
    idea = CampaignIdea.objects.get()
    assert (idea.origin, idea.origin_key, idea.questions) == ("claim", str(claim.pk), 6)


def test_a_decision_is_taken_back_unless_an_idea_came_of_it(owner, usual):
    owner.post(DECIDE, decision_on(key_of()))
    owner.post(DECIDE, decision_on(key_of(), decision=""))
    assert not ReviewDecision.objects.exists()
    owner.post(DECIDE, decision_on(key_of(), decision="idea"))
    owner.post(DECIDE, decision_on(key_of(), decision=""))
    assert ReviewDecision.objects.get().decision == "idea"


@pytest.mark.parametrize(
    "wrong",
    [
        {"programme": "x"}, {"week": "x"}, {"week": (THIS + timedelta(days=1)).isoformat()},
        {"week": (THIS + 9 * WEEK).isoformat()}, {"subject": "x"}, {"key": ""}, {"key": "999999999:pl"},
        {"key": "1:xx"}, {"key": "0:pl"}, {"key": "x" * 41}, {"key": "1\x00:pl"}, {"key": "²:pl"},
        {"subject": "claim", "key": "99999999999"}, {"subject": "note", "key": "-1"},
    ],
)  # fmt: skip
def test_what_is_no_subject_of_the_programme_is_404(owner, wrong):
    assert owner.post(DECIDE, decision_on(key_of()) | wrong).status_code == 404
    assert not ReviewDecision.objects.exists()


def test_a_note_of_another_programme_is_404(owner, cast):
    foreign = TrendNoteFactory(slug=EAST_SIDE, noted_on=THIS)
    assert owner.post(DECIDE, decision_on(str(foreign.pk), subject="note")).status_code == 404


def test_a_coordinator_reads_and_does_not_decide(cast, usual):
    client = client_of(cast.coordinator)
    assert DECIDE not in client.get(REVIEW).content.decode()
    assert client.post(DECIDE, decision_on(key_of())).status_code == 403


def test_without_a_script_the_answer_leads_back_to_the_row(owner):
    response = owner.post(DECIDE, decision_on(key_of(), language="pl"))
    number = topic("child_benefit").pk
    assert response.url.startswith(f"{REVIEW}?programme=")
    assert response.url.endswith(f"&language=pl#topic-{number}-pl")


def test_three_rows_of_each_kind_cost_no_query_more_than_one(owner, cast, usual):
    def add(code):
        tally(THIS, 9, about=code, language="bg")
        tally(THIS, 1, about=code, language="bg", outcome=Tallied.EXPIRED)
        claim = claim_of(cast.owner, f"Falsch: {code}")
        contact_of(cast.owner, claim=claim, people_reached=6, occurred_at=of_week(THIS))
        TrendNoteFactory(author=cast.owner, noted_on=THIS)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            owner.get(REVIEW)
        return len(asked)

    add("child_benefit")
    queries()
    few = queries()
    for code in ("pay", "registration"):
        add(code)
    assert queries() == few
    review = page(owner)
    assert [len(review.claims), len(review.notes), len(review.unanswered)] == [3, 3, 3]
    assert len([row for row in review.rising if row.key.endswith(":bg")]) == 3


def test_today_tells_leads_what_is_not_decided_yet(cast, usual, monkeypatch):
    tally(THIS, 9)
    monkeypatch.setattr("cases.trends.today.FROM_WEEKDAY", 0)
    today = client_of(cast.lead).get(reverse("web:today")).content.decode()
    assert f"week={THIS}" in today
    assert "Kindergeld (Polnisch)" in today
    assert f"week={THIS}" not in client_of(cast.owner).get(reverse("web:today")).content.decode()
