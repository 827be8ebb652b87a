"""Facts with the concern, notes, goals."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import choices
from cases.casework.enums import AgeBand
from cases.casework.forms.areas import text_area
from cases.casework.people import choices_for
from cases.casework.texts import SECTION_LABELS
from cases.fields import CodeChoice, NumberChoice, NumberChoices, number
from cases.models import Case, CaseGoal, CaseNote
from cases.rules import MAX_TOPICS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, ChipsWithMore, QuickSelect

SECTION_LENGTH, CONCERN_LENGTH, GOAL_LENGTH = 2000, 1000, 300
SECTION_HELP = {
    "observation": _("What you saw or read yourself."),
    "statement": _("What the person said, in your words."),
    "assessment": _("How you judge it, and how sure you are."),
    "action": _("What was decided or done, and by whom."),
}


class FactsForm(GuardedTexts, forms.Form):
    """What may be corrected of a case, and the concern."""

    guarded = ("concern",)

    concern = forms.CharField(
        label=_("Concern"), required=False, max_length=CONCERN_LENGTH, widget=text_area(4),
        help_text=_("What the person wants support with. No names, numbers, handles, links."),
    )  # fmt: skip
    risk = forms.ChoiceField(label=_("Risk"), choices=Case.Risk.choices, widget=ChipRadios)
    deputy = NumberChoice(label=_("Deputy"), required=False, widget=QuickSelect)
    language = CodeChoice(label=_("Language"), widget=QuickSelect)
    main_topic = NumberChoice(label=_("Main topic"), widget=QuickSelect)
    topics = NumberChoices(label=_("Further topics"), required=False, widget=ChipsWithMore)
    age_band = forms.ChoiceField(
        label=_("Age"), required=False, choices=AgeBand.choices, widget=ChipRadios,
        help_text=_("Only if the person said so and it matters for the support."),
    )  # fmt: skip

    def __init__(self, data=None, *, case: Case, **kwargs):
        super().__init__(data, **kwargs)
        self.case = case
        words = vocabulary()
        self.fields["deputy"].choices = choices_for(case, without={case.worker_id}, nobody=_("nobody"))
        languages = [
            entry for entry in words.languages.values() if not entry.is_retired or entry.pk == case.language_id
        ]
        self.fields["language"].choices = [(entry.pk, entry.name) for entry in languages]
        topics, main = self.fields["topics"], self.fields["main_topic"]
        chosen = [number(pk) for pk in data.getlist("topics")] if data is not None else case.topic_ids
        usual, *rest = choices.topics(chosen)
        topics.choices = [usual, (_("All topics"), [row for _title, rows in rest for row in rows])]
        main.choices = [usual, *(group for group in rest if group[1])]
        topics.allowed = main.allowed = lambda: {*words.keys["topic"], *map(str, case.topic_ids)}

    def clean_topics(self):
        chosen = self.cleaned_data["topics"]
        if len(set(chosen)) >= MAX_TOPICS:
            raise ValidationError(_("Choose at most %(number)d topics.") % {"number": MAX_TOPICS})
        return chosen

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        topics = list(dict.fromkeys([data["main_topic"], *data["topics"]]))
        return {
            "risk": data["risk"],
            "deputy_id": data["deputy"],
            "language_id": data["language"],
            "main_topic_id": topics[0],
            "topic_ids": topics,
            "age_band": data["age_band"],
        }


class NoteForm(GuardedTexts, forms.Form):
    """Observation · statement · assessment · action. One is enough."""

    guarded = CaseNote.SECTIONS

    uid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("uid", uuid.uuid4())
        for name in CaseNote.SECTIONS:
            self.fields[name] = forms.CharField(
                label=SECTION_LABELS[name], required=False, max_length=SECTION_LENGTH, widget=text_area(3),
                help_text=SECTION_HELP[name],
            )  # fmt: skip

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.get(name) for name in CaseNote.SECTIONS):
            raise ValidationError(_("Write into at least one of the four fields."))
        return data

    @property
    def parts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in CaseNote.SECTIONS}


class GoalForm(GuardedTexts, forms.Form):
    guarded = ("goal",)

    uid = forms.UUIDField(widget=forms.HiddenInput)
    goal = forms.CharField(
        label=_("New goal"), max_length=GOAL_LENGTH, widget=text_area(2),
        help_text=_("Agreed with the person, in their words as far as possible."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("uid", uuid.uuid4())


class GoalStatusForm(forms.Form):
    status = forms.ChoiceField(choices=CaseGoal.Status.choices)
