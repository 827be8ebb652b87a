"""Small invented exports, in the forms in which the platforms write them. Everybody in NAMES is an author."""

import io
import json
from collections import Counter

from cases.listening.readers import read

NAMES = (
    "Anna Beispiel", "Piotr Muster", "Ion Exemplu", "Lucía Ejemplo", "Nguyễn Ví Dụ", "Оксана Приклад", "Beraterin Test",
    "user9000000001", "user9000000002", "9000000003", "annabeispiel", "+49 1555 0000001", "4915550000001", "Signatur",
    "Weitergeleitet", "Eingeladen", "BotBot", "Geteilt", "Konto Privat",
)  # fmt: skip


def all_of(content: bytes, format_, **options):
    """Messages and tally of a reading, the stream handed out in small pieces."""
    tally = Counter()
    return list(read(Trickle(content), format_, tally=tally, **options)), tally


class Trickle(io.RawIOBase):
    """A stream that gives less than it is asked for, and can do nothing but read."""

    def __init__(self, content: bytes, most: int = 997):
        self._content, self._most = io.BytesIO(content), most

    def read(self, size=-1):
        return self._content.read(min(size, self._most) if size >= 0 else self._most)

    def seekable(self):
        return False


def telegram_message(number, text, **more):
    return {
        "id": number, "type": "message", "date": "2025-05-05T13:30:00", "date_unixtime": str(1746444600 + number),
        "from": "Anna Beispiel", "from_id": "user9000000001", "text": text,
        "text_entities": [{"type": "plain", "text": "never read"}], **more,
    }  # fmt: skip


def telegram_chat(*messages, **more) -> dict:
    return {
        "name": "Polacy w Testowie",
        "type": "public_supergroup",
        "id": 1999999999,
        "messages": list(messages),
        **more,
    }


def as_json(document) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


TELEGRAM = as_json(
    telegram_chat(
        {"id": 1, "type": "service", "date": "2025-05-05T10:00:00", "actor": "Eingeladen", "action": "invite_members",
         "members": ["Eingeladen", None], "text": ""},
        telegram_message(2, "Szukam kursu niemieckiego B1, ktoś poleca?"),
        telegram_message(3, ["Cum fac ", {"type": "bold", "text": "Anmeldung"}, " fără contract?"],
                         reply_to_message_id=2),
        telegram_message(4, "Im selben Thema", reply_to_message_id=3, **{"from": None}),
        telegram_message(5, "", photo="(File not included.)", width=1, height=1),
        telegram_message(6, "", poll={"question": "Wer?", "answers": [{"text": "Piotr Muster", "voters": 1}]}),
        telegram_message(7, "", contact_information={"first_name": "Piotr Muster", "phone_number": "4915550000001"}),
        telegram_message(8, "Weitergegeben", forwarded_from="Weitergeleitet", author="Signatur", saved_from="Geteilt",
                         reactions=[{"type": "emoji", "count": 2, "emoji": "👍",
                                     "recent": [{"from": "Piotr Muster", "from_id": "user9000000002"}]}]),
        telegram_message(9, "Werbung", via_bot="@BotBot"),
        telegram_message(10, [{"type": "mention_name", "text": "Piotr Muster", "user_id": 9000000003}, ", geht das? ",
                              {"type": "phone", "text": "+49 1555 0000001"}]),
        {"id": 11, "type": "unsupported"},
    )
)  # fmt: skip

TELEGRAM_2022 = as_json(
    telegram_chat(
        {"id": 1, "type": "message", "date": "2022-01-15T10:30:00", "from": "Anna Beispiel", "from_id": 9000000003,
         "text": "Wo melde ich mich an?"},
    )
)  # fmt: skip

TELEGRAM_ACCOUNT = as_json({
    "about": "Here is the data you requested.",
    "personal_information": {"first_name": "Beraterin Test", "phone_number": "+49 1555 0000001"},
    "contacts": {"about": "x", "list": [{"first_name": "Piotr Muster", "messages": [telegram_message(1, "no chat")]}]},
    "frequent_contacts": {"list": [{"name": "Konto Privat"}]},
    "sessions": {"list": [{"last_ip": "192.0.2.1"}]}, "web_sessions": {"list": []}, "stories": [{"media": "x"}],
    "chats": {"about": "x", "list": [
        telegram_chat(telegram_message(1, "In der Gruppe")),
        {"name": "Konto Privat", "type": "personal_chat", "id": 9000000003,
         "messages": [telegram_message(1, "unter uns")]},
        telegram_chat(telegram_message(1, "In der zweiten Gruppe"), id=1888888888, name="Tests"),
    ]},
    "left_chats": {"about": "x", "list": [
        telegram_chat(telegram_message(1, "In der alten Gruppe"), id=17, name="Alt"),
    ]},
})  # fmt: skip

TELEGRAM_HTML = """<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title></head><body onload="CheckLocation();">
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Polacy w Testowie
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">5 May 2025</div></div>
<div class="message service" id="message1"><div class="body details">Eingeladen joined</div></div>
<div class="message default clearfix" id="message2"><div class="pull_left userpic_wrap"><div class="userpic userpic1">
<div class="initials">AB</div></div></div><div class="body">
<div class="pull_right date details" title="05.05.2025 13:30:00 UTC+02:00">13:30</div>
<div class="from_name">
Anna Beispiel <span class="details">via @BotBot</span>
</div><div class="text">
Szukam kursu &lt;B1&gt; &amp; wi&#281;cej<br>w Testowie, ktoś poleca?
</div><div class="signature details">Signatur</div><span class="reactions"><span class="reaction">
<span class="userpics">
<div class="userpic"><div class="initials" title="Piotr Muster">PM</div></div></span></span></span></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="05.05.2025 13:31:00">13:31</div>
<div class="reply_to details">
Als Antwort auf <a href="messages.html#go_to_message2" onclick="return GoToMessage(2)">x</a></div>
<div class="forwarded body"><div class="from_name">Weitergeleitet
<span class="date details" title="01.01.2024 08:00:00 UTC+01:00"> x</span></div>
<div class="text">Frag <a href="" onclick="return ShowMentionName()">Piotr Muster</a> oder
<a href="https://t.me/annabeispiel">@annabeispiel</a>, <b>bitte</b></div></div></div></div>
<div class="message default clearfix" id="message4"><div class="body">
<div class="pull_right date details" title="05.05.2025 13:32:00 UTC+02:00">13:32</div>
<div class="from_name">Ion Exemplu</div>
<div class="media_wrap clearfix"><div class="media clearfix pull_left media_contact"><div class="body">
<div class="title bold">
Piotr Muster</div><div class="status details">+49 1555 0000001</div><div class="text">Geteilt</div>
</div></div></div></div></div>
</div></div></div></body></html>
""".encode()

WHATSAPP = {
    "android_de": """\ufeff05.05.25, 08:00 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.
05.05.25, 08:01 - Anna Beispiel hat die Gruppe „Test“ erstellt.
05.05.25, 08:02 - Anna Beispiel hat den Betreff zu „Jobs: Test“ geändert.
05.05.25, 08:05 - Anna Beispiel: Zameldowanie: trzeba robić termin?
05.05.25, 08:09 - +49 1555 0000001: Mit Termin, online.

Am besten: morgens um 7.
[08:05, 5.5.2025] Piotr Muster: So stand es gestern
05.05.25, 08:10 - Piotr Muster: <Medien ausgeschlossen>
05.05.25, 08:12 - Piotr Muster: Diese Nachricht wurde gelöscht.
05.05.25, 08:15 - Anna Beispiel: Danke: das hilft! <Diese Nachricht wurde bearbeitet.>
05.05.25, 08:16 - Anna Beispiel: Frag @\u2068Piotr Muster\u2069 wegen Miete <3
05.05.25, 08:25 - Piotr Muster: \u200eIMG-20250505-WA0003.jpg (Datei angehängt)
Wer kennt dieses Formular?
05.05.25, 08:26 - Piotr Muster: Piotr Muster.vcf (Datei angehängt)
05.05.25, 08:27 - Piotr Muster: Standort: https://maps.google.com/?q=52.1,11.6
05.05.25, 08:28 - Piotr Muster: UMFRAGE:
Wer kommt?
OPTION: Ja (3 Stimmen)
OPTION: Nein (0 Stimmen)
05.05.25, 08:29 - Piotr Muster: null
""",
    "ios_de": """[05.05.25, 08:00:12] Test: \u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.
[05.05.25, 08:05:01] Ion Exemplu: Pot primi Kindergeld?
[05.05.25, 08:06:44] ~\u202fAnna Beispiel: Ja, unter Bedingungen. \u200e<Diese Nachricht wurde bearbeitet.>
05.05.25, 08:10 - Piotr Muster: aus einem anderen Telefon
\u200e[05.05.25, 08:07:30] Ion Exemplu: \u200e<Anhang: 00000012-PHOTO.jpg>
[05.05.25, 08:08:00] Ion Exemplu: \u200eBild weggelassen
\u200e[05.05.25, 08:09:00] Ion Exemplu: \u200eUMFRAGE:
Wer kommt?
\u200eOPTION: Ion Exemplu (1 Stimme)
""",
    "us": """5/5/25, 9:52\u202fAM - Messages and calls are end-to-end encrypted.
5/5/25, 9:53\u202fAM - Anna Beispiel: Any free courses?
5/5/25, 12:07\u202fAM - Anna Beispiel: <Media omitted>
5/6/25, 12:09\u202fPM - Piotr Muster: Ask there
""",
    "es": """5/5/2025 9:29 p.\u00a0m. - Lucía Ejemplo: ¿Cómo homologo mi título?
6/5/2025 12:05 a. m. - Lucía Ejemplo: ¡Gracias!
6/5/2025 12:06 a. m. - Lucía Ejemplo: <Multimedia omitido>
6/5/2025 12:07 a. m. - Lucía Ejemplo: Se eliminó este mensaje.
""",
    "vi": """05/05/2025, 9:29 CH - Nguyễn Ví Dụ: Gia hạn thẻ ở đâu ạ?
06/05/2025, 12:05 SA - Nguyễn Ví Dụ: Tin nhắn này đã bị xóa
""",
    "bg": """05.05.25 г., 8:05 ч. - Ion Exemplu: Шефът не ми плаща
05.05.25 г., 21:05 ч. - Ion Exemplu: Съобщението беше изтрито
""",
    "ru": """05.05.2025, 08:05 - Сообщения защищены сквозным шифрованием.
05.05.2025, 08:06 - Оксана Приклад: ВНЖ заканчивается, что делать?
05.05.2025, 08:09 - Оксана Приклад: <Без медиафайлов>
05.05.2025, 08:10 - Оксана Приклад: Данное сообщение удалено
""",
    "tr": "5.05.2025 ÖS 9:29 - Ion Exemplu: Oturum için ne lazım?\n",
    "iso": "2025-05-25, 08:05 - Ion Exemplu: Où aller ?\n",
}


def whatsapp(name: str) -> bytes:
    return WHATSAPP[name].encode()


def broken_up(text: str) -> str:
    """As Facebook and Instagram write it: each byte of UTF-8 as one character."""
    return text.encode().decode("latin-1")


FACEBOOK_POSTS = json.dumps({"group_posts_v2": [
    {"timestamp": 1746432000, "data": [{"post": broken_up("Gdzie składa się wniosek? 🙂")}],
     "title": "Beraterin Test posted in Test.", "attachments": [{"data": [{"external_context": {"url": "https://x.test"}}]}]},
    {"timestamp": 1746435600, "data": [{"post": "Zweiter"}, {"update_timestamp": 1}], "title": "Beraterin Test"},
    {"timestamp": 1746439200, "data": [], "title": "Beraterin Test"},
]}).encode()  # fmt: skip

FACEBOOK_COMMENTS = json.dumps({"group_comments_v2": [
    {"timestamp": 1746432000, "title": "Beraterin Test commented on Anna Beispiel's post", "data": [
        {"comment": {"timestamp": 1746432005, "comment": broken_up("Cześć! Zuständig ist …"),
                     "author": "Beraterin Test", "group": broken_up("Români în Test")}}]},
    {"timestamp": 1746433800, "data": [{"comment": {"comment": "schon richtig: ș", "author": "Beraterin Test"}}]},
],
"comments_v2": [
    {"timestamp": 1746433900, "data": [{"comment": {"comment": "Auf einer Seite"}}]},
]}).encode()  # fmt: skip

MESSENGER = json.dumps({
    "participants": [{"name": "Anna Beispiel"}, {"name": "Beraterin Test"}],
    "messages": [
        {"sender_name": "Anna Beispiel", "timestamp_ms": 1746432000123, "content": broken_up("Czy mogę zapytać?"),
         "reactions": [{"reaction": "x", "actor": "Beraterin Test"}], "is_geoblocked_for_viewer": False},
        {"sender_name": "Anna Beispiel", "timestamp_ms": 1746432000124, "photos": [{"uri": "x"}]},
        {"sender_name": "Anna Beispiel", "timestamp_ms": 1746432000125, "content": "Anna sent an attachment."},
        {"sender_name": "Anna Beispiel", "timestamp_ms": 1746432000126, "is_unsent": True},
    ],
    "title": "Anna Beispiel", "thread_path": "inbox/annabeispiel",
}).encode()  # fmt: skip

INSTAGRAM = json.dumps([
    {"string_map_data": {"Comment": {"value": broken_up("Bună! Scrie-ne în privat 🙂")},
                         "Media Owner": {"value": "annabeispiel"}, "Time": {"timestamp": 1746432000}}},
    {"string_map_data": {"Kommentar": {"value": "Hallo"}, "Media Owner": {"value": "annabeispiel"}, "Zeit": {}}},
]).encode()  # fmt: skip

CSV = """wer;wann;was;wo
Anna Beispiel;05.05.2025 08:05;"Wo melde ich
mich an?";Gruppe
Ion Exemplu;06.05.2025;Danke;
kurz
"""

PASTED_THREAD = """Anna Beispiel
Gdzie składa się wniosek?
Gefällt mir · Antworten · 2 Std.
Piotr Muster
Top-Fan
W urzędzie.
Antworten
3 Std.
"""
