"""The pasted link, and a space."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.presence.choices import group_choices, language_choices
from streetwork.presence.enums import Status
from streetwork.presence.forms.days import not_in_future
from streetwork.presence.links import NotASpace, SpaceLink, read_link
from streetwork.presence.models import Space
from streetwork.presence.people import who_can_answer
from streetwork.presence.rules import next_visit_after
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.snapshot import Vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, ChipsWithMore, DayInput

CHIP_FIELDS = ("kind", "status", "advertising", "links", "permission", "privacy_risk")


class LinkForm(forms.Form):
    """One field for a pasted link, or text around one. Valid when it leads into a space: see `link`."""

    url = forms.CharField(label=_("Link into the space"), max_length=10_000)
    is_page = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, vocabulary: Vocabulary):
        super().__init__(data)
        self.vocabulary = vocabulary
        self.link: SpaceLink | None = None
        self.may_be_page = False

    def clean(self):
        wanted = super().clean()
        if wanted.get("url"):
            try:
                self.link = read_link(wanted["url"], self.vocabulary, is_page=wanted.get("is_page", False))
            except NotASpace as refusal:
                self.may_be_page = refusal.may_be_page
                self.add_error("url", refusal.sentence)
        return wanted


class SpaceForm(GuardedTexts, forms.ModelForm):
    """The facts of a space that people may change. Its address and programme stay."""

    guarded = ("rules",)

    languages = forms.MultipleChoiceField(label=_("Languages"), required=False, widget=ChipsWithMore)
    origin_groups = forms.TypedMultipleChoiceField(
        label=_("Origin or occupation"), required=False, coerce=int, widget=ChipsWithMore
    )
    states = forms.ModelMultipleChoiceField(
        State.objects.none(),
        label=_("States"),
        required=False,
        widget=ChipCheckboxes,
        help_text=_("None: the space is supra-regional."),
    )

    class Meta:
        model = Space
        fields = [
            "name", "kind", "status", "responsible", "visitor", "languages", "origin_groups", "states", "rules",
            "advertising", "links", "permission", "privacy_risk", "visit_every_days", "last_visit", "next_visit",
        ]  # fmt: skip
        widgets = dict.fromkeys(CHIP_FIELDS, ChipRadios) | {
            "rules": forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
            "last_visit": DayInput,
            "next_visit": DayInput,
        }
        labels = {"advertising": _("Advertising is"), "links": _("Links are")}

    GROUPS = (
        (_("Facts"), ("programme", "name", "kind", "status", "responsible", "members")),
        (_("Who it is for"), ("languages", "origin_groups", "states")),
        (_("Rules"), ("rules", "advertising", "links", "permission", "privacy_risk")),
        (_("Visits"), ("visit_every_days", "last_visit", "next_visit", "visitor")),
    )

    def __init__(self, *args, programmes, vocabulary: Vocabulary, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["origin_groups"] = (
            list(self.instance.origin_groups.values_list("pk", flat=True)) if self.instance.pk else []
        )
        self.fields["languages"].choices = language_choices(vocabulary, programmes, self._chosen("languages"))
        self.fields["origin_groups"].choices = group_choices(vocabulary, programmes, self._chosen("origin_groups"))
        self.fields["states"].queryset = State.objects.order_by("name")
        self.fields["name"].required = True
        for name, nobody in (("responsible", _("nobody yet")), ("visitor", _("who is responsible"))):
            self.fields[name].queryset = who_can_answer(programmes, getattr(self.instance, f"{name}_id"))
            self.fields[name].empty_label = nobody
        for name in CHIP_FIELDS:
            self.fields[name].required = True

    def _chosen(self, name) -> set[str]:
        """What is ticked at the moment, as text."""
        values = self.data.getlist(name) if self.is_bound else self.initial.get(name) or []
        return {str(value) for value in values}

    def groups(self):
        """(title, [bound fields]) in the order of the page."""
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in self.GROUPS]

    def clean_last_visit(self):
        return not_in_future(self.cleaned_data["last_visit"])

    def clean(self):
        """A rhythm without a date plans the next visit by itself; who has left visits no more."""
        wanted = super().clean()
        if wanted.get("status") in (Status.LEFT, Status.BLOCKED):
            wanted["next_visit"] = None
        elif not wanted.get("next_visit") and wanted.get("visit_every_days"):
            begin = wanted.get("last_visit") or timezone.localdate()
            wanted["next_visit"] = next_visit_after(begin, wanted["visit_every_days"])
        return wanted


class NewSpaceForm(SpaceForm):
    """A space that a link led into, for one of the programmes whose register has it not."""

    programme = forms.ModelChoiceField(Programme.objects.none(), label=_("Programme"))
    members = forms.IntegerField(label=_("Members today"), required=False, min_value=0, max_value=2_000_000_000)

    class Meta(SpaceForm.Meta):
        fields = ["programme", *SpaceForm.Meta.fields]

    def __init__(self, data=None, *, link: SpaceLink, programmes, vocabulary: Vocabulary):
        space = Space(platform=link.platform, key=link.key, url=link.url, name=link.name, kind=link.kind)
        super().__init__(data, instance=space, programmes=programmes, vocabulary=vocabulary)
        if len(programmes) == 1:
            del self.fields["programme"]
            space.programme = programmes[0]
        else:
            self.fields["programme"].queryset = Programme.objects.filter(pk__in=[p.pk for p in programmes])
            self.fields["programme"].label_from_instance = lambda programme: programme.name

    def clean(self):
        wanted = super().clean()
        programme = wanted.get("programme")
        for name in ("responsible", "visitor"):
            person = wanted.get(name)
            if programme and person and not who_can_answer([programme]).filter(pk=person.pk).exists():
                self.add_error(name, _("This person does not counsel in the programme."))
        return wanted
