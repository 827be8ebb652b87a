"""Input about vignettes."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.accounts.access import Access
from streetwork.reporting.models import Vignette
from streetwork.reporting.vignettes.alterations import Alteration
from streetwork.reporting.vignettes.likeness import taken_over
from streetwork.reporting.vignettes.rules import writable_pairs
from streetwork.vocabulary.choices import topic_choices
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, QuickSelect

TEXTS = ("situation", "support", "outcome")
LENGTH = 1200
YES, NO = "yes", "no"


def text_field(label, help_text):
    return forms.CharField(
        label=label, max_length=LENGTH, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 6, "data-length": ""}),
        error_messages={"required": _("Tell this part, too: two sentences are enough.")},
    )  # fmt: skip


class VignetteForm(GuardedTexts, forms.Form):
    """A story. `place` is “programme-state”; with `fixed` (those two ids) it is not asked.

    `sources` are the texts of the case beside the form: what stands in one of them word for word is not saved.
    """

    guarded = ("title", *TEXTS)

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    place = forms.ChoiceField(
        label=_("Programme and state"), widget=QuickSelect,
        error_messages={"required": _("Choose for which programme and state the story is told.")},
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("e.g. “From the minijob to a permanent contract”"),
        error_messages={"required": _("Give the story a title.")},
    )  # fmt: skip
    topic = forms.TypedChoiceField(
        label=_("Topic"), coerce=int, required=False, empty_value=None, widget=QuickSelect
    )  # fmt: skip
    origin = forms.TypedChoiceField(
        label=_("Origin in the story"), coerce=int, required=False, empty_value=None, widget=QuickSelect,
        help_text=_("Only if the story needs it."),
    )  # fmt: skip
    situation = text_field(_("Situation"), _("Who asked, in general words, and what the trouble was."))
    support = text_field(_("What we did"), _("Information, conversations, referral: the work, not the person."))
    outcome = text_field(_("What came of it"), _("Also when it did not end well: funders learn from both."))
    is_success = forms.ChoiceField(
        label=_("How did it end?"), choices=[(YES, _("well")), (NO, _("not well, or open"))], initial=YES,
        widget=ChipRadios,
    )  # fmt: skip
    altered = forms.MultipleChoiceField(
        label=_("What I altered"), choices=Alteration.choices, required=False, widget=ChipCheckboxes
    )

    def __init__(self, *args, access: Access, fixed: tuple[int, int] | None = None, sources: Sequence[str] = (), **kw):
        super().__init__(*args, label_suffix="", **kw)
        self.fixed, self.sources = fixed, sources
        if fixed:
            del self.fields["place"]
        else:
            self.fields["place"].choices = _places(access)
        nothing = ("", pgettext_lazy("vignette", "not told"))
        self.fields["topic"].choices = [nothing, *topic_choices()]
        origins = vocabulary().origin_groups.values()
        self.fields["origin"].choices = [nothing, *((each.pk, each.name) for each in origins if not each.is_retired)]

    def clean(self):
        data = super().clean()
        for name in (*TEXTS, "title"):
            if words := taken_over(data.get(name) or "", self.sources):
                self.add_error(name, _("Tell this in other words, it stands in the case just so: “%s…”") % words)
        return data

    @property
    def programme_and_state(self) -> tuple[int, int]:
        if self.fixed:
            return self.fixed
        programme, state = self.cleaned_data["place"].split("-")
        return int(programme), int(state)

    @property
    def facts(self) -> dict:
        """The cleaned story as fields of Vignette."""
        data = self.cleaned_data
        return {name: data[name].strip() for name in ("title", *TEXTS)} | {
            "topic_id": data["topic"],
            "origin_id": data["origin"],
            "is_success": data["is_success"] == YES,
            "altered": [each for each in Alteration.values if each in data["altered"]],
        }

    def append(self, name: str, text: str) -> None:
        """Put a text at the end of a field of the bound form, to begin with. It is not saved."""
        data = self.data.copy()
        key = self.add_prefix(name)
        data[key] = "\n\n".join(part for part in ((data.get(key) or "").strip(), text) if part)[:LENGTH]
        self.data = data


def _places(access: Access) -> list[tuple[str, str]]:
    """Each programme in each state; who writes in one alone finds it chosen."""
    words, places = vocabulary(), []
    for programme, states in writable_pairs(access).items():
        for state in sorted(states, key=lambda pk: words.states[pk].name):
            name = f"{words.programmes[programme].short_name}, {words.states[state].name}"
            places.append((f"{programme}-{state}", name))
    return places if len(places) == 1 else [("", "–"), *places]


def initial_of(vignette: Vignette) -> dict:
    return {name: getattr(vignette, name) for name in ("title", *TEXTS, "altered")} | {
        "topic": vignette.topic_id,
        "origin": vignette.origin_id,
        "is_success": YES if vignette.is_success else NO,
        "seen": vignette.revision,
    }


class RemarkForm(GuardedTexts, forms.Form):
    """What the second person asks for."""

    guarded = ("remark",)

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("What should be changed?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what should be changed, so that your colleague can go on.")},
    )  # fmt: skip
