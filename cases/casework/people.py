"""Colleagues who can take part in a case: same programme, same state."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Case, Contact
from streetwork.accounts.models import User
from streetwork.accounts.queries import working_in
from streetwork.accounts.roles import WORKS_CASES, Role
from streetwork.vocabulary.snapshot import vocabulary

LOOKS_BACK = timedelta(days=365)


def colleagues(case: Case, *roles) -> list[User]:
    """Active people who work with cases of the programme in the state (or hold the named roles), by name."""
    return list(working_in(programme=case.programme_id, state=case.state_id, roles=roles or WORKS_CASES))


def leads_of(case: Case) -> list[User]:
    return colleagues(case, Role.LEAD)


def choices_for(case: Case, *, without=(), nobody: str = "") -> list:
    """Colleagues for a select: first those who logged contacts in the case's language within a year."""
    people = [person for person in colleagues(case) if person.pk not in without]
    speaking = _have_worked_in(case)
    first = [(person.pk, str(person)) for person in people if person.pk in speaking]
    rest = [(person.pk, str(person)) for person in people if person.pk not in speaking]
    offered: list = [("", nobody or _("please choose"))]
    if first:
        title = _("work in %(language)s") % {"language": vocabulary().languages[case.language_id].name}
        offered.append((title, first))
    return offered + ([(_("others of the programme"), rest)] if first and rest else rest)


def _have_worked_in(case: Case) -> set[int]:
    contacts = Contact.objects.filter(
        state=case.state_id,
        programme=case.programme_id,
        language=case.language_id,
        occurred_at__gte=timezone.now() - LOOKS_BACK,
    )
    return set(contacts.order_by().values_list("counselor", flat=True).distinct())
