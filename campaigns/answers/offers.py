"""Which reviewed answers fit a question: for the quick log, a claim, a find."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import F, Q
from django.utils import timezone

from campaigns.answers.rules import is_expired, is_offered, is_outdated, sources_of
from campaigns.enums import CardStatus
from campaigns.models import AnswerCard, AnswerVersion
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Offer:
    """A card with the version that fits best. `in_other_language`: the source, because the language is missing."""

    card: AnswerCard
    version: AnswerVersion
    is_outdated: bool = False
    is_expired: bool = False
    in_other_language: bool = False

    @property
    def language(self) -> str:
        """The name of the text's language."""
        return vocabulary().languages[self.version.language_id].name


@dataclass(frozen=True)
class Wish:
    """What is asked for. `near` are the parents and children of the topics: they fit less."""

    topic_ids: tuple[int, ...]
    near: frozenset[int]
    language: str
    state: int | None


def offers_for(
    *,
    programme: int | None,
    topic_ids: Sequence[int],
    language: str | None,
    state: int | None = None,
    limit: int = 3,
    first: int | None = None,
) -> list[Offer]:
    """The best approved answers of a programme for topics (the main one first), a language and a state.

    Reading order: still valid, in the language, about the main topic, not outdated. `first` is a card that stands in
    front whatever its topics are (a claim's checked answer). One query.
    """
    if programme is None or not (topic_ids or first):
        return []
    wish = Wish(tuple(topic_ids), _near(topic_ids), language or "", None if state == State.DE else state)
    found = _found(programme, wish, first)
    today = timezone.localdate()
    offers = []
    for _card, group in groupby(found, key=lambda version: version.card_id):
        versions = list(group)
        if offer := best_of(versions[0].card, versions, wish, today):
            offers.append(offer)
    offers.sort(key=lambda offer: rank(offer, wish, first))
    return offers[:limit]


def _near(topic_ids: Iterable[int]) -> frozenset[int]:
    topics, chosen = vocabulary().topics, set(topic_ids)
    parents = {topics[pk].parent_id for pk in chosen if pk in topics} - {None}
    children = {topic.pk for topic in topics.values() if topic.parent_id in chosen}
    return frozenset((parents | children) - chosen)


def _found(programme: int, wish: Wish, first: int | None) -> list[AnswerVersion]:
    """The texts of the cards that come into question: the language's and the sources, of all states and the one."""
    about = Q(card__topic_ids__overlap=[*wish.topic_ids, *wish.near])
    if first:
        about |= Q(card=first)
    return list(
        AnswerVersion.objects.filter(
            about,
            Q(language=wish.language) | Q(language=F("card__source_language")),
            Q(state=None) | Q(state=wish.state),
            card__programme=programme,
            card__status=CardStatus.ACTIVE,
        )
        .select_related("card")
        .order_by("card", "pk")
    )


def best_of(card: AnswerCard, versions: Sequence[AnswerVersion], wish: Wish, today: date) -> Offer | None:
    """The text to hand out: the language before the source, the state's variant before the general one."""
    sources = sources_of(card, versions)
    offered = [version for version in versions if is_offered(card, version)]
    if not offered:
        return None
    language = wish.language or card.source_language_id
    version = min(offered, key=lambda v: (v.language_id != language, v.state_id is None))
    return Offer(
        card,
        version,
        is_outdated=is_outdated(version, card, sources),
        is_expired=is_expired(card, today),
        in_other_language=version.language_id != language,
    )


def rank(offer: Offer, wish: Wish, first: int | None = None) -> tuple:
    """Smaller stands further in front."""
    card = offer.card
    return (
        card.pk != first,
        offer.is_expired,
        offer.in_other_language,
        _distance(card, wish),
        offer.is_outdated,
        card.title.casefold(),
    )


def _distance(card: AnswerCard, wish: Wish) -> int:
    """0: the main topic of both. Then: the card's main topic is asked for; the main topic asked for is among the
    card's; any topic in common; a neighbour in the tree.
    """
    main = wish.topic_ids[0] if wish.topic_ids else None
    if card.main_topic_id == main:
        return 0
    if card.main_topic_id in wish.topic_ids:
        return 1
    if main in card.topic_ids:
        return 2
    return 3 if set(card.topic_ids) & set(wish.topic_ids) else 4
