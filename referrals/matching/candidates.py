"""Reads the centres that can score, as light tuples.

It only leaves out what the formula gives 0: a foreign topic, or a place out of reach
(tests/referrals/test_matching_exactly.py compares with all centres).
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django.db.models import F, FloatField, Q, TextField, Value
from django.db.models.functions import Cast

from referrals.enums import Area
from referrals.geo import distance_km, within
from referrals.matching.needs import Need
from referrals.matching.scoring import BORDER_KM, LOCAL, SUNK, UNASKED, Facts, related, shares
from referrals.models import PublishedCenter
from referrals.queries.centers import OVERDUE_AFTER
from streetwork.tenancy.models import State

# Arrays come as text and are read through a cache: reading 4,000 rows takes a third of the time.
NUMBERS = ("served_state_ids", "topic_ids")
CODES = ("languages", "interpreter_languages", "target_groups")
EVERYWHERE = Q(area__in=[Area.NATIONWIDE, Area.ONLINE]) | Q(state=State.DE)


def candidates(need: Need, parents: dict[int, int | None], narrowed: Q) -> Iterator[tuple[int, Facts]]:
    """(id, facts) of the listed centres that name a related topic and may be reached."""
    rows = (
        PublishedCenter.objects.listed()
        .rewrite(False)  # modeltranslation would build a dict for every row
        .filter(narrowed, in_reach(need), topic_ids__overlap=related(need.topic_ids, parents))
        .order_by()
        .annotate(
            km=distance_km(*need.place) if need.place else Value(None, output_field=FloatField()),
            **{f"{name}_text": Cast(F(name), TextField()) for name in (*NUMBERS, *CODES)},
        )
        .values_list(
            "pk", "state_id", "area", "served_state_ids_text", "topic_ids_text", "languages_text",
            "interpreter_languages_text", "accepting", "waiting_weeks", "verified_on", "due_on",
            "target_groups_text", "km",
        )
    )  # fmt: skip
    for pk, state, area, served, topics, languages, interpreters, accepting, weeks, verified, due, groups, km in rows:
        yield pk, Facts(
            state, area, _numbers(served), _numbers(topics), _codes(languages), _codes(interpreters), accepting, weeks,
            verified, due, _codes(groups), km,
        )  # fmt: skip


def promising(need: Need, today: date) -> Q:
    """Condition: centres worth looking at first. All others have at most the value `ceiling(need)`."""
    first = ~Q(accepting=False) & (Q(due_on=None) | Q(due_on__gte=today - OVERDUE_AFTER))
    if need.language not in UNASKED:
        first &= speaking(need.language)
    return first | EVERYWHERE if need.is_nowhere else first


def ceiling(need: Need) -> float:
    """The value that no centre exceeds that is not `promising`; a hair more, since values are rounded."""
    return (SUNK * LOCAL if need.is_nowhere else SUNK) + 1e-6


def others(need: Need, parents: dict[int, int | None], above: float, *, fitting: bool) -> Q:
    """Condition: centres that may reach the value `above`, or (`fitting`) fit, without being `promising`.

    Who lacks a topic lacks its share of the value, so whoever still reaches `above` names every larger one.
    """
    beating = Q()
    for topic, share in shares(need.topic_ids).items():
        if (1 - share) * ceiling(need) < above:
            beating &= Q(topic_ids__overlap=related((topic,), parents))
    if not fitting or not beating:
        return beating
    fit = Q(topic_ids__overlap=related(need.topic_ids[:1], parents))
    if need.language not in UNASKED:
        fit &= speaking(need.language)
    return beating | fit if above <= ceiling(need) else fit


def speaking(language: str) -> Q:
    return Q(languages__contains=[language]) | Q(interpreter_languages__contains=[language])


def facts_of(center, km: float | None) -> Facts:
    """The facts of a centre that is already read."""
    return Facts(
        center.state_id, center.area, tuple(center.served_state_ids), tuple(center.topic_ids), tuple(center.languages),
        tuple(center.interpreter_languages), center.accepting, center.waiting_weeks, center.verified_on, center.due_on,
        tuple(center.target_groups), km,
    )  # fmt: skip


def in_reach(need: Need) -> Q:
    """Condition: not out by its place alone. Without a place and a state, and for people abroad, nothing is."""
    if need.state == State.DE or need.is_nowhere:
        return Q()
    reached = EVERYWHERE
    if need.state is None:
        reached |= Q(latitude__isnull=True)
    else:
        reached |= Q(state=need.state) | Q(served_state_ids__contains=[need.state])
    if need.place:
        reached |= Q(within(*need.place, BORDER_KM), latitude__isnull=False)
    return reached


@lru_cache(20_000)
def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text[1:-1].split(","))) if len(text) > 2 else ()


@lru_cache(20_000)
def _codes(text: str) -> tuple[str, ...]:
    return tuple(text[1:-1].split(",")) if len(text) > 2 else ()
