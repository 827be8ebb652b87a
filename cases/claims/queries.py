"""Reading claims, and counting what was done about them. Claims belong to programmes, contacts to states."""

from collections.abc import Collection, Iterable
from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone

from cases.claims.enums import Status
from cases.queries import local_midnight
from streetwork.accounts.roles import READS_TRENDS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.weeks import WEEK, monday_of

OFFERED = 40


class ClaimQuerySet(models.QuerySet):
    def visible_to(self, access):
        """Claims of the programmes whose trends the person reads."""
        return self.filter(programme__in=access.programmes_for(*READS_TRENDS))

    def current(self):
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def about(self, text: str):
        """Those in which every word of the text occurs."""
        found = self
        for word in text.replace("\x00", " ").split()[:8]:
            found = found.filter(Q(statement__icontains=word) | Q(said__icontains=word) | Q(correction__icontains=word))
        return found


def claims_for(*, programme: int, language: str | None = None, topic_ids: Collection[int] = ()) -> list:
    """What the quick log offers under *corrected a false answer*: claims of the programme in the language, those
    about the topics first, those no longer seen last. `language` None: in all languages. At most OFFERED.
    """
    found = apps.get_model("cases", "Claim").objects.current().filter(programme=programme)
    if language:
        found = found.filter(language=language)
    near = _family(topic_ids)
    ranked = sorted(found[:400], key=lambda c: (c.status == Status.QUIET, c.topic_id not in near, -c.pk))
    return ranked[:OFFERED]


def _family(topic_ids: Iterable[int]) -> set[int]:
    """The topics, their parents, and their children."""
    chosen, topics = set(topic_ids), vocabulary().topics
    parents = {parent for pk in chosen if pk in topics and (parent := topics[pk].parent_id) is not None}
    return chosen | parents | {topic.pk for topic in topics.values() if topic.parent_id in chosen}


def corrections_by_week(claim_ids: Iterable[int], access, weeks: int, *, today: date | None = None) -> dict:
    """{claim: [people answered per week]}, `weeks` numbers each, the oldest week first and the running one last.

    Counted from the contacts of the person's programmes and states in scope (an entry for 12 comments counts 12);
    of a claim into which others were merged, theirs as well. Every asked claim has an entry.
    """
    ids, of_claim, first = _frame(claim_ids, weeks, today)
    rows = (
        apps.get_model("cases", "Contact")
        .objects.filter(access.within(*READS_TRENDS), claim__in=list(of_claim))
        .filter(occurred_at__gte=local_midnight(first))
        .values_list("claim", "occurred_at", "people_reached")
    )
    return _spread(ids, of_claim, first, weeks, ((claim, timezone.localdate(at), people) for claim, at, people in rows))


def sightings_by_week(claim_ids: Iterable[int], weeks: int, *, today: date | None = None) -> dict:
    """{claim: [times seen per week]}, like `corrections_by_week`; sightings are the programme's, not a state's."""
    ids, of_claim, first = _frame(claim_ids, weeks, today)
    rows = (
        apps.get_model("cases", "ClaimSighting")
        .objects.filter(claim__in=list(of_claim), seen_on__gte=first)
        .values_list("claim", "seen_on", "count")
    )
    return _spread(ids, of_claim, first, weeks, rows)


def corrections_of(claim_ids: Iterable[int], access) -> dict[int, int]:
    """{claim: people answered since it is known}, of the contacts in scope."""
    ids, of_claim, _first = _frame(claim_ids, 1, None)
    rows = (
        apps.get_model("cases", "Contact")
        .objects.filter(access.within(*READS_TRENDS), claim__in=list(of_claim))
        .order_by()
        .values_list("claim")
        .annotate(people=Sum("people_reached"))
    )
    return _summed(ids, of_claim, rows)


def sightings_of(claim_ids: Iterable[int]) -> dict[int, int]:
    """{claim: times seen since it is known}."""
    ids, of_claim, _first = _frame(claim_ids, 1, None)
    rows = (
        apps.get_model("cases", "ClaimSighting")
        .objects.filter(claim__in=list(of_claim))
        .order_by()
        .values_list("claim")
        .annotate(times=Sum("count"))
    )
    return _summed(ids, of_claim, rows)


def _frame(claim_ids, weeks, today):
    """The claims asked for, {claim or what was merged into it: claim}, and the first Monday."""
    ids = list(dict.fromkeys(claim_ids))
    merged = apps.get_model("cases", "Claim").objects.filter(merged_into__in=ids).values_list("pk", "merged_into")
    of_claim = {pk: pk for pk in ids} | dict(merged)
    return ids, of_claim, monday_of(today or timezone.localdate()) - (weeks - 1) * WEEK


def _spread(ids, of_claim, first, weeks, rows):
    counted = {pk: [0] * weeks for pk in ids}
    for claim, day, number in rows:
        week = (day - first).days // 7
        if 0 <= week < weeks:
            counted[of_claim[claim]][week] += number
    return counted


def _summed(ids, of_claim, rows):
    sums = dict.fromkeys(ids, 0)
    for claim, number in rows:
        sums[of_claim[claim]] += number
    return sums
