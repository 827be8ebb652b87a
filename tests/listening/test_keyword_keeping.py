"""A programme's matcher, the seeding, the figures."""

from collections import Counter

import pytest

from cases.listening.keywords import count_feedback, count_hits, matcher_for
from cases.listening.keywords.actions import Repeated, delete_keyword, save_keyword, switch
from cases.listening.keywords.patterns import Rule
from cases.listening.keywords.seeding import seed_keywords, start_list
from cases.models.keyword import Keyword, KeywordEvent, KeywordTally
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Topic
from tests.factories.keywords import KeywordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kompan():
    return Programme.objects.get(slug="kompan").pk


@pytest.fixture
def east_side():
    return Programme.objects.get(slug="welcome-to-the-east-side").pk


def asparagus(topic="working_conditions", **values):
    return Rule(0, "pl", Topic.objects.get(code=topic).pk, "szparagow*", "prefix")._replace(**values)


TEXT = "Czy ktoś zna dobrego brygadziste na polu szparagowym?"


def keyword_ids(programme, text=TEXT):
    return {mark[2] for hit in matcher_for(programme).hits(text) for mark in hit.marks}


def test_the_start_list_is_there_and_seeding_again_writes_nothing():
    assert Keyword.objects.filter(programme=None).count() == len(start_list()) > 3000
    assert seed_keywords() == 0


def test_what_an_administrator_deleted_or_changed_stays_so():
    first, second = Keyword.objects.filter(programme=None)[:2]
    first.delete()
    Keyword.objects.filter(pk=second.pk).update(pattern="ganzanders*")
    assert seed_keywords() == 0
    assert seed_keywords(refresh=True) == 0


def test_refreshing_brings_back_exclusions_and_requirements():
    keyword = Keyword.objects.filter(programme=None).exclude(requires=[])[0]
    Keyword.objects.filter(pk=keyword.pk).update(requires=[])
    assert seed_keywords(refresh=True) == 1
    assert Keyword.objects.get(pk=keyword.pk).requires == keyword.requires


def test_a_new_keyword_is_used_at_once_and_by_its_programme_alone(kompan, east_side):
    assert matcher_for(kompan) is matcher_for(kompan)
    keyword = save_keyword(programme=kompan, rule=asparagus())
    assert keyword.pk in keyword_ids(kompan)
    assert keyword.pk not in keyword_ids(east_side)


def test_an_own_keyword_that_is_switched_off_is_not_used(kompan):
    keyword = save_keyword(programme=kompan, rule=asparagus())
    switch(keyword=keyword, programme=kompan, on=False)
    assert keyword.pk not in keyword_ids(kompan)
    switch(keyword=keyword, programme=kompan, on=True)
    assert keyword.pk in keyword_ids(kompan)


def test_a_keyword_of_the_start_list_is_switched_off_for_one_programme(kompan, east_side):
    text = "Wann kommt das Kindergeld?"
    (found,) = keyword_ids(kompan, text)
    keyword = Keyword.objects.get(pk=found)
    switch(keyword=keyword, programme=kompan, on=False)
    assert found not in keyword_ids(kompan, text)
    assert found in keyword_ids(east_side, text)


def test_only_languages_of_the_programme_german_and_english_are_used(east_side):
    languages = {pattern.rule.language for pattern in matcher_for(east_side).patterns}
    assert languages == {None, "ru", "vi", "es", "de", "en"}


def test_the_same_keyword_twice_is_refused(kompan):
    save_keyword(programme=kompan, rule=asparagus())
    with pytest.raises(Repeated):
        save_keyword(programme=kompan, rule=asparagus())
    save_keyword(programme=kompan, rule=asparagus("health"))


def test_every_change_is_a_version_and_outlives_the_keyword(kompan):
    keyword = save_keyword(programme=kompan, rule=asparagus())
    save_keyword(programme=kompan, rule=asparagus(excludes=("zupa",)), keyword=keyword)
    pk = keyword.pk
    delete_keyword(keyword=keyword)
    versions = KeywordEvent.objects.filter(id=pk).order_by("pgh_id")
    assert [(version.pgh_label, version.excludes) for version in versions] == [
        ("insert", []), ("update", ["zupa"]), ("delete", ["zupa"]),
    ]  # fmt: skip


def test_hits_and_feedback_are_added_up(kompan, east_side):
    one, two = KeywordFactory.create_batch(2)
    count_hits(Counter({one.pk: 3, two.pk: 1}), kompan)
    count_hits(Counter({one.pk: 2}), kompan)
    count_hits(Counter({one.pk: 9}), east_side)
    count_feedback([one.pk, one.pk], kompan, useful=True)
    count_feedback([one.pk, two.pk], kompan, useful=False)
    figures = KeywordTally.objects.filter(programme=kompan).order_by("keyword")
    assert list(figures.values_list("hits", "useful", "useless")) == [(5, 1, 1), (1, 0, 1)]


def test_keywords_that_are_gone_are_not_counted(kompan):
    count_hits(Counter({10**9: 4}), kompan)
    count_feedback([10**9], kompan, useful=True)
    count_feedback([], kompan, useful=True)
    assert not KeywordTally.objects.exists()
