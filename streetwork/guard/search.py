"""Runs the detectors, the most certain first, and puts the results in order."""

from .addresses import emails, handles, profile_urls
from .kinds import Finding, Kind
from .names import names
from .normal import normalise
from .numbers import ibans, phones

DETECTORS = (
    (Kind.EMAIL, emails),
    (Kind.PROFILE_URL, profile_urls),
    (Kind.IBAN, ibans),
    (Kind.PHONE, phones),
    (Kind.HANDLE, handles),
    (Kind.NAME, names),
)
PLACEHOLDER = "[…]"


def findings(text):
    """Return what in ``text`` looks like personal data: a sorted list of Findings that do not overlap."""
    if not text:
        return []
    normal = normalise(text)
    taken = bytearray(len(normal.text))
    found = []
    for kind, detect in DETECTORS:
        for start, end in detect(normal.text):
            if start < end and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                first, last = normal.original_span(start, end)
                found.append(Finding(start=first, end=last, kind=kind, text=text[first:last]))
    found.sort()
    return [finding for index, finding in enumerate(found) if index == 0 or found[index - 1].end <= finding.start]


def mask(text, found=None):
    """Return ``text`` with every finding replaced by ``[…]``; looks for them itself if none are given."""
    pieces, position = [], 0
    for finding in sorted(findings(text) if found is None else found):
        if finding.start >= position:
            pieces += [text[position : finding.start], PLACEHOLDER]
            position = finding.end
    return "".join(pieces) + text[position:]
