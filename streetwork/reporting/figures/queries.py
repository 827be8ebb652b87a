"""Reading figures. One meaning everywhere; exact at every moment."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from cases.enums import Kind
from referrals.ladder import SUCCESSES
from streetwork.reporting.figures.cells import Answer, Cell, Question
from streetwork.reporting.figures.dimensions import OFFER_UNANSWERED, Dimension
from streetwork.reporting.figures.reading import filtered_statement, plain_statement
from streetwork.reporting.figures.selection import Selection

CONSULTATIONS = (Kind.CONSULTATION, Kind.REPEATED, Kind.CRISIS)


@dataclass
class Figures:
    """The answer to one selection, by the dimensions that were asked for."""

    selection: Selection
    cells: dict[Dimension, dict[str, Cell]] = field(default_factory=dict)
    courses: dict[Dimension, dict[date, dict[str, Cell]]] = field(default_factory=dict)
    bucket: str = ""

    def by(self, dimension: Dimension) -> dict[str, Cell]:
        """{key: cell}, largest first; only keys that occur. Raises KeyError for a dimension that was not asked for."""
        return self.cells[dimension]

    def series(self, bucket: str, dimension: Dimension = Dimension.KIND) -> dict[date, dict[str, Cell]]:
        """{first day of each day, week, month, quarter, half or year of the period: {key: cell}}, gaps as {}.

        Raises KeyError for what was not asked for.
        """
        if bucket != self.bucket:
            raise KeyError(bucket)
        return self.courses[dimension]

    @property
    def total(self) -> Cell:
        """All contacts without unanswered offers."""
        return sum((cell for key, cell in self._kinds.items() if key != OFFER_UNANSWERED), Cell())

    @property
    def contacts(self) -> int:
        """People answered."""
        return self.total.people

    @property
    def consultations(self) -> int:
        """People consulted: consultations, repeated support, crises."""
        return sum(self._kinds.get(kind, Cell()).people for kind in CONSULTATIONS)

    @property
    def unanswered(self) -> int:
        """Offers that nobody answered."""
        return self._kinds.get(OFFER_UNANSWERED, Cell()).people

    @property
    def referrals(self) -> int:
        """Referrals suggested; asks for RESULT."""
        return sum(cell.entries for cell in self.by(Dimension.RESULT).values())

    @property
    def arrived(self) -> int:
        """Referrals that stand at least at *contacted*; asks for RESULT."""
        return sum(cell.entries for key, cell in self.by(Dimension.RESULT).items() if key in SUCCESSES)

    @property
    def _kinds(self) -> dict[str, Cell]:
        return self.cells.get(Dimension.KIND, {})


def figures_of(
    selections: Sequence[Selection],
    dimensions: Collection[Dimension],
    *,
    series: str = "",
    series_of: Collection[Dimension] = (Dimension.KIND,),
) -> list[Figures]:
    """The figures of each selection, by KIND and every dimension asked for.

    `series` is a bucket: "day", "week", "month", "quarter", "half" or "year"; `series_of` are the dimensions whose
    course over the buckets is wanted. Plain selections take one query together, each filtered one takes one more;
    one without programmes or states takes none.
    """
    question = Question.of(dimensions, series, series_of)
    answers = [Answer(question, selection) for selection in selections]
    plain = [answer for answer in answers if answer.selection.is_plain and answer.selection.states]
    if plain:
        for number, *row in _rows(plain_statement([each.selection for each in plain], question.wanted)):
            plain[number].add(*row)
    for answer in answers:
        if answer.selection.states and not answer.selection.is_plain:
            for _number, *row in _rows(filtered_statement(answer.selection, question.wanted)):
                answer.add(*row)
    return [Figures(answer.selection, answer.by_dimension(), answer.by_bucket(), question.bucket) for answer in answers]


def _rows(statement: tuple[str, dict[str, Any]]) -> list[tuple]:
    sql, values = statement
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
