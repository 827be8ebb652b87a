"""Writes and removes the invented directory."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from referrals.demo.centers import SOURCE, Inventor
from referrals.demo.chance import new_dice
from referrals.demo.desk import seed_desk
from referrals.demo.specials import MERGED, all_specials, unsettle
from referrals.models import AdvisoryCenter, Gap, PublishedCenter, Referral, Slip
from referrals.models.history import AdvisoryCenterEvent
from streetwork.accounts.models import User
from streetwork.tenancy.scope import current, scope
from streetwork.vocabulary.snapshot import vocabulary

# Who keeps the entries of a state: keys of the demo people. Elsewhere nobody did: they were imported.
EDITORS = {"NW": "directory", "MV": "lead-east", "ST": "lead-east", "BE": "lead-lara"}
LEAD = "lead"
UNKEPT = {"BY"}


def seed_centers(*, people: dict[str, User], now: datetime) -> list[AdvisoryCenter]:
    """Write the centres that are not there yet, with their history and what waits for the editor in NW.

    `people` are the demo people by key. Needs an open scope of all states and a transaction. Has dice of its
    own: what others invent does not depend on it.
    """
    dice = new_dice()
    inventor = Inventor(vocabulary(), timezone.localdate(now), dice)
    special = all_specials(inventor)
    ordinary = inventor.all_cities()
    unsettle(ordinary, dice)
    known = set(AdvisoryCenter.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    centers = [center for center in (*special, *ordinary) if center.source_id not in known]
    by_editor = defaultdict(list)
    for center in centers:
        by_editor[_editor_of(center.state.code, people)].append(center)
    for editor, theirs in by_editor.items():
        with acting(editor):
            AdvisoryCenter.objects.bulk_create(theirs)
    entered = AdvisoryCenter.objects.filter(pk=OuterRef("id")).values("created_at")
    first = AdvisoryCenterEvent.objects.filter(pgh_label="insert", id__in=[center.pk for center in centers])
    first.update(pgh_created_at=Subquery(entered))
    _merge(centers, people, now)
    _change_some(centers, people, now, dice)
    seed_desk(centers, people=people, now=now)
    return list(AdvisoryCenter.objects.filter(source=SOURCE).order_by("source_id"))


def _editor_of(code: str, people) -> User | None:
    return None if code in UNKEPT else people[EDITORS.get(code, LEAD)]


def acting(person: User | None):
    """The scope of this moment on behalf of the person, for the history's `actor`."""
    now = current()
    return scope(now.read, now.write, actor=person.pk if person else None)


def _merge(centers, people, now) -> None:
    by_name = {center.name: center for center in centers}
    if set(MERGED) <= set(by_name):
        winner, loser = (by_name[name] for name in MERGED)
        loser.merged_into = winner
        _save(loser, ["merged_into"], people, now - timedelta(days=11))


def _change_some(centers, people, now, dice) -> None:
    """Entries were changed since: the history has versions to compare and to restore."""
    kept = [center for center in centers if center.status == "published" and center.description_de]
    for center in dice.sample(kept, min(24, len(kept))):
        moment = now - timedelta(days=dice.randint(2, 300), minutes=dice.randint(0, 300))
        what = dice.choice(("waiting_weeks", "first_contact", "description_de"))
        if what == "waiting_weeks":
            center.waiting_weeks = dice.randint(1, 8)
        elif what == "first_contact":
            center.first_contact = ["phone", "email"]
        else:
            center.description_de += " Bitte rufen Sie vorher kurz an."
        _save(center, ["waiting_weeks", "first_contact", "description_de"], people, moment)


def _save(center, fields, people, moment) -> None:
    with acting(_editor_of(center.state.code, people)):
        center.updated_at = max(center.updated_at, moment)
        center.save(update_fields=[*fields, "updated_at"])
    AdvisoryCenterEvent.objects.filter(id=center.pk, pgh_label="update").update(pgh_created_at=moment)


def clear_directory() -> None:
    """Remove the demo's centres and those that demo people entered, with history, referrals, slips and gaps.

    Contacts that point to a referral must be gone. A centre to which a referral or slip of somebody else leads
    stays. Needs an open scope of all states and a transaction.
    """
    demo = User.objects.filter(is_demo=True).values("pk")
    _clear_referrals(demo)
    Gap.objects.filter(noted_by__in=demo).delete()
    entered = AdvisoryCenterEvent.objects.filter(pgh_label="insert", actor__in=demo).values_list("id", flat=True)
    gone = {*entered, *AdvisoryCenter.objects.filter(source=SOURCE).values_list("pk", flat=True)}
    gone -= {*Referral.objects.values_list("center", flat=True), *Slip.objects.values_list("center", flat=True)}
    gone -= set(
        AdvisoryCenter.objects.exclude(pk__in=gone).exclude(merged_into=None).values_list("merged_into", flat=True)
    )
    theirs = AdvisoryCenter.objects.filter(pk__in=gone)
    theirs.exclude(merged_into=None).update(merged_into=None)
    theirs.delete()
    PublishedCenter.objects.filter(pk__in=gone).delete()
    AdvisoryCenterEvent.objects.filter(id__in=gone).delete()


def _clear_referrals(demo) -> None:
    theirs = Referral.objects.filter(counselor__in=demo)
    slips = list(theirs.exclude(slip=None).values_list("slip", flat=True))
    theirs.delete()
    Slip.objects.filter(pk__in=slips).delete()
