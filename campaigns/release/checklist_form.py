"""The form of a programme's checklist: a box for each question, words for one's own."""

from collections.abc import Iterator
from typing import NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.release.questions import OWN, Question
from streetwork.web.guarded import GuardedTexts


class Line(NamedTuple):
    """A question as the page shows it; `words` is the field of an own one."""

    question: Question
    asked: forms.BoundField
    words: forms.BoundField | None
    is_first: bool
    is_last: bool


class ChecklistForm(GuardedTexts, forms.Form):
    """Buttons `up`, `down` carry the key of the question that they move; what else was changed is saved as well."""

    new = forms.CharField(
        label=_("Another question of your own"), required=False, max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("A statement to be ticked, e.g. “The partner has agreed to be named.”"),
    )  # fmt: skip

    def __init__(self, *args, questions: list[Question], **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[f"asked-{question.key}"] = forms.BooleanField(
                label=question.label, required=False, initial=question.is_asked
            )
            if question.code == OWN:
                self.fields[f"words-{question.key}"] = forms.CharField(
                    label=_("Words of the question (empty: it goes away)"), required=False, max_length=160,
                    initial=question.label,
                )  # fmt: skip
                self.initial[f"words-{question.key}"] = question.label

    @property
    def guarded(self) -> tuple[str, ...]:
        return ("new", *(f"words-{each.key}" for each in self.questions if each.code == OWN))

    def lines(self) -> Iterator[Line]:
        last = len(self.questions) - 1
        for number, question in enumerate(self.questions):
            words = self[f"words-{question.key}"] if question.code == OWN else None
            yield Line(question, self[f"asked-{question.key}"], words, number == 0, number == last)

    @property
    def asked(self) -> set[str]:
        return {each.key for each in self.questions if self.cleaned_data.get(f"asked-{each.key}")}

    @property
    def wording(self) -> dict[str, str]:
        return {each.key: self.cleaned_data[f"words-{each.key}"] for each in self.questions if each.code == OWN}

    @property
    def moved(self) -> tuple[str, int]:
        """Which question moves, and where to; ("", 0) when none."""
        for name, step in (("up", -1), ("down", 1)):
            if key := self.data.get(name):
                return key, step
        return "", 0
