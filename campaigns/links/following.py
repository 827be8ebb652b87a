"""What a slug leads to, remembered for some seconds in each process: a popular link asks Postgres rarely."""

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from campaigns.links.targets import is_foreign
from campaigns.models import LinkPolicy, ShortLink

REMEMBERED = 10.0  # seconds until a changed or switched-off link is noticed by every process
MOST = 5_000


@dataclass(frozen=True)
class Way:
    """A short link as the redirect needs it. `shows_notice`: a page is shown before the foreign host."""

    link: int
    target: str
    is_active: bool
    shows_notice: bool


_known: dict[str, tuple[float, Way]] = {}


def way_of(slug: str) -> Way | None:
    """Where the slug leads now, or some seconds ago; None for a slug that is not there (never remembered)."""
    now = time.monotonic()
    held = _known.get(slug)
    if held and held[0] > now:
        return held[1]
    way = _looked_up(slug)
    if way is None:
        _known.pop(slug, None)
        return None
    if len(_known) >= MOST:
        _known.clear()
    _known[slug] = (now + REMEMBERED, way)
    return way


def forget() -> None:
    """For this process: look everything up again."""
    _known.clear()


def _looked_up(slug: str) -> Way | None:
    link = ShortLink.objects.filter(slug=slug).first()
    if link is None:
        return None
    policy = LinkPolicy.objects.filter(programme=link.programme_id, shows_notice=True).first()
    own = [urlsplit(settings.BASE_URL).hostname or "", *policy.own_hosts] if policy else []
    return Way(link.pk, link.target, link.is_active, policy is not None and is_foreign(link.target, own))
