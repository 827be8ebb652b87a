"""How the statistics are made, for lay readers: a text for each of two languages, and worked examples."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import override

from streetwork.reporting.releases.menu import LANGUAGE
from streetwork.reporting.releases.perturbation import METHOD_VERSION, VARIANCE, D, transition
from streetwork.reporting.statistics.dataset import Dataset
from streetwork.reporting.statistics.names import code_names, name_of
from streetwork.reporting.statistics.reading import Issue, Publications

WRITTEN_IN = ("de", "en")
FALLBACK = "en"
SMALL, MIDDLE = 1, 12
# Counted → published, as it may come out; the sum of what is published is not the published total.
EXAMPLE = ((240, 242), (12, 11), (2, 4), (1, 0), (0, 0))
EXAMPLE_TOTAL = (255, 253)
EXAMPLE_LANGUAGES = ("pl", "ro", "bg", "es", "vi")


@dataclass(frozen=True)
class Outcome:
    """What may be published for a true number, and how often: the share as text and as the length of a bar."""

    value: int
    share: str
    width: str


class MethodPage:
    """`language` is what the reader asked for, `written_in` what the text is in."""

    d, variance, version = D, VARIANCE, METHOD_VERSION
    example_total = EXAMPLE_TOTAL

    def __init__(self, publications: Publications, language: str | None):
        self.publications = publications
        self.language = language
        self.written_in = language if language in WRITTEN_IN else FALLBACK
        self.dataset = Dataset(publications)

    @property
    def is_translated(self) -> bool:
        return self.language == self.written_in

    @property
    def template(self) -> str:
        return f"statistics/method/{self.written_in}.html"

    @property
    def newest(self) -> Issue | None:
        return self.publications.first_shown

    @property
    def newest_day(self) -> str:
        with override(self.written_in):
            return date_format(timezone.localtime(self.newest.release.frozen_at), "DATE_FORMAT")

    @property
    def example_rows(self) -> list[tuple[str, tuple[int, int]]]:
        """(language, (counted, published)) of the invented table."""
        with override(self.written_in):
            names = code_names(LANGUAGE)
            return [(name_of(code, names), numbers) for code, numbers in zip(EXAMPLE_LANGUAGES, EXAMPLE, strict=True)]

    @property
    def example_sum(self) -> int:
        return sum(published for _counted, published in EXAMPLE)

    @property
    def outcomes_of_small(self) -> list[Outcome]:
        return self._outcomes(SMALL)

    @property
    def outcomes_of_middle(self) -> list[Outcome]:
        return self._outcomes(MIDDLE)

    def _outcomes(self, count: int) -> list[Outcome]:
        found = [(value, share) for value, share in transition(count) if share >= 0.0005]
        highest = max(share for _value, share in found)
        with override(self.written_in):
            return [
                Outcome(value, number_format(round(100 * share)), f"{100 * share / highest:.1f}%")
                for value, share in found
            ]
