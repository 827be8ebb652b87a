"""CSV as it is found; the rows are read by `streetwork.web.delimited`, as everywhere."""

from collections.abc import Iterator

from referrals.exchange.readers.parts import Line, Sheet, Unreadable, sheet_of
from streetwork.web import delimited


def decoded(content: bytes) -> tuple[str, list[list]]:
    """The text, and a hint when its encoding was guessed. Raises Unreadable."""
    try:
        text, encoding = delimited.decoded(content)
    except delimited.BadTable as problem:
        raise _unreadable(problem) from None
    return text, [["read_as", {"encoding": encoding.name.upper()}]] if encoding.is_guess else []


def read(text: str, hints: list[list]) -> Sheet:
    return sheet_of(_lines(text), hints)


def _lines(text: str) -> Iterator[Line]:
    try:
        for row in delimited.rows_of(text):
            yield Line(*row)
    except delimited.BadTable as problem:
        raise _unreadable(problem) from None


def _unreadable(problem: delimited.BadTable) -> Unreadable:
    return Unreadable(problem.code, line=problem.line) if problem.line else Unreadable(problem.code)
