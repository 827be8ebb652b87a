"""What can go wrong with a platform, told by a code in the database and a sentence for people. Pure."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Of the channel, not of one post: nothing more goes out there until somebody has looked after the connection.
OF_CHANNEL = frozenset({"token", "removed", "chat", "rights", "private", "seal"})

SENTENCES: dict[str, str | Promise] = {
    "token": _(
        "Telegram does not know this token. Copy it from @BotFather again, or ask there for a new one (/token)."
    ),
    "removed": _("The bot was removed from the channel. Make it an administrator again, then try the connection."),
    "chat": _(
        "Telegram does not find the channel. Check its @name or number, and that the bot is an administrator there."
    ),
    "rights": _("The bot may not post. Open the channel, Administrators, the bot, and allow “Post messages”."),
    "member": _("The bot is no administrator of the channel. Open the channel, Administrators, and add it."),
    "private": _("This address is a person or a bot. Enter the @name or the number of your channel."),
    "seal": _("The stored token cannot be opened any more. Connect the channel again with the token."),
    "long": _("The text is too long for Telegram. Shorten it, then send it again."),
    "empty": _("There is no text to send."),
    "picture": _("Telegram does not take this picture. Choose another one, then send it again."),
    "no-picture": _("The file of the picture is gone. Upload it again, then send the post again."),
    "refused": _("Telegram refused the post without a reason that we know. Post it by hand, or try it again."),
    "unreachable": _("Telegram could not be reached."),
    "server": _("Telegram had a fault of its own."),
    "flood": _("Telegram asked us to wait."),
    "late-start": _("The worker was too slow; nothing was sent."),
    "no-answer": _("The connection broke before Telegram answered."),
    "strange-answer": _("Something between us and Telegram answered in its place."),
    "worker-lost": _("The worker stopped in the middle of sending."),
    "error": _("A fault of our own stopped the sending half way."),
    "doubt": _("Nobody knows whether it was posted: look into the channel."),
    "unchecked": _("Telegram gave no clear answer. Please try again in a minute."),
}

# Words of the Bot API's `description`, as https://github.com/tdlib/telegram-bot-api writes them; the first fitting.
SIGNS = (
    ("unauthorized", "token"),
    ("chat not found", "chat"),
    ("upgraded to a supergroup", "chat"),
    ("kicked", "removed"),
    ("not a member", "removed"),
    ("member list is inaccessible", "member"),
    ("rights", "rights"),
    ("write_forbidden", "rights"),
    ("too long", "long"),
    ("is empty", "empty"),
    ("photo", "picture"),
    ("image", "picture"),
    ("file is too big", "picture"),
    ("bots can't send messages", "private"),
)


def code_of(status: int, description: str) -> str:
    """The code of a refusal, by the HTTP status and the words of the Bot API."""
    words = description.lower()
    for sign, code in SIGNS:
        if sign in words:
            return code
    return {401: "token", 403: "removed", 404: "token"}.get(status, "refused")


def sentence(code: str) -> str | Promise:
    """What to tell people; "" for no code."""
    return SENTENCES.get(code, SENTENCES["refused"]) if code else ""
