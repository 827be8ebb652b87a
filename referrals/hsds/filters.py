"""Narrows the listed centres by the parameters of a list; all must hold."""

from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from referrals.enums import Area, TargetGroup
from referrals.geo import distance_km, within
from referrals.hsds.editions import Edition
from referrals.hsds.identity import TARGET_GROUPS, TOPICS, term_id
from referrals.hsds.organizations import organizations
from referrals.hsds.parameters import BadParameters
from referrals.matching.scoring import OWN_CIRCLE_KM
from referrals.models import PublishedCenter
from streetwork.places.folding import fold
from streetwork.places.search import resolve
from streetwork.vocabulary.snapshot import vocabulary

SEARCHED = ("name", "provider", "city", "postcode", "street")
MOST_WORDS = 8


def centers(asked: dict, edition: Edition) -> QuerySet:
    """The listed centres that are asked for, in the order of their entry. Raises BadParameters."""
    found = PublishedCenter.objects.listed().order_by("pk")
    for word in asked.get("search", "").split()[:MOST_WORDS]:
        found = found.filter(_has(word, asked["language"]))
    for key in asked.get("taxonomy_term_id", []):
        found = found.filter(_of_term(str(key)))
    if key := asked.get("taxonomy_id"):
        found = found.filter(_of_taxonomy(key))
    if key := asked.get("organization_id"):
        run_by = organizations(edition).get(str(key))
        found = found.filter(run_by.condition) if run_by else found.none()
    if since := asked.get("modified_after"):
        found = found.filter(updated_at__gte=since)
    if postcode := asked.get("postcode"):
        found = _around(found, postcode, asked.get("proximity"))
    return found


def _has(word: str, language: str) -> Q:
    """The word stands in the name, the address, the description or in a topic."""
    condition = Q(topic_ids__overlap=_topics_called(word))
    for column in (*SEARCHED, "description_de", f"description_{language}"):
        condition |= Q(**{f"{column}__icontains": word})
    return condition


def _topics_called(word: str) -> list[int]:
    wanted = fold(word)
    return [
        pk
        for pk, topic in vocabulary().topics.items()
        if wanted and any(wanted in fold(getattr(topic, f"name_{code}") or "") for code, _name in settings.LANGUAGES)
    ]


def _of_term(key: str) -> Q:
    """Of a topic, or of a part of it; or for a target group. A term that nobody knows has no services."""
    topics = vocabulary().topics
    ids = {pk for pk, topic in topics.items() if term_id(TOPICS, topic.code) == key}
    ids |= {pk for pk, topic in topics.items() if topic.parent_id in ids}
    if ids:
        return Q(topic_ids__overlap=sorted(ids))
    groups = [value for value in TargetGroup.values if term_id(TARGET_GROUPS, value) == key]
    return Q(target_groups__overlap=groups) if groups else Q(pk__in=[])


def _of_taxonomy(key: UUID) -> Q:
    return {TOPICS: ~Q(topic_ids=[]), TARGET_GROUPS: ~Q(target_groups=[])}.get(str(key), Q(pk__in=[]))


def _around(found: QuerySet, postcode: str, metres: int | None) -> QuerySet:
    """Centres within the metres of the postcode; without metres those whose service area holds it."""
    answer = resolve(postcode)
    places = [answer.found] if answer.found else list(answer.options)
    if not places or places[0].latitude is None:
        raise BadParameters({"postcode": "There is no such postcode in Germany."})
    here = (places[0].latitude, places[0].longitude)
    if metres:
        near = found.filter(latitude__isnull=False).filter(within(*here, metres / 1000))
        return near.alias(km=distance_km(*here)).filter(km__lte=metres / 1000)
    states = [place.state_id for place in places]
    covers = Q(area__in=[Area.NATIONWIDE, Area.ONLINE]) | Q(served_state_ids__overlap=states)
    covers |= Q(area=Area.STATE, state__in=states)
    for area, km in OWN_CIRCLE_KM.items():
        covers |= Q(area=area, km__lte=km)
    return found.alias(km=distance_km(*here)).filter(covers)
