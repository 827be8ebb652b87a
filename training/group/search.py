"""The archive: released minutes and their decisions, found by words. Drafts are never found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from training.group.document import reference
from training.group.filters import ArchiveFilter
from training.models import AgendaItem, Decision, Meeting, WorkingGroup

AROUND = 120
SHOWN = 200


@dataclass(frozen=True)
class FoundDecision:
    decision: Decision
    words: tuple[str, ...]

    @property
    def reference(self) -> str:
        return reference(timezone.localtime(self.decision.meeting.starts_at).date(), self.decision.number)

    @property
    def text(self) -> SafeString:
        return marked(self.decision.text, self.words)


@dataclass(frozen=True)
class FoundMeeting:
    """Released minutes with the passages that have one of the words."""

    meeting: Meeting
    words: tuple[str, ...]

    @property
    def passages(self) -> list[tuple[str, SafeString]]:
        """(agenda item or "", passage) where a word stands; nothing when there are no words."""
        if not self.words:
            return []
        texts = [("", self.meeting.minutes_intro)]
        texts += [(item.title, f"{item.title}. {item.record}") for item in self.meeting.items.all()]
        return [(title, marked(passage(text, self.words), self.words)) for title, text in texts
                if any(word.casefold() in text.casefold() for word in self.words)][:4]  # fmt: skip

    @property
    def titles(self) -> list[str]:
        return [item.title for item in self.meeting.items.all()]


def decisions_of(group: WorkingGroup, wanted: ArchiveFilter) -> QuerySet[Decision]:
    """Released decisions that have every word, in their text or in the title of their item; the newest first."""
    found = Decision.objects.filter(meeting__group=group, meeting__minutes_released_at__isnull=False)
    if year := wanted.chosen.get("year"):
        found = found.filter(meeting__starts_at__year=year)
    for word in wanted.words:
        found = found.filter(Q(text__icontains=word) | Q(item__title__icontains=word))
    return found.select_related("meeting", "item").order_by("-meeting__starts_at", "-meeting", "number")


def minutes_of(group: WorkingGroup, wanted: ArchiveFilter) -> QuerySet[Meeting]:
    """Released minutes in which every word stands somewhere, the newest first."""
    found = Meeting.objects.filter(group=group, minutes_released_at__isnull=False)
    if year := wanted.chosen.get("year"):
        found = found.filter(starts_at__year=year)
    for word in wanted.words:
        in_items = AgendaItem.objects.filter(Q(title__icontains=word) | Q(record__icontains=word)).values("meeting")
        in_decisions = Decision.objects.filter(text__icontains=word).values("meeting")
        found = found.filter(
            Q(title__icontains=word) | Q(minutes_intro__icontains=word) | Q(pk__in=in_items) | Q(pk__in=in_decisions)
        )
    items = Prefetch("items", AgendaItem.objects.order_by("position", "pk"))
    return found.prefetch_related(items).order_by("-starts_at", "-pk")


def passage(text: str, words: Iterable[str]) -> str:
    """About 240 characters around the first word that stands in the text."""
    folded = text.casefold()
    places = [folded.find(word.casefold()) for word in words]
    first = min((place for place in places if place >= 0), default=0)
    begin, end = max(0, first - AROUND), first + AROUND
    cut = text[begin:end].strip()
    return f"{'… ' if begin else ''}{cut}{' …' if end < len(text) else ''}"


def marked(text: str, words: Iterable[str]) -> SafeString:
    """The text with every occurrence of a word in <mark>."""
    words = [re.escape(word) for word in words]
    if not words:
        return format_html("{}", text)
    pieces = re.split(f"({'|'.join(words)})", text, flags=re.IGNORECASE)
    return format_html_join(
        "",
        "{}",
        ((format_html("<mark>{}</mark>", piece) if place % 2 else piece,) for place, piece in enumerate(pieces)),
    )
