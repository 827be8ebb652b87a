"""What the author writes: all texts, estimates and picked vignettes of one report on one page."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.models import Report, Vignette
from streetwork.reporting.reports import texts
from streetwork.reporting.reports.content.participants import ESTIMATED
from streetwork.reporting.reports.forms import SeenForm
from streetwork.reporting.reports.sections import (
    LONGEST_TEXT,
    MOST_VIGNETTES,
    Section,
    SectionKind,
    sections_of,
)
from streetwork.web.guarded import GuardedTexts


@dataclass(frozen=True)
class Part:
    """A section that asks for something, with its fields."""

    section: Section
    fields: list[BoundField]


class TextsForm(GuardedTexts, SeenForm):
    """Fields are made from the report's sections; the guard reads every text."""

    def __init__(self, *args, report: Report, vignettes: list[Vignette], **kwargs):
        initial = {"seen": str(report.revision)}
        super().__init__(*args, initial=initial, **kwargs)
        self.report, self.vignettes = report, vignettes
        self.sections = sections_of(report.sections)
        self._names: dict[str, list[str]] = {}
        for section in self.sections:
            add = {
                SectionKind.TEXT: self._add_text,
                SectionKind.PARTICIPANTS: self._add_estimates,
                SectionKind.VIGNETTES: self._add_vignettes,
            }.get(section.kind)
            if add:
                self._names[section.key] = add(section)
        self.guarded = tuple(self._names[s.key][0] for s in self.sections if s.kind == SectionKind.TEXT)

    def _add_text(self, section: Section) -> list[str]:
        name = f"text-{section.key}"
        field = self.fields[name] = forms.CharField(
            label=section.title, required=False, max_length=LONGEST_TEXT, help_text=section.guidance,
            widget=forms.Textarea(attrs={"rows": 8, "class": "report-text"}),
        )  # fmt: skip
        field.needed_later = section.required  # a draft may be saved without it, but it is not “optional”
        self.initial[name] = texts.words(self.report, section)
        return [name]

    def _add_estimates(self, section: Section) -> list[str]:
        known, names = texts.estimates(self.report, section), []
        for row, label in ESTIMATED:
            name = f"estimate-{section.key}-{row}"
            self.fields[name] = forms.IntegerField(label=label, required=False, min_value=0, max_value=10_000_000)
            self.initial[name] = known.get(row)
            names.append(name)
        return names

    def _add_vignettes(self, section: Section) -> list[str]:
        name = f"vignettes-{section.key}"
        self.fields[name] = forms.TypedMultipleChoiceField(
            label=section.title, required=False, coerce=int, choices=[(each.pk, each.title) for each in self.vignettes],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("A vignette you picked was withdrawn meanwhile. Pick another one.")},
        )  # fmt: skip
        offered = {each.pk for each in self.vignettes}
        self.initial[name] = [pk for pk in texts.picked(self.report, section) if pk in offered]
        return [name]

    def clean(self):
        data = super().clean() or self.cleaned_data
        for section in self.sections:
            if section.kind == SectionKind.VIGNETTES:
                name = self._names[section.key][0]
                if len(data.get(name) or ()) > MOST_VIGNETTES:
                    self.add_error(name, _("Pick at most six vignettes."))
        return data

    @property
    def parts(self) -> list[Part]:
        return [Part(each, [self[name] for name in self._names[each.key]]) for each in self.sections
                if each.key in self._names]  # fmt: skip

    @property
    def said(self) -> dict[str, Any]:
        """As `Report.texts` keeps it."""
        data, said = self.cleaned_data, {}
        for section in self.sections:
            names = self._names.get(section.key, ())
            if section.kind == SectionKind.TEXT:
                said[section.key] = data[names[0]].strip()
            elif section.kind == SectionKind.VIGNETTES:
                said[section.key] = data[names[0]]
            elif section.kind == SectionKind.PARTICIPANTS:
                rows = zip((row for row, _label in ESTIMATED), names, strict=True)
                said[section.key] = {row: data[name] for row, name in rows if data[name] is not None}
        return said
