"""Where in a text something could lead to a person: the guard's findings and our own patterns, certain ones first."""

from cases.listening.masking.names import names
from cases.listening.masking.patterns import PATTERNS
from cases.listening.masking.placeholders import WRITTEN, Placeholder
from streetwork.guard import Kind, findings
from streetwork.guard.normal import normalise

OF_GUARD = {
    Kind.EMAIL: Placeholder.MAIL,
    Kind.PROFILE_URL: Placeholder.LINK,
    Kind.IBAN: Placeholder.BANK,
    Kind.PHONE: Placeholder.PHONE,
    Kind.HANDLE: Placeholder.USER,
}


def spans(text: str, marks) -> list[tuple[int, int, str]]:
    """(start, end, placeholder), in order, without overlaps; nothing inside a placeholder that stands there already."""
    guarded = findings(text)
    normal = normalise(text)
    found = [(f.start, f.end, OF_GUARD[f.kind]) for f in guarded if f.kind in OF_GUARD]
    for kind, search in PATTERNS:
        found += [(*normal.original_span(start, end), kind) for start, end in search(normal.text) if start < end]
    called = [(f.start, f.end) for f in guarded if f.kind == Kind.NAME]
    called += [normal.original_span(start, end) for start, end in names(normal.text) if start < end]
    written = [match.span() for match in WRITTEN.finditer(text)]
    for start, end in called:
        found += [(*part, Placeholder.NAME) for part in _without(start, end, [mark[:2] for mark in marks])]
    return _merged([each for each in found if not any(s < each[1] and each[0] < e for s, e in written)])


def _without(start, end, marks):
    """The parts of a name outside the keywords: a keyword is nobody's name."""
    parts, position = [], start
    for first, last in sorted(marks):
        if last <= position or first >= end:
            continue
        if first > position:
            parts.append((position, first))
        position = last
    if position < end:
        parts.append((position, end))
    return parts


def _merged(found):
    """Overlapping spans become one, of the kind that is most certain: the order of PATTERNS, names last."""
    rank = {kind: number for number, kind in enumerate(Placeholder)}
    rank[Placeholder.NAME] = len(rank)
    merged: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(found):
        if merged and start < merged[-1][1]:
            first, last, before = merged[-1]
            merged[-1] = (first, max(last, end), min(before, kind, key=lambda each: rank[each]))
        else:
            merged.append((start, end, kind))
    return merged
