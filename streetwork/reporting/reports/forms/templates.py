"""Templates and their sections."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import WRITES_REPORTS
from streetwork.reporting.enums import Rhythm
from streetwork.reporting.models import ReportTemplate
from streetwork.reporting.periods import period_of
from streetwork.reporting.reports.forms import SeenForm
from streetwork.reporting.reports.rules import states_held
from streetwork.reporting.reports.sections import (
    COMPARED,
    ChartKey,
    Compare,
    FigureKey,
    Section,
    SectionKind,
    new_key,
)
from streetwork.vocabulary.choices import programmes_of
from streetwork.vocabulary.models import FunderCategory
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, DayInput, QuickSelect


class _OfProgramme(SeenForm):
    """A name, a programme of the person's, and states for which they hold the role there."""

    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("As it stands on the report: “Report to the ministry of Saxony-Anhalt”."),
        error_messages={"required": _("Give it a name.")},
    )  # fmt: skip
    states = forms.TypedMultipleChoiceField(
        label=_("States"), coerce=int, widget=ChipCheckboxes,
        help_text=_("Contacts of these states are counted, of others none."),
        error_messages={"required": _("Choose at least one state.")},
    )  # fmt: skip

    def __init__(self, *args, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.programmes = programmes_of(access, WRITES_REPORTS, running=True)
        self.held = {
            each.pk: states_held(access, WRITES_REPORTS, each.pk, running=True) & {s.pk for s in each.states.all()}
            for each in self.programmes
        }
        self.fields["programme"].choices = [(each.pk, each.short_name) for each in self.programmes]
        if len(self.programmes) == 1:
            self.fields["programme"].widget = forms.HiddenInput()
            self.initial.setdefault("programme", self.programmes[0].pk)
        self.offer_states(frozenset().union(*self.held.values()))

    def offer_states(self, states: frozenset[int]) -> None:
        names = vocabulary().states
        rows = sorted(((pk, names[pk].name) for pk in states), key=lambda row: row[1].casefold())
        self.fields["states"].choices = rows
        if len(rows) == 1:
            self.initial.setdefault("states", [rows[0][0]])

    def clean(self):
        data = super().clean() or self.cleaned_data
        programme, states = data.get("programme"), data.get("states")
        if programme and states and not set(states) <= self.held.get(programme, frozenset()):
            self.add_error("states", _("You do not write reports for all of these states in this programme."))
        return data

    @property
    def chosen_states(self) -> list[int]:
        return sorted(self.cleaned_data["states"])


class TemplateForm(_OfProgramme):
    """What a funder wants to read, how often, about where."""

    funder = forms.CharField(label=_("Funder"), max_length=200, required=False)
    language = forms.ChoiceField(
        label=_("Language of the report"), choices=ReportTemplate._meta.get_field("language").choices,
        widget=ChipRadios, initial="de",
    )  # fmt: skip
    scheme = forms.ChoiceField(
        label=_("The funder's categories"), required=False, widget=QuickSelect,
        choices=[("", _("none")), *FunderCategory.Scheme.choices],
        help_text=_("For the table that sorts topics into the funder's headings."),
    )  # fmt: skip
    rhythm = forms.ChoiceField(
        label=_("Rhythm"), choices=Rhythm.choices, required=False, widget=ChipRadios,
        help_text=_("With a rhythm the draft appears by itself when a period is over."),
    )  # fmt: skip
    due_days = forms.IntegerField(
        label=_("Due after"), min_value=1, max_value=365, initial=30, help_text=_("Days after the end of the period.")
    )
    scheduled_from = forms.DateField(
        label=_("First period begins"), required=False, widget=DayInput,
        help_text=_("Empty: with the period that runs now. Earlier periods are built when you ask for them."),
    )  # fmt: skip

    field_order = ("programme", "name", "funder", "states", "language", "scheme", "rhythm", "due_days")

    def __init__(self, *args, access, today: date, template: ReportTemplate | None = None, **kwargs):
        super().__init__(*args, access=access, **kwargs)
        self.today, self.template = today, template
        if template:
            self.fields["programme"].widget = forms.HiddenInput()
            self.fields["programme"].choices = [
                row for row in self.fields["programme"].choices if row[0] == template.programme_id
            ]
            self.offer_states(self.held.get(template.programme_id, frozenset()))

    def clean_scheduled_from(self):
        day = self.cleaned_data["scheduled_from"]
        if day and abs(day.year - self.today.year) > 10:
            raise forms.ValidationError(_("Choose a day within ten years from now."))
        return day

    @property
    def facts(self) -> dict:
        """Fields of ReportTemplate; a schedule begins with a whole period."""
        data = self.cleaned_data
        facts = {name: data[name] for name in ("language", "scheme", "rhythm", "due_days")}
        facts |= {"name": data["name"].strip(), "funder": data["funder"].strip()}
        day = (data["scheduled_from"] or self.today) if data["rhythm"] else None
        facts["scheduled_from"] = period_of(day, data["rhythm"]).first if day else None
        return facts if self.template else facts | {"programme_id": data["programme"]}


def initial_of(template: ReportTemplate) -> dict:
    names = ("name", "funder", "language", "scheme", "rhythm", "due_days", "scheduled_from")
    return {name: getattr(template, name) for name in names} | {
        "programme": template.programme_id,
        "states": [state.pk for state in template.states.all()],
        "seen": str(template.revision),
    }


class CopyForm(_OfProgramme):
    """A template to be made of another one, for the same programme or another."""


class SectionForm(SeenForm):
    """One section; which fields there are depends on its kind."""

    title = forms.CharField(
        label=_("Heading"), max_length=140, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give it a heading.")},
    )  # fmt: skip
    guidance = forms.CharField(
        label=_("Hint for the author"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the funder wants to read here. It is not printed."),
    )  # fmt: skip
    required = forms.BooleanField(label=_("The report cannot be submitted without it"), required=False)
    indicators = forms.MultipleChoiceField(
        label=_("Figures"), choices=FigureKey.choices, widget=ChipCheckboxes,
        error_messages={"required": _("Choose at least one figure.")},
    )  # fmt: skip
    chart = forms.ChoiceField(label=_("What is counted"), choices=ChartKey.choices, widget=QuickSelect)
    compare = forms.ChoiceField(label=_("Compare with"), choices=Compare.choices, required=False, widget=ChipRadios)

    def __init__(self, *args, kind: str, section: Section | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.section = SectionKind(kind), section
        unused = {
            "required": self.kind != SectionKind.TEXT,
            "indicators": self.kind != SectionKind.FIGURES,
            "chart": self.kind not in (SectionKind.CHART, SectionKind.TABLE),
            "compare": self.kind not in COMPARED,
        }
        for name in [name for name, is_unused in unused.items() if is_unused]:
            del self.fields[name]

    def as_section(self) -> Section:
        data = self.cleaned_data
        return Section(
            key=self.section.key if self.section else new_key(),
            kind=self.kind.value,
            title=data["title"].strip(),
            guidance=data["guidance"].strip(),
            required=data.get("required", False),
            indicators=tuple(data.get("indicators", ())),
            chart=data.get("chart", ""),
            compare=data.get("compare", ""),
        )


def initial_of_section(section: Section) -> dict:
    names = ("title", "guidance", "required", "indicators", "chart", "compare")
    return {name: getattr(section, name) for name in names}
