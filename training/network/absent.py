"""Which institutions never took part in a training, or not since a day, and where they are many."""

from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from streetwork.vocabulary.snapshot import vocabulary
from training.enums import PartnerStatus
from training.models import Partner, PartnerAttendance
from training.network.choices import FOREIGN
from training.network.filters import AbsentFilter
from training.network.queries import with_facts
from training.network.words import ABROAD


@dataclass(frozen=True)
class Share:
    """A state (or *abroad*): how many of its institutions did not take part."""

    name: str
    absent: int
    total: int
    query: str

    @property
    def percent(self) -> int:
        return round(100 * self.absent / self.total)


class Absence:
    """The institutions of a selection, and who of them is absent. Active ones alone: former ones cannot come."""

    def __init__(self, wanted: AbsentFilter):
        self.filter = wanted
        taken = PartnerAttendance.objects.filter(partner=OuterRef("pk"))
        if since := wanted.chosen.get("since"):
            begin = datetime.combine(since, time(), timezone.get_current_timezone())
            taken = taken.filter(session__starts_at__gte=begin)
        self.everybody = wanted.narrowed().filter(status=PartnerStatus.ACTIVE).annotate(took_part=Exists(taken))

    @cached_property
    def absent(self) -> QuerySet[Partner]:
        return with_facts(self.everybody.filter(took_part=False)).order_by(Lower("name"), "pk")

    @cached_property
    def total(self) -> int:
        return sum(share.total for share in self.shares)

    @cached_property
    def shares(self) -> list[Share]:
        """By state, the largest share first; institutions abroad together. One query."""
        rows = (
            self.everybody.order_by()
            .values("state", is_abroad=~Q(country="DE"))
            .annotate(total=Count("pk"), missing=Count("pk", filter=Q(took_part=False)))
        )
        shares = [self._share(row) for row in rows]
        return sorted(shares, key=lambda share: (-share.absent / share.total, -share.absent, share.name))

    def _share(self, row) -> Share:
        if row["is_abroad"]:
            name, place = str(ABROAD), FOREIGN
        elif row["state"] is None:
            name, place = _("Germany, state unknown"), "cDE"
        else:
            name, place = vocabulary().states[row["state"]].name, f"s{row['state']}"
        return Share(name, row["missing"], row["total"], self.filter.query_with(place=place))
