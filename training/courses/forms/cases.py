"""Input about case studies."""

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import first_topics, language_choices, programmes_of
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, QuickSelect
from training.courses.forms.courses import KeyedForm, title_field
from training.courses.forms.versions import long_text
from training.models import CaseStudy

TEXTS = ("title", "situation", "questions", "insights")


class CaseForm(GuardedTexts, KeyedForm):
    """A case study; the guard reads all of its texts."""

    guarded = TEXTS

    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    title = title_field(_("Title"), help_text=_("What it is about, without a name: “First pay slip with deductions”."))
    language = forms.ChoiceField(label=_("Language"), widget=QuickSelect)
    situation = forms.CharField(
        label=_("Situation"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Invented, or so changed that nobody recognises themselves: other place, trade, dates."),
        error_messages={"required": _("Tell the situation first.")},
    )  # fmt: skip
    questions = long_text(_("Questions to the group"), 4, 2000, help_text=_("One question in each line."))
    insights = long_text(_("What can be learnt"), 4, 2000, help_text=_("For trainers: what the group should find."))
    topics = forms.TypedMultipleChoiceField(label=_("Topics"), coerce=int, required=False, widget=ChipCheckboxes)

    def __init__(self, *args, access, case: CaseStudy | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.case, fields = case, self.fields
        self.programmes = programmes_of(access, WRITES_TRAININGS, running=True)
        fields["topics"].choices = first_topics(self.initial.get("topics", ()))
        fields["language"].choices = language_choices(self.programmes)
        if case:
            del fields["programme"], fields["key"]
            return
        fields["programme"].choices = [(p.pk, p.short_name) for p in self.programmes]
        if len(self.programmes) == 1:
            fields["programme"].widget = forms.HiddenInput()
        if self.programmes:
            self.initial.setdefault("programme", self.programmes[0].pk)
        self.initial.setdefault("language", "de")

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        facts = {name: data[name].strip() for name in TEXTS}
        facts |= {"language_id": data["language"], "topics": data["topics"]}
        return facts if self.case else facts | {"programme_id": data["programme"]}


def initial_of_case(case: CaseStudy) -> dict:
    return {name: getattr(case, name) for name in TEXTS} | {
        "language": case.language_id,
        "topics": [topic.pk for topic in case.topics.all()],
    }


class RemarkForm(GuardedTexts, forms.Form):
    """Why a case study goes back."""

    guarded = ("remark",)

    remark = forms.CharField(
        label=_("What should change"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a sentence what should change.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
