"""What the lead prepares: plans and the on-call list. No form here takes a file."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.incidents.enums import Type
from cases.incidents.forms import NO_ADDRESS
from cases.incidents.links import names_address
from cases.incidents.people import colleagues_of
from cases.incidents.plans import MOST_STEPS, STEP_LENGTH
from cases.models import OnCallContact
from streetwork.tenancy.models import State
from streetwork.web.widgets import ChipCheckboxes


class PlanForm(forms.Form):
    """The steps of a plan, one in each line: added, removed and reordered as lines are."""

    steps = forms.CharField(
        label=_("Steps, one in each line"), max_length=MOST_STEPS * (STEP_LENGTH + 4),
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "true"}),
        error_messages={"required": _("A plan has at least one step. “Back to the built-in plan” brings that one.")},
    )  # fmt: skip

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_steps(self):
        lines = [" ".join(line.split()) for line in re.split(r"[\r\n]+", self.cleaned_data["steps"])]
        steps = [line for line in lines if line]
        if len(steps) > MOST_STEPS:
            raise forms.ValidationError(
                _("At most %(number)d steps: in a crisis nobody reads more.") % {"number": MOST_STEPS}
            )
        if long := [at for at, step in enumerate(steps, 1) if len(step) > STEP_LENGTH]:
            raise forms.ValidationError(
                _("Step %(at)d is longer than %(number)d characters: split it.")
                % {"at": long[0], "number": STEP_LENGTH}
            )
        if self.kind == Type.IMAGES and any(names_address(step) for step in steps):
            raise forms.ValidationError(NO_ADDRESS)
        return steps


class OnCallForm(forms.ModelForm):
    """A line of the on-call list: a colleague or a service, with a number."""

    types = forms.MultipleChoiceField(
        label=_("For which incidents"), choices=Type.choices, required=False, widget=ChipCheckboxes,
        help_text=_("None chosen: for every type of incident."),
    )  # fmt: skip

    class Meta:
        model = OnCallContact
        fields = ["user", "name", "phone", "available", "types", "order"]
        widgets = {"phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})}
        help_texts = {
            "name": _("For a service; beside a colleague e.g. “deputy lead”."),
            "available": _("e.g. Monday to Friday 9–17"),
            "order": _("The smallest number stands first."),
        }

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.programme_id = programme
        states = State.objects.filter(programmes=programme).values_list("pk", flat=True)
        members = {person.pk for state in states for person in colleagues_of(programme=programme, state=state)}
        user = self.fields["user"]
        user.queryset = user.queryset.filter(pk__in=members | {self.instance.user_id} - {None})
        user.empty_label = _("none, a service")

    def clean_phone(self):
        phone = " ".join(self.cleaned_data["phone"].split())
        if not re.fullmatch(r"\+?[\d ()/.-]{3,}", phone) or sum(sign.isdigit() for sign in phone) < 3:
            raise forms.ValidationError(_("Write a telephone number: digits, spaces, a leading +."))
        return phone
