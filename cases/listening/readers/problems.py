"""Sentences for what is wrong with a file, with what to do about it."""

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("There is nothing in the file. Please export the chat again and bring the new file."),
    "not_text": _(
        "This is a picture, a film, a document or a program, not an exported text. Please choose the file with the "
        "messages."
    ),
    "zip": _("This is a packed file. Please unpack it first and bring the file with the messages that is in it."),
    "zip_broken": _("The packed file is damaged. Please export the chat again."),
    "zip_large": _(
        "The packed file would become very large. Please unpack it on your own device and bring the file with the "
        "messages."
    ),
    "zip_locked": _(
        "The packed file is protected by a password. Please unpack it and bring the file with the messages."
    ),
    "zip_none": _("In the packed file there is nothing that can be read. Please export the chat again."),
    "zip_many": _(
        "In the packed file there are several files with text. Please unpack it and bring the one with the messages."
    ),
    "json": _(
        "The file is damaged at byte %(byte)s. Please export it again; changing it by hand or sending it through a "
        "messenger may have damaged it."
    ),
    "cut_off": _(
        "The file ends in the middle, at byte %(byte)s. Probably the export was not finished: please export it again "
        "and wait for its end."
    ),
    "too_deep": _("Near byte %(byte)s the file is nested deeper than any export is. Please export it again."),
    "too_long": _("From byte %(byte)s on the file has no end of a text for very long. Please export it again."),
    "html": _("Near byte %(byte)s the page is damaged. Please export the chat again."),
    "not_telegram": _(
        "No messages of Telegram were found in the file. In Telegram Desktop choose “Export chat history” and bring "
        "result.json or messages.html."
    ),
    "not_whatsapp": _(
        "From line %(line)s on, no line begins with date and time as WhatsApp writes them. In WhatsApp choose “Export "
        "chat” without media and bring the text file."
    ),
    "not_meta": _(
        "No posts, comments or messages were found in the file. Choose the format JSON when you download your "
        "information, and bring the file of your comments or posts."
    ),
    "csv_quote": _(
        "In line %(line)s of the table a quotation mark is opened and not closed, or a cell is far too long. Please "
        "save the table again as CSV."
    ),
    "csv_columns": _(
        "The table has more than %(most)s columns. Please choose a delimiter that fits, or fewer columns."
    ),
    "mapping": _("The column “%(column)s” is not in the table. Please choose the columns again."),
    "mapping_text": _("Please choose the column that holds the text."),
    "unknown": _(
        "What kind of file this is could not be told. Please choose the format yourself, or export the chat again."
    ),
}

DROPPED = {
    "service": _("notices of the platform"),
    "media": _("pictures, films, voice messages"),
    "deleted": _("deleted messages"),
    "empty": _("without text"),
    "no_date": _("without a date that could be read"),
    "unsupported": _("of a kind that the export leaves out"),
    "other": _("polls, contacts, places"),
    "bot": _("sent by bots"),
    "private_chat": _("chats with one person, left out"),
    "cut": _("shortened to 20,000 characters"),
    "ragged": _("lines of the table with too few cells"),
    "encoding": _("characters that could not be read"),
}


def sentence(code: str, values: dict | None = None) -> str:
    """The sentence for a BadFile; for a code that is not known, the one that fits everything."""
    values = values or {}
    if code == "mapping" and not values.get("column"):
        code = "mapping_text"
    shown = {key: number_format(value, use_l10n=True, force_grouping=True) if isinstance(value, int) else value
             for key, value in values.items()}  # fmt: skip
    try:
        return str(SENTENCES[code]) % shown
    except (KeyError, TypeError, ValueError):
        return str(SENTENCES["unknown"])


def dropped(code: str) -> str:
    """What was left out under a code of the tally, in words."""
    return str(DROPPED.get(code, code))
