"""Which edition of the published directory an answer is made of: what validators of caches are derived from."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from django.db.models import Count, Max, Q

import streetwork
from referrals.enums import Status
from referrals.models import PublishedCenter
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Edition:
    """`newest` is the last change of any entry: one that is no longer listed changed by that, too."""

    newest: datetime | None
    rows: int
    listed: int
    words: str

    def etag(self, address: str) -> str:
        """A strong validator of the answer at the address with its query."""
        facts = (address, self.newest, self.rows, self.listed, self.words, streetwork.__version__)
        return f'"{blake2s(repr(facts).encode(), digest_size=16).hexdigest()}"'

    @property
    def timestamp(self) -> int | None:
        """Seconds since 1970 of the last change, for Last-Modified."""
        return int(self.newest.timestamp()) if self.newest else None


def current_edition() -> Edition:
    """One query over an index and a count."""
    found = PublishedCenter.objects.order_by().aggregate(
        newest=Max("updated_at"), rows=Count("pk"), listed=Count("pk", filter=Q(status=Status.PUBLISHED))
    )
    return Edition(**found, words=vocabulary().version)
