"""Input about procedure cards."""

import uuid
from urllib.parse import urlsplit

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import language_choices, programmes_of, state_choices
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, DayInput, QuickSelect
from training.models import Partner, ProcedureCard

TEXTS = ("procedure", "step", "description", "legal_basis", "office", "link")
PARTNER_GONE = _("This partner belongs to another programme, or is not there any more. Choose again.")


class CardForm(GuardedTexts, forms.Form):
    """A step of a procedure. `key` tells a second saving of a new one, `seen` what a change began with."""

    guarded = ("procedure", "step", "description", "office")

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    procedure = forms.CharField(
        label=_("Procedure"), max_length=140,
        help_text=_("e.g. recognition of a qualification. The same words for all steps."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "procedures"}),
        error_messages={"required": _("Name the procedure that the step belongs to.")},
    )  # fmt: skip
    position = forms.IntegerField(
        label=_("Step number"), min_value=1, max_value=999, initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    step = forms.CharField(
        label=_("Step"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say in a few words what is done in this step.")},
    )  # fmt: skip
    office = forms.CharField(
        label=_("Responsible office"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("The office, not a person: people change."),
        error_messages={"required": _("Name the office that is responsible.")},
    )  # fmt: skip
    partner = forms.TypedChoiceField(
        label=_("Partner of the network"), coerce=int, required=False, empty_value=None, widget=QuickSelect,
        error_messages={"invalid_choice": PARTNER_GONE},
    )  # fmt: skip
    description = forms.CharField(
        label=_("What happens"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What to bring, what it costs, how long it takes."),
    )  # fmt: skip
    legal_basis = forms.CharField(
        label=_("Legal basis"), max_length=200, required=False, help_text=_("e.g. § 16d AufenthG"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    link = forms.URLField(
        label=_("Link"), max_length=500, required=False, assume_scheme="https",
        error_messages={"invalid": _("This is no address of a web page. It begins with https://")},
    )  # fmt: skip
    state = forms.TypedChoiceField(
        label=_("State"), coerce=int, required=False, empty_value=None, widget=QuickSelect,
        error_messages={"invalid_choice": _("This state does not belong to the programme.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), widget=QuickSelect)
    checked_on = forms.DateField(
        label=_("Checked on"), widget=DayInput, help_text=_("When somebody last looked whether this still holds."),
        error_messages={"required": _("Say when it was checked.")},
    )  # fmt: skip

    def __init__(self, *args, access, card: ProcedureCard | None = None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.card, fields = card, self.fields
        if card:
            self.programmes = [vocabulary().programmes[card.programme_id]]
            del fields["programme"], fields["key"]
        else:
            self.programmes = programmes_of(access, WRITES_TRAININGS, running=True)
            fields["programme"].choices = [(p.pk, p.short_name) for p in self.programmes]
            if len(self.programmes) == 1:
                fields["programme"].widget = forms.HiddenInput()
            if self.programmes:
                self.initial.setdefault("programme", self.programmes[0].pk)
        keys = [programme.pk for programme in self.programmes]
        self.partners = {
            pk: (name, programme)
            for pk, name, programme in Partner.objects.filter(programme__in=keys)
            .order_by("name", "pk")
            .values_list("pk", "name", "programme")
        }
        fields["partner"].choices = [
            ("", pgettext_lazy("partner", "none")),
            *((pk, name) for pk, (name, _p) in self.partners.items()),
        ]
        fields["state"].choices = [("", _("in all of Germany")), *state_choices(self.programmes)]
        fields["language"].choices = language_choices(self.programmes)
        self.initial.setdefault("language", "de")
        self.initial.setdefault("checked_on", timezone.localdate())
        self.initial.setdefault("key", uuid.uuid4())
        self.known = list(
            ProcedureCard.objects.filter(programme__in=keys).order_by("procedure")
            .values_list("procedure", flat=True).distinct()
        )  # fmt: skip

    def clean_link(self):
        link = self.cleaned_data["link"]
        if link and urlsplit(link).scheme not in ("http", "https"):
            raise forms.ValidationError(_("This is no address of a web page. It begins with https://"))
        return link

    def clean_checked_on(self):
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self):
        data = super().clean()
        programme = self.card.programme_id if self.card else data.get("programme")
        partner, state = data.get("partner"), data.get("state")
        if partner and programme and self.partners[partner][1] != programme:
            self.add_error("partner", PARTNER_GONE)
        if state and programme in vocabulary().programmes:
            mine = dict(state_choices([vocabulary().programmes[programme]]))
            if state not in mine:
                self.add_error("state", _("This state does not belong to the programme."))
        return data

    @property
    def the_key(self) -> uuid.UUID:
        return self.cleaned_data["key"] or self.initial["key"]

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of ProcedureCard."""
        data = self.cleaned_data
        facts = {name: data[name].strip() for name in TEXTS} | {
            "position": data["position"], "checked_on": data["checked_on"], "partner_id": data["partner"],
            "state_id": data["state"], "language_id": data["language"],
        }  # fmt: skip
        return facts if self.card else facts | {"programme_id": data["programme"]}


def initial_of(card: ProcedureCard) -> dict:
    return {name: getattr(card, name) for name in (*TEXTS, "position", "checked_on")} | {
        "partner": card.partner_id,
        "state": card.state_id,
        "language": card.language_id,
    }
