"""What the columns of a platform's file mean: what we know, what we suggest, what a programme chose before. Pure."""

import re
from collections import Counter
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.enums import MetricName
from campaigns.metrics.imports.reading import Block
from streetwork.places.folding import fold
from streetwork.vocabulary.permalinks import PatternIndex, parse

POST_ID, LINK, PUBLISHED, TEXT, LEFT_OUT, FOLLOWERS = "post_id", "link", "published", "text", "", "followers"
FACEBOOK, INSTAGRAM, OTHER, SERIES = "facebook_posts", "instagram_posts", "other_posts", "daily_series"
KINDS: dict[str, str | Promise] = {
    FACEBOOK: _("Facebook posts"),
    INSTAGRAM: _("Instagram posts"),
    OTHER: _("posts of another platform"),
    SERIES: _("daily figures of a channel"),
}
FIELDS: dict[str, str | Promise] = {
    LINK: _("link of the post"),
    POST_ID: _("id of the post"),
    PUBLISHED: _("when it was published"),
    TEXT: _("beginning of the text"),
}
# Meta's English headers, and German ones as its business suite and spreadsheets of offices write them.
KNOWN: dict[str, str] = {
    name: target
    for target, names in {
        POST_ID: "Post ID|Beitrags-ID|Beitrag-ID|Post-ID|Video ID|Tweet id",
        LINK: "Permalink|Permanentlink|Permanent link|Post URL|Link zum Beitrag|Beitragslink|Post link|Video link",
        PUBLISHED: "Publish time|Veröffentlichungszeit|Veröffentlichungszeitpunkt|Zeitpunkt der Veröffentlichung|"
        "Veröffentlichungsdatum|Created date|Published|Post time",
        MetricName.VIEWS: "Views|Aufrufe|Video views",
        MetricName.REACH: "Reach|Reichweite|Viewers|Accounts reached|Erreichte Konten|Unique views|Personen",
        MetricName.IMPRESSIONS: "Impressions|Impressionen",
        MetricName.REACTIONS: "Reactions|Reaktionen|Likes|Gefällt mir|Gefällt-mir-Angaben|„Gefällt mir“-Angaben",
        MetricName.COMMENTS: "Comments|Kommentare|Replies",
        MetricName.SHARES: "Shares|Geteilt|Geteilte Inhalte|Mal geteilt|Reposts|Teilungen",
        MetricName.SAVES: "Saves|Saved|Gespeichert|Gespeicherte Inhalte|Speicherungen|Bookmarks",
        MetricName.CLICKS: "Total clicks|Klicks insgesamt|Gesamtklicks|Alle Klicks|Clicks|Klicks",
        MetricName.FOLLOWS: "Follows|Abos|Neue Follower|Neue Abonnenten|Folgt",
    }.items()
    for name in names.split("|")
}
# Known, and of no use to us.
IGNORED = (
    "Page ID", "Page name", "Account ID", "Account username", "Account name", "Duration (sec)", "Post type",
    "Languages", "Custom labels", "Funded content status", "Data comment", "Date", "Reactions, Comments and Shares",
    "Other Clicks", "Link Clicks", "Seconds viewed", "Average Seconds viewed",
    "Negative feedback from users: Hide all", "Seiten-ID", "Name der Seite", "Seitenname", "Konto-ID", "Kontoname",
    "Nutzername des Kontos", "Dauer (Sek.)", "Beitragsart", "Art des Beitrags", "Sprachen", "Datum", "Andere Klicks",
    "Sonstige Klicks", "Linkklicks", "Datenkommentar", "Reaktionen, Kommentare und geteilte Inhalte",
)  # fmt: skip
TITLES, DESCRIPTIONS = ("Title", "Titel", "Post title"), ("Description", "Beschreibung", "Caption", "Post message")
HINTS = (
    ("view", MetricName.VIEWS), ("aufruf", MetricName.VIEWS), ("reach", MetricName.REACH),
    ("reichweite", MetricName.REACH), ("impression", MetricName.IMPRESSIONS), ("like", MetricName.REACTIONS),
    ("reaction", MetricName.REACTIONS), ("reaktion", MetricName.REACTIONS), ("comment", MetricName.COMMENTS),
    ("kommentar", MetricName.COMMENTS), ("share", MetricName.SHARES), ("geteilt", MetricName.SHARES),
    ("save", MetricName.SAVES), ("gespeichert", MetricName.SAVES), ("click", MetricName.CLICKS),
    ("klick", MetricName.CLICKS), ("follow", MetricName.FOLLOWS), ("permalink", LINK), ("url", LINK),
    ("publish", PUBLISHED), ("veroffentlich", PUBLISHED), ("caption", TEXT), ("text", TEXT),
)  # fmt: skip


def folded(header: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(header)).strip()


_KNOWN = {folded(name): target for name, target in KNOWN.items()}
_IGNORED = {folded(name) for name in IGNORED}
_TITLES, _DESCRIPTIONS = {folded(name) for name in TITLES}, {folded(name) for name in DESCRIPTIONS}


def is_known(header: str) -> bool:
    """Whether we know what it is, be it that it is of no use."""
    name = folded(header)
    return name in _KNOWN or name in _IGNORED or name in _TITLES | _DESCRIPTIONS


def suggested(headers: list[str]) -> dict[str, str]:
    """{header: field} for the headers of a table of posts; each field once, what is known before what sounds alike.

    Facebook writes a post's text into "Title" and our own remarks into "Description"; Instagram has only the latter.
    """
    found: dict[str, str] = {}
    for header, field in (*_by_name(headers), *_texts(headers), *_by_sound(headers)):
        if header not in found and field not in found.values():
            found[header] = field
    return {header: found.get(header, LEFT_OUT) for header in headers}


def _by_name(headers: list[str]) -> list[tuple[str, str]]:
    return [(header, _KNOWN[folded(header)]) for header in headers if folded(header) in _KNOWN]


def _texts(headers: list[str]) -> list[tuple[str, str]]:
    return [(header, TEXT) for names in (_TITLES, _DESCRIPTIONS) for header in headers if folded(header) in names]


def _by_sound(headers: list[str]) -> list[tuple[str, str]]:
    unknown = [header for header in headers if not is_known(header)]
    return [(header, field) for header in unknown for part, field in HINTS if part in folded(header)]


def suggested_figure(title: str) -> str:
    """Which figure a daily series is, by its title: "Facebook follows" are people who newly followed on the day."""
    name = folded(title)
    return next((field for part, field in HINTS if part in name and field in MetricName.values), LEFT_OUT)


def kind_of(blocks: list[Block], patterns: PatternIndex) -> tuple[str, str]:
    """(kind of the file, code of its platform or "")."""
    first = blocks[0]
    if first.title:
        name = folded(first.title)
        return SERIES, next((code for code in ("facebook", "instagram") if code in name), "")
    names = {folded(header) for header in first.headers}
    if {"page id", "seiten id"} & names:
        return FACEBOOK, "facebook"
    if {"account id", "account username", "konto id", "nutzername des kontos"} & names:
        return INSTAGRAM, "instagram"
    code = _platform_of_links(_links(first), patterns)
    return {"facebook": FACEBOOK, "instagram": INSTAGRAM}.get(code, OTHER), code


def _links(block: Block) -> list[str]:
    columns = [number for number, header in enumerate(block.headers) if suggested(block.headers)[header] == LINK]
    return block.samples(columns[0], 20) if columns else []


def _platform_of_links(links: Iterable[str], patterns: PatternIndex) -> str:
    found = Counter(link.platform for each in links if (link := parse(each, patterns)))
    return found.most_common(1)[0][0] if found else ""


def header_set(blocks: list[Block]) -> list[str]:
    """What a mapping is remembered by: titles and headers, whatever their order."""
    return sorted({folded(name) for block in blocks for name in (block.title, *block.headers) if name})
