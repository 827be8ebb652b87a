"""An entry of the block log, and what came of it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.presence.enums import Measure, Outcome
from streetwork.presence.forms.days import not_in_future
from streetwork.presence.models import BlockEntry, Space
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Platform
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, DayInput, QuickSelect

# After these we are no longer in the space.
THROWN_OUT = {Measure.REMOVED, Measure.BLOCKED, Measure.SPACE}


class BlockForm(GuardedTexts, forms.ModelForm):
    """What was deleted or blocked. For a space, platform and programme follow from it; without one, they are asked."""

    guarded = ("note",)
    is_out = forms.BooleanField(
        label=_("We are out of this space: set its status to “blocked”"), required=False,
    )  # fmt: skip

    class Meta:
        model = BlockEntry
        fields = ["programme", "space", "platform", "happened_on", "measure", "cause", "step", "outcome",
                  "settled_on", "note"]  # fmt: skip
        widgets = {
            "space": QuickSelect, "happened_on": DayInput, "settled_on": DayInput,
            "measure": ChipRadios, "cause": ChipRadios, "step": ChipRadios, "outcome": ChipRadios,
            "note": forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        }  # fmt: skip
        labels = {"happened_on": _("Day")}
        help_texts = {"note": _("No names of administrators or members. What you tried, what the platform wrote.")}

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        spaces = Space.objects.filter(programme__in=[p.pk for p in programmes]).order_by("name")
        fields["space"].queryset = spaces.select_related("platform", "programme")
        fields["space"].empty_label = _("an account of ours as a whole")
        fields["space"].label_from_instance = lambda space: f"{space.name} ({space.platform.name})"
        fields["platform"].queryset = Platform.objects.all()
        fields["platform"].required = False
        fields["platform"].help_text = _("Only for an account as a whole: of a space it is known.")
        fields["programme"].queryset = Programme.objects.filter(pk__in=[p.pk for p in programmes])
        fields["programme"].label_from_instance = lambda programme: programme.name
        fields["programme"].required = False
        if len(programmes) == 1:
            del fields["programme"]
        for name in ("measure", "cause", "step", "outcome"):
            fields[name].choices = [choice for choice in fields[name].choices if choice[0]]
        if self.instance.pk:
            del fields["is_out"]
        self.only_programme = programmes[0] if len(programmes) == 1 else None

    def clean_happened_on(self):
        return not_in_future(self.cleaned_data["happened_on"])

    def clean_settled_on(self):
        return not_in_future(self.cleaned_data["settled_on"])

    def clean(self):
        data = super().clean()
        space = data.get("space")
        if space:
            data["platform"], data["programme"] = space.platform, space.programme
        else:
            data["programme"] = data.get("programme") or self.only_programme
            if "space" not in self.errors:
                self._ask_for(data)
        self.instance.programme, self.instance.platform = data.get("programme"), data.get("platform")
        self._settle(data)
        return data

    def _ask_for(self, data):
        if not data.get("platform") and "platform" not in self.errors:
            self.add_error("platform", _("Choose the space, or the platform of the account."))
        if not data["programme"] and "programme" not in self.errors:
            self.add_error("programme", _("Choose the programme."))

    def _settle(self, data):
        """What is open has no day of settling; what is settled has one."""
        if data.get("outcome") == Outcome.OPEN:
            data["settled_on"] = None
        elif data.get("outcome") and not data.get("settled_on"):
            data["settled_on"] = timezone.localdate()
        begun, ended = data.get("happened_on"), data.get("settled_on")
        if begun and ended and ended < begun:
            self.add_error("settled_on", _("It cannot be settled before it happened."))

    @property
    def throws_out(self) -> bool:
        """Whether the space is to be marked as blocked."""
        return bool(self.cleaned_data.get("is_out") and self.cleaned_data.get("space"))
