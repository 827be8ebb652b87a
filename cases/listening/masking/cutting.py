"""At most 300 characters around the first mark, cut between words."""

LONGEST = 300
ELLIPSIS = "…"


def cut(text: str, marks) -> tuple[str, list[tuple]]:
    """The part of the text around its first mark, white space joined, and the marks inside the part."""
    text, marks = _joined(text, marks)
    if len(text) <= LONGEST:
        return text, marks
    room = LONGEST - 2 * len(ELLIPSIS)
    first, last = (marks[0][0], min(marks[0][1], marks[0][0] + room)) if marks else (0, 0)
    start = max(0, min(first - (room - (last - first)) // 2, len(text) - room))
    end = min(len(text), start + room)
    start, end = _outside_words(text, start, end, first, last)
    head, tail = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
    shift = len(head) - start
    inside = [(mark[0] + shift, mark[1] + shift, *mark[2:]) for mark in marks if mark[0] >= start and mark[1] <= end]
    return f"{head}{text[start:end]}{tail}", inside


def _joined(text, marks):
    """One space for any run of white space; marks follow."""
    marks = [mark for mark in marks if mark[0] < mark[1]]
    if text == " ".join(text.split()):
        return text, marks
    kept, places = [], []
    for character in text:
        places.append(len(kept))
        space = character.isspace()
        if space and (not kept or kept[-1] == " "):
            continue
        kept.append(" " if space else character)
    places.append(len(kept))
    joined = "".join(kept).rstrip()
    return joined, [(places[mark[0]], min(places[mark[1]], len(joined)), *mark[2:]) for mark in marks]


def _outside_words(text, start, end, first, last):
    """Move both cuts to the nearest white space inside, as long as the mark stays whole; never through a bracket."""
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", last, end)
        end = space if space > last else end
    opened = text.rfind("[", start, end)
    if opened >= 0 and opened >= last and text.find("]", opened, end) < 0:
        end = opened
    closed = text.find("]", start, end)
    if 0 <= closed < first and text.find("[", start, closed) < 0:
        start = closed + 1
    return start, end
