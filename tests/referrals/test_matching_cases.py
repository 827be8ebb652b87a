"""Hand-written cases: place, topics, language → the centre that comes first, why, and whether it is a gap."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from referrals.matching import match
from tests.conftest import open_states
from tests.referrals.matching_world import CENTERS, PLACES, TODAY, make_world, need

NOBODY, GAP = "", True
# where, topics, language → first centre, what is said for it, what against it, is it a gap
CASES = [
    # the newcomer's case of the issue, and its neighbours
    ("Rostock", "regulated_professions", "pl", "Anerkennung MV",
     ["knows Regulated professions", "speaks Polish", "less than 1 km away", "in Mecklenburg-Western Pomerania",
      "accepts people now"], [], False),
    ("Schwerin", "recognition", "pl", "Anerkennung MV", ["speaks Polish", "70 km away"], [], False),
    ("MV", "recognition", "pl", "Anerkennung MV", ["in Mecklenburg-Western Pomerania"], [], False),
    ("Rostock", "degree_evaluation", "pl", "Anerkennung MV",
     ["knows Recognition of qualifications in general"], [], False),
    ("Rostock", "recognition", "de", "Anerkennung MV", ["speaks German"], [], False),
    ("Rostock", "recognition", "ru", "Faire Arbeit bundesweit",
     ["speaks Russian", "works in all of Germany"], [], False),
    ("Rostock", "working_conditions recognition", "pl", "Faire Arbeit bundesweit",
     ["knows Working conditions, Recognition of qualifications"], [], False),
    ("Rostock", "working_conditions", "pl", "Faire Arbeit bundesweit", ["speaks Polish"], [], False),
    ("Greifswald", "working_conditions", "pl", "Kreisberatung Greifswald", ["less than 1 km away"], [], False),
    ("Greifswald", "working_conditions recognition", "pl", "Kreisberatung Greifswald",
     ["knows Working conditions"], ["does not list Recognition of qualifications"], False),
    ("Greifswald", "residence", "uk", "Kreisberatung Greifswald", ["speaks Ukrainian"], [], False),
    ("Rostock", "residence", "ru", "Treff Schwerin", ["speaks Russian"], ["meant for people of its city"], GAP),
    # over the border of a state
    ("Delmenhorst", "working_conditions", "bg", "Arbeit Bremen",
     ["speaks Bulgarian", "12 km away"], ["lies in another state: Bremen"], False),
    ("Delmenhorst", "working_conditions", "ro", "Landkreis Oldenburg",
     ["with an interpreter for Romanian", "30 km away", "in Lower Saxony"], [], False),
    ("Delmenhorst", "social_benefits", "pl", "Soziales Bremen und umzu",
     ["also works for Lower Saxony", "12 km away"], [], False),
    ("Göttingen", "social_benefits", "ro", "Niedersachsen sozial", ["speaks Romanian", "in Lower Saxony"], [], False),
    ("Göttingen", "working_conditions", "bg", "Faire Arbeit bundesweit",
     ["speaks German"], ["does not speak Bulgarian"], GAP),
    ("Ludwigshafen", "housing", "bg", "Wohnen Mannheim",
     ["speaks Bulgarian", "2 km away"], ["lies in another state: Baden-Württemberg"], False),
    ("Ludwigshafen", "housing", "de", "Wohnen Ludwigshafen", ["in Rhineland-Palatinate"], [], False),
    ("Potsdam", "housing", "es", "Mieten Berlin",
     ["27 km away"], ["lies in another state: Berlin", "waiting time about 10 weeks"], False),
    # full, waiting, stale, due, nobody asked
    ("Berlin", "housing", "es", "Mieten Berlin", ["speaks Spanish"], ["waiting time about 10 weeks"], False),
    ("Berlin", "residence", "es", "Wohnen Berlin", ["speaks Spanish"], ["accepts nobody at present"], GAP),
    ("Berlin", "debt", "es", "Schulden Berlin", ["speaks German, English"], ["does not speak Spanish"], False),
    ("Berlin", "debt", "fr", "Schulden Berlin", [], ["does not speak French"], False),
    ("Berlin", "debt", "pl", "Finanzen Brandenburg",
     ["speaks Polish", "27 km away"], ["lies in another state: Brandenburg"], False),
    ("Cottbus", "debt", "pl", "Finanzen Brandenburg", ["in Brandenburg"], [], False),
    ("Dortmund", "social_benefits", "ro", "Laden Dortmund", ["speaks Romanian"],
     ["entry last confirmed in May 2026"], False),
    ("Köln", "working_conditions", "it", "Faire Arbeit Köln", ["speaks Italian"],
     ["not known whether it accepts people now"], False),
    ("Aachen", "working_conditions", "it", "Faire Arbeit Köln", ["64 km away"], ["meant for people of its city"], GAP),
    # interpreter; paused ones and drafts do not take part
    ("Leipzig", "residence family", "vi", "Familie Leipzig", ["with an interpreter for Vietnamese"], [], False),
    ("Leipzig", "family", "pl", "Familie Leipzig", ["speaks German"], ["does not speak Polish"], GAP),
    # a child's parent, a parent's child, no sibling
    ("Stendal", "working_conditions", "pl", "Faire Arbeit bundesweit", [], [], False),
    ("Stendal", "pay", "pl", "Lohn Magdeburg", ["knows Pay & minimum wage", "55 km away"], [], False),
    ("Stendal", "dismissal", "pl", "Faire Arbeit bundesweit", ["knows Working conditions in general"], [], False),
    # abroad, unknown, online, supra-regional
    ("DE", "skilled_work_visa", "vi", "Online Việt", ["speaks Vietnamese", "counsels online"], [], False),
    ("München", "recognition", "vi", "Online Việt", ["counsels online"], [], False),
    ("Erfurt", "return", "uk", "Rückkehr überregional", ["works in all of Germany"], [], False),
    ("", "recognition", "pl", "Faire Arbeit bundesweit", ["works in all of Germany"], [], False),
    ("", "debt", "pl", "Finanzen Brandenburg", [], ["for people in Brandenburg"], False),
    ("DE", "debt", "pl", "Finanzen Brandenburg", [], ["for people in Brandenburg"], GAP),
    ("", "vocational_training", "", "Online Việt", ["knows Vocational training & qualification"], [], False),
    ("Köln", "working_conditions", "other", "Faire Arbeit Köln", ["less than 1 km away"], [], False),
    # no point on the map, unknown languages, nobody
    ("Erfurt", "language_courses", "ru", "Sprache Erfurt", ["in Thuringia", "speaks Russian"], [], False),
    ("Hamburg", "taxes", "tr", "Vergi Hamburg", ["speaks Turkish"], [], False),
    ("Hamburg", "taxes", "pl", "Steuern Hamburg", [], ["its languages are not known"], GAP),
    ("Nürnberg", "vocational_training", "it", "Bildung Bayern", ["in Bavaria"], [], False),
    ("Lübeck", "crisis", "ar", NOBODY, [], [], GAP),
]  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # the guard must not take it for a request's transaction
        with around:
            with open_states(*{code for code, _lat, _lon in PLACES.values()}, "DE"):
                make_world()
            yield
            transaction.set_rollback(True)


def found(where, topics, language="", groups="", **options):
    return match(need(where, topics, language, groups), today=TODAY, **options)


@pytest.mark.parametrize(("where", "topics", "language", "first", "reasons", "lacks", "is_gap"), CASES)
def test_the_case(world, where, topics, language, first, reasons, lacks, is_gap):
    with translation.override("en"):
        answer = found(where, topics, language)
        best = answer.best[0] if answer.best else None
        assert (best.center.name if best else NOBODY) == first
        assert set(reasons) <= set(best.reasons if best else ())
        assert set(lacks) <= set(best.lacks if best else ())
    assert answer.is_gap == is_gap


def test_the_directory_of_the_cases_is_large_enough():
    assert len(CENTERS) >= 25
    assert len(CASES) >= 30


def test_a_good_match_lacks_nothing(world):
    assert found("Rostock", "regulated_professions", "pl").best[0].lacks == []


def test_a_stale_entry_comes_below_one_that_only_speaks_german_and_is_still_shown(world):
    names = [each.center.name for each in found("Berlin", "debt", "es").best]
    assert names.index("Schulden Berlin") < names.index("Schulden alt Berlin")


def test_centres_for_others_sink_and_those_for_the_person_do_not(world):
    refugee = found("Dortmund", "social_benefits", "ro", "refugees")
    assert [each.center.name for each in refugee.best[:2]] == ["Flucht Dortmund", "Laden Dortmund"]
    eu_citizen = found("Dortmund", "social_benefits", "ro", "eu")
    assert [each.center.name for each in eu_citizen.best[:2]] == ["Laden Dortmund", "Flucht Dortmund"]
    with translation.override("en"):
        assert "only for refugees" in eu_citizen.best[1].lacks


def test_a_centre_for_others_alone_is_a_gap(world):
    assert found("Halle", "crisis", "ar", "families").is_gap
    assert not found("Halle", "crisis", "ar", "women").is_gap


def test_without_a_topic_there_is_nothing_to_match_and_no_gap(world):
    answer = found("Rostock", "", "pl")
    assert (answer.best, answer.is_gap) == ([], False)


def test_scores_fall_and_stay_between_1_and_100(world):
    scores = [each.score for each in found("Berlin", "housing residence debt", "es", limit=20).best]
    assert scores == sorted(scores, reverse=True)
    assert all(1 <= score <= 100 for score in scores)


@pytest.mark.parametrize(("where", "language"), [("Rostock", "pl"), ("", "pl"), ("Lübeck", "ti"), ("DE", "vi")])
def test_a_match_takes_three_queries_at_most(world, where, language):
    wanted = need(where, "recognition", language)
    match(wanted, today=TODAY)
    with CaptureQueriesContext(connection) as captured:
        match(wanted, today=TODAY)
    assert len(captured) <= 3
