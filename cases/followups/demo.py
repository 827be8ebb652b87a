"""Invented data of this room, for demo mode. Called in a transaction and the scope of all states."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from cases.enums import Kind
from cases.followups.enums import Purpose, Status
from cases.followups.windows import window_end
from cases.models import Case, Contact, FollowUp
from streetwork.accounts.models import User
from streetwork.vocabulary.snapshot import vocabulary

# Who agrees things: the counselors of the three running programmes.
WORKERS = (
    "counselor", "colleague", "traveller", "bw", "he", "ni", "hh", "vietnamese", "russian", "spanish", "italian",
    "portuguese", "english",
)  # fmt: skip
# (days from today, time of day, purpose, hours since the person's last message or None)
ON_CASES = (
    (-1, None, Purpose.ASK_CENTER, None),
    (0, time(16), Purpose.TALK, 21),
    (1, None, Purpose.APPOINTMENT, None),
    (4, time(10), Purpose.CHECK_IN, None),
)
ON_CONTACTS = ((0, None, Purpose.MATERIAL, 18), (3, None, Purpose.ANSWER, None))
TALKED = (Kind.CONSULTATION, Kind.REPEATED)


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return FollowUp.objects.filter(worker__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """A few for every counselor: overdue, today, tomorrow, later; some kept, one tried in vain."""
    for key in WORKERS:
        worker = people[key]
        cases = list(Case.objects.open().filter(worker=worker).order_by("opened_at", "pk")[: len(ON_CASES)])
        for case, plan in zip(cases, ON_CASES, strict=False):
            _agree(plan, worker, now, case=case)
        talked = Contact.objects.filter(counselor=worker, kind__in=TALKED, case=None).order_by("-occurred_at", "pk")
        contacts = list(talked[: len(ON_CONTACTS) + 2])
        for contact, plan in zip(contacts, ON_CONTACTS, strict=False):
            _agree(plan, worker, now, contact=contact)
        for contact, status in zip(contacts[len(ON_CONTACTS) :], (Status.DONE, Status.UNREACHED), strict=False):
            _agree((-dice.randint(2, 6), None, Purpose.CHECK_IN, None), worker, now, contact=contact, status=status)


def _agree(plan, worker: User, now: datetime, *, case=None, contact=None, status=Status.OPEN) -> None:
    days, due_time, purpose, hours = plan
    matter = case or contact
    platform = vocabulary().platforms[matter.platform_id]
    last_message = now - timedelta(hours=hours) if hours else None
    due_on = timezone.localdate(now) + timedelta(days=days)
    began = matter.opened_at if case else matter.occurred_at
    settled_at = None if status == Status.OPEN else min(now, timezone.make_aware(datetime.combine(due_on, time(15))))
    FollowUp.objects.create(
        state_id=matter.state_id,
        programme_id=matter.programme_id,
        worker=worker,
        case=case,
        contact=contact,
        purpose=purpose,
        due_on=due_on,
        due_time=due_time,
        platform_id=platform.pk,
        window_ends_at=window_end(last_message, platform.reply_window_hours),
        status=status,
        settled_at=settled_at,
        settled_by=worker if settled_at else None,
        created_at=max(began, now - timedelta(days=3)),
    )


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    FollowUp.objects.filter(worker__in=User.objects.filter(is_demo=True).values("pk")).delete()
