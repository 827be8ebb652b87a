"""Entering figures of the platforms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from campaigns.enums import MetricSource
from campaigns.metrics.definitions import definition_of
from campaigns.models import Metric, Placement


@dataclass(frozen=True)
class Entered:
    """What was done with the figures of a form."""

    new: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.removed)

    def __add__(self, other: "Entered") -> "Entered":
        return Entered(self.new + other.new, self.changed + other.changed, self.removed + other.removed)


@transaction.atomic
def enter_figures(*, placement: Placement, figures: dict[str, int | None], day: date, user: int | None) -> Entered:
    """Keep what somebody read off on the day; entering again on the same day corrects, None takes a figure back.

    The placement counts as measured from the first figure on (`measured_at`: when figures came last), and no longer
    when the last one was taken back. Entering the same twice changes nothing.
    """
    held = Placement.objects.select_for_update(of=("self",)).select_related("platform").get(pk=placement.pk)
    there = {
        metric.name: metric
        for metric in Metric.objects.filter(placement=held, measured_on=day, source=MetricSource.MANUAL)
    }
    now = timezone.now()
    new, changed, removed = [], [], []
    for name, value in figures.items():
        metric = there.get(name)
        if value is None:
            if metric:
                removed.append(metric.pk)
        elif metric is None:
            new.append(
                Metric(
                    placement=held, name=name, value=value, measured_on=day, source=MetricSource.MANUAL,
                    definition=definition_of(held.platform.code, name, day).key, entered_by_id=user, entered_at=now,
                )
            )  # fmt: skip
        elif metric.value != value:
            metric.value, metric.entered_by_id, metric.entered_at = value, user, now
            changed.append(metric)
    Metric.objects.bulk_create(new)
    Metric.objects.bulk_update(changed, ["value", "entered_by", "entered_at"])
    Metric.objects.filter(pk__in=removed).delete()
    done = Entered(len(new), len(changed), len(removed))
    if not done.is_nothing:
        restamp([held.pk])
    placement.refresh_from_db(fields=["measured_at"])
    return done


def restamp(placement_ids: Iterable[int]) -> None:
    """`measured_at` anew: when figures of a placement came last, None without any. In the caller's transaction."""
    wanted = list(placement_ids)
    last = dict(Metric.objects.filter(placement__in=wanted).values_list("placement").annotate(last=Max("entered_at")))
    held = Placement.objects.filter(pk__in=wanted).only("pk", "measured_at")
    moved = [each for each in held if each.measured_at != last.get(each.pk)]
    for placement in moved:
        placement.measured_at = last.get(placement.pk)
    Placement.objects.bulk_update(moved, ["measured_at"], batch_size=500)
