"""Writing a trend note, and deciding in the weekly review."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import ReviewDecision, TrendNote
from cases.trends.enums import Decision, Subject
from cases.trends.subjects import UnknownSubject, about
from cases.trends.weeks import OLDEST
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Language
from streetwork.web.guarded import GuardedTexts
from streetwork.web.weeks import WEEK, monday_of
from streetwork.web.widgets import ChipRadios, DayInput, QuickSelect


class NoteForm(GuardedTexts, forms.ModelForm):
    """Five questions, of which at least one is answered. Programme and language follow from the space where one is
    chosen and speaks one language alone.
    """

    guarded = TrendNote.QUESTIONS

    class Meta:
        model = TrendNote
        fields = ["programme", "space", "language", "noted_on", *TrendNote.QUESTIONS]
        widgets = {"space": QuickSelect, "noted_on": DayInput} | dict.fromkeys(
            TrendNote.QUESTIONS, forms.Textarea(attrs={"rows": 2, "maxlength": 400})
        )
        labels = {"noted_on": _("Day")}
        help_texts = {"space": _("Empty: it is about several.")}

    def __init__(self, *args, programmes, words, **kwargs):
        super().__init__(*args, **kwargs)
        fields, ids = self.fields, [programme.pk for programme in programmes]
        spaces = Space.objects.filter(programme__in=ids).order_by("name")
        fields["space"].queryset = spaces
        fields["space"].empty_label = "–"
        fields["programme"].queryset = Programme.objects.filter(pk__in=ids)
        fields["programme"].label_from_instance = lambda programme: programme.name
        fields["programme"].required = False
        self.only_programme = programmes[0] if len(programmes) == 1 else None
        if self.only_programme:
            del fields["programme"]
        self._offer_languages(programmes, words)

    def _offer_languages(self, programmes, words):
        """The programmes' own languages as chips; a language that the note has already stays."""
        spoken = {code for programme in programmes for code in programme.languages} | {self.instance.language_id}
        codes = [code for code in words.languages if code in spoken]
        field = self.fields["language"]
        field.queryset = Language.objects.filter(pk__in=codes)
        field.widget = ChipRadios(choices=[(code, words.languages[code].name) for code in codes])
        field.required = not self.is_bound  # once sent, the space may say it

    def clean_noted_on(self):
        day, today = self.cleaned_data["noted_on"], timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("This day is still to come."))
        if day < today - timedelta(days=366):
            raise forms.ValidationError(_("This is more than a year ago."))
        return day

    def clean(self):
        data = super().clean()
        space = data.get("space")
        programme = space.programme if space else data.get("programme") or self.only_programme
        if programme is None:
            self.add_error("programme", _("Choose the programme."))
        if not data.get("language") and "language" not in self.errors:
            if space and len(space.languages) == 1:
                data["language"] = Language.objects.filter(pk=space.languages[0]).first()
            if not data.get("language"):
                self.add_error("language", _("Choose the language."))
        if not any(data.get(name) for name in TrendNote.QUESTIONS) and not self._has_wrong_answer():
            self.add_error(None, _("Answer at least one of the five questions."))
        data["programme"] = self.instance.programme = programme
        return data

    def _has_wrong_answer(self) -> bool:
        return any(name in self.errors for name in TrendNote.QUESTIONS)

    @property
    def questions(self):
        """The five bound fields."""
        return [self[name] for name in TrendNote.QUESTIONS]


class DecideForm(GuardedTexts, forms.Form):
    """What the team makes of a subject in a week. `about` is the subject, once the form is valid."""

    guarded = ("reason",)

    programme = forms.TypedChoiceField(coerce=int)
    week = forms.DateField()
    subject = forms.ChoiceField(choices=Subject.choices)
    key = forms.CharField(max_length=40)
    decision = forms.ChoiceField(
        choices=[*Decision.choices, ("", "")], required=False, error_messages={"invalid_choice": _("Choose one.")}
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=ReviewDecision._meta.get_field("reason").max_length
    )

    def __init__(self, data=None, *, programmes):
        super().__init__(data)
        self.fields["programme"].choices = [(pk, pk) for pk in programmes]
        self.about = None

    def clean_week(self):
        week, newest = self.cleaned_data["week"], monday_of(timezone.localdate())
        if week != monday_of(week) or not newest - OLDEST * WEEK <= week <= newest:
            raise forms.ValidationError(_("There is no review of this week."))
        return week

    def clean(self):
        data = self.cleaned_data
        if {"programme", "subject", "key"} <= data.keys():
            try:
                self.about = about(programme=data["programme"], subject=data["subject"], key=data["key"])
            except UnknownSubject:
                raise forms.ValidationError(_("This is no longer there. Load the page anew."), code="gone") from None
        if data.get("decision") == Decision.IGNORE and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say in a few words why, so that it is on purpose."))
        return super().clean()

    @property
    def is_gone(self) -> bool:
        """It is about nothing that the person could decide on: a foreign or unknown subject, or a wrong address."""
        return self.is_bound and not self.is_valid() and (
            self.about is None or "week" in self.errors or "programme" in self.errors
        )  # fmt: skip
