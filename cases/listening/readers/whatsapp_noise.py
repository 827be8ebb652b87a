"""What stands in a WhatsApp export that nobody wrote: placeholders, notices, cards. In any language by its form, else
in the languages of the programmes and their neighbours.
"""

import re

from cases.listening.readers.whatsapp_lines import MARKS

HIDDEN = "[…]"
# a name in a mention stands between two invisible marks
MENTION = re.compile("@\u2068[^\u2068\u2069\n]{0,100}\u2069")
INVISIBLE = re.compile(f"[{MARKS}]")
PLACEHOLDER = re.compile(r"<[^<>\n]{3,80}>")
NOTICE = re.compile(r"<[^<>\n\d\W][^<>\n]{0,60}[ :][^<>\n]{2,60}>")
ATTACHMENT = re.compile(r"[^\n]{1,200}\.\w{2,5} \([^()\n]{3,60}\)(?:\n|$)")
LOCATION = re.compile(
    r"(?:[^\n:]{2,40}: ?)?https?://(?:maps\.google\.|(?:www\.)?google\.[a-z.]+/maps|maps\.apple\.)\S*$"
)
POLL = re.compile(r"[^\W\d_a-z]{4,16}:\n")
POLL_OPTION = re.compile(r"\n[^\W\d_]{4,16}: [^\n]*\(\d+ [^\n()]+\)")
OMITTED = re.compile(
    r"(?:\w+[ -]){1,4}(?:omitted|weggelassen|ausgeschlossen|omitid[oa]s?|omess[oaie]|omis[eăa]?|excluse?[oa]?|"
    r"non inclus[oaie]|no incluid[oa]s?|não incluíd[oa]s?|ocultad[oa]s?|pominięt[eyoa]|"
    r"пропущен[оаы]?|пропуснат[оаи]?|отсутствует|отсутствуют|не включен[оаы]?|не е включен[оа]?|не додано|вилучено|"
    r"dahil edilmedi|atlandı|omise|bị bỏ qua|đã bỏ qua|weggelaten|omis|omise|vynecháno|kihagyva)\.?",
    re.IGNORECASE,
)
DELETED = tuple(
    phrase.casefold()
    for phrase in (
        "This message was deleted", "You deleted this message",
        "Diese Nachricht wurde gelöscht", "Du hast diese Nachricht gelöscht", "Sie haben diese Nachricht gelöscht",
        "Se eliminó este mensaje", "Este mensaje fue eliminado", "Eliminaste este mensaje",
        "Has eliminado este mensaje",
        "Ta wiadomość została usunięta", "Usunięto tę wiadomość", "Usunąłeś tę wiadomość", "Usunięto wiadomość",
        "Acest mesaj a fost șters", "Acest mesaj a fost şters", "Ați șters acest mesaj", "Ai șters acest mesaj",
        "Mesajul a fost șters",
        "Това съобщение беше изтрито", "Съобщението беше изтрито", "Това съобщение е изтрито",
        "Изтрихте това съобщение",
        "Данное сообщение удалено", "Это сообщение было удалено", "Сообщение удалено", "Вы удалили данное сообщение",
        "Вы удалили это сообщение",
        "Це повідомлення видалено", "Це повідомлення було видалено", "Ви видалили це повідомлення",
        "Tin nhắn này đã bị xóa", "Tin nhắn này đã bị xoá", "Tin nhắn này đã được xóa", "Tin nhắn này đã được thu hồi",
        "Bạn đã xóa tin nhắn này", "Bạn đã xoá tin nhắn này",
        "Questo messaggio è stato eliminato", "Hai eliminato questo messaggio",
        "Esta mensagem foi apagada", "Mensagem apagada", "Você apagou esta mensagem", "Esta mensagem foi eliminada",
        "Apagou esta mensagem",
        "Ce message a été supprimé", "Vous avez supprimé ce message",
        "Bu mesaj silindi", "Bu mesajı sildiniz",
        "تم حذف هذه الرسالة", "این پیام حذف شد", "Dit bericht is verwijderd", "Tato zpráva byla smazána",
        "Ez az üzenet törölve lett", "Ova poruka je izbrisana", "Ova poruka je obrisana", "Порука је обрисана",
        "Αυτό το μήνυμα διαγράφηκε",
    )
)  # fmt: skip
LONGEST_NOTICE = 90
NAMED_IN_QUOTES = re.compile(r"[\"“”„«»]|https?://")


def is_notice(name: str) -> bool:
    """Whether what stands before ": " is part of a notice ("Anna changed the subject to “Jobs: Berlin”"), no name."""
    return len(name) > 100 or bool(NAMED_IN_QUOTES.search(name))


def written(text: str, *, by_system: bool) -> tuple[str, str]:
    """What a person wrote, and under which code the rest is tallied. `by_system`: the phone marks what it adds with an
    invisible sign at the beginning (iOS).
    """
    bare = INVISIBLE.sub("", text).strip()
    if len(bare) <= LONGEST_NOTICE and bare.casefold().startswith(DELETED):
        return "", "deleted"
    if by_system and text.startswith("\u200e"):
        return "", "media"
    if kind := _of_the_phone(bare):
        return "", kind
    text = INVISIBLE.sub("", _without_notice(MENTION.sub(HIDDEN, text.strip())))
    if match := ATTACHMENT.match(text):
        return text[match.end() :].strip(), "media"
    return text.strip(), "empty"


def _without_notice(text: str) -> str:
    """ "Danke! <Diese Nachricht wurde bearbeitet.>" without what the phone added."""
    begun = text.rfind("<")
    return text[:begun] if begun > 0 and NOTICE.fullmatch(text, begun) else text


def _of_the_phone(bare: str) -> str | None:
    if bare == "null" or PLACEHOLDER.fullmatch(bare) or (len(bare) < 60 and OMITTED.fullmatch(bare)):
        return "media"
    if LOCATION.fullmatch(bare) or (POLL.match(bare) and POLL_OPTION.search(bare)):
        return "other"
    return None
