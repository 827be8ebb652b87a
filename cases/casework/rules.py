"""May this be? Who reads the texts of a case, and who works on it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from cases.models import BreakGlass, Case, CaseCheck
from cases.rules import may_change
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WORKS_CASES, Role
from streetwork.rota.absences import away_on, stood_in_by


def may_open(access: Access, contact) -> bool:
    """Who may change a contact may make a case of it, once."""
    return may_change(access, contact)


def is_within(access: Access, case: Case) -> bool:
    """Whether the person works with cases in the case's programme and state at all."""
    return case.state_id in access.states_for(*WORKS_CASES, programme=case.programme_id)


def leads(access: Access, case: Case) -> bool:
    return case.state_id in access.states_for(Role.LEAD, programme=case.programme_id)


def is_in_charge(access: Access, case: Case, today: date) -> bool:
    """The worker, the deputy, or who stands in for the absent worker on the day."""
    if not is_within(access, case):
        return False
    if access.user_id in (case.worker_id, case.deputy_id):
        return True
    return case.worker_id in stood_in_by(access.person, today)


def may_read_texts(access: Access, case: Case, today: date) -> bool:
    """Those in charge; who was asked for a four-eyes check, until the answer; a lead while the glass is broken."""
    return rights_of(access, case, today=today).reads_texts


def may_take_over(access: Access, case: Case, today: date) -> bool:
    """The deputy or the stand-in, while the worker is away."""
    return (
        case.worker_id != access.user_id
        and is_in_charge(access, case, today)
        and _is_running(access, case)
        and case.worker_id in away_on(today)
    )


def _is_running(access: Access, case: Case) -> bool:
    return case.state_id in access.states_for(*WORKS_CASES, programme=case.programme_id, running=True)


@dataclass(frozen=True)
class Rights:
    """What one person may do with one case now."""

    in_charge: bool
    leads: bool
    is_running: bool
    is_open: bool
    check: CaseCheck | None = None
    glass: BreakGlass | None = None

    @property
    def reads_texts(self) -> bool:
        return self.in_charge or self.check is not None or self.glass is not None

    @property
    def writes(self) -> bool:
        """Notes, goals, facts: in charge, the case open and the programme running."""
        return self.in_charge and self.is_open and self.is_running

    @property
    def keeps(self) -> bool:
        """What must be possible after closing, too: consents, recognition, opening again."""
        return self.in_charge and self.is_running

    @property
    def hands_over(self) -> bool:
        return (self.in_charge or self.leads) and self.is_open and self.is_running

    @property
    def reopens(self) -> bool:
        return (self.in_charge or self.leads) and not self.is_open and self.is_running

    @property
    def exports(self) -> bool:
        """Subject access: for those in charge, and for a lead who broke the glass."""
        return self.in_charge or self.glass is not None

    @property
    def erases(self) -> bool:
        """An archived programme is read-only for this as well; an administrator opens it for the erasure."""
        return (self.in_charge or self.leads) and self.is_running

    @property
    def needs_glass(self) -> bool:
        return self.leads and self.is_running and not self.reads_texts


def rights_of(access: Access, case: Case, *, today: date | None = None, now: datetime | None = None) -> Rights:
    """Read once for a page: at most three queries."""
    now = now or timezone.now()
    today = today or timezone.localdate(now)
    within = is_within(access, case)
    in_charge = is_in_charge(access, case, today)
    led = leads(access, case)
    return Rights(
        in_charge=in_charge,
        leads=led,
        is_running=_is_running(access, case),
        is_open=case.status == Case.Status.OPEN,
        check=_asked(access, case) if within else None,
        glass=_broken_glass(access, case, now) if led and not in_charge else None,
    )


def _asked(access, case) -> CaseCheck | None:
    asked = CaseCheck.objects.filter(state=case.state_id, case=case.pk, asked_of=access.user_id, answered_at=None)
    return asked.order_by("asked_at").first()


def _broken_glass(access, case, now) -> BreakGlass | None:
    mine = BreakGlass.objects.filter(state=case.state_id, case=case.pk, user=access.user_id, ends_at__gt=now)
    return mine.order_by("-ends_at").first()
