"""From a figure to the list behind it, and from a row to the narrower page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from cases.enums import Kind
from streetwork.reporting.figures.dimensions import OFFER_ANSWERED, OFFER_UNANSWERED, Dimension
from streetwork.reporting.periods import Period

# Dimension → parameter of the list of contacts that shows the same rows.
LISTED = {
    Dimension.KIND: "kind",
    Dimension.LANGUAGE: "language",
    Dimension.PLATFORM: "platform",
    Dimension.TOPIC: "topic",
    Dimension.THROUGH: "through",
}
KINDS = {OFFER_ANSWERED: Kind.OFFER.value, OFFER_UNANSWERED: Kind.OFFER.value}


@dataclass(frozen=True)
class Links:
    """`listed`: parameters of the list of contacts, or None when its rows are not those that are counted here, or the
    person may not read them. `narrow`: the address of this page with one more filter.
    """

    listed: dict[str, str] | None = None
    narrow: Callable[..., str] | None = field(default=None, compare=False)

    def of(self, dimension: Dimension, keys: Iterable[str], period: Period) -> Sequence[str]:
        """The list of contacts behind each key; "" where it cannot show them."""
        name = LISTED.get(dimension)
        if self.listed is None or name is None:
            return ()
        return [self._to(period.first, period.last, {name: KINDS.get(key, key)}) if key else "" for key in keys]

    def between(self, spans: Iterable[tuple[date, date]]) -> Sequence[str]:
        """The list of contacts of each span of days."""
        return () if self.listed is None else [self._to(first, last, {}) for first, last in spans]

    def figure(self, key: str, period: Period) -> str:
        """The list behind one of the five figures, where there is one that shows the same."""
        return self._to(period.first, period.last, {}) if key == "contacts" and self.listed is not None else ""

    def origins(self, keys: Iterable[str]) -> dict[str, str]:
        """The overview of each origin group."""
        return {key: self.narrow(origin=key) for key in keys} if self.narrow else {}

    def narrowed(self, name: str, keys: Iterable[int]) -> Sequence[str]:
        """This page, for one of the keys alone."""
        keys = list(keys)
        return [self.narrow(**{name: key}) for key in keys] if self.narrow and len(keys) > 1 else ()

    def _to(self, first: date, last: date, more: dict[str, str]) -> str:
        days = {"since": first.isoformat(), "until": last.isoformat()}
        return f"{reverse('contacts:list')}?{urlencode(days | (self.listed or {}) | more)}"


NO_LINKS = Links()
