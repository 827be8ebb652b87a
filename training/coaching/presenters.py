"""The coaching log as the page shows it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from streetwork.accounts.access import Access
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.charts import Bar
from training.coaching.filters import CoachingFilter
from training.coaching.queries import minutes_by, sums_of
from training.coaching.rules import hours_of, may_write
from training.enums import CoachingTopic, InstitutionType
from training.models import Coaching


@dataclass(frozen=True)
class CoachingRow:
    coaching: Coaching
    may_write: bool

    @property
    def state(self) -> str:
        return vocabulary().states[self.coaching.state_id].name

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.coaching.programme_id].short_name


class Sums:
    """What a selection adds up to: figures, minutes by topic and by type of institution."""

    def __init__(self, wanted: CoachingFilter):
        self.filter = wanted

    @cached_property
    def totals(self) -> dict[str, int]:
        return sums_of(self.filter.found())

    @property
    def hours(self) -> str:
        return hours_of(self.totals["minutes"])

    @cached_property
    def topics(self) -> list[Bar]:
        return self._bars("topic", CoachingTopic, "topic")

    @cached_property
    def types(self) -> list[Bar]:
        return self._bars("institution_type", InstitutionType, "type")

    def _bars(self, field: str, choices, name: str) -> list[Bar]:
        return [
            Bar(choices(value).label, minutes, "?" + self.filter.query_with(**{name: value}))
            for value, _number, minutes in minutes_by(self.filter.found(), field)
        ]


def row_of(coaching: Coaching, access: Access) -> CoachingRow:
    return CoachingRow(coaching, may_write(access, coaching))


def headings() -> list[str]:
    return [_("date"), _("institution"), _("type of institution"), _("state"), _("programme"), _("topic"), _("form"),
            _("minutes"), _("people"), _("result"), _("coach")]  # fmt: skip


def lines(coachings) -> list[list]:
    """Needs the coach fetched."""
    words = vocabulary()
    return [
        [
            each.held_on.isoformat(), each.institution, each.get_institution_type_display(),
            words.states[each.state_id].code, words.programmes[each.programme_id].slug, each.get_topic_display(),
            each.get_form_display(), each.minutes, each.people, each.result, str(each.coach or ""),
        ]
        for each in coachings
    ]  # fmt: skip
