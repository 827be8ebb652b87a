"""Which edition of the directory a visitor sees: what validators of caches are made of.

A page changes when an entry changes, when a vocabulary changes, when the application changes, and with the hour
(“open now”): so an edition lasts for a quarter of an hour at most.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import blake2s
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.utils import timezone

import streetwork
from referrals.enums import Area, Status
from referrals.models import PublishedCenter
from streetwork.vocabulary.snapshot import vocabulary

LASTS = timedelta(minutes=15)
KEPT_SECONDS = 5  # so long all processes share one counting of 20,000 rows
CACHE_KEY = "centers.holdings"
EVERYWHERE = (Area.NATIONWIDE, Area.ONLINE)


@dataclass(frozen=True)
class Holdings:
    """What the directory holds: the last change, all rows, listed centres by state (id), those for everybody."""

    newest: datetime | None
    rows: int
    by_state: dict[int, int]
    everywhere: int

    @property
    def listed(self) -> int:
        return sum(self.by_state.values())


def holdings() -> Holdings:
    """At most five seconds old. One query."""
    return cache.get_or_set(CACHE_KEY, _count, KEPT_SECONDS)


def _count() -> Holdings:
    is_listed = Q(status=Status.PUBLISHED)
    found = list(
        PublishedCenter.objects.order_by()
        .values("state_id")
        .annotate(
            rows=Count("pk"),
            newest=Max("updated_at"),
            listed=Count("pk", filter=is_listed),
            everywhere=Count("pk", filter=is_listed & Q(area__in=EVERYWHERE)),
        )
    )
    return Holdings(
        newest=max((row["newest"] for row in found), default=None),
        rows=sum(row["rows"] for row in found),
        by_state={row["state_id"]: row["listed"] for row in found},
        everywhere=sum(row["everywhere"] for row in found),
    )


def etag_of(address: str, language: str, now: datetime | None = None) -> str:
    """A weak validator of the page at the address (with its query) for somebody who is not signed in."""
    held = holdings()
    facts = (
        address, language, held.newest, held.rows, held.by_state, held.everywhere, vocabulary().version,
        begun(now), application_version(), settings.DEMO_MODE,
    )  # fmt: skip
    return f'W/"{blake2s(repr(facts).encode(), digest_size=12).hexdigest()}"'


def changed_at(now: datetime | None = None) -> datetime:
    """When the page last changed: with the last entry, or with the quarter of the hour."""
    newest = holdings().newest
    return max(newest, begun(now)) if newest else begun(now)


def begun(now: datetime | None = None) -> datetime:
    """The beginning of this quarter of an hour."""
    now = now or timezone.now()
    return now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % LASTS


@lru_cache(maxsize=1)
def application_version() -> str:
    """Tells apart two installed versions by their templates and translations, also between two releases."""
    base, digest = Path(settings.BASE_DIR), blake2s(streetwork.__version__.encode(), digest_size=8)
    for path in sorted([*base.glob("templates/**/*.html"), *base.glob("locale/*/LC_MESSAGES/*.mo")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
