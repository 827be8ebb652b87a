"""The pages: who sees what, what an address filters, what can be taken away, and at what cost."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from streetwork.accounts.roles import Role
from streetwork.reporting.enums import Indicator, PeriodKind
from streetwork.reporting.models import Target
from streetwork.reporting.periods import period_of
from streetwork.vocabulary.models import OriginGroup
from tests.factories.accounts import member, programme
from tests.factories.cases import state_id
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.slips import referred
from tests.reporting_dashboard.conftest import on

pytestmark = pytest.mark.django_db
PAGES = ("overview", "origins", "referrals", "evidence", "work")
SPRING = {"since": "2026-01-01", "until": "2026-06-30"}


def english(person):
    person.language = "en"
    person.save(update_fields=["language"])
    return client_of(person)


def page(person, name="overview", **query):
    return english(person).get(reverse(f"dashboard:{name}"), query)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("who", "status"), [
    ("lead", 200), ("coordinator", 200), ("figures_only", 200), ("owner", 403), ("campaign_editor", 403),
    ("training_manager", 403),
])  # fmt: skip
def test_figures_are_for_who_reads_figures(cast, name, who, status):
    assert page(getattr(cast, who), name).status_code == status


ODD = (
    {"period": "x"}, {"period": "own"}, {"since": "2026-13-01"}, {"since": "2026-05-01", "until": "2026-01-01"},
    {"since": "0001-01-01", "until": "9999-12-31"}, {"programme": "99999999999999999999"}, {"state": "\x00"},
    {"language": "xx\x00"}, {"topic": "-1"}, {"platform": "1e9"}, {"origin": "x"}, {"compare": "x"}, {"walls": "1"},
    {"since": "1999-01-01", "until": "1999-02-01"}, {"since": "2098-01-01", "until": "2099-02-01"},
    {"period": "last_12"}, {"period": "this_month", "compare": "year"}, {"compare": "nothing"},
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_no_address_breaks_a_page(cast, name):
    client = english(cast.lead)
    for query in ODD:
        assert client.get(reverse(f"dashboard:{name}"), query).status_code == 200, query


@pytest.mark.parametrize("query", ODD)
def test_no_address_breaks_the_periods_of_a_coordinator(cast, query):
    assert page(cast.coordinator, "evidence", **query).status_code == 200


def test_a_coordinator_sees_the_state_and_nothing_of_its_neighbour(cast, contacts):
    contacts(4)
    contacts(7, code="NW", who=cast.traveller)

    found = page(cast.coordinator, **SPRING)

    assert [str(each.count) for each in found.context["headlines"]][:2] == ["4", "4"]
    assert found.context["place"] == "Saxony-Anhalt"


def test_a_programme_of_others_is_not_counted_whatever_the_address_says(cast, contacts):
    other = member(Role.COUNSELOR, EAST_SIDE, "ST")
    contacts(5, who=other, slug=EAST_SIDE)
    contacts(3)

    found = page(cast.coordinator, programme=programme(EAST_SIDE).pk, **SPRING)

    assert str(found.context["headlines"][0].count) == "3"


def test_one_and_two_are_veiled_for_a_coordinator_and_not_for_the_lead(cast, contacts):
    contacts(2)

    assert str(page(cast.coordinator, **SPRING).context["headlines"][0].count) == "1–2"
    assert str(page(cast.lead, **SPRING).context["headlines"][0].count) == "2"


def test_a_coordinator_gets_whole_months_and_is_told_so(cast, contacts):
    contacts(5, occurred_at=on(3, 2))

    found = page(cast.coordinator, since="2026-03-10", until="2026-03-12")

    assert str(found.context["headlines"][0].count) == "5"
    assert "whole months" in text(found)


def test_the_lead_gets_the_days_that_were_asked_for(cast, contacts):
    contacts(5, occurred_at=on(3, 2))

    assert str(page(cast.lead, since="2026-03-10", until="2026-03-12").context["headlines"][0].count) == "0"


def test_the_filters_narrow(cast, contacts):
    contacts(5)
    contacts(4, language_id="ro")

    found = page(cast.lead, language="ro", **SPRING)

    assert str(found.context["headlines"][0].count) == "4"
    assert "Language: <strong>Romanian</strong>" in text(found)


def test_a_programme_that_does_not_work_there_is_said(cast):
    person = member(Role.LEAD, KOMPAN, "NW")
    member(Role.LEAD, EAST_SIDE, "ST", user=person)

    found = page(person, programme=programme(KOMPAN).pk, state=state_id("ST"))

    assert "does not work in this state" in text(found)


def test_numbers_lead_to_contacts_where_the_person_may_read_them(cast, contacts):
    contacts(4)

    assert "/contacts/?since=" in page(cast.lead, **SPRING).content.decode()
    assert "/contacts/?since=" not in page(cast.coordinator, **SPRING).content.decode()


def test_the_list_behind_a_bar_has_as_many_entries(cast, contacts):
    contacts(4)
    contacts(3, language_id="ro")
    found = page(cast.lead, "overview", **SPRING)
    languages = next(c for _title, charts in found.context["sections"] for c in charts if c.key == "languages")

    rows = client_of(cast.lead).get(languages.hrefs[1]).context["rows"]

    assert str(languages.series[0].values[1]) == "3"
    assert len(rows) == 3


def test_states_are_compared_with_links_that_narrow(cast, contacts):
    contacts(4)
    found = page(cast.lead, **SPRING)

    assert f"state={state_id('ST')}" in found.content.decode()
    assert "tile-map" in found.content.decode()
    assert "tile-map" not in page(cast.coordinator, **SPRING).content.decode()


def test_the_default_is_the_running_half_year_beside_the_one_before(cast):
    found = page(cast.lead)
    window = found.context["filter"].window
    today = timezone.localdate()

    assert window.period.first == period_of(today, PeriodKind.HALF).first
    assert window.period.last == today
    assert window.compared.first == period_of(today, PeriodKind.HALF).before.first


def test_targets_stand_beside_what_was_reached(cast, contacts):
    Target.objects.create(
        programme=programme(KOMPAN), state_id=state_id("ST"), indicator=Indicator.CONTACTS, kind=PeriodKind.HALF,
        starts=SPRING["since"], value=10,
    )  # fmt: skip
    contacts(4)

    found = text(page(cast.coordinator, **SPRING))

    assert "Targets and actuals" in found
    assert "of 10" in found


def test_origin_groups_say_who_rose(cast, contacts):
    rising, steady = OriginGroup.objects.order_by("pk")[:2]
    for number, group, year in ((90, rising, 2026), (30, rising, 2025), (80, steady, 2026), (78, steady, 2025)):
        contacts(people_reached=number, origin_group=group, occurred_at=on(3, year=year))

    found = page(cast.lead, "origins", **SPRING).context["origins"]

    assert [each.name for each in found.rising] == [rising.name]
    assert {each.name: each.percent for each in found.trends} == {rising.name: 200, steady.name: 3}
    assert [base.share for base in found.bases][:2] == [100, 100]


def test_no_percentage_stands_on_a_small_base(cast, contacts):
    group = OriginGroup.objects.order_by("pk").first()
    contacts(people_reached=30, origin_group=group)
    contacts(people_reached=19, origin_group=group, occurred_at=on(3, year=2025))

    (trend,) = page(cast.lead, "origins", **SPRING).context["origins"].trends

    assert (trend.change, trend.percent, str(trend.verdict)) == (11, None, "too_few")


def test_evidence_prints_its_caveat(cast, contacts):
    contacts(4, region_evidence="space")

    assert "Evidence, never proof" in text(page(cast.coordinator, "evidence", **SPRING))


def file(person, name, *args, **query):
    return english(person).get(reverse(f"dashboard:{name}", args=args), query)


def test_a_charts_table_can_be_taken_away_as_csv(cast, contacts):
    contacts(4)

    found = file(cast.coordinator, "chart", "languages", "csv", **SPRING)

    rows = list(csv.reader(io.StringIO(found.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][0] == "Language"
    assert rows[1][:2] == ["Polish", "4"]
    assert found["Content-Disposition"] == 'attachment; filename="languages-2026-01-01-2026-06-30.csv"'


def test_a_workbook_holds_numbers_and_says_what_was_counted(cast, contacts):
    contacts(4)

    found = file(cast.coordinator, "export", "overview", "xlsx", **SPRING)

    book = load_workbook(io.BytesIO(found.content))
    assert book["Languages"]["B2"].value == 4
    said = {row[0].value: row[1].value for row in book["Sources and filters"].iter_rows()}
    assert said["Period"] == "1. January – 30. June 2026"
    assert said["States"] == "Saxony-Anhalt"
    assert "not among them" in said["Contacts"]


def test_a_veiled_number_stays_veiled_in_files(cast, contacts):
    contacts(2)

    found = file(cast.coordinator, "chart", "languages", "csv", **SPRING).content.decode("utf-8-sig")

    assert "Polish;1–2" in found


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_taken_away(cast, contacts, name, kind):
    contacts(3)

    assert file(cast.coordinator, "export", name, kind, **SPRING).status_code == 200


@pytest.mark.parametrize(("name", "args"), [
    ("chart", ("x", "csv")), ("chart", ("languages", "pdf")), ("export", ("x", "csv")), ("export", ("work", "pdf")),
])  # fmt: skip
def test_what_there_is_not_cannot_be_taken_away(cast, name, args):
    assert file(cast.coordinator, name, *args).status_code == 404


def test_the_default_overview_asks_at_most_twelve_questions(cast, contacts):
    contacts(3)
    referred(cast.owner)
    Target.objects.create(
        programme=programme(KOMPAN), indicator=Indicator.CONTACTS, kind=PeriodKind.YEAR,
        starts=period_of(timezone.localdate(), "year").first, value=10,
    )  # fmt: skip
    client = client_of(cast.lead)
    client.get(reverse("dashboard:overview"))

    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("dashboard:overview")).context["strip"].rows

    assert len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 12


@pytest.mark.parametrize("name", PAGES)
def test_more_rows_ask_no_more_questions(cast, contacts, name):
    def asked():
        with CaptureQueriesContext(connection) as found:
            client.get(reverse(f"dashboard:{name}"), SPRING)
        return len(found)

    client = client_of(cast.lead)
    contacts(1)
    asked()
    one = asked()
    for language in ("ro", "bg"):
        contacts(2, language_id=language, occurred_at=on(4) + timedelta(days=1))
    asked()

    assert asked() == one
