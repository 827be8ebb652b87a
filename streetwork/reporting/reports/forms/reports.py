"""Which report to begin, and why one goes back."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.enums import PeriodKind, ReportStatus
from streetwork.reporting.models import ReportTemplate
from streetwork.reporting.periods import Period, period_of
from streetwork.web.filtering import ALL, FilterBar, number_choice, words_field
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, QuickSelect

# How many periods of each kind are offered, the running one included.
OFFERED = {PeriodKind.HALF: 5, PeriodKind.QUARTER: 9, PeriodKind.MONTH: 13, PeriodKind.YEAR: 3}


def offered_periods(today: date) -> dict[str, dict[str, Period]]:
    """{kind: {code: period}}, newest first; the first of each still runs."""
    offered: dict[str, dict[str, Period]] = {}
    for kind, number in OFFERED.items():
        period, offered[kind] = period_of(today, kind), {}
        for _turn in range(number):
            offered[kind][period.code] = period
            period = period.before
    return offered


class NewReportForm(forms.Form):
    template = forms.TypedChoiceField(
        label=_("Template"), coerce=int, widget=ChipRadios, error_messages={"required": _("Choose a template.")}
    )
    period = forms.ChoiceField(label=_("Period"), widget=QuickSelect)

    def __init__(self, *args, templates: list[ReportTemplate], today: date, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.templates = {each.pk: each for each in templates}
        offered = offered_periods(today)
        self.periods = {code: period for periods in offered.values() for code, period in periods.items()}
        self.fields["template"].choices = [(each.pk, each.name) for each in templates]
        self.fields["period"].choices = [
            (PeriodKind(kind).label, [(code, self._said(period, today)) for code, period in periods.items()])
            for kind, periods in offered.items()
        ]
        if len(templates) == 1:
            self.initial.setdefault("template", templates[0].pk)
        rhythm = next((t.rhythm for t in templates if t.pk == self.initial.get("template")), "") or PeriodKind.HALF
        self.initial.setdefault("period", period_of(today, rhythm).before.code)

    @staticmethod
    def _said(period: Period, today: date) -> str:
        return _("%(period)s (not over yet)") % {"period": period} if period.last >= today else str(period)

    @property
    def chosen_template(self) -> ReportTemplate:
        return self.templates[self.cleaned_data["template"]]

    @property
    def chosen_period(self) -> Period:
        return self.periods[self.cleaned_data["period"]]


class RemarkForm(GuardedTexts, forms.Form):
    """Why a report goes back."""

    guarded = ("remark",)

    remark = forms.CharField(
        label=_("What should change"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a sentence what should change.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class ReportFilter(FilterBar):
    """Which reports to list."""

    q = words_field()
    programme = number_choice(_("Programme"))
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[ALL, *ReportStatus.choices])

    def __init__(self, data, *, programmes):
        super().__init__(data)
        self.offer_programmes(programmes)

    def apply(self, reports):
        chosen = self.chosen
        for name in ("programme", "status"):
            if name in chosen:
                reports = reports.filter(**{name: chosen[name]})
        for word in chosen.get("q", "").split()[:8]:
            reports = reports.filter(title__icontains=word)
        return reports
