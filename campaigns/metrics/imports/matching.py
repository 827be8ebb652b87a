"""Which placement a line of a file is about. Only a link or an id decides; the rest is offered to a person. Pure.

The likeness of texts and days is looked up in dictionaries, so that thousands of lines against thousands of placements
stay quick.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils import timezone

from campaigns.models import Placement
from streetwork.places.folding import fold
from streetwork.vocabulary.permalinks import PatternIndex, parse

MOST_OFFERED = 5
# A text of which so much agrees begins alike.
ALIKE_LENGTH = 24
TRACKING = {"fbclid", "igsh", "igshid", "mibextid", "rdid", "share_url", "ref", "__cft__[0]", "__tn__", "locale"}
LEAST_ID_DIGITS = 10


@dataclass(frozen=True)
class Candidate:
    """A placement that may be meant, and why."""

    placement: Placement
    same_day: bool
    alike: bool


@dataclass
class Match:
    """`how`: link, id, or "" when nothing tells. `ambiguous`: the link leads to several placements."""

    placement: Placement | None = None
    how: str = ""
    ambiguous: bool = False
    candidates: list[Candidate] = field(default_factory=list)


def link_key(url: str, patterns: PatternIndex) -> str:
    """A spelling of a post's link that all its forms share as far as the link tells; "" without a link."""
    url = url.strip()
    if not url:
        return ""
    link = parse(url, patterns)
    if link and link.thread_id:
        return link.thread_id
    try:
        parts = urlsplit(url if "//" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if not host:
        return ""
    query = [(key, value) for key, value in parse_qsl(parts.query) if not _is_tracking(key)]
    return f"{host}{parts.path.rstrip('/').casefold()}?{urlencode(sorted(query))}"


def _is_tracking(key: str) -> bool:
    return key in TRACKING or key.startswith("utm_")


def beginning(text: str) -> str:
    """What two texts must share to begin alike: letters and digits only, whatever the script."""
    short = text[:200]
    plain = fold(short) or "".join(sign for sign in short.casefold() if sign.isalnum())
    return plain[:ALIKE_LENGTH]


class Matcher:
    """Looks placements of one programme and platform up."""

    def __init__(self, placements: list[Placement], *, texts: dict[int, list[str]], patterns: PatternIndex):
        """`texts`: what each placement said, by its id."""
        self.patterns = patterns
        self._by_link: dict[str, list[Placement]] = defaultdict(list)
        self._by_id: dict[str, list[Placement]] = defaultdict(list)
        self._by_day: dict[date, list[Placement]] = defaultdict(list)
        self._by_text: dict[str, list[Placement]] = defaultdict(list)
        for placement in placements:
            if key := link_key(placement.permalink, patterns):
                self._by_link[key].append(placement)
            for known in self._ids_of(placement):
                self._by_id[known].append(placement)
            if placement.published_at:
                self._by_day[timezone.localtime(placement.published_at).date()].append(placement)
            for start in {beginning(text) for text in texts.get(placement.pk, [])} - {""}:
                self._by_text[start].append(placement)

    def _ids_of(self, placement: Placement) -> set[str]:
        """The platform's number of the post: stored, or part of its link. Short numbers count within a channel only."""
        link = parse(placement.permalink, self.patterns) if placement.permalink else None
        ids = {placement.external_id, link.thread_key if link else ""}
        return {each for each in ids if each.isdigit() and len(each) >= LEAST_ID_DIGITS}

    def match(self, *, link: str, post_id: str, published: datetime | None, text: str) -> Match:
        """By link, else by id; else what may be offered, what agrees in day and text first."""
        for found, how in ((self._by_link.get(link_key(link, self.patterns), []), "link"),
                           (self._known_as(post_id), "id")):  # fmt: skip
            if len(found) == 1:
                return Match(found[0], how)
            if found:
                offered = [Candidate(each, same_day=False, alike=False) for each in found[:MOST_OFFERED]]
                return Match(ambiguous=True, candidates=offered)
        return Match(candidates=self._offered(published, text))

    def _known_as(self, post_id: str) -> list[Placement]:
        """Facebook writes an id alone or behind its page's: 61571_122158."""
        if not post_id:
            return []
        return self._by_id.get(post_id) or self._by_id.get(post_id.rpartition("_")[2]) or []

    def _offered(self, published: datetime | None, text: str) -> list[Candidate]:
        of_day = self._by_day.get(timezone.localtime(published).date(), []) if published else []
        start = beginning(text)
        alike = self._by_text.get(start, []) if start else []
        days, texts = {each.pk for each in of_day}, {each.pk for each in alike}
        found = {each.pk: each for each in (*alike, *of_day)}
        ranked = sorted(found.values(), key=lambda each: (-(each.pk in days) - (each.pk in texts), each.pk))
        return [Candidate(each, each.pk in days, each.pk in texts) for each in ranked[:MOST_OFFERED]]
