"""What the keys of a dimension are called."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from cases.enums import Act, Audience, Depth, Evidence, Initiative, Kind
from referrals.enums import Level, Result
from streetwork.reporting.figures.dimensions import OFFER_ANSWERED, OFFER_UNANSWERED, POST, Dimension
from streetwork.vocabulary.enums import Setting
from streetwork.vocabulary.snapshot import Vocabulary, vocabulary

Text = str | Promise

KINDS: dict[str, Text] = {
    Kind.INFORMATION: Kind.INFORMATION.label,
    Kind.CONSULTATION: Kind.CONSULTATION.label,
    Kind.REPEATED: Kind.REPEATED.label,
    Kind.CRISIS: Kind.CRISIS.label,
    OFFER_ANSWERED: gettext_lazy("answered offers"),
}
UNANSWERED = {OFFER_UNANSWERED: gettext_lazy("unanswered offers (no contacts)")}
THROUGH: dict[str, Text] = {POST: gettext_lazy("through a post of ours"), "": gettext_lazy("otherwise")}
UNKNOWN = gettext_lazy("unknown")
# Lists that are shown whole and in their own order; of all others the largest comes first.
CLOSED: dict[Dimension, dict[str, Text]] = {
    Dimension.KIND: KINDS | UNANSWERED,
    Dimension.EVIDENCE: {each.value: each.label for each in (*list(Evidence)[1:], Evidence.UNKNOWN)},
    Dimension.ACT: dict(Act.choices),
    Dimension.INITIATIVE: {each.value: each.label for each in (*list(Initiative)[1:], Initiative.UNKNOWN)},
    Dimension.SETTING: dict(Setting.choices) | {"": UNKNOWN},
    Dimension.DEPTH: {each.value: each.label for each in (*list(Depth)[1:], Depth.UNKNOWN)},
    Dimension.AUDIENCE: {each.value: each.label for each in (*list(Audience)[1:], Audience.UNKNOWN)},
    Dimension.THROUGH: THROUGH,
    Dimension.LEVEL: dict(Level.choices),
    Dimension.RESULT: dict(Result.choices),
}


def _entries(of: Callable[[Vocabulary], dict]) -> Callable[[str], str | None]:
    def name(key: str) -> str | None:
        known = of(vocabulary())
        entry = known.get(key) or (known.get(int(key)) if key.isdecimal() else None)
        return entry.name if entry else None

    return name


NAMES: dict[Dimension, Callable[[str], str | None]] = {
    Dimension.LANGUAGE: _entries(lambda words: words.languages),
    Dimension.PLATFORM: _entries(lambda words: words.platforms),
    Dimension.TOPIC: _entries(lambda words: words.topics),
    Dimension.TOPIC_LEAF: _entries(lambda words: words.topics),
    Dimension.MENTIONED: _entries(lambda words: words.topics),
    Dimension.REFERRAL_TOPIC: _entries(lambda words: words.topics),
    Dimension.ORIGIN: _entries(lambda words: words.origin_groups),
    Dimension.TARGET: _entries(lambda words: words.states),
    Dimension.STATE: _entries(lambda words: words.states),
    Dimension.REFERRAL_STATE: _entries(lambda words: words.states),
    Dimension.PROGRAMME: _entries(lambda words: words.programmes),
    Dimension.COUNTRY: lambda key: countries.name(key) or None,
}


def word_of(dimension: Dimension, key: str) -> Text:
    """The name of a key in the reader's language; "unknown" for none."""
    if dimension in CLOSED:
        return CLOSED[dimension].get(key, key or UNKNOWN)
    if not key:
        return _("unknown")
    return NAMES[dimension](key) or key
