"""The texts of a case beside the form, for those who read them anyway. None of it is stored with the vignette."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.casework.rules import Rights, rights_of
from cases.casework.texts import OpenTexts
from cases.models import Case, CaseGoal, CaseNote
from streetwork.accounts.access import Access


@dataclass(frozen=True)
class Source:
    """A text of the case. `key` names it in the form; text None is a broken seal."""

    key: str
    label: str | Promise
    text: str | None


def may_tell(rights: Rights) -> bool:
    """Worker, deputy, stand-in, and a lead who broke the glass, while the programme runs."""
    return rights.is_running and (rights.in_charge or rights.glass is not None)


def may_tell_case(access: Access, case: Case) -> bool:
    return may_tell(rights_of(access, case))


def sources_of(case: Case) -> list[Source]:
    """Concern, goals, notes (the newest first), result: what the case's page shows, in three queries."""
    opened, own = OpenTexts(case), {"state": case.state_id, "case": case.pk}
    goals = CaseGoal.objects.filter(**own).order_by("agreed_on", "pk")
    sources = [
        Source("concern", _("Concern"), opened.concern),
        *(Source(f"goal-{goal.pk}", _("Goal"), opened.text(f"goal:{goal.uid}", goal.sealed)) for goal in goals),
    ]
    for note in CaseNote.objects.filter(**own).order_by("-written_at", "-pk"):
        sections = opened.sections(note)
        if sections is None:
            sources.append(Source(f"note-{note.pk}", _("Note"), None))
        else:
            sources += [Source(f"note-{note.pk}-{part.name}", part.label, part.text) for part in sections]
    sources.append(Source("result", _("Result"), opened.result))
    return [source for source in sources if source.text != ""]
