"""The pages: who sees what, and at what cost."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from campaigns.models import Metric
from tests.factories.accounts import member
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cast import EAST_SIDE, client_of

pytestmark = pytest.mark.django_db
OVERVIEW = "results:overview"


def page(person, campaign, **query):
    return client_of(person).get(reverse("results:campaign", args=[campaign.pk]), query)


def selects(client, url, query=None):
    client.get(url, query)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url, query).status_code == 200
    return [query["sql"] for query in asked if query["sql"].startswith("SELECT")]


def links_to_contacts(response):
    return reverse("contacts:list") + "?through=" in response.content.decode()


@pytest.mark.parametrize(
    ("who", "may"), [("owner", True), ("lead", True), ("coordinator", False), ("campaign_editor", False)]
)
def test_only_who_works_with_contacts_gets_from_a_figure_to_them(cast, campaign, placement, through, who, may):
    through(placement)

    assert links_to_contacts(page(getattr(cast, who), campaign)) is may


def test_a_link_leads_to_just_the_contacts_behind_the_figure(cast, campaign, placement, post, through):
    through(placement)
    through(placement_of(post, "de", status="published"))
    through(None)
    client = client_of(cast.owner)

    def found(**query):
        return len(client.get(reverse("contacts:list"), query).context["rows"])

    assert found(through=campaign.pk) == 2
    assert found(through=campaign.pk, through_language="pl") == 1
    assert found(post=post.pk) == 2
    assert found(placement=placement.pk) == 1
    assert found(through_platform=placement.platform_id) == 2
    assert found(through="any") == 3


@pytest.mark.parametrize(
    "query",
    ["through=x", "through=999999", "post=x", "placement=99999999999", "through_language=xx", "through=%00"],
)
def test_a_wrong_filter_is_no_error(cast, query):
    assert client_of(cast.owner).get(f"{reverse('contacts:list')}?{query}").status_code == 200


def test_a_campaign_of_another_programme_is_not_found(cast):
    foreign = campaign_of(slug=EAST_SIDE, title="Fremd")

    for name in ("results:campaign", "results:need"):
        assert client_of(cast.owner).get(reverse(name, args=[foreign.pk])).status_code == 404


def test_lines_are_split_by_post_language_or_platform(cast, campaign, placement, post, through):
    placement_of(post, "de", platform="telegram", status="published")
    through(placement)

    def lines(by):
        return [
            (line.published, line.outcome.contacts.low) for line in page(cast.owner, campaign, by=by).context["lines"]
        ]

    assert lines("post") == [(2, 1)]
    assert sorted(lines("language")) == [(1, 0), (1, 1)]
    assert sorted(lines("platform")) == [(1, 0), (1, 1)]
    assert lines("\x00") == [(2, 1)]


def test_a_post_that_was_taken_back_keeps_what_it_led_to(cast, campaign, post, through):
    through(placement_of(post, "pl", status="cancelled"))

    line = page(cast.owner, campaign).context["results"].total
    assert (line.published, line.outcome.contacts.low) == (0, 1)


def test_the_newest_figures_stand_beside_and_sums_leave_out_what_nobody_entered(cast, campaign, placement, post):
    other = placement_of(post, "de", status="published")
    today = timezone.localdate()
    for day, value in ((today - timedelta(days=3), 100), (today, 250)):
        Metric.objects.create(
            placement=placement, name="reach", value=value, measured_on=day, source="manual", definition="meta-2025"
        )
    Metric.objects.create(placement=other, name="views", value=40, source="manual", definition="telegram-2025")

    told = page(cast.owner, campaign).context["results"].total.told
    assert (told.reach, told.seen, told.clicks, told.link_clicks) == (250, 40, None, None)
    assert "meta-2025" in page(cast.owner, campaign).content.decode()


def test_the_budget_is_told_per_consultation_where_no_state_is_missing(cast, placement, campaign, through):
    campaign.budget = Decimal(100)
    campaign.save()
    for _each in range(4):
        through(placement, kind="consultation")

    assert page(cast.lead, campaign).context["results"].cost.startswith("25")
    assert page(cast.owner, campaign).context["results"].cost == "–"


def test_the_page_names_the_states_that_are_counted(cast, campaign, placement):
    assert "Sachsen-Anhalt" in page(cast.owner, campaign).content.decode()


def test_more_posts_cost_no_more_queries(cast, campaign, placement, through):
    through(placement)
    client, url = client_of(cast.owner), reverse("results:campaign", args=[campaign.pk])
    one = selects(client, url)
    for number in range(3):
        through(placement_of(post_of(campaign, title=f"Beitrag {number}"), "pl", status="published"))
    three = selects(client, url)

    assert len(three) == len(one)


class TestExport:
    def rows(self, person, campaign):
        response = client_of(person).get(reverse("results:export", args=[campaign.pk, "csv"]))
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))

    def test_a_row_for_each_placement_and_the_sum(self, cast, campaign, placement, through):
        through(placement, kind="consultation", people_reached=4)

        _heads, row, total, *_said = self.rows(cast.owner, campaign)
        assert row[0] == "Kostenlose Kurse"
        assert row[4:7] == total[4:7] == ["4", "0", "4"]

    def test_small_numbers_leave_as_they_are_shown(self, cast, campaign, placement, through):
        through(placement)

        assert self.rows(cast.campaign_editor, campaign)[1][4] == "1–2"

    def test_the_workbook_opens(self, cast, campaign, placement):
        response = client_of(cast.owner).get(reverse("results:export", args=[campaign.pk, "xlsx"]))
        book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
        assert book.active["A2"].value == "Kostenlose Kurse"

    def test_another_format_is_not_found(self, cast, campaign):
        assert client_of(cast.owner).get(reverse("results:export", args=[campaign.pk, "pdf"])).status_code == 404


class TestOverview:
    def shown(self, person, **query):
        overview = client_of(person).get(reverse(OVERVIEW), query).context["overview"]
        return {row.campaign.title: row.line.outcome.contacts.low for row in overview.rows}

    def test_campaigns_are_compared(self, cast, placement, through):
        through(placement, people_reached=5)
        placement_of(post_of(campaign_of(title="Wohnen")), "pl", status="published")

        assert self.shown(cast.owner) == {"Wohnen": 0, "Deutsch lernen": 5}

    def test_one_that_published_nothing_is_counted_but_not_shown(self, cast, campaign):
        response = client_of(cast.owner).get(reverse(OVERVIEW))
        assert (self.shown(cast.owner), response.context["overview"].silent) == ({}, 1)

    def test_a_period_narrows_contacts_and_posts(self, cast, placement, through):
        through(placement, occurred_at=timezone.now() - timedelta(days=40))
        through(placement)
        last_week = timezone.localdate() - timedelta(days=7)

        assert self.shown(cast.owner) == {"Deutsch lernen": 2}
        assert self.shown(cast.owner, since=last_week) == {"Deutsch lernen": 1}
        assert self.shown(cast.owner, until=last_week) == {"Deutsch lernen": 1}

    def test_who_sees_no_small_numbers_looks_at_whole_quarters(self, cast, placement, through):
        """Two periods that differ by a day would tell what happened on it."""
        noon = timezone.make_aware(timezone.datetime(2026, 5, 10, 12))
        through(placement, occurred_at=noon, people_reached=3)
        through(placement, occurred_at=noon + timedelta(days=1), people_reached=3)
        period = {"since": "2026-05-11", "until": "2026-05-12"}
        cast.campaign_editor.language = "en"
        cast.campaign_editor.save()

        assert self.shown(cast.owner, **period) == {"Deutsch lernen": 3}
        assert self.shown(cast.campaign_editor, **period) == {"Deutsch lernen": 6}
        assert self.shown(cast.campaign_editor, until="2026-03-31") == {}
        page = client_of(cast.campaign_editor).get(reverse(OVERVIEW), period).content.decode()
        assert "Counted in whole quarters" in page
        assert "04/01/2026" in page
        export = client_of(cast.campaign_editor).get(reverse("results:overview-export", args=["csv"]), period)
        assert "Counted in whole quarters" in b"".join(export.streaming_content).decode()
        assert "quarters" not in client_of(cast.owner).get(reverse(OVERVIEW), period).content.decode()

    def test_most_consultations_stand_first_when_asked_for(self, cast, placement, through):
        through(placement, kind="consultation")
        placement_of(post_of(campaign_of(title="Wohnen")), "pl", status="published")

        assert list(self.shown(cast.owner, sort="consultations")) == ["Deutsch lernen", "Wohnen"]

    def test_other_programmes_are_not_compared(self, cast):
        placement_of(post_of(campaign_of(slug=EAST_SIDE, title="Fremd")), "pl", status="published")

        assert self.shown(cast.owner) == {}

    def test_one_programme_of_two_may_be_chosen(self, cast, placement):
        foreign = campaign_of(slug=EAST_SIDE, title="Fremd")
        placement_of(post_of(foreign), "pl", status="published")
        member("lead", EAST_SIDE, all_states=True, user=cast.lead)

        assert self.shown(cast.lead, programme=foreign.programme_id) == {"Fremd": 0}

    def test_more_campaigns_cost_no_more_queries(self, cast, placement, through):
        through(placement)
        client = client_of(cast.owner)
        one = selects(client, reverse(OVERVIEW))
        for number in range(3):
            through(placement_of(post_of(campaign_of(title=f"Kampagne {number}")), "pl", status="published"))

        assert len(selects(client, reverse(OVERVIEW))) == len(one)

    @pytest.mark.parametrize(
        "query",
        ["since=x&until=0001-01-01", "programme=x", "programme=99999999999999999999", "since=%00", "until=9999-12-31"],
    )
    def test_a_wrong_filter_is_no_error(self, cast, placement, query):
        assert client_of(cast.owner).get(f"{reverse(OVERVIEW)}?{query}").status_code == 200
        export = client_of(cast.owner).get(f"{reverse('results:overview-export', args=['csv'])}?{query}")
        assert export.status_code == 200
