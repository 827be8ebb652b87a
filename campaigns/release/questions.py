"""The checklist of a programme: what is asked before a post goes out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from campaigns.enums import GateCheck
from campaigns.models import GateItem

OWN = "own"


@dataclass(frozen=True)
class Question:
    """One box of the checklist. `code` is a GateCheck or `own`; `item` the row behind it, when there is one."""

    code: str
    label: str | Promise
    is_asked: bool = True
    item: int | None = None

    @property
    def key(self) -> str:
        """What a form sends for it."""
        return f"own-{self.item}" if self.code == OWN else self.code

    @property
    def kept(self) -> str:
        """What a release keeps of it: the code, or the words of an own question, as they were."""
        return str(self.label) if self.code == OWN else self.code


def checklist(items: Iterable[GateItem]) -> list[Question]:
    """All questions in their order, asked or not. Without rows: all of the trade's own, and what has no row at the end.

    Pure. A check that came with a later version is asked until somebody switches it off.
    """
    items = list(items)
    found = [
        Question(item.check_code, item.label or GateCheck(item.check_code).label, item.is_asked, item.pk)
        if item.check_code != OWN
        else Question(OWN, item.label, item.is_asked, item.pk)
        for item in items
    ]
    known = {question.code for question in found}
    return found + [Question(check.value, check.label) for check in GateCheck if check.value not in known]


def checklist_of(programme: int) -> list[Question]:
    """The programme's checklist, for its settings. One query."""
    return checklist(GateItem.objects.filter(programme=programme).order_by("order", "pk"))


def asked_of(programme: int, *, has_picture: bool) -> list[Question]:
    """What is asked of a version; the right to the picture only where there is one. One query.

    Where nothing would be left (only the picture's question is on, and there is none), relevance is asked.
    """
    return fitting(checklist_of(programme), has_picture=has_picture)


def fitting(questions: Iterable[Question], *, has_picture: bool) -> list[Question]:
    asked = [each for each in questions if each.is_asked and (has_picture or each.code != GateCheck.IMAGE)]
    return asked or [Question(GateCheck.RELEVANCE.value, GateCheck.RELEVANCE.label)]


def in_words(kept: Iterable[str]) -> list[str | Promise]:
    """What a release says was checked: codes as sentences, own questions as they were written."""
    labels = dict(GateCheck.choices)
    return [labels.get(each, each) for each in kept]
