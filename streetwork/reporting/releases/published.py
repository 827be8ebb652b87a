"""Reading what is published, through the login that may read nothing else (settings.STATS_READ_DATABASE)."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.models import Release, StatCell
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.releases.menu import LANGUAGE, OTHER, PLATFORM, PUBLISHED_KINDS, STATE, TOPIC
from streetwork.vocabulary.snapshot import vocabulary

_ORDER = {PeriodKind.YEAR: 0, PeriodKind.QUARTER: 1, PeriodKind.MONTH: 2}


def releases(kind: str | None = None) -> list[Release]:
    """The releases in force, the one whose period ended last first; of a corrected period only its second draw."""
    newest = _all().order_by("kind", "starts", "-draw").distinct("kind", "starts")
    if kind:
        newest = newest.filter(kind=kind)
    return sorted(newest, key=lambda each: (-period_of_release(each).last.toordinal(), _ORDER[each.kind]))


def release(kind: str, code: str) -> Release | None:
    """The release in force of a period by its code (2026-05, 2026-Q2, 2026)."""
    if kind not in PUBLISHED_KINDS:
        return None
    return next((each for each in releases(kind) if period_of_release(each).code == code), None)


def superseded() -> set[int]:
    """Ids of first draws that a correction replaced."""
    return set(_all().values_list("pk", flat=True)) - {each.pk for each in releases()}


def cells(table_key: str, release_ids: Iterable[int]) -> list[StatCell]:
    """The stored cells of a table, by release, row and column. A known code without a cell is a published 0."""
    found = StatCell.objects.using(settings.STATS_READ_DATABASE)
    return list(found.filter(table=table_key, release__in=list(release_ids)).order_by("release", "row", "column"))


def codes(dimension: str, release: Release) -> list[str]:
    """Every code for which the release says something, in the vocabulary's order; a cell that is not stored is 0.

    A language that does not stand alone in the release is part of “other” and says nothing by itself.
    """
    words = vocabulary()
    if dimension == STATE:
        return [each.code for each in words.states.values()]
    if dimension == LANGUAGE:
        alone = set(release.languages)
        return [*(code for code in words.languages if code in alone), OTHER]
    if dimension == TOPIC:
        return [each.code for each in words.topics.values() if each.parent_id is None]
    if dimension == PLATFORM:
        return [each.code for each in words.platforms.values()]
    return [""]


def period_of_release(release: Release) -> Period:
    """The period that it covers."""
    return period_of(release.starts, release.kind)


def _all() -> QuerySet[Release]:
    return Release.objects.using(settings.STATS_READ_DATABASE)
