"""Reports and their templates: for those who write reports of all their states; signed ones for who reads figures."""

from django.utils import timezone

from streetwork.accounts.roles import READS_FIGURES, WRITES_REPORTS
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report
from streetwork.reporting.periods import period_of
from tests.factories.reporting_reports import template_of
from tests.walls.route import OF_PROGRAMME, REACHES, Route

CANARIES: tuple[str, ...] = ("report_template", "report_hint", "report_draft", "report_signed")
WRITERS = {"report_template", "report_hint", "report_draft", "report_signed"}
RECEIVES: dict[str, set[str]] = {
    "lead": set(WRITERS),
    "coordinator": set(WRITERS),
    "figures_only": {"report_signed"},
}
OF_WRITERS = "report_writers"
REACHES[OF_WRITERS] = {"coordinator", "lead"}
VARIANTS: dict[str, list[str]] = {
    "reports:list": ["?q=canary", "?status=signed", "?status=draft", "?programme={world.report.programme_id}"],
    "reports:new": ["?template={world.report_template.pk}"],
    "reports:new-section": ["?kind=text", "?kind=figures", "?kind=chart"],
}
POSTS: dict[str, dict] = {
    "reports:new": {"template": "{world.report_template.pk}", "period": "2020"},
    "reports:sign": {"seen": "1"},
    "reports:template-status": {"to": "retired"},
    "reports:move-section": {"to": "down", "seen": "1"},
    "reports:remove-section": {"seen": "1"},
}


def draft(world):
    return {"pk": world.report.pk}


def signed(world):
    return {"pk": world.signed_report.pk}


def template(world):
    return {"pk": world.report_template.pk}


def section(world):
    return {"pk": world.report_template.pk, "key": "aims"}


def _of_writers(name, *, get=405, post=405, at=draft):
    return Route(f"reports:{name}", WRITES_REPORTS, get=get, post=post, at=at, row=OF_WRITERS)


ROUTES: list[Route] = [
    Route("reports:list", READS_FIGURES, get=200),
    Route("reports:new", WRITES_REPORTS, get=200, post=422),
    Route("reports:detail", READS_FIGURES, get=200, at=draft, row=OF_WRITERS),
    Route("reports:pdf", READS_FIGURES, get=200, at=signed, row=OF_PROGRAMME),
    Route("reports:xlsx", READS_FIGURES, get=200, at=signed, row=OF_PROGRAMME),
    _of_writers("edit", get=200, post=422),
    _of_writers("build", post=302),
    _of_writers("submit", post=302),
    _of_writers("take-back", post=302),
    _of_writers("discard", post=302),
    _of_writers("new-version", post=302, at=signed),
    _of_writers("sign", post=302),
    _of_writers("send-back", post=422),
    Route("reports:templates", WRITES_REPORTS, get=200),
    Route("reports:new-template", WRITES_REPORTS, get=200, post=422),
    _of_writers("template", get=200, at=template),
    _of_writers("edit-template", get=200, post=422, at=template),
    _of_writers("copy-template", get=200, post=422, at=template),
    _of_writers("template-status", post=302, at=template),
    _of_writers("preview", get=200, at=template),
    _of_writers("new-section", get=302, post=302, at=template),
    _of_writers("section", get=200, post=422, at=section),
    _of_writers("move-section", post=302, at=section),
    _of_writers("remove-section", post=302, at=section),
]


def furnish(world):
    canary = world.canary
    world.report_template = template_of(name=canary["report_template"])
    world.report_template.sections[0]["guidance"] = canary["report_hint"]
    world.report_template.save()
    world.report = _report(world, 1, ReportStatus.DRAFT, title=canary["report_draft"])
    world.signed_report = _report(
        world, 2, ReportStatus.IN_REVIEW, title=canary["report_signed"], submitted_by=world.cast.coordinator,
        submitted_at=timezone.now(),
    )  # fmt: skip
    Report.objects.filter(pk=world.signed_report.pk).update(
        status=ReportStatus.SIGNED, signed_by=world.cast.lead, signed_at=timezone.now()
    )


def _report(world, ago, status, **facts):
    period = period_of(timezone.localdate(), "half")
    for _turn in range(ago):
        period = period.before
    template = world.report_template
    return Report.objects.create(
        template=template, programme=template.programme, state_ids=[s.pk for s in template.states.all()],
        language="en", kind=period.kind, first=period.first, last=period.last, status=status,
        sections=template.sections, built_at=timezone.now(), data_hash="0" * 64, figures=FIGURES, **facts,
    )  # fmt: skip


FIGURES = {
    "format": 1, "language": "en", "programme": "Kompan", "carrier": "", "template": "", "funder": "", "categories": "",
    "states": ["Saxony-Anhalt"], "period": {"name": "2026", "first": "2026-01-01", "last": "2026-06-30"},
    "sections": [], "rules": ["rule"], "source": "log",
}  # fmt: skip
