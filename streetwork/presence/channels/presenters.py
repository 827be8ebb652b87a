"""What the templates show of own channels."""

from dataclasses import dataclass

from streetwork.presence.channels.rules import Duty, missing_of
from streetwork.presence.charts import member_chart
from streetwork.presence.growth import growth
from streetwork.presence.models import OwnChannel
from streetwork.presence.presenters import Counted
from streetwork.presence.timeline import language_names
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.snapshot import Vocabulary


@dataclass(frozen=True)
class Row:
    """A line of the list."""

    channel: OwnChannel
    platform: Platform
    programme: Programme
    languages: str
    change: int | None
    missing: list[Duty]


def as_row(channel: OwnChannel, vocabulary: Vocabulary) -> Row:
    """Needs `queries.with_followers`."""
    return Row(
        channel=channel,
        platform=vocabulary.platforms[channel.platform_id],
        programme=vocabulary.programmes[channel.programme_id],
        languages=language_names(channel.languages, vocabulary),
        change=None if channel.followers_before is None else channel.followers - channel.followers_before,
        missing=missing_of(channel),
    )


def counts_of(channel: OwnChannel) -> list[Counted]:
    """All counts of followers, the newest first. One query."""
    rows = list(channel.follower_counts.values_list("pk", "counted_on", "count"))
    before = [*(row[2] for row in rows[1:]), None][: len(rows)]
    return [
        Counted(pk, day, count, None if old is None else count - old)
        for (pk, day, count), old in zip(rows, before, strict=True)
    ]


def detail_of(channel: OwnChannel, vocabulary: Vocabulary) -> dict:
    """The context of the detail page: one query, for the counts."""
    counts = counts_of(channel)
    pairs = [(each.day, each.count) for each in counts]
    return {
        "platform": vocabulary.platforms[channel.platform_id],
        "languages": language_names(channel.languages, vocabulary),
        "missing": missing_of(channel),
        "counts": counts,
        "growth": growth(pairs),
        "chart": member_chart(pairs),
    }
