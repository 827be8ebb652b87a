"""Telegram: text or picture with text into a channel or group, as plain text and without a link preview."""

from contextlib import suppress
from typing import TYPE_CHECKING

from urllib3.filepost import encode_multipart_formdata

from campaigns.enums import Connector as Kind
from campaigns.models import ChannelConnection, PostImage
from campaigns.sending.bot_api import call, call_json
from campaigns.sending.connectors import Checked, NoAnswer, RefusedByPlatform, Sent, TryLater, connectors
from campaigns.sending.tokens import Token, token_of
from streetwork.vault.sealing import BrokenSeal

if TYPE_CHECKING:
    from campaigns.release.outgoing import Outgoing

ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}
NO_PREVIEW = {"is_disabled": True}


class Telegram:
    """The connector of Telegram. Nothing in a text is interpreted: no parse_mode is sent."""

    platform = "telegram"

    def check(self, *, token: Token, address: str) -> Checked:
        """getMe, getChat, getChatMember: whose token it is, whether it sees the channel, whether it may post."""
        try:
            bot = call_json(token, "getMe")
            chat = call_json(token, "getChat", chat_id=address)
            if chat.get("type") == "private":
                raise RefusedByPlatform("private")
            member = call_json(token, "getChatMember", chat_id=address, user_id=bot["id"])
        except (NoAnswer, KeyError, TypeError):
            member = None
        if member is None:
            raise TryLater("unchecked")
        if code := _hindrance(str(chat.get("type")), member):
            raise RefusedByPlatform(code)
        return Checked(bot_name=str(bot.get("username", ""))[:64], title=str(chat.get("title", ""))[:255])

    def send(self, connection: ChannelConnection, outgoing: "Outgoing") -> Sent:
        token = _opened(connection)
        if outgoing.image is None:
            message = call_json(
                token, "sendMessage", chat_id=connection.address, text=outgoing.text, link_preview_options=NO_PREVIEW
            )
        else:
            content, content_type = _with_picture(connection.address, outgoing.text, outgoing.image)
            message = call(token, "sendPhoto", body=content, content_type=content_type)
        return _sent(message)


def _opened(connection: ChannelConnection) -> Token:
    token = None
    with suppress(BrokenSeal):
        token = token_of(connection)
    if token is None:
        raise RefusedByPlatform("seal")
    return token


def _with_picture(address: str, text: str, image: PostImage) -> tuple[bytes, str]:
    """The form of sendPhoto: the picture's bytes with the text as its caption."""
    try:
        with image.file.open("rb") as file:
            content = file.read()
    except OSError:
        raise RefusedByPlatform("no-picture") from None
    name = f"picture.{ENDINGS.get(image.media_type, 'jpg')}"
    fields = {"chat_id": address, "caption": text, "photo": (name, content, image.media_type)}
    return encode_multipart_formdata(fields)


def _hindrance(kind: str, member: dict) -> str:
    """Why the bot may not post there; "" when it may. In channels only administrators post, in groups members do."""
    status = member.get("status")
    if status in ("left", "kicked"):
        return "member"
    if status == "creator":
        return ""
    if kind == "channel":
        if status != "administrator":
            return "member"
        return "" if member.get("can_post_messages") is True else "rights"
    if status == "restricted" and not member.get("can_send_messages"):
        return "rights"
    return ""


def _sent(message: dict) -> Sent:
    """Where it stands: t.me/name/7, or t.me/c/1234/7 for a channel without a name (the number without its -100)."""
    chat, number = message.get("chat"), message.get("message_id")
    if not isinstance(chat, dict) or not isinstance(number, int):
        raise NoAnswer("strange-answer")
    key = str(chat.get("id", ""))
    if name := chat.get("username"):
        link = f"https://t.me/{name}/{number}"
    elif key.startswith("-100"):
        link = f"https://t.me/c/{key.removeprefix('-100')}/{number}"
    else:
        link = ""
    return Sent(permalink=link, external_id=f"{key}/{number}"[:80])


connectors.add(Kind.TELEGRAM.value, Telegram())
