"""Writes the cards of demo mode with a past: written, approved by somebody else, changed, used."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from campaigns.answers.rules import Sources, sources_of
from campaigns.enums import Advice, VersionStatus
from campaigns.flow import content_hash
from campaigns.models import AnswerCard, AnswerCopies, AnswerVersion, AnswerVersionEvent
from streetwork.accounts.models import User
from streetwork.tenancy.models import Programme, State
from streetwork.tenancy.scope import current, scope
from streetwork.vocabulary.models import Topic

DATA = Path(__file__).parent / "data"
# File → programme, who writes in which language (anybody else: the first), who reviews.
BOOKS: tuple[tuple[str, str, dict[str, str], str], ...] = (
    (
        "kompan", "kompan",
        {"de": "campaigns", "ro": "counselor", "pl": "traveller", "bg": "colleague", "en": "hh"}, "lead",
    ),
    ("east_side", "welcome-to-the-east-side", {"de": "russian", "ru": "russian", "vi": "vietnamese"}, "lead-east"),
    ("lara", "lara-la-red", {"es": "spanish", "it": "italian", "pt": "portuguese", "en": "english"}, "lead-lara"),
)  # fmt: skip
DAYS_OF_USE = 56
REMARK = "Bitte noch den Satz ergänzen, dass man sich am ersten Tag ohne Arbeit melden muss."


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return AnswerCard.objects.filter(created_by__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment, `dice` seeded random."""
    topics = dict(Topic.objects.values_list("code", "pk"))
    for file, slug, writers, reviewer in BOOKS:
        book = _Book(Programme.objects.get(slug=slug), writers, people[reviewer], people, now, dice, topics)
        for entry in json.loads((DATA / f"{file}.json").read_text()):
            book.write(entry)


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    demo = User.objects.filter(is_demo=True).values("pk")
    cards = AnswerCard.objects.filter(created_by__in=demo)
    keys = list(cards.values_list("pk", flat=True))
    cards.delete()
    AnswerVersionEvent.objects.filter(card__in=keys).delete()


@dataclass
class _Book:
    """The cards of one programme."""

    programme: Programme
    writers: dict[str, str]
    reviewer: User
    people: dict[str, User]
    now: datetime
    dice: Random
    topics: dict[str, int]

    def write(self, entry: dict[str, Any]) -> None:
        """One card of the file, with everything that happened to it."""
        card = self._card(entry)
        written = self.now - timedelta(days=self.dice.randint(160, 380))
        texts, drafts, reviews = entry["texts"], entry.get("drafts", {}), entry.get("review", {})
        source = entry.get("source", "de")
        languages = [source, *(code for code in texts if code != source)]
        outdated = entry.get("outdated", [])
        for place, code in enumerate(code for code in languages if code in texts):
            day = written + timedelta(days=3 * place)
            old = _without_last_paragraph(texts[code]) if outdated and code == source else texts[code]
            self._text(card, code, old, day, VersionStatus.APPROVED)
        for state, variants in entry.get("variants", {}).items():
            for code, text in variants.items():
                self._text(card, code, text, written + timedelta(days=30), VersionStatus.APPROVED, state=state)
        if outdated:
            self._rewrite_source(card, texts[source], outdated)
        for code, text in drafts.items():
            remark = REMARK if code == "ro" else ""
            self._text(card, code, text, self.now - timedelta(days=6), VersionStatus.DRAFT, remark=remark)
        for code, text in reviews.items():
            self._text(card, code, text, self.now - timedelta(days=2), VersionStatus.REVIEW)
        self._use(card, entry.get("use", 3))

    def _card(self, entry) -> AnswerCard:
        topics = [self.topics[code] for code in entry["topics"]]
        today = timezone.localdate(self.now)
        legal = entry.get("legal")
        return AnswerCard.objects.create(
            programme=self.programme,
            title=entry["title"],
            topic_ids=topics,
            main_topic_id=topics[0],
            source_language_id=entry.get("source", "de"),
            advice=entry.get("advice", Advice.GENERAL),
            legal_basis=entry.get("basis", ""),
            legally_reviewed_on=today - timedelta(days=legal) if legal else None,
            legally_reviewed_by=self.reviewer if legal else None,
            expires_on=today + timedelta(days=entry["expires"]) if "expires" in entry else None,
            created_by=self._writer(entry.get("source", "de")),
            created_at=self.now - timedelta(days=380),
        )

    def _writer(self, language: str) -> User:
        return self.people[self.writers.get(language) or next(iter(self.writers.values()))]

    def _text(self, card, code, text, day, status, *, state=None, remark="") -> AnswerVersion:
        """Written by who speaks the language, approved by the lead some days later."""
        with self._acting(self._writer(code), day):
            version = AnswerVersion.objects.create(
                card=card, language_id=code, state=State.objects.get(code=state) if state else None, text=text,
                text_hash=content_hash(text), edited_by=self._writer(code), edited_at=day, remark=remark,
                reviewed_by=self.reviewer if remark else None, reviewed_at=day if remark else None,
                status=VersionStatus.DRAFT,
            )  # fmt: skip
            self._date(version, day)
        if status != VersionStatus.DRAFT:
            self._move(card, version, status, day + timedelta(days=self.dice.randint(1, 9)))
        return version

    def _move(self, card, version, status, day) -> None:
        day = min(day, self.now)
        approved = status == VersionStatus.APPROVED
        with self._acting(self.reviewer if approved else version.edited_by, day):
            version.status = status
            if approved:
                version.reviewed_by, version.reviewed_at = self.reviewer, day
                version.source_hash = self._hash(card, version, sources_of(card, card.versions.all()))
            version.save()
            self._date(version, day)

    @staticmethod
    def _hash(card, version, sources: Sources):
        own = version.language_id == card.source_language_id and version.state_id is None
        return version.text_hash if own else sources.hash_for(version, card)

    def _rewrite_source(self, card, text, outdated) -> None:
        """The source was changed and approved anew last week; some languages have followed since."""
        day = self.now - timedelta(days=8)
        source = card.versions.get(language=card.source_language_id, state=None)
        with self._acting(source.edited_by, day):
            source.text, source.text_hash, source.edited_at = text, content_hash(text), day
            source.status = VersionStatus.DRAFT
            source.save()
            self._date(source, day)
        self._move(card, source, VersionStatus.APPROVED, day + timedelta(days=1))
        for version in card.versions.exclude(pk=source.pk):
            if version.language_id not in outdated:
                version.source_hash = self._hash(card, version, sources_of(card, [source]))
                version.reviewed_at = self.now - timedelta(days=3)
                version.save(update_fields=["source_hash", "reviewed_at"])

    def _date(self, version, day) -> None:
        """The event that the trigger has just written happened on the day."""
        last = AnswerVersionEvent.objects.filter(id=version.pk).order_by("-pgh_id").values("pgh_id")[:1]
        AnswerVersionEvent.objects.filter(pgh_id__in=list(last.values_list("pgh_id", flat=True))).update(
            pgh_created_at=day
        )

    def _acting(self, person: User, _day):
        opened = current()
        return scope(opened.read, opened.write, actor=person.pk)

    def _use(self, card, weight: int) -> None:
        """Copies on working days of the last weeks, more in the languages that ask most."""
        approved = [v for v in card.versions.order_by("pk") if v.status == VersionStatus.APPROVED]
        rows: dict[tuple[int, Any], int] = {}
        for back in range(DAYS_OF_USE):
            day = timezone.localdate(self.now) - timedelta(days=back)
            if day.weekday() > 4 or not approved:
                continue
            for _time in range(self.dice.choices((0, 1, 2), (18, weight, weight // 3))[0]):
                version = self.dice.choice(approved)
                rows[version.pk, day] = rows.get((version.pk, day), 0) + 1
        AnswerCopies.objects.bulk_create(
            AnswerCopies(version_id=version, day=day, count=count) for (version, day), count in rows.items()
        )


def _without_last_paragraph(text: str) -> str:
    return text.rpartition("\n\n")[0] or text[:-20]
