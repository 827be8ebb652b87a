"""Writing what a plan says, all of it or nothing."""

from django.db import transaction
from django.utils import timezone

from training.models import Partner, PartnerRelation
from training.network.exchange.plans import Outcome, Plan, Planned
from training.network.matching import fold


@transaction.atomic
def apply_plan(plan: Plan, *, user: int) -> dict[str, int]:
    """Write new and changed lines; answers how many there were of each. Rejected and unchanged ones stay out.

    Raises IntegrityError when a colleague entered one of the new ones meanwhile: then nothing is written.
    """
    write = _write_relation if plan.is_relations else _write_partner
    for line in plan.lines:
        if line.outcome in (Outcome.NEW, Outcome.CHANGED):
            write(line, user)
    return plan.counts


def _write_partner(line: Planned, user: int) -> None:
    partner = (
        Partner(created_by_id=user)
        if line.row is None
        else Partner.objects.select_for_update(of=("self",)).get(pk=line.row.pk)
    )
    for name, value in line.values.items():
        setattr(partner, name, value)
    partner.name_key, partner.updated_at = fold(partner.name), timezone.now()
    partner.save()
    if line.topics is not None:
        partner.topics.set(line.topics)


def _write_relation(line: Planned, _user: int) -> None:
    if line.row is None:
        PartnerRelation.objects.create(**line.values)
    else:
        PartnerRelation.objects.filter(pk=line.row.pk).update(**line.values)
