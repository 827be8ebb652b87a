"""Connecting a channel of our own, pausing it, taking the connection away with its token."""

from django.db import transaction
from django.utils import timezone

from campaigns.models import ChannelConnection
from campaigns.sending.connectors import Checked, RefusedByPlatform, connectors, kind_for
from campaigns.sending.tokens import Token, sealed, token_of
from campaigns.sending.waking import wake_sender
from streetwork.presence.models import OwnChannel
from streetwork.vault.sealing import BrokenSeal


def connect(*, channel: OwnChannel, token: Token, address: str, user: int) -> ChannelConnection:
    """Check the token and the channel with the platform, and keep them when both are good. Connecting again replaces
    the token. A wait that the platform asked for holds on for the same token in the same channel.

    Raises TryLater, RefusedByPlatform; then nothing is changed. Raises LookupError for a platform without a connector.
    """
    kind = kind_for(channel.platform.code)
    if kind is None:
        raise LookupError("There is no connector for this platform.")
    checked = connectors[kind].check(token=token, address=address)
    with transaction.atomic():
        held = ChannelConnection.objects.select_for_update().filter(channel=channel).first()
        waits_until = held.waits_until if held and _is_same(held, token, address) else None
        connection, _is_new = ChannelConnection.objects.update_or_create(
            channel=channel,
            defaults={
                "connector": kind,
                "address": address,
                "token": sealed(token, channel=channel.pk),
                "connected_by_id": user,
                "is_active": True,
                "waits_until": waits_until,
                **_found(checked),
            },
        )
        wake_sender()
    return connection


def _is_same(held: ChannelConnection, token: Token, address: str) -> bool:
    try:
        return held.address == address and token_of(held).reveal() == token.reveal()
    except BrokenSeal:
        return False


def check_again(*, connection: ChannelConnection) -> Checked:
    """Ask the platform whether we may still post there, and remember the answer. Raises TryLater, RefusedByPlatform."""
    rows = ChannelConnection.objects.filter(pk=connection.pk)
    problem = ""
    try:
        checked = connectors[connection.connector].check(token=token_of(connection), address=connection.address)
    except BrokenSeal:
        problem = "seal"
    except RefusedByPlatform as refusal:
        problem = refusal.code
    if problem:
        rows.update(problem=problem, checked_at=timezone.now())
        raise RefusedByPlatform(problem)
    with transaction.atomic():
        rows.update(**_found(checked))
        wake_sender()
    return checked


def _found(checked: Checked) -> dict:
    return {
        "bot_name": checked.bot_name,
        "title": checked.title,
        "checked_at": timezone.now(),
        "problem": "",
    }


@transaction.atomic
def pause(*, connection: ChannelConnection) -> None:
    """Nothing goes out by machine any more, until it is resumed; what is due is posted by hand."""
    ChannelConnection.objects.filter(pk=connection.pk).update(is_active=False)


@transaction.atomic
def resume(*, connection: ChannelConnection) -> None:
    """It publishes by itself again. What became too late meanwhile asks a person (`rules.goes_by_itself`)."""
    ChannelConnection.objects.filter(pk=connection.pk).update(is_active=True)
    wake_sender()


@transaction.atomic
def disconnect(*, connection: ChannelConnection) -> None:
    """Take the connection away; the token is gone with the row. Planned placements are posted by hand from then on."""
    ChannelConnection.objects.filter(pk=connection.pk).delete()
