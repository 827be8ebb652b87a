"""Writing what a plan says, all of it or nothing."""

from django.db import transaction

from streetwork.presence.actions import record_members
from streetwork.presence.exchange.plans import Outcome, Plan, Planned
from streetwork.presence.models import Space


@transaction.atomic
def apply_plan(plan: Plan) -> dict[str, int]:
    """Write new and changed lines; answers how many there were of each. Rejected and unchanged ones stay out.

    Raises IntegrityError when a colleague registered one of the new spaces meanwhile: then nothing is written.
    """
    for line in plan.lines:
        if line.outcome == Outcome.NEW:
            _write_new(line)
        elif line.outcome == Outcome.CHANGED:
            _write_changes(line)
    return plan.counts


def _write_new(line: Planned) -> None:
    link = line.link
    space = Space(programme_id=line.programme, platform=link.platform, key=link.key, url=link.url, **line.values)
    space.save()
    _write_rest(line, space)


def _write_changes(line: Planned) -> None:
    space = Space.objects.select_for_update(of=("self",)).get(pk=line.space.pk)
    for name, value in line.values.items():
        setattr(space, name, value)
    if line.values:
        space.save(update_fields=[name.removesuffix("_id") for name in line.values])
    _write_rest(line, space)


def _write_rest(line: Planned, space: Space) -> None:
    for name, keys in line.sets.items():
        getattr(space, name).set(keys)
    if line.members:
        day, count = line.members
        record_members(space=space, count=count, day=day)
