"""The list: what it shows, how it pages, what leaves it as a file."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cases.models import Contact, SavedView
from streetwork.delivery.models import AccessLog
from tests.factories.cast import client_of

LIST = "/contacts/"


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


def shown(response):
    return [row.contact.pk for row in response.context["rows"]]


def test_the_colleague_of_the_same_state_and_programme_sees_it(cast, logged):
    contact = logged()

    assert shown(client_of(cast.colleague).get(LIST)) == [contact.pk]


@pytest.mark.parametrize("who", ["outsider", "stranger"])
def test_another_state_and_another_programme_see_nothing(cast, logged, who):
    contact = logged()
    client = client_of(getattr(cast, who))

    assert shown(client.get(LIST)) == []
    assert client.get(reverse("contacts:detail", args=[contact.pk])).status_code == 404


def test_a_traveller_sees_all_her_states_and_with_the_switch_only_one(cast, logged, state):
    first, second = logged(code="ST"), logged(cast.traveller, code="NW")
    client = client_of(cast.traveller)

    assert set(shown(client.get(LIST))) == {first.pk, second.pk}
    session = client.session
    session["scope_state"] = state["NW"]
    session.save()
    assert shown(client.get(LIST)) == [second.pk]
    assert client.get(reverse("contacts:detail", args=[first.pk])).status_code == 404


def test_the_lead_sees_every_state_of_the_programme(cast, logged):
    contact = logged(cast.outsider, code="SN")

    assert shown(client_of(cast.lead).get(LIST)) == [contact.pk]


def test_three_rows_cost_as_many_queries_as_one_and_at_most_eight(owner, logged):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            owner.get(LIST)
        return [query["sql"] for query in captured if query["sql"].startswith("SELECT")]

    logged()
    owner.get(LIST)
    one = queries()
    logged()
    logged()
    three = queries()

    assert len(three) == len(one)
    assert len(three) <= 8, "\n".join(three)


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "crisis"), ("language", "bg"), ("who", "me"), ("since", "2999-01-01")]
)
def test_a_filter_leaves_out_what_it_does_not_mean(cast, logged, field, value):
    logged()

    assert shown(client_of(cast.colleague).get(LIST, {field: value})) == []


def test_a_topic_finds_its_finer_topics_too(owner, logged, topic):
    from streetwork.vocabulary.models import Topic

    finer = Topic.objects.filter(parent=topic["recognition"]).first()
    contact = logged(topic=finer)

    assert shown(owner.get(LIST, {"topic": topic["recognition"]})) == [contact.pk]


def test_the_last_day_of_a_period_belongs_to_it(owner, logged):
    contact = logged(occurred_at=timezone.make_aware(timezone.datetime(2026, 3, 31, 23, 59)))

    assert shown(owner.get(LIST, {"since": "2026-03-31", "until": "2026-03-31"})) == [contact.pk]
    assert shown(owner.get(LIST, {"until": "2026-03-30"})) == []


def test_a_wrong_filter_value_is_named_and_filters_nothing(owner, logged):
    contact = logged()

    response = owner.get(LIST, {"since": "yesterday"})

    assert "since" in response.context["filter"].errors
    assert shown(response) == [contact.pk]


class TestPages:
    @pytest.fixture
    def forty(self, monkeypatch, logged):
        monkeypatch.setattr("cases.paging.page_of.__kwdefaults__", {**page_of_defaults(), "size": 3})
        now = timezone.now()
        # two of the same moment sit on the border of a page
        moments = [now - timedelta(minutes=minutes) for minutes in (1, 2, 3, 3, 4, 5, 6)]
        return [logged(occurred_at=moment).pk for moment in moments]

    def test_every_contact_is_on_exactly_one_page(self, owner, forty):
        seen, after = [], ""
        while True:
            response = owner.get(LIST, {"after": after})
            seen += shown(response)
            after = response.context["page"].following
            if not after:
                break
        assert sorted(seen) == sorted(forty)
        assert len(seen) == len(set(seen))

    def test_back_is_where_one_came_from(self, owner, forty):
        first = owner.get(LIST)
        second = owner.get(LIST, {"after": first.context["page"].following})

        back = owner.get(LIST, {"before": second.context["page"].previous})

        assert shown(back) == shown(first)
        assert not back.context["page"].previous

    def test_oldest_first_is_the_same_list_backwards(self, owner, forty):
        newest = shown(owner.get(LIST))
        oldest = shown(owner.get(LIST, {"sort": "oldest"}))

        assert oldest[0] == forty[-1]
        assert newest[0] == forty[0]

    @pytest.mark.parametrize(
        "key", ["x", "2026-01-01_x", "_5", "9999-99-99_1", "2026-01-01T00:00:00Z_" + "9" * 40, "\x00"]
    )
    def test_a_tampered_key_shows_the_first_page(self, owner, forty, key):
        assert owner.get(LIST, {"after": key}).status_code == 200


def page_of_defaults():
    from cases.paging import page_of

    return dict(page_of.__kwdefaults__)


class TestSavedViews:
    def test_a_view_keeps_the_filter_under_a_name(self, cast, owner):
        owner.post(reverse("contacts:save-view"), {"name": "Bulgarian", "query": "language=bg&evil=1"})

        view = SavedView.objects.get(user=cast.owner)
        assert view.query == "language=bg"
        assert "Bulgarian" in owner.get(LIST).content.decode()

    def test_nobody_else_sees_or_deletes_it(self, cast, owner):
        owner.post(reverse("contacts:save-view"), {"name": "Mine", "query": ""})
        view = SavedView.objects.get()

        response = client_of(cast.colleague).post(reverse("contacts:delete-view", args=[view.pk]))

        assert response.status_code == 404
        assert SavedView.objects.exists()


class TestExport:
    def lines(self, response):
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))

    def test_the_csv_holds_exactly_what_the_list_shows(self, owner, logged):
        logged(language_id="bg")
        contact = logged(language_id="pl")

        lines = self.lines(owner.get(reverse("contacts:export", args=["csv"]), {"language": "pl"}))

        assert len(lines) == 2
        assert lines[1][0] == str(contact.pk)

    def test_the_workbook_holds_the_same(self, owner, logged):
        contact = logged()

        response = owner.get(reverse("contacts:export", args=["xlsx"]))
        sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active

        assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [contact.pk]

    @pytest.mark.parametrize("format_", ["csv", "xlsx"])
    def test_no_note_leaves_the_house(self, owner, logged, format_):
        logged(note="canary in the note")

        body = b"".join(owner.get(reverse("contacts:export", args=[format_])).streaming_content)

        assert b"canary" not in body

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
    def test_a_name_that_is_a_formula_becomes_text(self, cast, owner, logged, start):
        cast.owner.name = f"{start}HYPERLINK(1)"
        cast.owner.save()
        logged()

        lines = self.lines(owner.get(reverse("contacts:export", args=["csv"])))

        assert lines[1][5].startswith("'")

    def test_a_sensitive_topic_is_exported_as_a_coarser_one(self, owner, logged):
        from streetwork.vocabulary.models import Topic

        topic = Topic.objects.filter(is_sensitive=True, parent__is_sensitive=False).first()
        logged(topic=topic)

        lines = self.lines(owner.get(reverse("contacts:export", args=["csv"])))

        assert topic.name not in ";".join(lines[1])

    def test_taking_the_list_away_is_logged_for_each_state(self, cast, logged, opened, state):
        logged()

        self.lines(client_of(cast.traveller).get(reverse("contacts:export", args=["csv"])))

        with opened("ST", "NW", "HE", "DE"):
            logged_states = set(AccessLog.objects.filter(action="contact.export").values_list("state", flat=True))
        assert logged_states == {state[code] for code in ("ST", "NW", "HE", "DE")}

    def test_an_unknown_format_is_not_found(self, owner):
        assert owner.get("/contacts/export.pdf").status_code == 404


class TestBulkDelete:
    def test_only_my_own_of_the_chosen_ones_go(self, cast, owner, logged, opened):
        mine, other = logged(), logged(cast.colleague)

        owner.post(reverse("contacts:bulk-delete"), {"contact": [mine.pk, other.pk], "reason": "test"})

        with opened("ST"):
            assert list(Contact.objects.values_list("pk", flat=True)) == [other.pk]

    def test_without_a_reason_nothing_goes(self, owner, logged, opened):
        contact = logged()

        owner.post(reverse("contacts:bulk-delete"), {"contact": [contact.pk]})

        with opened("ST"):
            assert Contact.objects.filter(pk=contact.pk).exists()
