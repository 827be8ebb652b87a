"""The record of processing activities (Art. 30 GDPR) as Markdown, written from the data catalogue."""

from collections.abc import Iterator
from itertools import groupby

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from streetwork.delivery.catalogue import entries, field_label
from streetwork.delivery.periods import Period
from streetwork.delivery.retention import rules
from streetwork.tenancy.models import Programme


def processing_record() -> str:
    """The whole record in the active language. Carriers are read from the programmes."""
    return "\n".join([*_head(), *_activities(), *_periods(), *_measures()]) + "\n"


def _heading(text: str, level: int = 2) -> str:
    return f"{'#' * level} {text}\n"


def _head() -> Iterator[str]:
    yield _heading(_("Record of processing activities (Art. 30 GDPR)"), level=1)
    yield _heading(_("Controllers"))
    yield from _table(
        [_("Programme"), _("Carrier")],
        [[programme.name, programme.carrier] for programme in Programme.objects.all()],
    )
    yield _heading(_("Recipients and third countries"))
    yield _("The data stay on the servers of the operator. Nothing is sent to third countries.") + "\n"


def _activities() -> Iterator[str]:
    yield _heading(_("Processing activities"))
    for model, of_model in groupby(sorted(entries(), key=lambda entry: entry.model), key=lambda entry: entry.model):
        yield f"### {apps.get_model(model)._meta.verbose_name_plural} (`{model}`)\n"
        yield from _table(
            [_("Purpose"), _("Data"), _("Legal basis"), _("Retention"), _("Who reads it")],
            [
                [purpose, ", ".join(field_label(entry) for entry in same), basis, _period(retention), readers]
                for (purpose, basis, retention, readers), same in groupby(of_model, key=_terms)
            ],
        )


def _terms(entry) -> tuple[str, str, str, str]:
    return str(entry.purpose), str(entry.legal_basis), str(entry.retention), str(entry.readers)


def _period(retention: str) -> str:
    if retention not in rules:
        return retention
    rule = rules[retention]
    return _("%(period)s after %(start)s") % {"period": length(rule.period), "start": rule.start}


def length(period: Period) -> str:
    """The period in words."""
    if period.months:
        return ngettext("%(count)d month", "%(count)d months", period.months) % {"count": period.months}
    return ngettext("%(count)d day", "%(count)d days", period.days) % {"count": period.days}


def _periods() -> Iterator[str]:
    yield _heading(_("Periods of erasure"))
    yield from _table(
        [_("Data"), _("Retention"), _("begins with"), _("Rule")],
        [[rule.label, length(rule.period), rule.start, f"`{rule.key}`"] for rule in rules.values()],
    )


def _measures() -> Iterator[str]:
    yield _heading(_("Technical and organisational measures (Art. 32 GDPR)"))
    for measure in [
        _("Each state is walled off by the database itself (row-level security)."),
        _("Links of threads are stored as keyed fingerprints only; the key lies outside the database."),
        _("Second factor for every member of staff; confidentiality declaration before the first access."),
        _("Access log that can be added to but not changed, chained by hashes and signed daily."),
        _("Nightly erasure after the periods above, with a report."),
    ]:
        yield f"- {measure}"


def _table(headings, rows) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |"
    yield ""
