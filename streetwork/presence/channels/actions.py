"""Changing the register of own channels."""

from datetime import date

from django.db import IntegrityError, transaction

from streetwork.presence.models import FollowerCount, OwnChannel


class AlreadyRegistered(Exception):
    """The programme's register has a channel with this address; `channel` is the entry."""

    def __init__(self, channel: OwnChannel):
        super().__init__(channel.pk)
        self.channel = channel


def save_channel(*, form, followers: int | None = None, day: date | None = None) -> OwnChannel:
    """Save a valid form, new or changed, with a first count when one is known.

    Raises AlreadyRegistered when the address is there already.
    """
    channel = form.instance
    try:
        with transaction.atomic():
            form.save()
            if followers is not None and day is not None:
                record_followers(channel=channel, count=followers, day=day)
    except IntegrityError:
        same = OwnChannel.objects.filter(programme=channel.programme_id, url=channel.url).exclude(pk=channel.pk).first()
        if same is None:
            raise
        raise AlreadyRegistered(same) from None
    return channel


@transaction.atomic
def record_followers(*, channel: OwnChannel, count: int, day: date) -> FollowerCount:
    """Write down how many follow on a day; the same day again corrects the count."""
    counted, _is_new = FollowerCount.objects.update_or_create(
        channel=channel, counted_on=day, defaults={"count": count}
    )
    return counted


@transaction.atomic
def correct_count(*, counted: FollowerCount, count: int, day: date) -> FollowerCount:
    """Correct a count. Moved to a day that has one already, it replaces that one."""
    FollowerCount.objects.filter(channel=counted.channel_id, counted_on=day).exclude(pk=counted.pk).delete()
    counted.count, counted.counted_on = count, day
    counted.save(update_fields=["count", "counted_on"])
    return counted


@transaction.atomic
def remove_count(*, channel: OwnChannel, pk: int) -> None:
    """Take a wrong count away; a count that is gone already is no error."""
    channel.follower_counts.filter(pk=pk).delete()


@transaction.atomic
def close_channel(*, channel: OwnChannel) -> None:
    """The channel is not used any more. Nothing can be planned or sent there; its history stays."""
    OwnChannel.objects.filter(pk=channel.pk).update(is_closed=True)


@transaction.atomic
def reopen_channel(*, channel: OwnChannel) -> None:
    OwnChannel.objects.filter(pk=channel.pk).update(is_closed=False)
