"""Gaps: noted, listed within the walls, summed, taken away."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from referrals.actions.gaps import log_gap
from streetwork.delivery.models import AccessLog
from streetwork.tenancy.models import Programme, State
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
LIST, EXPORT = "directory:gaps", "directory:gaps-export"


@pytest.fixture
def reader(cast):
    """The owner, who reads English."""
    cast.owner.language = "en"
    cast.owner.save()
    return cast.owner


@pytest.fixture
def noted(opened):
    def note(code="ST", *, slug=KOMPAN, topic=3, language="pl", place="Stendal, ST", days_ago=0):
        with opened(code):
            return log_gap(
                state=State.objects.get(code=code).pk, programme=Programme.objects.get(slug=slug).pk, topic=topic,
                language=language, place=place, user=None, at=timezone.now() - timedelta(days=days_ago),
            )  # fmt: skip

    return note


def page(person, **query):
    return client_of(person).get(reverse(LIST), query)


def csv_of(person, **query):
    response = client_of(person).get(reverse(EXPORT), query)
    return b"".join(response.streaming_content).decode("utf-8-sig").splitlines()


def rows(response):
    return [row.gap for row in response.context["rows"]]


def test_the_newest_gap_comes_first(cast, noted):
    old, new = noted(days_ago=3), noted()
    assert rows(page(cast.owner)) == [new, old]


def test_gaps_of_other_states_and_programmes_are_not_listed(cast, noted):
    mine = noted()
    noted("SN")
    noted(slug=EAST_SIDE)
    assert rows(page(cast.owner)) == [mine]


def test_a_first_level_topic_finds_the_gaps_of_its_children(cast, noted):
    wanted = noted(topic=301)
    noted(topic=6)
    assert rows(page(cast.owner, topic=3)) == [wanted]


def test_the_list_is_narrowed_by_language_and_state(cast, noted):
    wanted = noted("SN", language="vi")
    noted("SN")
    noted(language="vi")
    saxony = State.objects.get(code="SN").pk
    assert rows(page(cast.lead, language="vi", state=saxony)) == [wanted]


def test_nonsense_in_the_address_filters_nothing(cast, noted):
    gap = noted()
    assert rows(page(cast.owner, topic="x", state="9999", language="??", page="0")) == [gap]


def test_sums_count_topic_and_language_and_put_the_most_frequent_first(cast, noted):
    noted(topic=6, language="vi")
    noted(place="Halle")
    noted(place="Magdeburg")
    sums = page(cast.owner).context["sums"]
    assert [(each.topic_id, each.language_id, each.gaps) for each in sums] == [(3, "pl", 2), (6, "vi", 1)]


def test_an_empty_list_says_how_gaps_come_about(reader):
    assert "When you log a contact" in page(reader).content.decode()


def test_the_file_has_what_the_list_shows(reader, noted):
    noted(topic=6)
    noted(days_ago=1)
    assert [line.split(";")[2:] for line in csv_of(reader, topic=3)[1:]] == [
        ["Stendal, ST", "Recognition of qualifications", "Polish", "Kompan"]
    ]


def test_a_formula_in_a_place_stays_text_in_the_file(cast, noted):
    noted(place="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in csv_of(cast.owner)[1]


def test_sensitive_topics_are_not_named_in_the_file(reader, noted):
    noted(topic=1005)
    assert "other topics" in csv_of(reader)[1]


def test_the_file_goes_past_its_first_batch(cast, noted, monkeypatch):
    monkeypatch.setattr("referrals.gaps.BATCH", 2)
    for days_ago in (1, 2, 2, 3, 4):
        noted(days_ago=days_ago)
    assert len(csv_of(cast.owner)) == 6


def test_taking_the_file_is_logged(cast, noted, opened):
    noted()
    csv_of(cast.owner)
    with opened("ST"):
        assert AccessLog.objects.filter(action="gap.export").count() == 1


def test_the_list_costs_the_same_with_one_gap_and_with_many(cast, noted):
    client = client_of(cast.owner)

    def queries():
        client.get(reverse(LIST))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(LIST))
        return len(captured)

    noted()
    with_one = queries()
    for language in ("vi", "ro", "bg"):
        noted(language=language)
    assert queries() == with_one


def test_who_sees_figures_only_does_not_enter(cast):
    assert page(cast.figures_only).status_code == 403
