"""Answering from reviewed cards while the contact is being logged: what the panel offers, and what was used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count

from campaigns.answers.offers import Offer, offers_for
from campaigns.models import AnswerVersion
from cases.fields import number
from cases.models import CardUse, Claim
from cases.queries import local_midnight
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_ANSWERS
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary

SHOWN = 3
MOST_USED = 6
# The keys of the offered cards; the centres beside them have 1 to 3.
KEYS = ("4", "5", "6")


def sent_cards(data: Mapping) -> list[int]:
    """The versions that the form carries, in their order; nothing that is no number."""
    sent = data.getlist("answer_cards") if hasattr(data, "getlist") else ()
    return [key for key in dict.fromkeys(map(number, sent)) if key][:MOST_USED]


def used_cards(data: Mapping, programme: int) -> list[int]:
    """Those that may be saved with a contact of the programme: texts of its cards that were approved once."""
    sent = sent_cards(data)
    if not sent:
        return []
    approved = AnswerVersion.objects.filter(pk__in=sent, card__programme=programme, source_hash__isnull=False)
    own = set(approved.values_list("pk", flat=True))
    return [key for key in sent if key in own]


@dataclass
class AnswerPanel:
    """The cards that fit the entry as it stands, and those that are attached. Reads the raw entry."""

    topics: tuple[int, ...]
    language: str
    state: int | None
    programme: int | None
    claim: int | None
    attached: tuple[int, ...] = ()
    just_used: int | None = None

    @cached_property
    def used(self) -> list[AnswerVersion]:
        if not self.attached or self.programme is None:
            return []
        found = AnswerVersion.objects.filter(pk__in=self.attached, card__programme=self.programme)
        by_key = {version.pk: version for version in found.select_related("card")}
        return [by_key[key] for key in self.attached if key in by_key]

    @property
    def newest(self) -> AnswerVersion | None:
        """The one that was used last: its text stands ready to be copied."""
        return next((version for version in self.used if version.pk == self.just_used), None)

    @cached_property
    def _checked_card(self) -> int | None:
        """The claim's checked answer, which stands first."""
        if not self.claim:
            return None
        return Claim.objects.filter(pk=self.claim, programme=self.programme).values_list("card", flat=True).first()

    @cached_property
    def offers(self) -> list[tuple[str, Offer]]:
        """(key, card), without those that are attached already."""
        found = offers_for(
            programme=self.programme, topic_ids=self.topics, language=self.language, state=self.state,
            limit=SHOWN + len(self.attached), first=self._checked_card,
        )  # fmt: skip
        open_ones = [offer for offer in found if offer.version.pk not in self.attached]
        return list(zip(KEYS, open_ones[:SHOWN], strict=False))

    @property
    def has_question(self) -> bool:
        return bool(self.topics or self.claim)


def answers_of(form, data: Mapping, *, use: int | None = None, unuse: int | None = None) -> AnswerPanel:
    """The panel for a ContactForm, bound or not, and the raw data of the page."""
    attached = [key for key in sent_cards(data) if key != unuse]
    if use and use not in attached:
        attached = [*attached, use][-MOST_USED:]
    state = number(form.raw("target_state")) or number(form.raw("state"))
    language = form.raw("language") or ""
    return AnswerPanel(
        topics=tuple(topic.pk for topic in form.chosen_topics),
        language=language if language in vocabulary().languages else "",
        state=None if state == State.DE or state not in vocabulary().states else state,
        programme=form.chosen_programme.pk if form.chosen_programme else None,
        claim=number(form.raw("claim")) if form.corrects else None,
        attached=tuple(attached),
        just_used=use,
    )


def contacts_with_cards(version_ids, access: Access, since: date) -> dict[int, int]:
    """{version: contacts since the day in which it was used}, in the states and programmes of the person."""
    uses = CardUse.objects.filter(version__in=list(version_ids), contact__occurred_at__gte=local_midnight(since))
    states = access.states_for(*READS_ANSWERS)
    rows = uses.filter(state__in=states).order_by().values("version").annotate(number=Count("pk"))
    return {row["version"]: row["number"] for row in rows}
