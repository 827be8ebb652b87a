"""How far a target is, and where it leads. Pure.

The forecast is the simplest one that is not misleading: what was reached so far, divided by the share that is normally
done by today. For contacts that share is last year's, where a whole year of data exists; else it is the share of the
days. In the first tenth of a period nothing is forecast.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from cases.results.figures import Count
from streetwork.reporting.periods import Period

# Before this share of the days nothing is forecast and nothing judged.
TOO_EARLY = 0.1
# A forecast of at least this share of the target is on course; of at least the second, at risk.
ON_COURSE, AT_RISK = 0.95, 0.8
# Last year's course counts when at least so many people were answered in it.
LEAST_LAST_YEAR = 50


class Light(TextChoices):
    """The traffic light: a word, a shape and a colour each, so that none of them has to speak alone."""

    REACHED = "reached", pgettext_lazy("target", "reached")
    ON_COURSE = "on_course", pgettext_lazy("target", "on course")
    AT_RISK = "at_risk", pgettext_lazy("target", "at risk")
    BEHIND = "behind", pgettext_lazy("target", "behind")
    NOT_BEGUN = "not_begun", pgettext_lazy("target", "not begun")


SHAPES = {
    Light.REACHED: "check-circle-fill",
    Light.ON_COURSE: "arrow-up-right-circle",
    Light.AT_RISK: "exclamation-triangle-fill",
    Light.BEHIND: "x-octagon-fill",
    Light.NOT_BEGUN: "hourglass",
}
TAGS = {
    Light.REACHED: "tag-accent",
    Light.ON_COURSE: "tag-accent",
    Light.AT_RISK: "tag-amber",
    Light.BEHIND: "tag-brick",
    Light.NOT_BEGUN: "tag-outline",
}


class Basis(TextChoices):
    """What a forecast was made from; "" where none was made."""

    NONE = ""
    PACE = "pace", pgettext_lazy("forecast", "pace so far")
    LAST_YEAR = "last_year", pgettext_lazy("forecast", "pace so far, with last year's course")


@dataclass(frozen=True)
class Course:
    """People answered a year before: up to the same day, and in the whole period; `is_whole` when counting had begun
    before that period did.
    """

    until_then: int = 0
    whole: int = 0
    is_whole: bool = False

    @property
    def share(self) -> float | None:
        """The share that was done by the day; None where it would say too little."""
        if not self.is_whole or self.whole < LEAST_LAST_YEAR or not self.until_then:
            return None
        return self.until_then / self.whole


@dataclass(frozen=True)
class Progress:
    """A target and what became of it. Shares are 0..1 (`share` may pass 1); None where nothing can be said.

    `expected_share` is the share of the target that would be reached by today on an even course. `forecast` is at the
    end of the period. With an actual of “1–2” neither share nor forecast is told.
    """

    actual: Count
    target: int
    share: float | None
    expected_share: float
    forecast: int | None
    basis: Basis
    light: Light
    is_over: bool = False
    is_early: bool = False

    @property
    def word(self) -> str | Promise:
        """The light in words, as it fits the moment."""
        if self.is_over and self.light == Light.BEHIND:
            return pgettext_lazy("target", "not reached")
        if self.is_early and self.light == Light.NOT_BEGUN:
            return pgettext_lazy("target", "too early to say")
        return self.light.label

    @property
    def shape(self) -> str:
        """The icon, a shape of its own for each light."""
        return SHAPES[self.light]

    @property
    def tag(self) -> str:
        return TAGS[self.light]

    @property
    def percent(self) -> int | None:
        return None if self.share is None else int(100 * self.share)

    @property
    def expected_percent(self) -> int:
        return round(100 * self.expected_share)

    @property
    def bar(self) -> int:
        """Length of the bar in per cent of its frame."""
        return min(100, self.percent or 0)


def elapsed(period: Period, today: date) -> float:
    """The share of the period's days that have passed, today included."""
    return min(period.days, max(0, (today - period.first).days + 1)) / period.days


def progress_of(actual: Count, target: int, period: Period, today: date, course: Course | None = None) -> Progress:
    """What can be said today about a target of the period.

    >>> from streetwork.reporting.periods import period_of
    >>> half = period_of(date(2026, 7, 1), "half")
    >>> told = progress_of(Count(60, 60), 100, half, date(2026, 9, 30))
    >>> told.forecast, str(told.light), told.percent, told.expected_percent
    (120, 'on_course', 60, 50)
    """
    passed = elapsed(period, today)
    is_over, is_early = today > period.last, 0 < passed < TOO_EARLY
    of_last_year = course.share if course and 0 < passed < 1 else None
    expected = passed if of_last_year is None else of_last_year
    is_told = actual.low == actual.high
    forecast, basis = None, Basis.NONE
    if is_told and not is_over and passed >= TOO_EARLY:
        forecast = max(actual.high, _rounded(actual.high / expected))
        basis = Basis.PACE if of_last_year is None else Basis.LAST_YEAR
    return Progress(
        actual=actual,
        target=target,
        share=actual.high / target if is_told else None,
        expected_share=expected,
        forecast=forecast,
        basis=basis,
        light=_light(actual, target, forecast, expected, passed, is_over=is_over),
        is_over=is_over,
        is_early=is_early,
    )


def _light(actual: Count, target: int, forecast: int | None, expected: float, passed: float, *, is_over) -> Light:
    if not passed:
        return Light.NOT_BEGUN
    if actual.low >= target:
        return Light.REACHED
    if is_over:
        return Light.BEHIND
    if passed < TOO_EARLY:
        return Light.NOT_BEGUN
    likely = forecast if forecast is not None else actual.high / expected
    if likely >= ON_COURSE * target:
        return Light.ON_COURSE
    return Light.AT_RISK if likely >= AT_RISK * target else Light.BEHIND


def _rounded(number: float) -> int:
    """No more digits than a forecast can carry: two that count.

    >>> _rounded(7.4), _rounded(123.4), _rounded(1288)
    (7, 120, 1300)
    """
    whole = round(number)
    return whole if whole < 100 else round(whole, 2 - len(str(whole)))
