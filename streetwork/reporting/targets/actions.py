"""Setting targets: a whole period of a programme in one transaction."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from streetwork.reporting.models import Target
from streetwork.reporting.periods import Period

Key = tuple[str, int | None]
"""An indicator, and a state or None for the whole programme."""


class Changed(Exception):
    """Somebody else changed the same targets meanwhile; nothing was saved. `theirs`: what stands there now."""

    def __init__(self, theirs: Mapping[Key, int | None]):
        super().__init__(theirs)
        self.theirs = theirs


def values_of(programme: int, period: Period) -> dict[Key, int]:
    """The targets of a programme's period."""
    rows = Target.objects.filter(programme=programme, kind=period.kind, starts=period.first)
    return {(indicator, state): value for indicator, state, value in rows.values_list("indicator", "state", "value")}


@transaction.atomic
def set_targets(
    *, programme: int, period: Period, wanted: Mapping[Key, int | None], seen: Mapping[Key, int], user: int
) -> int:
    """Set, change and take away (None) targets; answers how many changed.

    `seen` are the targets that the form began with: what the person left alone stays as colleagues left it. Raises
    Changed when both changed the same target to different values.
    """
    rows = Target.objects.select_for_update(of=("self",)).filter(
        programme=programme, kind=period.kind, starts=period.first
    )
    held = {(row.indicator, row.state_id): row for row in rows}
    now = {key: held[key].value if key in held else None for key in wanted}
    touched = {key: value for key, value in wanted.items() if value not in (seen.get(key), now[key])}
    if theirs := {key: now[key] for key in touched if now[key] != seen.get(key)}:
        raise Changed(theirs)
    moment = timezone.now()
    for key, value in touched.items():
        if value is None:
            held[key].delete()
        elif key in held:
            Target.objects.filter(pk=held[key].pk).update(value=value, changed_by=user, changed_at=moment)
        else:
            _add(programme, period, key, value, user)
    return len(touched)


def _add(programme: int, period: Period, key: Key, value: int, user: int) -> None:
    """Raises Changed when a colleague set the same target at the same moment."""
    indicator, state = key
    facts = {"kind": period.kind, "starts": period.first, "value": value, "changed_by_id": user}
    try:
        with transaction.atomic():
            Target.objects.create(programme_id=programme, state_id=state, indicator=indicator, **facts)
    except IntegrityError as problem:
        raise Changed({key: None}) from problem
