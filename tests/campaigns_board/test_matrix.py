"""What of a campaign is missing, outdated, due, published, measured."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from campaigns.board.matrix import FACTS, Matrix
from streetwork.vocabulary.models import Platform
from tests.factories.campaigns import placement_of, post_of, post_version_of
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


def cell(matrix, language, platform):
    row = next(row for row in matrix.language_rows if row.language.pk == language)
    return next(cell for cell in row.cells if cell.platform.code == platform)


def test_each_cell_counts_its_facts_and_what_is_not_planned(campaign, now):
    first, second, third = (post_of(campaign, title=title) for title in ("eins", "zwei", "drei"))
    placement_of(first, status="published", due_at=now - timedelta(days=9), measured_at=now)
    placement_of(second, status="published", due_at=now - timedelta(days=2))
    placement_of(second, due_at=now - timedelta(minutes=1))
    placement_of(second, due_at=now + timedelta(days=1))
    placement_of(third, status="cancelled")
    found = cell(Matrix(campaign, now=now), "de", "facebook")
    assert {count.code: count.number for count in found.counts} == {
        "due": 1, "planned": 1, "published": 1, "measured": 1,
    }  # fmt: skip
    assert found.open.number == 1


def test_one_of_a_kind_leads_to_it_and_several_to_their_list(campaign, now):
    post = post_of(campaign)
    alone = placement_of(post)
    placement_of(post, status="published", due_at=now)
    placement_of(post, status="published", due_at=now)
    counts = {count.code: count.url for count in cell(Matrix(campaign, now=now), "de", "facebook").counts}
    telegram = Platform.objects.get(code="facebook").pk
    assert counts["planned"] == f"/campaigns/calendar/{alone.pk}/"
    assert counts["published"].endswith(f"/of/{campaign.pk}/?language=de&platform={telegram}")


def test_what_is_not_planned_leads_to_the_form_of_who_may_plan(campaign):
    post = post_of(campaign)
    telegram = Platform.objects.get(code="telegram").pk
    free = cell(Matrix(campaign, may_plan=True), "pl", "telegram").open
    assert free.url == f"/campaigns/calendar/plan/?post={post.pk}&language=pl&platform={telegram}"
    assert cell(Matrix(campaign), "pl", "telegram").open.url == ""


def test_texts_are_counted_by_language_and_lead_to_the_first_that_is_open(campaign):
    first, second = post_of(campaign, title="eins"), post_of(campaign, title="zwei")
    source = post_version_of(first)
    post_version_of(first, "pl")
    post_version_of(second)
    source.text_hash = b"x" * 32
    source.save()
    german, polish = Matrix(campaign).language_rows
    assert (german.texts.is_done, german.todo) == (True, "")
    assert (polish.missing, polish.outdated, polish.in_work) == (1, 1, 0)
    assert polish.todo == f"/campaigns/{campaign.pk}/posts/{first.pk}/versions/pl/"


def test_what_was_told_outside_the_plan_is_shown_too(campaign):
    post = post_of(campaign)
    placement_of(post, "ro", platform="linkedin")
    matrix = Matrix(campaign)
    assert [(row.language.pk, row.is_extra) for row in matrix.language_rows] == [
        ("de", False), ("pl", False), ("ro", True),
    ]  # fmt: skip
    assert "linkedin" in [platform.code for platform in matrix.platforms]


def test_each_post_shows_its_languages_with_what_goes_out(campaign):
    post = post_of(campaign)
    post_version_of(post)
    placement = placement_of(post)
    (row,) = Matrix(campaign).post_rows
    german, polish = row.cells
    assert (german.state.code, polish.state.code) == ("approved", "missing")
    assert [mark.placement for mark in german.marks] == [placement]
    assert not polish.marks


def test_dropped_posts_are_named_below(campaign):
    post_of(campaign)
    gone = post_of(campaign, title="weg", is_dropped=True)
    placement_of(gone)
    matrix = Matrix(campaign)
    assert (len(matrix.post_rows), matrix.dropped, matrix.marks) == (1, [gone], [])


def test_the_page_says_facts_in_words_not_by_colour_alone(cast, campaign, now):
    post = post_of(campaign)
    placement_of(post, due_at=now - timedelta(hours=1))
    page = client_of(cast.lead).get(f"/campaigns/{campaign.pk}/").content.decode()
    with translation.override("de"):
        words = (str(FACTS["due"][1]), str(FACTS["planned"][1]))
    for word in (*words, "is-due", "is-missing"):
        assert word in page


def test_an_empty_campaign_says_how_to_begin_to_who_writes(cast, campaign):
    url = f"/campaigns/{campaign.pk}/"
    new = f"/campaigns/{campaign.pk}/posts/new/"
    assert new in client_of(cast.owner).get(url).content.decode()
    assert new not in client_of(cast.coordinator).get(url).content.decode()


def test_nothing_is_planned_for_a_dropped_campaign(cast, campaign):
    campaign.status = "dropped"
    campaign.save()
    post_of(campaign)
    assert b"/calendar/plan/" not in client_of(cast.lead).get(f"/campaigns/{campaign.pk}/").content
