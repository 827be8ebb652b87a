"""Changing what a programme's checklist asks."""

from django.db import IntegrityError, transaction

from campaigns.enums import GateCheck
from campaigns.models import GateItem
from campaigns.release.questions import OWN, Question, checklist_of

MOST = 20


class NothingAsked(Exception):
    """At least one question that fits every text must be asked."""


@transaction.atomic
def save_checklist(
    *, programme: int, asked: set[str], wording: dict[str, str], new: str = "", moved: str = "", step: int = 0
) -> list[Question]:
    """Write the whole list: which questions are asked (`asked`: keys), how own ones are worded, and their order.

    An own question left without words goes away. `new` adds one; `moved` goes one place up (-1) or down (1). The same
    new question twice is one. Raises NothingAsked, also when only the picture's question would be left.
    """
    list(GateItem.objects.select_for_update().filter(programme=programme).values_list("pk", flat=True))
    questions = [each for each in checklist_of(programme) if each.code != OWN or _words(wording, each)]
    questions = _in_order(questions, moved, step)
    new = " ".join(new.split())[:160]
    if any(_words(wording, each) == new for each in questions if each.code == OWN) or len(questions) >= MOST:
        new = ""
    if not new and not any(each.key in asked and each.code != GateCheck.IMAGE for each in questions):
        raise NothingAsked
    kept = [_store(programme, each, number, asked, wording) for number, each in enumerate(questions)]
    if new:
        row = GateItem.objects.create(programme_id=programme, check_code=OWN, label=new, order=len(questions))
        kept.append(row.pk)
    GateItem.objects.filter(programme=programme).exclude(pk__in=kept).delete()
    return checklist_of(programme)


def _words(wording: dict[str, str], question: Question) -> str:
    return " ".join(wording.get(question.key, str(question.label)).split())[:160]


def _in_order(questions: list[Question], moved: str, step: int) -> list[Question]:
    here = next((number for number, each in enumerate(questions) if each.key == moved), None)
    if here is not None and 0 <= here + step < len(questions):
        questions[here], questions[here + step] = questions[here + step], questions[here]
    return questions


def _store(programme: int, question: Question, order: int, asked: set[str], wording: dict[str, str]) -> int:
    facts = {"is_asked": question.key in asked, "order": order}
    if question.code == OWN:
        facts["label"] = _words(wording, question)
    if question.item is not None:
        GateItem.objects.filter(pk=question.item).update(**facts)
        return question.item
    try:
        with transaction.atomic():
            return GateItem.objects.create(programme_id=programme, check_code=question.code, **facts).pk
    except IntegrityError:
        row = GateItem.objects.get(programme=programme, check_code=question.code)
        GateItem.objects.filter(pk=row.pk).update(**facts)
        return row.pk
