"""The order of lists and their pages by key: the last page costs as much as the first."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import CharField, DateField, Expression, F, Func, Q, Value
from django.db.models.functions import Coalesce

from referrals.geo import distance_km

PAGE = 50
SORTS = ("name", "-name", "verified", "-verified", "distance")


class Alphabetical(Func):
    """A name as German lists sort it: without case, an umlaut as its vowel (DIN 5007-1)."""

    template = "translate(lower(%(expressions)s), 'äöüß', 'aous')"
    output_field = CharField()


def never_is_oldest() -> Expression:
    """The day of the last verification; a centre that nobody ever verified comes before all others."""
    return Coalesce("verified_on", Value(date.min), output_field=DateField())


@dataclass(frozen=True)
class Order:
    """What the list of centres is sorted by. `here` is (latitude, longitude), needed for the distance."""

    sort: str = "name"
    here: tuple[float, float] | None = None

    @property
    def descends(self) -> bool:
        return self.sort.startswith("-")

    @property
    def by(self) -> str:
        return self.sort.removeprefix("-")

    def key(self) -> Expression:
        if self.by == "distance":
            return distance_km(*self.here)
        return never_is_oldest() if self.by == "verified" else Alphabetical(F("name"))

    def read(self, text: str):
        return {"distance": float, "verified": date.fromisoformat}.get(self.by, str)(text)


class NewestReferral:
    """Referrals, the latest first."""

    descends = True

    def key(self) -> Expression:
        return F("suggested_at")

    def read(self, text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone(UTC)


@dataclass(frozen=True)
class Page:
    """One page with the keys of its neighbours ("" at the ends)."""

    rows: list
    following: str = ""
    previous: str = ""


def page_of(found, order: Order | NewestReferral, *, after="", before="", size=PAGE) -> Page:
    """The page behind `after` or in front of `before`. Reads one row more than it shows, and counts nothing."""
    after_key, before_key = _read(order, after), _read(order, before)
    backwards = before_key is not None
    key = before_key if backwards else after_key
    down = order.descends != backwards
    found = found.alias(sort_key=order.key()).annotate(sort_text=F("sort_key"))
    if key:
        side = "lt" if down else "gt"
        found = found.filter(**{f"sort_key__{side}e": key[0]})  # the part that an index reads
        found = found.filter(Q(**{f"sort_key__{side}": key[0]}) | Q(sort_key=key[0], **{f"pk__{side}": key[1]}))
    ordered = found.order_by("-sort_key", "-pk") if down else found.order_by("sort_key", "pk")
    rows = list(ordered[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    if not rows:
        return Page([])
    return Page(
        rows,
        following=_key_of(rows[-1]) if more or backwards else "",
        previous=_key_of(rows[0]) if (more if backwards else after_key is not None) else "",
    )


def _read(order, text: str) -> tuple[object, int] | None:
    """(value, id) from an address; None when somebody tampered with it."""
    value, _sep, pk = text.rpartition("_")
    try:
        if "\0" in value or len(pk) > 18:
            return None
        return order.read(value), int(pk)
    except (ValueError, OverflowError):
        return None


def _key_of(row) -> str:
    return f"{row.sort_text}_{row.pk}"
