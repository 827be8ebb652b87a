"""What periods, tables and codes are called on the public pages."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.models import Release
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.releases.menu import LANGUAGE, PLATFORM, STATE, TOPIC, Table
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary


def period_name(period: Period) -> str:
    """A month, quarter or year as a title; never inside a sentence, whose grammar would bend it."""
    if period.kind == PeriodKind.MONTH:
        return date_format(period.first, "YEAR_MONTH_FORMAT")
    if period.kind == PeriodKind.QUARTER:
        number = (period.first.month + 2) // 3
        return _("Quarter %(number)s, %(year)s") % {"number": number, "year": period.first.year}
    return str(period.first.year)


def period_of_release(release: Release) -> Period:
    return period_of(release.starts, release.kind)


def dimension_name(dimension: str) -> str:
    return {
        "": pgettext("statistics", "Total"),
        STATE: _("Federal state"),
        LANGUAGE: _("Language"),
        TOPIC: _("Topic"),
        PLATFORM: _("Platform"),
    }[dimension]


def table_name(table: Table) -> str:
    """Federal state × language."""
    if not table.column:
        return dimension_name(table.row)
    return f"{dimension_name(table.row)} × {dimension_name(table.column)}"


def code_names(dimension: str) -> dict[str, str]:
    """{code: name} in the vocabulary's order. Codes that it does not know are shown by `name_of` as they are."""
    words = vocabulary()
    if dimension == STATE:
        found = sorted(words.states.values(), key=lambda state: (state.pk == State.DE, state.name.casefold()))
        return {state.code: state.name for state in found}
    if dimension == LANGUAGE:
        return {language.code: language.name for language in words.languages.values()}
    if dimension == TOPIC:
        return {topic.code: topic.name for topic in words.topics.values() if topic.parent_id is None}
    if dimension == PLATFORM:
        return {platform.code: platform.name for platform in words.platforms.values()}
    return {}


def name_of(code: str, names: dict[str, str]) -> str:
    return names.get(code) or code or pgettext("statistics", "not stated")
