"""Screen shapes: cards with the state of each language at a glance, and one card with all its texts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.functional import Promise

from campaigns.answers import rules
from campaigns.answers.filters import Show
from campaigns.enums import Advice, VersionStatus
from campaigns.flow import KINDS, seen_of
from campaigns.models import AnswerCard, AnswerVersion
from streetwork.accounts.access import Access
from streetwork.vocabulary.snapshot import vocabulary

SHOWN_AS = {
    Show.APPROVED: {"approved"},
    Show.REVIEW: {"review"},
    Show.DRAFT: {"draft", "translation"},
    Show.OUTDATED: {"outdated"},
    Show.MISSING: {"missing"},
}


def kind_of(version: AnswerVersion, card: AnswerCard, sources: rules.Sources) -> str:
    """The status of a version as it is shown: *outdated* takes the place of *approved*."""
    return "outdated" if rules.is_outdated(version, card, sources) else version.status


@dataclass(frozen=True)
class Chip:
    """A language of a card, and how far it is. `variants` are the codes of states with a text of their own."""

    code: str
    name: str
    kind: str
    is_source: bool = False
    variants: tuple[str, ...] = ()

    @property
    def icon(self) -> str:
        return KINDS[self.kind][0]

    @property
    def says(self) -> str | Promise:
        return KINDS[self.kind][1]


def chips_of(card: AnswerCard, versions: Iterable[AnswerVersion]) -> list[Chip]:
    """The source first, then the programme's languages, then others that have a text."""
    words, versions = vocabulary(), list(versions)
    sources = rules.sources_of(card, versions)
    general = {version.language_id: version for version in versions if version.state_id is None}
    variants: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for version in versions:
        if version.state_id:
            variants.setdefault(version.language_id, []).append(words.states[version.state_id].code)
            kinds.setdefault(version.language_id, kind_of(version, card, sources))
    wanted = [card.source_language_id, *words.programmes[card.programme_id].languages, *general, *variants]
    return [
        Chip(
            code,
            words.languages[code].name if code in words.languages else code,
            kind_of(general[code], card, sources) if code in general else kinds.get(code, "missing"),
            is_source=code == card.source_language_id,
            variants=tuple(sorted(variants.get(code, ()))),
        )
        for code in dict.fromkeys(wanted)
    ]


@dataclass
class CardRow:
    """A card in the library."""

    card: AnswerCard
    versions: list[AnswerVersion]
    today: date
    uses: int = 0

    @cached_property
    def chips(self) -> list[Chip]:
        return chips_of(self.card, self.versions)

    @property
    def topics(self) -> list[str]:
        names = vocabulary().topics
        return [names[pk].name for pk in self.card.topic_ids if pk in names]

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.card.programme_id].short_name

    @property
    def is_legal(self) -> bool:
        return self.card.advice == Advice.LEGAL

    @property
    def lacks_legal_review(self) -> bool:
        return rules.lacks_legal_review(self.card)

    @property
    def is_expired(self) -> bool:
        return rules.is_expired(self.card, self.today)

    @property
    def is_expiring(self) -> bool:
        return rules.is_expiring(self.card, self.today)

    def shows(self, show: str) -> bool:
        """Whether the card belongs to a selection by status."""
        if show == Show.EXPIRING:
            return self.is_expiring
        return not show or any(chip.kind in SHOWN_AS[Show(show)] for chip in self.chips)

    def shows_in(self, language: str, show: str) -> bool:
        """The same, looking at one language alone; without a status: whether there is any text in it."""
        chip = next((chip for chip in self.chips if chip.code == language), None)
        if show == Show.EXPIRING:
            return self.is_expiring and chip is not None and chip.kind != "missing"
        kind = chip.kind if chip else "missing"
        return kind in SHOWN_AS[Show(show)] if show else kind != "missing"


def rows_of(cards: Iterable[AnswerCard], today: date) -> list[CardRow]:
    """Rows for cards, with one query for all their versions; texts are not read."""
    cards = list(cards)
    versions: dict[int, list[AnswerVersion]] = {card.pk: [] for card in cards}
    for version in AnswerVersion.objects.filter(card__in=cards).defer("text").order_by("pk"):
        versions[version.card_id].append(version)
    return [CardRow(card, versions[card.pk], today, getattr(card, "uses", 0)) for card in cards]


@dataclass
class Text:
    """A version on the card's page: what it says, how far it is, and what the person may do with it."""

    version: AnswerVersion
    card: AnswerCard
    kind: str
    access: Access
    versions: list[AnswerVersion] = field(default_factory=list)
    copies: int = 0
    contacts: int = 0

    @property
    def language(self) -> str:
        return vocabulary().languages[self.version.language_id].name

    @property
    def state(self) -> str:
        return vocabulary().states[self.version.state_id].name if self.version.state_id else ""

    @property
    def is_source(self) -> bool:
        return rules.is_source(self.version, self.card)

    @property
    def icon(self) -> str:
        return KINDS[self.kind][0]

    @property
    def says(self) -> str | Promise:
        return KINDS[self.kind][1]

    @property
    def seen(self) -> str:
        return seen_of(self.version)

    @property
    def is_offered(self) -> bool:
        return rules.is_offered(self.card, self.version)

    @property
    def may_write(self) -> bool:
        return rules.may_write(self.access, self.card)

    @property
    def waits_for_review(self) -> bool:
        return self.kind in ("review", "outdated")

    @property
    def may_review(self) -> bool:
        return self.waits_for_review and rules.may_review(self.access, self.card, self.version)

    @property
    def is_mine(self) -> bool:
        return self.version.edited_by_id == self.access.user_id

    @property
    def may_mend(self) -> bool:
        """Whether the person may mend a typo without a new approval."""
        approved = self.version.status == VersionStatus.APPROVED
        return approved and rules.may_review(self.access, self.card, self.version)

    @property
    def problem(self) -> str:
        return rules.approval_problem(self.version, self.card, self.versions)

    @property
    def may_drop(self) -> bool:
        return self.may_write and not self.is_source and self.version.source_hash is None


def texts_of(card: AnswerCard, access: Access) -> list[Text]:
    """All versions of a card: the source, its variants, then the other languages as the programme lists them."""
    versions = list(card.versions.select_related("edited_by", "reviewed_by"))
    sources = rules.sources_of(card, versions)
    languages = [card.source_language_id, *vocabulary().programmes[card.programme_id].languages]
    place = {code: number for number, code in reversed(list(enumerate(languages)))}

    def order(version: AnswerVersion) -> tuple:
        return place.get(version.language_id, len(place)), version.language_id, version.state_id or 0

    return [
        Text(version, card, kind_of(version, card, sources), access, versions)
        for version in sorted(versions, key=order)
    ]
