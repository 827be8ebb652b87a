"""What a page says about itself: what is looked at, what that leaves out, and what the words mean."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from streetwork.reporting.dashboard.filters import DashboardFilter
from streetwork.reporting.dashboard.words import word_of
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.periods import Period
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary

FILTERS = {
    "language": Dimension.LANGUAGE,
    "topic": Dimension.TOPIC,
    "platform": Dimension.PLATFORM,
    "origin": Dimension.ORIGIN,
}
NAMED_STATES = 3


def place_said(wanted: DashboardFilter) -> str:
    """“Saxony-Anhalt”, “14 states”."""
    known = vocabulary().states
    states = sorted(
        (known[pk] for pk in wanted.selection.states), key=lambda s: (s.pk == State.DE, s.name.casefold())
    )  # fmt: skip
    if len(states) <= NAMED_STATES:
        return ", ".join(each.name for each in states)
    lands = sum(not each.is_supraregional for each in states)
    said = ngettext("%(n)d state", "%(n)d states", lands) % {"n": lands}
    return said if lands == len(states) else _("%(states)s and supraregional") % {"states": said}


def programmes_said(wanted: DashboardFilter) -> str:
    return ", ".join(vocabulary().programmes[pk].short_name for pk in wanted.pairs)


def filters_said(wanted: DashboardFilter) -> list[tuple[str, str]]:
    """(filter, what was chosen in words)"""
    chosen = wanted.chosen
    return [
        (str(wanted.fields[name].label), str(word_of(dimension, str(chosen[name]))))
        for name, dimension in FILTERS.items()
        if name in chosen
    ]


def days_said(period: Period) -> str:
    """“1 July – 22 November 2026”, the year once."""
    first, last = period.first, period.last
    if first == last:
        return date_format(last, "DATE_FORMAT")
    return f"{date_format(first, 'j. F' if first.year == last.year else 'j. F Y')} – {date_format(last, 'j. F Y')}"


def period_said(period: Period) -> str:
    """The name of a calendar period, or its days."""
    return str(period) if period.kind else days_said(period)


def fairness_said(wanted: DashboardFilter) -> list[str]:
    """How the two periods were cut."""
    window, said = wanted.window, []
    if not wanted.exactly:
        said.append(_("Counted in whole months that are over; 1 and 2 are shown as “1–2”, so that nobody is found by "
                      "counting."))  # fmt: skip
    if window.is_uneven and window.compared:
        said.append(_("The running month stands beside a whole one: it is not over yet."))
    elif window.is_cut and window.compared and window.compared == window.period.year_before:
        said.append(_("The period is not over: of the earlier year the same days are counted."))
    elif window.is_cut and window.compared and wanted.exactly:
        days = window.period.days
        said.append(ngettext("The period is not over: of the earlier one as many days are counted (%(n)d).",
                             "The period is not over: of the earlier one as many days are counted (%(n)d).",
                             days) % {"n": days})  # fmt: skip
    elif window.is_cut and window.compared:
        said.append(_("The period is not over: of the earlier one as many months are counted."))
    if any(name in wanted.chosen for name in ("platform", "origin")):
        said.append(_("Referrals know neither platform nor origin group: those are counted whose contact does."))
    return said


def facts_of(wanted: DashboardFilter, *, counted_at: str) -> list[tuple[str, str]]:
    """The sheet of sources and filters: what, said."""
    window = wanted.window
    rows = [
        (_("Period"), days_said(window.period)),
        (_("Compared with"), days_said(window.compared) if window.compared else _("nothing")),
        (_("Programmes"), programmes_said(wanted)),
        (_("States"), ", ".join(vocabulary().states[pk].name for pk in sorted(wanted.selection.states))),
        *filters_said(wanted),
        (_("Counted"), counted_at),
        (_("Source"), _("Streetwork: contacts and referrals as counselors logged them")),
        *definitions(),
    ]
    return rows + [(pgettext("about figures", "Note"), said) for said in fairness_said(wanted)]


def definitions() -> list[tuple[str, str]]:
    """What the figures mean, everywhere alike."""
    return [
        (_("Contacts"), _("People answered; an entry for 12 comments counts 12. Offers that nobody answered are not "
                          "among them.")),
        (_("Consultations"), _("People with a consultation, repeated support, or a crisis.")),
        (_("Referrals"), _("Referrals suggested in the period.")),
        (_("Referrals that arrived"), _("Those of them that stand at least at “contacted” today.")),
        (_("False statements corrected"), _("People answered in contacts in which a false answer was corrected.")),
    ]  # fmt: skip
