"""What the queries leave out must not change the answer: compared with the formula over all listed centres."""

from datetime import timedelta
from random import Random

import pytest
from django.db import transaction

from referrals.enums import Area, Status, TargetGroup
from referrals.geo import distance_km
from referrals.matching import Need, match
from referrals.matching.candidates import facts_of
from referrals.matching.scoring import Formula
from referrals.models import AdvisoryCenter, PublishedCenter
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from tests.conftest import open_states
from tests.factories.referrals import CenterFactory
from tests.referrals.matching_world import PLACES, TODAY

CENTERS, NEEDS = 240, 120
LANGUAGES = ("de", "en", "pl", "ro", "vi", "tr", "ti")
SPOTS = [(latitude, longitude) for _code, latitude, longitude in PLACES.values()]


def some(chance, among, least, most):
    return chance.sample(list(among), chance.randint(least, most))


def random_center(chance, topics, states):
    """Few topics, states and languages, so that ties and near misses are frequent."""
    latitude, longitude = chance.choice(SPOTS)
    has_place = chance.random() < 0.9
    verified = TODAY - timedelta(days=chance.randrange(300))
    return CenterFactory.build(
        state_id=chance.choice(states), name=f"Stelle {chance.random()}", topic_ids=some(chance, topics, 1, 4),
        status=chance.choice([Status.PUBLISHED] * 9 + [Status.PAUSED]), state=None,
        latitude=latitude + chance.uniform(-0.3, 0.3) if has_place else None,
        longitude=longitude + chance.uniform(-0.3, 0.3) if has_place else None,
        area=chance.choice([*Area.values, Area.CITY, Area.CITY, Area.CITY, Area.DISTRICT]),
        served_state_ids=some(chance, states, 0, 2),
        languages=some(chance, LANGUAGES, 0, 3), interpreter_languages=some(chance, LANGUAGES, 0, 1),
        target_groups=some(chance, TargetGroup.values, 0, 1), accepting=chance.choice([True, True, None, False]),
        waiting_weeks=chance.choice([None, None, 1, 8, 30]), verified_on=chance.choice([verified, None]),
        due_on=chance.choice([verified + timedelta(days=182), None]),
    )  # fmt: skip


def random_need(chance, topics, states):
    latitude, longitude = chance.choice(SPOTS) if chance.random() < 0.6 else (None, None)
    return Need(
        topic_ids=tuple(some(chance, topics, 1, 3)), language=chance.choice([*LANGUAGES, "so", "other", ""]),
        state=chance.choice([*states, State.DE, None]), latitude=latitude, longitude=longitude,
        target_groups=tuple(some(chance, TargetGroup.values, 0, 1)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # the guard must not take it for a request's transaction
        with around:
            chance = Random(3)
            codes = ("MV", "SH", "HH", "HB", "NI", "DE")
            states = [State.objects.get(code=code).pk for code in codes]
            topics = [pk for pk, topic in vocabulary().topics.items() if 1 in (pk, topic.parent_id) or pk in (3, 301)]
            with open_states(*codes):
                AdvisoryCenter.objects.bulk_create(random_center(chance, topics, states) for _ in range(CENTERS))
            yield [random_need(chance, topics, states) for _ in range(NEEDS)]
            transaction.set_rollback(True)


def by_hand(need, limit):
    """The best centres and whether it is a gap, by the formula over everything listed."""
    centers = PublishedCenter.objects.listed()
    if need.place:
        centers = centers.annotate(km=distance_km(*need.place))
    formula = Formula(need, TODAY, {pk: topic.parent_id for pk, topic in vocabulary().topics.items()})
    ranked = []
    for center in centers:
        km = getattr(center, "km", None)
        scored = formula.score(facts_of(center, km))
        if scored.value:
            ranked.append((-scored.value, float("inf") if km is None else km, center.pk, scored.fits))
    ranked.sort()
    return [pk for _value, _km, pk, _fits in ranked[:limit]], not any(fits for *_rest, fits in ranked)


@pytest.mark.parametrize("limit", [1, 3, 20])
def test_the_answer_is_that_of_the_formula_over_all_centres(world, limit):
    for need in world:
        answer = match(need, limit=limit, today=TODAY)
        assert ([each.center.pk for each in answer.best], answer.is_gap) == by_hand(need, limit), need


def test_the_random_needs_are_of_every_kind(world):
    gaps = [match(need, today=TODAY).is_gap for need in world]
    assert 5 < sum(gaps) < len(gaps) - 5
