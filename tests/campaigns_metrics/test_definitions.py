"""What a figure meant on a day, and where a series breaks."""

from datetime import date

import pytest
from django.urls import reverse

from campaigns.enums import MetricName
from campaigns.metrics.definitions import GENERAL, KNOWN, breaks_between, definition_of, definition_with
from campaigns.metrics.presenters import History, measured_page
from campaigns.metrics.series import line_of
from campaigns.models import Metric
from tests.factories.campaigns import placement_of


def reading(day, value, definition="facebook.views.2024-11", name="views"):
    return Metric(name=name, value=value, measured_on=day, source="manual", definition=definition)


@pytest.mark.parametrize(
    ("day", "key"), [(date(2024, 11, 14), "facebook.views.plays"), (date(2024, 11, 15), "facebook.views.2024-11")]
)
def test_the_definition_of_the_day_counts(day, key):
    assert definition_of("facebook", "views", day).key == key


def test_where_we_know_none_the_definition_says_so():
    unknown = definition_of("zalo", "views", date(2026, 1, 1))
    assert (unknown.key, unknown.source) == ("zalo.views.as-shown", None)
    assert definition_with(unknown.key).words == GENERAL["views"]


def test_every_definition_fits_its_column_and_is_unique():
    keys = [each.key for each in KNOWN]
    assert len(set(keys)) == len(keys)
    assert max(map(len, keys)) <= Metric._meta.get_field("definition").max_length
    assert all(each.name in MetricName.values for each in KNOWN)


def test_every_change_of_a_definition_has_a_day_words_and_a_source():
    later = [each for each in KNOWN if each.since]
    assert all(each.change and each.source and each.source.url.startswith("https://") for each in later)


def test_a_stored_key_that_nobody_knows_breaks_no_page():
    assert definition_with("nonsense") is None


def test_a_chart_is_not_joined_over_a_change_of_definition():
    days = [date(2024, 11, day) for day in (1, 5, 20, 25)]
    old, new = "facebook.views.plays", "facebook.views.2024-11"
    line = line_of([reading(day, 10, key) for day, key in zip(days, (old, old, new, new), strict=True)])
    assert [len(piece.points.split()) for piece in line.pieces] == [2, 2]
    assert [each.day for each in line.breaks] == [days[2]]


def test_without_a_change_there_is_one_piece():
    line = line_of([reading(date(2026, 1, day), day) for day in (1, 2, 3)])
    assert (len(line.pieces), line.breaks) == (1, [])


def test_all_zero_and_one_day_are_drawn_without_dividing_by_zero():
    assert line_of([reading(date(2026, 1, 1), 0), reading(date(2026, 1, 1), 0)]).highest == 0


def test_breaks_are_where_the_key_changes():
    assert breaks_between(["a", "a", "b", "a"]) == [2, 3]


def test_the_table_says_the_break_between_the_rows_that_it_divides():
    rows = History([reading(date(2024, 11, 1), 1, "facebook.views.plays"), reading(date(2024, 12, 1), 2)]).rows
    assert [bool(row.changes) for row in rows] == [False, True, False]
    assert rows[1].changes[0].key == "facebook.views.2024-11"


@pytest.mark.django_db
def test_figures_of_two_definitions_in_one_list_are_named(post):
    for day, key in ((date(2024, 11, 1), "facebook.views.plays"), (date(2026, 1, 1), "facebook.views.2024-11")):
        placement = placement_of(post, status="published")
        Metric.objects.create(
            placement=placement, name="views", value=1, measured_on=day, source="manual", definition=key
        )
    [mixed] = measured_page(post.placements.select_related("post__campaign", "platform")).mixed
    assert [each.label for each in mixed.definitions] == ["plays", "2024-11"]


@pytest.mark.django_db
def test_the_glossary_names_its_sources(editor):
    text = editor.get(reverse("metrics:glossary")).content.decode()
    assert "developers.facebook.com" in text
    assert "publishes no exact rule" in text
