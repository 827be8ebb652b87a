"""Masking: what could lead to a person is taken out of a hit sentence before it is stored. Pure, no models.

`streetwork.guard` warns a colleague and must not cry wolf; here nobody is asked, so more is taken out: every link,
every number long enough to be somebody's, names by greeting, signature and kinship as well. Towns, offices and the
German words that make a question ours stay, and so do postcodes. It is no proof of anonymity: a rare name in lower
case without any sign stays, and so does a description that only neighbours understand; therefore 14 days.
"""

from cases.listening.masking.cutting import LONGEST, cut
from cases.listening.masking.placeholders import PLACEHOLDERS, Placeholder, pieces
from cases.listening.masking.spans import spans

__all__ = ["LONGEST", "PLACEHOLDERS", "Placeholder", "mask", "pieces"]

ROUNDS = 2  # what was hidden beside something else shows once that is gone


def mask(text: str, marks=()) -> tuple[str, list[tuple]]:
    """The text without what could lead to a person, at most 300 characters around the first mark.

    `marks` are (start, end, …) of the keywords; they are answered at their new places. A mark inside a link or a
    number goes with it; a keyword that only looks like a name stays.
    """
    marks = sorted(tuple(mark) for mark in marks)
    text = text.replace("\x00", "")
    for _round in range(ROUNDS):
        found = spans(text, marks)
        if not found:
            break
        text, marks = _replace(text, marks, found)
    return cut(text, marks)


def _replace(text, marks, found):
    """Put the placeholders in, one for neighbours of the same kind, and move the marks."""
    pieces_, moved, position, length = [], [], 0, 0
    waiting = [mark for mark in marks if not any(s < mark[1] and mark[0] < e for s, e, _kind in found)]
    last = ""
    for start, end, kind in [*found, (len(text), len(text), "")]:
        between = text[position:start]
        while waiting and waiting[0][1] <= start:
            mark = waiting.pop(0)
            shift = length - position
            moved.append((mark[0] + shift, mark[1] + shift, *mark[2:]))
        if kind and kind == last and not between.strip(" ,;/"):
            position = end
            continue
        placeholder = f"[{kind}]" if kind else ""
        pieces_ += [between, placeholder]
        length += len(between) + len(placeholder)
        position, last = end, kind
    return "".join(pieces_), moved
