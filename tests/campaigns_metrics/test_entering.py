"""Figures typed by people: one post, many posts, corrected, taken back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.enums import PlacementStatus
from campaigns.metrics.actions import enter_figures
from campaigns.metrics.queries import newest_of
from campaigns.models import Metric
from tests.campaigns_metrics.conftest import english_client
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import campaign_of, placement_of, post_of
from tests.factories.cast import EAST_SIDE

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LIST, QUICK = reverse("metrics:list"), reverse("metrics:quick")


def page_of(placement):
    return reverse("metrics:placement", args=[placement.pk])


def kept(placement):
    return dict(Metric.objects.filter(placement=placement).values_list("name", "value"))


def old(post, **facts):
    """Published so long ago that its figures are worth reading."""
    return placement_of(post, due_at=timezone.now() - timedelta(days=9), status="published", **facts)


@pytest.fixture
def out(post):
    return old(post)


def test_typed_figures_are_kept_with_day_source_and_definition(editor, out, cast):
    answer = editor.post(page_of(out), {"day": TODAY.isoformat(), "views": "4,389", "reach": "3.210"})
    assert answer.status_code == 302
    metric = Metric.objects.get(name="views")
    assert (metric.value, metric.measured_on, metric.source, metric.definition, metric.entered_by) == (
        4389, TODAY, "manual", "facebook.views.2024-11", cast.campaign_editor,
    )  # fmt: skip
    assert kept(out)["reach"] == 3210
    out.refresh_from_db()
    assert out.measured_at is not None


def test_zero_is_a_figure_and_empty_is_none(editor, out):
    editor.post(page_of(out), {"day": TODAY.isoformat(), "views": "0", "reach": ""})
    assert kept(out) == {"views": 0}


def test_the_same_day_again_corrects_and_another_day_is_a_new_reading(editor, out):
    for day, views in ((TODAY, "10"), (TODAY, "12"), (TODAY - timedelta(days=1), "8")):
        editor.post(page_of(out), {"day": day.isoformat(), "views": views})
    assert list(Metric.objects.order_by("measured_on").values_list("value", flat=True)) == [8, 12]


def test_emptying_takes_a_figure_back_only_for_the_day_that_was_shown(editor, out):
    yesterday = TODAY - timedelta(days=1)
    editor.post(page_of(out), {"day": yesterday.isoformat(), "views": "10", "reach": "5"})
    editor.post(page_of(out), {"day": yesterday.isoformat(), "shown": TODAY.isoformat(), "views": "11"})
    assert kept(out) == {"views": 11, "reach": 5}
    editor.post(page_of(out), {"day": yesterday.isoformat(), "shown": yesterday.isoformat(), "views": "11"})
    assert kept(out) == {"views": 11}


def test_what_loses_its_last_figure_waits_again(editor, out):
    here = {"day": TODAY.isoformat(), "shown": TODAY.isoformat()}
    editor.post(page_of(out), here | {"views": "10"})
    editor.post(page_of(out), here)
    out.refresh_from_db()
    assert (kept(out), out.measured_at) == ({}, None)


@pytest.mark.parametrize(
    "typed",
    [
        "viele",
        "-3",
        "1.5",
        "9" * 25,
        "1e9",
        "٣٣",
        "2000000000",
        "\x00",
        "12\x00",
        "1,23,4",
    ],
)
def test_what_is_no_count_is_refused_in_words_and_stays_typed(editor, out, typed):
    answer = editor.post(page_of(out), {"day": TODAY.isoformat(), "views": typed, "reach": "7"})
    assert answer.status_code == 422
    assert kept(out) == {}
    assert answer.context["form"]["reach"].value() == "7"
    assert answer.context["form"]["views"].errors


@pytest.mark.parametrize("day", ["", "morgen", "2026-02-31", "1999-01-01", "9999-12-31", "\x00"])
def test_a_day_that_cannot_be_is_refused(editor, out, day):
    assert editor.post(page_of(out), {"day": day, "views": "1"}).status_code == 422


def test_tomorrow_is_refused(editor, out):
    day = (TODAY + timedelta(days=1)).isoformat()
    assert editor.post(page_of(out), {"day": day, "views": "1"}).status_code == 422


def test_nothing_at_all_is_asked_for_once(editor, out):
    assert editor.post(page_of(out), {"day": TODAY.isoformat()}).status_code == 422


def test_a_planned_post_takes_no_figures(editor, post):
    planned = placement_of(post)
    assert "once the post is published" in editor.get(page_of(planned)).content.decode()
    editor.post(page_of(planned), {"day": TODAY.isoformat(), "views": "3"})
    assert kept(planned) == {}


def test_a_coordinator_reads_and_does_not_enter(out, cast):
    client = english_client(cast.coordinator)
    assert client.get(page_of(out)).context["form"] is None
    client.post(page_of(out), {"day": TODAY.isoformat(), "views": "3"})
    assert kept(out) == {}


def test_another_programmes_post_is_not_there(editor, db):
    foreign = old(post_of(campaign_of(slug=EAST_SIDE, title="Standort")))
    assert editor.get(page_of(foreign)).status_code == 404
    editor.post(QUICK, {"day": TODAY.isoformat(), "placement": foreign.pk, f"p{foreign.pk}-views": "9"})
    assert Metric.objects.count() == 0


def test_what_is_out_for_a_week_waits_and_what_is_younger_does_not(editor, post):
    waits = old(post)
    young = placement_of(post, due_at=timezone.now() - timedelta(days=6), status="published")
    placement_of(post, status=PlacementStatus.CANCELLED)
    assert [row.placement for row, _form in editor.get(LIST).context["rows"]] == [waits]
    assert [row.placement for row, _form in editor.get(LIST + "?show=young").context["rows"]] == [young]


def test_the_quick_table_keeps_all_typed_rows_at_once(editor, post):
    one, two, three = old(post), old(post, platform="telegram"), old(post)
    answer = editor.post(QUICK, {
        "day": TODAY.isoformat(), "placement": [one.pk, two.pk, three.pk],
        f"p{one.pk}-views": "100", f"p{one.pk}-clicks": "4", f"p{two.pk}-shares": "3",
    })  # fmt: skip
    assert answer.status_code == 302
    assert (kept(one), kept(two), kept(three)) == ({"views": 100, "clicks": 4}, {"shares": 3}, {})
    assert [row.placement for row, _form in editor.get(LIST).context["rows"]] == [three]
    assert len(editor.get(LIST + "?show=measured").context["measured"].rows) == 2


def test_one_wrong_cell_keeps_nothing_and_everything_stays_typed(editor, post):
    one, two = old(post), old(post)
    answer = editor.post(QUICK, {
        "day": TODAY.isoformat(), "placement": [one.pk, two.pk], f"p{one.pk}-views": "100", f"p{two.pk}-views": "x",
    })  # fmt: skip
    assert answer.status_code == 422
    assert Metric.objects.count() == 0
    typed = {row.placement.pk: form["views"].value() for row, form in answer.context["rows"]}
    assert typed == {one.pk: "100", two.pk: "x"}


def test_a_telegram_row_offers_what_telegram_shows(editor, post):
    old(post, platform="telegram")
    [(_row, form)] = editor.get(LIST).context["rows"]
    assert set(form.fields) == {"views", "reactions", "shares", "comments"}


def test_the_newest_reading_counts_and_on_one_day_what_was_entered_last(out):
    user = UserFactory()
    enter_figures(placement=out, figures={"views": 10}, day=TODAY - timedelta(days=3), user=user.pk)
    enter_figures(placement=out, figures={"views": 20, "reach": 5}, day=TODAY, user=user.pk)
    Metric.objects.create(placement=out, name="views", value=25, measured_on=TODAY, source="import", definition="x")
    assert {name: metric.value for name, metric in newest_of([out.pk])[out.pk].items()} == {"views": 25, "reach": 5}


def test_entering_the_same_twice_changes_nothing(out):
    enter_figures(placement=out, figures={"views": 10}, day=TODAY, user=None)
    before = Metric.objects.get().entered_at
    assert enter_figures(placement=out, figures={"views": 10}, day=TODAY, user=None).is_nothing
    assert Metric.objects.get().entered_at == before


@pytest.mark.parametrize("show", ["waiting", "measured"])
def test_the_list_asks_as_much_for_many_as_for_one(editor, post, show):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert editor.get(f"{LIST}?show={show}").status_code == 200
        return len(asked)

    def make(number):
        for _turn in range(number):
            made = old(post)
            if show == "measured":
                enter_figures(placement=made, figures={"views": 1, "reach": 2}, day=TODAY, user=None)

    make(1)
    queries()
    few = queries()
    make(4)
    assert queries() == few


def test_the_export_escapes_formulas_and_names_the_definition(editor, campaign):
    post = post_of(campaign, title="=HYPERLINK(1)")
    enter_figures(placement=old(post), figures={"views": 5}, day=TODAY, user=None)
    text = b"".join(editor.get(reverse("metrics:export")).streaming_content).decode()
    assert "'=HYPERLINK(1)" in text
    assert "facebook.views.2024-11" in text
    assert "algorithms" in text


@pytest.mark.parametrize("query", ["?campaign=x&platform=" + "9" * 30, "?show=%00", "?page=-1"])
def test_a_wrong_filter_filters_nothing(editor, out, query):
    answer = editor.get(LIST + query)
    assert answer.status_code == 200
    assert len(answer.context["rows"]) == 1


@pytest.mark.parametrize("data", [{"walls": "1"}, {"placement": "9" * 40}, {"placement": "x\x00"}, {"day": "\x00"}])
def test_anything_may_be_posted_to_the_quick_table(editor, out, data):
    assert editor.post(QUICK, data).status_code in (302, 422)
