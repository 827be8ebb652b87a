"""The inbox: what one sees, what one does with it, and what is counted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.models import CampaignIdea
from cases.listening.enums import LeadStatus, Tallied
from cases.listening.triage import ignore, mark_logged, to_idea, undo
from cases.models import KeywordTally, Lead, LeadTally
from streetwork.delivery.retention import apply_retention
from tests.conftest import open_states
from tests.factories.cast import client_of
from tests.factories.listening import lead_of, run_of, topic
from tests.factories.presence import SpaceFactory

pytestmark = pytest.mark.django_db
INBOX = "/listening/"


def page(user, query="", **extra):
    return client_of(user, HTTP_ACCEPT_LANGUAGE="en").get(INBOX + query, **extra).content.decode()


def tallies(code="ST"):
    with open_states(code):
        return {row.outcome: row.count for row in LeadTally.objects.all() if row.count}


def again(lead):
    with open_states(lead.state.code):
        return Lead.objects.get(pk=lead.pk)


def test_a_find_shows_its_sentence_with_the_keyword_marked_and_nothing_else_as_html(cast):
    lead_of(cast.owner, text="<b>Gdzie</b> Kindergeld, [name]?", marks=[[13, 23]])
    shown = page(cast.owner)
    assert "&lt;b&gt;Gdzie&lt;/b&gt; <mark>Kindergeld</mark>" in shown
    assert "<b>Gdzie" not in shown
    assert 'class="lead-masked">[' in shown


def test_colleagues_of_the_state_and_the_lead_see_it_and_nobody_else(cast):
    lead_of(cast.owner, text="canary-sentence")
    for person in (cast.owner, cast.colleague, cast.lead):
        assert "canary-sentence" in page(person)
    for person in (cast.outsider, cast.stranger):
        assert "canary-sentence" not in page(person)


def test_staged_finds_are_nobodys_yet(cast):
    lead = lead_of(cast.owner, text="canary-sentence", is_staged=True)
    assert "canary-sentence" not in page(cast.owner)
    assert client_of(cast.owner).post(f"/listening/{lead.pk}/ignore/").status_code == 404


def test_it_says_how_often_it_was_seen_and_when_it_goes(cast):
    lead_of(cast.owner, seen=3, days_ago=12)
    shown = " ".join(page(cast.owner).split())
    assert "seen 3 times" in shown or "3-mal" in shown or "3" in shown
    assert "lead-nearly" in shown


@pytest.mark.parametrize(
    "query", ["?language=pl", "?status=ignored", "?state=15", "?run={run}", "?space={space}", "?topic={topic}"]
)
def test_each_filter_narrows(cast, query):
    space, wanted_topic = SpaceFactory(), topic("visa")
    run = run_of(cast.traveller)
    match = {"language_id": "pl", "status": "ignored", "space": space, "topic": wanted_topic}
    wanted = lead_of(cast.traveller, run=run, text="wanted-find", **match)
    other = lead_of(cast.traveller, "NW", text="other-find", language_id="ro", status="new")
    if "status" not in query:
        query += "&status=all"
    shown = page(cast.traveller, query.format(run=run.pk, space=space.pk, topic=wanted_topic.pk))
    assert wanted.text in shown
    assert other.text not in shown


@pytest.mark.parametrize("query", ["?language=xx", "?topic=abc", "?run=-1", "?run=9999999999999", "?after=x",
                                   "?state=%00", "?kind=zzz", "?before=9999-99-99_1", "?space=1&space=2"])  # fmt: skip
def test_a_tampered_address_shows_a_page(cast, query):
    lead_of(cast.owner)
    assert client_of(cast.owner).get(INBOX + query).status_code == 200


def test_fifty_to_a_page_and_the_rest_behind_the_key(cast):
    run = run_of(cast.owner)
    now = timezone.now()
    for number in range(53):
        lead_of(cast.owner, run=run, text=f"find-{number:03}", created_at=now - timedelta(minutes=number))
    first = page(cast.owner)
    assert "find-049" in first
    assert "find-050" not in first
    after = first.split("after=")[1].split('"')[0]
    assert "find-052" in page(cast.owner, f"?after={after}")


def test_ignoring_takes_it_out_of_the_list_and_undo_brings_it_back(cast):
    lead = lead_of(cast.owner)
    client = client_of(cast.owner)
    row = client.post(f"/listening/{lead.pk}/ignore/", HTTP_HX_REQUEST="true")
    assert again(lead).status == LeadStatus.IGNORED
    assert f"/listening/{lead.pk}/undo/" in row.content.decode()
    assert lead.text not in page(cast.owner)
    client.post(f"/listening/{lead.pk}/undo/", HTTP_HX_REQUEST="true")
    assert again(lead).status == LeadStatus.NEW
    assert tallies() == {}


def test_without_script_the_answer_is_the_list_again(cast):
    lead = lead_of(cast.owner)
    response = client_of(cast.owner).post(f"/listening/{lead.pk}/ignore/", {"next": "/listening/?language=pl"})
    assert (response.status_code, response["Location"]) == (302, "/listening/?language=pl")
    response = client_of(cast.owner).post(f"/listening/{lead.pk}/undo/", {"next": "https://evil.example/"})
    assert response["Location"] == "/listening/"


def test_ignoring_twice_counts_once(cast):
    lead = lead_of(cast.owner)
    with open_states("ST", actor=cast.owner):
        ignore(lead=lead, user=cast.owner)
        ignore(lead=lead, user=cast.colleague)
    assert tallies() == {Tallied.IGNORED: 1}


def test_useless_keywords_are_told_so_once(cast, keyword):
    lead = lead_of(cast.owner, keyword_ids=[keyword.pk])
    for _time in range(2):
        client_of(cast.owner).post(f"/listening/{lead.pk}/ignore/", {"useless": "1"})
    tally = KeywordTally.objects.get(keyword=keyword)
    assert (tally.useful, tally.useless) == (0, 1)


def test_a_logged_find_is_useful_and_wins_over_ignored(cast, keyword):
    lead = lead_of(cast.owner, keyword_ids=[keyword.pk])
    with open_states("ST", actor=cast.owner):
        mark_logged(lead=lead, user=cast.owner)
        mark_logged(lead=lead, user=cast.owner)
        assert undo(lead=lead, user=cast.owner).status == LeadStatus.LOGGED
        ignore(lead=lead, user=cast.owner)
    assert again(lead).status == LeadStatus.LOGGED
    assert tallies() == {Tallied.LOGGED: 1}
    assert KeywordTally.objects.get(keyword=keyword).useful == 1


def test_ignored_then_logged_is_counted_as_logged_alone(cast):
    lead = lead_of(cast.owner)
    with open_states("ST", actor=cast.owner):
        ignore(lead=lead, user=cast.owner)
        mark_logged(lead=lead, user=cast.owner)
    assert tallies() == {Tallied.LOGGED: 1}


def test_an_idea_carries_topic_and_language_and_never_the_sentence(cast):
    lead = lead_of(cast.owner, text="canary-sentence", seen=4)
    client_of(cast.owner).post(f"/listening/{lead.pk}/idea/")
    idea = CampaignIdea.objects.get()
    assert "canary" not in idea.title
    assert (idea.language_id, idea.topic_id, idea.questions, idea.programme_id) == (
        "pl",
        lead.topic_id,
        4,
        lead.programme_id,
    )
    assert again(lead).status == LeadStatus.IDEA


def test_pressing_c_twice_adds_its_questions_once(cast):
    lead = lead_of(cast.owner, seen=2)
    for _time in range(2):
        client_of(cast.owner).post(f"/listening/{lead.pk}/idea/")
    assert CampaignIdea.objects.get().questions == 2


def test_finds_of_one_topic_and_language_add_up_in_one_idea(cast):
    with open_states("ST", actor=cast.owner):
        for lead in (lead_of(cast.owner), lead_of(cast.owner)):
            to_idea(lead=lead, user=cast.owner)
    assert CampaignIdea.objects.get().questions == 2


def test_many_are_ignored_at_once_and_foreign_ones_left_alone(cast):
    mine, foreign = [lead_of(cast.owner) for _n in range(3)], lead_of(cast.outsider, "SN")
    chosen = [str(lead.pk) for lead in [*mine, foreign]] + ["x", "9" * 40, "\x00"]
    client_of(cast.owner).post("/listening/ignore/", {"lead": chosen})
    assert {again(lead).status for lead in mine} == {LeadStatus.IGNORED}
    assert again(foreign).status == LeadStatus.NEW


def test_the_week_of_a_figure_is_that_of_the_sentence(cast):
    said = timezone.now() - timedelta(days=30)
    lead = lead_of(cast.owner, said_at=said)
    with open_states("ST", actor=cast.owner):
        ignore(lead=lead, user=cast.owner)
        week = LeadTally.objects.get().week
    day = timezone.localdate(said)
    assert week == day - timedelta(days=day.weekday())


def test_own_comments_have_their_own_tab_and_are_no_figure(cast):
    lead = lead_of(cast.owner, kind="own", text="own-comment")
    assert "own-comment" not in page(cast.owner)
    assert "own-comment" in page(cast.owner, "?kind=own")
    with open_states("ST", actor=cast.owner):
        ignore(lead=lead, user=cast.owner)
    assert tallies() == {}


@pytest.mark.django_db(transaction=True)
def test_finds_go_after_fourteen_days_and_the_unseen_ones_are_counted(cast):
    lead_of(cast.owner, days_ago=15)
    lead_of(cast.owner, days_ago=15, status="ignored")
    lead_of(cast.owner, days_ago=15, is_staged=True)
    young = lead_of(cast.owner, days_ago=13)
    with open_all():
        apply_retention()
    with open_states("ST"):
        assert list(Lead.objects.values_list("pk", flat=True)) == [young.pk]
    assert tallies() == {Tallied.EXPIRED: 1}


@pytest.mark.django_db(transaction=True)
def test_figures_of_imports_go_after_thirty_days(cast):
    from cases.models import ListeningRun

    run_of(cast.owner, created_at=timezone.now() - timedelta(days=31))
    young = run_of(cast.owner)
    with open_all():
        apply_retention()
    with open_states("ST"):
        assert list(ListeningRun.objects.values_list("pk", flat=True)) == [young.pk]


def open_all():
    from streetwork.tenancy.models import State
    from streetwork.tenancy.scope import scope

    states = State.objects.all_ids()
    return scope(states, states)


def test_today_counts_them_by_language(cast):
    lead_of(cast.owner)
    lead_of(cast.owner, language_id="ro")
    lead_of(cast.owner, kind="own")
    lead_of(cast.outsider, "SN")
    shown = client_of(cast.owner).get("/today/").content.decode()
    assert "?language=pl" in shown
    assert "?language=ro" in shown
    assert "?kind=own" in shown


def test_today_is_silent_when_nothing_waits(cast):
    assert "/listening/?language=" not in client_of(cast.owner).get("/today/").content.decode()
