"""Templates and reports for tests."""

from datetime import date

from django.utils import timezone

from streetwork.delivery.outbox import deliver_due
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.reports import actions
from streetwork.reporting.reports.sections import FigureKey, Section, SectionKind, stored
from tests.factories.accounts import programme
from tests.factories.cases import state_id
from tests.factories.cast import KOMPAN

SECTIONS = (
    Section(key="aims", kind=SectionKind.TEXT.value, title="Aims", guidance="What was promised.", required=True),
    Section(
        key="figures", kind=SectionKind.FIGURES.value, title="Figures", compare="before",
        indicators=(FigureKey.CONTACTS.value, FigureKey.REFERRALS.value),
    ),
    Section(key="topics", kind=SectionKind.CHART.value, title="Topics", chart="topics", compare="before"),
    Section(key="categories", kind=SectionKind.CATEGORIES.value, title="Categories"),
    Section(key="people", kind=SectionKind.PARTICIPANTS.value, title="Participants"),
    Section(key="stories", kind=SectionKind.VIGNETTES.value, title="Stories"),
    Section(key="more", kind=SectionKind.TEXT.value, title="More"),
)  # fmt: skip


def last_half() -> Period:
    """The newest half-year that is over."""
    return period_of(timezone.localdate(), "half").before


def template_of(*codes, slug=KOMPAN, sections=SECTIONS, name="Report to the ministry", **facts) -> ReportTemplate:
    facts = {"language": "en", "scheme": "eu_equal_treatment"} | facts
    template = ReportTemplate.objects.create(programme=programme(slug), name=name, sections=stored(sections), **facts)
    template.states.set([state_id(code) for code in codes or ("ST",)])
    return template


def begun(template: ReportTemplate, user, period: Period | None = None) -> Report:
    """A report that waits for the worker."""
    from streetwork.accounts.access import access_of
    from streetwork.tenancy.scope import scope

    granted = access_of(user.pk).scope() if user else None
    with scope(granted.read if granted else (), (), user.pk if user else None, widen="test data"):
        report, _is_new = actions.begin_report(
            template=template, period=period or last_half(), user=user.pk if user else None
        )
    return report


def built(template: ReportTemplate, user, period: Period | None = None) -> Report:
    """A draft."""
    report = begun(template, user, period)
    deliver_due()
    report.refresh_from_db()
    return report


def written(report: Report, user, **texts) -> Report:
    said = {"aims": "We answered questions."} | texts
    return actions.write(report=report, said=said, seen=str(report.revision), overrides=0, user=user.pk)


def submitted(report: Report, user, **texts) -> Report:
    report = written(report, user, **texts)
    actions.submit(report=report, seen=str(report.revision), user=user.pk)
    report.refresh_from_db()
    return report


def in_period(period: Period, day: int = 10):
    """A moment in the first month of the period."""
    first: date = period.first
    return timezone.make_aware(timezone.datetime(first.year, first.month, day, 12))
