"""The questions before, while and after a campaign ran."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from campaigns.models import CampaignIdea
from cases.models import LeadTally
from cases.results.drawing import chart_of
from cases.results.figures import Count
from cases.results.need import need_of
from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of
from tests.factories.cases import contact_of, state_id, writing
from tests.factories.cast import KOMPAN, client_of
from tests.results.conftest import looking

pytestmark = pytest.mark.django_db
# A Wednesday; the campaign runs from a Tuesday to a Friday of the week after.
TODAY = date(2026, 6, 10)
STARTS, ENDS = date(2026, 4, 7), date(2026, 4, 17)
FIRST_WEEK = date(2026, 4, 6)


def at(day):
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))


@pytest.fixture
def about(db):
    return Topic.objects.get(code="language_courses")


@pytest.fixture
def campaign(db):
    return campaign_of(languages=("de", "pl"), starts_on=STARTS, ends_on=ENDS)


@pytest.fixture
def asked(cast, about):
    """Logs a question in the week of the day."""

    def ask(day, counselor=None, code="ST", **facts):
        return contact_of(counselor or cast.owner, code, occurred_at=at(day), **{"topic": about} | facts)

    return ask


def need(cast, campaign, who="owner", today=TODAY):
    with looking(getattr(cast, who)) as access:
        return need_of(campaign, access, today=today)


def by_week(found):
    return {week.monday: week.asked.low for week in found.weeks if week.asked}


def test_eight_weeks_before_the_campaign_and_after_as_far_as_they_have_come(cast, campaign):
    weeks = need(cast, campaign).weeks

    assert (weeks[0].monday, weeks[-1].monday) == (date(2026, 2, 9), date(2026, 6, 8))
    assert [week.phase for week in weeks] == ["before"] * 8 + ["during"] * 2 + ["after"] * 8
    assert [week.monday for week in weeks if week.is_running] == [date(2026, 6, 8)]


def test_questions_stand_in_their_local_week(cast, campaign, asked):
    asked(date(2026, 4, 5))
    asked(FIRST_WEEK, people_reached=3)

    assert by_week(need(cast, campaign)) == {date(2026, 3, 30): 1, FIRST_WEEK: 3}


def test_a_question_about_a_finer_topic_counts_once(cast, campaign, asked, about):
    finer = Topic.objects.create(code="finer_test", parent=about, name_de="x", name_en="x")
    asked(FIRST_WEEK, topic_ids=[about.pk, finer.pk])
    asked(FIRST_WEEK, topic=finer)

    assert by_week(need(cast, campaign)) == {FIRST_WEEK: 2}


@pytest.mark.parametrize(
    "facts", [{"language_id": "bg"}, {"kind": "offer", "offer_answered": False}, {"topic": "housing"}]
)
def test_other_languages_other_topics_and_unanswered_offers_are_no_question(cast, campaign, asked, facts):
    if "topic" in facts:
        facts = {"topic": Topic.objects.get(code=facts["topic"])}
    asked(FIRST_WEEK, **facts)

    assert not need(cast, campaign).has_questions


def test_a_campaign_for_some_states_counts_these_alone(cast, campaign, asked):
    asked(FIRST_WEEK)
    asked(FIRST_WEEK, counselor=cast.outsider, code="SN")

    assert by_week(need(cast, campaign, "lead")) == {FIRST_WEEK: 2}
    campaign.states.set(State.objects.filter(code="SN"))
    assert by_week(need(cast, campaign, "lead")) == {FIRST_WEEK: 1}
    assert not need(cast, campaign).has_questions


def test_a_colleague_of_another_state_sees_nothing_of_it(cast, campaign, asked):
    asked(FIRST_WEEK)

    assert not need(cast, campaign, "outsider").has_questions


def test_means_are_those_of_whole_weeks(cast, campaign, asked):
    asked(FIRST_WEEK, people_reached=6)
    asked(date(2026, 4, 13), people_reached=3)
    asked(date(2026, 6, 9), people_reached=90)
    spans = need(cast, campaign).spans

    assert (spans["before"].mean, spans["during"].mean, spans["after"].mean) == (0, 4.5, 0)


def test_few_questions_are_said_to_be_few(cast, campaign, asked):
    asked(FIRST_WEEK, people_reached=5)
    assert need(cast, campaign).is_small
    asked(FIRST_WEEK, people_reached=1)
    assert not need(cast, campaign).is_small


def test_a_campaign_to_come_has_no_week_after_today(cast, campaign):
    assert not need(cast, campaign, today=date(2026, 1, 5)).weeks


def tally(about, week, outcome="found", count=1):
    with writing("ST"):
        LeadTally.objects.create(
            state_id=state_id("ST"), programme=programme(KOMPAN), week=week, language_id="pl", topic=about,
            outcome=outcome, count=count,
        )  # fmt: skip


def test_finds_that_were_logged_are_no_second_question(cast, campaign, about):
    tally(about, FIRST_WEEK, count=5)
    tally(about, FIRST_WEEK, "logged", count=2)

    assert [week.found for week in need(cast, campaign).weeks if week.found] == [Count(3, 3)]


def test_finds_are_compared_where_somebody_listened_before(cast, campaign, about):
    for number in range(3):
        tally(about, FIRST_WEEK - (number + 1) * timedelta(days=7))
    assert not need(cast, campaign).compares_finds
    tally(about, FIRST_WEEK - timedelta(days=35))
    assert need(cast, campaign).compares_finds


def test_the_ideas_behind_it_stand_there_with_their_questions(cast, campaign):
    CampaignIdea.objects.create(
        programme=programme(KOMPAN), title="Wo ist der Kurs?", origin="lead", origin_key="1", questions=17,
        campaign=campaign,
    )  # fmt: skip

    page = client_of(cast.owner).get(reverse("results:need", args=[campaign.pk])).content.decode()
    assert "Wo ist der Kurs?" in page
    assert "17" in page


def test_no_column_is_higher_than_the_chart_and_zero_has_no_height(cast, campaign, asked):
    asked(FIRST_WEEK, people_reached=400)
    asked(date(2026, 4, 13))
    columns = chart_of(need(cast, campaign)).columns

    assert max(column.asked.height for column in columns) <= 150
    assert {column.asked.height for column in columns if not column.week.asked} == {0}
    assert all(column.asked.x + column.asked.width <= 720 for column in columns)


def test_a_very_long_campaign_is_drawn_up_to_today(cast):
    endless = campaign_of(starts_on=date(1990, 1, 1), ends_on=date(9000, 1, 1))

    assert len(need(cast, endless).weeks) <= 161


# Who does not work with contacts


def test_one_and_two_a_week_are_told_alike(cast, campaign, asked, about):
    asked(FIRST_WEEK)
    asked(date(2026, 4, 13), people_reached=2)
    asked(date(2026, 4, 20), people_reached=3)
    tally(about, FIRST_WEEK, count=1)
    found = need(cast, campaign, "campaign_editor")

    assert [week.asked for week in found.weeks if week.asked] == [Count(1, 2), Count(1, 2), Count(3, 3)]
    assert [week.found for week in found.weeks if week.found] == [Count(1, 2)]
    assert not found.is_exact
    assert need(cast, campaign).is_exact


def test_a_mean_tells_no_more_than_its_weeks(cast, campaign, asked):
    asked(FIRST_WEEK)
    asked(date(2026, 4, 13), people_reached=3)

    with override("en"):
        assert need(cast, campaign, "campaign_editor").spans["during"].mean_shown == "2.0–2.5"
        assert need(cast, campaign).spans["during"].mean_shown == "2.0"


def test_the_page_and_its_drawing_say_from_to(cast, asked):
    campaign = campaign_of(languages=("de", "pl"))
    asked(timezone.localdate() - timedelta(days=7))

    page = client_of(cast.campaign_editor).get(reverse("results:need", args=[campaign.pk])).content.decode()
    assert ">1–2</text>" in page
    assert "is-veiled" in page
    assert "is-veiled" not in client_of(cast.owner).get(reverse("results:need", args=[campaign.pk])).content.decode()
