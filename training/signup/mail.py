"""Who is told what. Only codes and keys are kept; `letters` writes each mail when it is sent."""

import datetime

from django.db.models import Q
from django.utils import timezone

from streetwork.delivery.mail import plan_mail, plan_mails
from training.enums import RegistrationStatus
from training.models import Registration, TrainingSession
from training.signup.seats import open_state, registrations_of

# Told once for each registration …
ONCE = ("confirm", "confirmed", "waiting", "offer", "expired", "left", "cancelled")
# … once a day, however often somebody tries …
ONCE_A_DAY = ("again",)
# … and once for each new version of the session's dates and place.
ONCE_A_VERSION = ("changed",)
# The team corrected the address: once for each new link.
ONCE_A_LINK = ("readdressed",)
REACHED = {
    "cancelled": (RegistrationStatus.CONFIRMED, RegistrationStatus.OFFERED, RegistrationStatus.WAITING),
    "changed": (RegistrationStatus.CONFIRMED, RegistrationStatus.OFFERED, RegistrationStatus.WAITING),
}


def kind_of(what: str) -> str:
    """The kind of mail job."""
    return f"training.{what}"


def object_of(registration: Registration, *, version: int | None = None) -> str:
    """What a mail job says of a registration: its state, where the worker finds it, and its number."""
    suffix = "" if version is None else f".{version}"
    return f"{registration.state_id}.{registration.pk}{suffix}"


def version_of(registration: Registration, what: str) -> int | None:
    """What a mail that may repeat is about: the session's version, or 48 bits of the link's hash. Else None."""
    if what in ONCE_A_VERSION:
        return registration.session.sequence
    if what in ONCE_A_LINK:
        return int.from_bytes(bytes(registration.token_hash)[:6])
    return None


def tell(registration: Registration, what: str) -> None:
    """Plan a mail to one person, as often as the lists above say. Who gave no address gets none."""
    if not registration.email:
        return
    version = version_of(registration, what)
    due_on = timezone.localdate() if what in ONCE_A_DAY else None
    plan_mail(kind_of(what), object_id=object_of(registration, version=version), due_on=due_on)


def tell_all(session: TrainingSession, what: str) -> int:
    """Plan a mail to everybody with a seat, an offer or a place on the waiting list: "cancelled" or "changed".

    Nobody is written to whose address is not confirmed. Answers how many mails are planned.
    """
    version = session.sequence if what in ONCE_A_VERSION else None
    with open_state(session.state_id):
        people = registrations_of(session).filter(~Q(email=""), status__in=REACHED[what], confirmed_at__isnull=False)
        return plan_mails(kind_of(what), [object_of(person, version=version) for person in people.only("pk", "state")])


def remind(people: list[Registration], *, days: int, due_on: datetime.date) -> int:
    """Plan the reminder `days` before the session; answers how many are new."""
    return plan_mails(kind_of(f"reminder_{days}"), [object_of(person) for person in people], due_on=due_on)
