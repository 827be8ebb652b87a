"""Input about answer cards."""

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from campaigns.enums import Advice
from campaigns.models import AnswerCard
from campaigns.models.answers import ANSWER_LENGTH
from streetwork.accounts.models import User
from streetwork.accounts.roles import WRITES_ANSWERS, Role
from streetwork.vocabulary.choices import (
    language_choices,
    programmes_of,
    state_choices,
    topic_choices,
    topics_in_groups,
)
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, ChipsWithMore, DayInput, QuickSelect

MAX_TOPICS = 12


def text_field(label):
    return forms.CharField(
        label=label, max_length=ANSWER_LENGTH,
        widget=forms.Textarea(attrs={"rows": 12, "data-length": ""}),
        error_messages={"required": _("Write the text first.")},
    )  # fmt: skip


class CardForm(GuardedTexts, forms.Form):
    """What is said about a card. For a new one also the programme and the first text."""

    guarded = ("title", "legal_basis", "text")

    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    title = forms.CharField(
        label=_("Question in short"), max_length=120, help_text=_("As people ask it, without the answer."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    main_topic = forms.TypedChoiceField(label=_("Main topic"), coerce=int, widget=QuickSelect)
    topics = forms.TypedMultipleChoiceField(
        label=_("Further topics"), coerce=int, required=False, widget=ChipsWithMore,
    )  # fmt: skip
    source_language = forms.ChoiceField(
        label=_("Language of the source"), widget=QuickSelect,
        help_text=_("The other languages are translated from this text."),
    )  # fmt: skip
    advice = forms.ChoiceField(label=_("Kind of advice"), choices=Advice.choices, widget=ChipRadios)
    legal_basis = forms.CharField(
        label=_("Legal basis or source"), max_length=300, required=False, help_text=_("Paragraph, authority or page."),
    )  # fmt: skip
    expires_on = forms.DateField(
        label=_("Review again by"), required=False, widget=DayInput,
        help_text=_("From the next day on the card is marked and offered last."),
    )  # fmt: skip
    text = text_field(_("Text of the source"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, access, card: AnswerCard | None = None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.card, self.access = card, access
        programmes = programmes_of(access, WRITES_ANSWERS, running=True)
        self.programmes = programmes
        fields = self.fields
        fields["main_topic"].choices = [("", _("choose")), *topic_choices()]
        fields["topics"].choices = topics_in_groups(card.topic_ids if card else ())
        if card:
            del fields["programme"], fields["text"]
            have = set(card.versions.filter(state=None).values_list("language", flat=True))
            fields["source_language"].choices = [
                (code, entry.name) for code, entry in vocabulary().languages.items() if code in have
            ]
        else:
            fields["programme"].choices = [(p.pk, p.short_name) for p in programmes]
            fields["source_language"].choices = language_choices(programmes)
            if len(programmes) == 1:
                fields["programme"].widget = forms.HiddenInput()
            self.initial.setdefault("programme", programmes[0].pk if programmes else None)
            self.initial.setdefault("source_language", "de")
            self.initial.setdefault("advice", Advice.GENERAL)

    def clean_topics(self):
        chosen = list(dict.fromkeys([self.cleaned_data.get("main_topic"), *self.cleaned_data["topics"]]))
        if len(chosen) > MAX_TOPICS:
            raise forms.ValidationError(_("Choose at most %(number)d topics.") % {"number": MAX_TOPICS})
        return [topic for topic in chosen if topic]

    def clean_advice(self):
        advice = self.cleaned_data["advice"]
        if self.card and self.card.advice == Advice.LEGAL != advice and not self._leads(self.card.programme_id):
            raise forms.ValidationError(_("Only the programme lead declares legal advice to be general information."))
        return advice

    def _leads(self, programme: int) -> bool:
        return programme in self.access.programmes_for(Role.LEAD, running=True)

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of AnswerCard."""
        data = self.cleaned_data
        facts = {
            "title": data["title"].strip(),
            "main_topic_id": data["main_topic"],
            "topic_ids": data["topics"],
            "source_language_id": data["source_language"],
            "advice": data["advice"],
            "legal_basis": data["legal_basis"].strip(),
            "expires_on": data["expires_on"],
        }
        return facts if self.card else facts | {"programme_id": data["programme"]}


def initial_of(card: AnswerCard) -> dict:
    """The values of a card for its form."""
    return {
        "title": card.title, "main_topic": card.main_topic_id, "topics": card.topic_ids[1:],
        "source_language": card.source_language_id, "advice": card.advice, "legal_basis": card.legal_basis,
        "expires_on": card.expires_on,
    }  # fmt: skip


class VersionForm(GuardedTexts, forms.Form):
    """One text. `seen` is what the person began with, `typo` keeps the approvals."""

    guarded = ("text",)

    text = text_field(_("Text"))
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    typo = forms.BooleanField(label=_("Typo only, keep the approvals"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        if not text:
            raise forms.ValidationError(_("Write the text first."))
        return text


class NewVersionForm(forms.Form):
    """Which text is to be added: language, and a state when it is a variant."""

    language = forms.ChoiceField(label=_("Language"), widget=QuickSelect)
    state = forms.TypedChoiceField(
        label=_("Only for the state"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )

    def __init__(self, *args, card: AnswerCard, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        programme = vocabulary().programmes[card.programme_id]
        self.fields["language"].choices = language_choices([programme])
        self.fields["state"].choices = [("", _("all states")), *state_choices([programme])]


class LegalReviewForm(GuardedTexts, forms.Form):
    """Who reviewed the card legally, when, on what basis, and until when it counts."""

    guarded = ("basis",)

    reviewed_by = forms.TypedChoiceField(label=_("Reviewed by"), coerce=int)
    reviewed_on = forms.DateField(label=_("Reviewed on"), widget=DayInput)
    basis = forms.CharField(
        label=_("Legal basis or source"), max_length=300, help_text=_("Paragraph, authority or page.")
    )
    expires_on = forms.DateField(label=_("Review again by"), required=False, widget=DayInput)

    def __init__(self, *args, card: AnswerCard, **kwargs):
        super().__init__(*args, label_suffix="", prefix="legal", **kwargs)
        self.card = card
        self.fields["reviewed_by"].choices = [("", _("choose")), *self.people]

    @cached_property
    def people(self) -> list[tuple[int, str]]:
        """The programme's people, by name."""
        mine = User.objects.filter(memberships__programme=self.card.programme_id, is_active=True).distinct()
        return sorted(mine.values_list("pk", "name"), key=lambda row: row[1].casefold())

    def clean_reviewed_on(self):
        day = self.cleaned_data["reviewed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self):
        data = super().clean()
        begin, end = data.get("reviewed_on"), data.get("expires_on")
        if begin and end and end <= begin:
            self.add_error("expires_on", _("This is before the review. Choose a later day, or leave it empty."))
        if self.card.advice == Advice.LEGAL and not end and "expires_on" not in self.errors:
            self.add_error("expires_on", _("Legal advice needs a day by which it is reviewed again."))
        return data


class RemarkForm(GuardedTexts, forms.Form):
    """Why a text is sent back."""

    guarded = ("remark",)

    remark = forms.CharField(
        label=_("What is to be changed?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say in a sentence what is to be changed.")},
    )  # fmt: skip
