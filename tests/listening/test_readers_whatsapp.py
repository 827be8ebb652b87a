"""Exports of WhatsApp, from both kinds of telephones, in several languages."""

from datetime import date, datetime

import pytest

from cases.listening.enums import Format
from cases.listening.readers import BadFile
from tests.listening.exports import WHATSAPP, all_of, whatsapp


def read(content):
    return all_of(content if isinstance(content, bytes) else content.encode(), Format.WHATSAPP)


def times(content):
    return [message.at.replace(tzinfo=None).isoformat(" ", "minutes") for message in read(content)[0]]


def texts(content):
    return [message.text for message in read(content)[0]]


def test_an_android_export_in_german():
    messages, tally = read(whatsapp("android_de"))
    assert [message.text for message in messages] == [
        "Zameldowanie: trzeba robić termin?",
        "Mit Termin, online.\n\nAm besten: morgens um 7.\nSo stand es gestern",
        "Danke: das hilft!",
        "Frag […] wegen Miete <3",
        "Wer kennt dieses Formular?",
    ]
    assert tally == {"service": 3, "media": 3, "deleted": 1, "other": 2}
    assert messages[0].at.isoformat() == "2025-05-05T08:05:00+02:00"


def test_an_ios_export_leaves_out_all_that_the_phone_added():
    messages, tally = read(whatsapp("ios_de"))
    assert [message.text for message in messages] == [
        "Pot primi Kindergeld?",
        "Ja, unter Bedingungen. <Diese Nachricht wurde bearbeitet.>\naus einem anderen Telefon",
    ]
    assert sum(tally.values()) == 4


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("us", ["2025-05-05 09:53", "2025-05-06 12:09"]),
        ("es", ["2025-05-05 21:29", "2025-05-06 00:05"]),
        ("vi", ["2025-05-05 21:29"]),
        ("bg", ["2025-05-05 08:05"]),
        ("ru", ["2025-05-05 08:06"]),
        ("tr", ["2025-05-05 21:29"]),
        ("iso", ["2025-05-25 08:05"]),
    ],
)
def test_dates_and_hours_as_phones_of_other_countries_write_them(name, expected):
    assert times(whatsapp(name)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["04/05/2025, 08:00", "13/05/2025, 08:00"], [date(2025, 5, 4), date(2025, 5, 13)]),
        (["04/05/2025, 08:00", "04/13/2025, 08:00"], [date(2025, 4, 5), date(2025, 4, 13)]),
        (["31/1/25, 08:00", "1/2/25, 08:00"], [date(2025, 1, 31), date(2025, 2, 1)]),
        (["1/12/25, 08:00", "2/1/25, 08:00"], [date(2025, 1, 12), date(2025, 2, 1)]),
        (["2/1/25, 08:00", "1/2/25, 08:00"], [date(2025, 1, 2), date(2025, 2, 1)]),
        (["5/4/25, 8:00 AM", "5/4/25, 8:01 AM"], [date(2025, 5, 4)] * 2),
        (["05/04/25, 8:00 am", "05/04/25, 8:01 am"], [date(2025, 4, 5)] * 2),
        (["5.4.25, 08:00", "5.4.25, 08:01"], [date(2025, 4, 5)] * 2),
        (["2025. 05. 04. 8:05", "2025. 05. 04. 8:06"], [date(2025, 5, 4)] * 2),
    ],
)
def test_the_order_of_day_and_month_is_told_from_the_whole(lines, expected):
    content = "".join(f"{line} - Anna Beispiel: Text {n}\n" for n, line in enumerate(lines))
    assert [message.at.date() for message in read(content)[0]] == expected


def test_a_later_line_that_allows_no_other_order_corrects_it():
    lines = ["1/2/25, 08:00 - Anna: Frage\n"] * 2500 + ["1/20/25, 08:00 - Anna: später\n"]
    assert read("".join(lines))[0][-1].at.date() == date(2025, 1, 20)


def test_a_day_that_does_not_exist_is_read_without_a_date():
    (first, second), tally = read("31.02.25, 08:00 - Anna: eins\n01.03.25, 08:00 - Anna: zwei\n")
    assert (first.at, tally["no_date"]) == (None, 1)
    assert second.at.replace(tzinfo=None) == datetime(2025, 3, 1, 8)


@pytest.mark.parametrize(
    "placeholder",
    [
        "<Media omitted>", "<Medien ausgeschlossen>", "<Multimedia omitido>", "<pominięto multimedia>",
        "<Без медиафайлов>", "<Bỏ qua tệp phương tiện>", "<conținut media omis>", "<Archivo omitido>",
        "\u200eimage omitted", "Bild weggelassen", "imagen omitida", "immagine omessa", "GIF omitted", "null",
        "IMG-20250505-WA0003.jpg (file attached)", "\u200ePTT-1.opus (archivo adjunto)", "x.pdf (plik załączony)",
        "Alex.vcf (файл добавлен)", "location: https://maps.google.com/?q=1,2", "https://maps.google.com/?q=1,2",
        "ANKIETA:\nKto?\nOPCJA: Ja (2 głosy)",
        "This message was deleted", "You deleted this message", "Se eliminó este mensaje.", "Usunięto tę wiadomość",
        "Acest mesaj a fost șters", "Данное сообщение удалено", "Це повідомлення видалено", "Bu mesaj silindi",
        "Questo messaggio è stato eliminato", "Mensagem apagada", "Tin nhắn này đã được thu hồi", "",
    ],
)  # fmt: skip
def test_what_nobody_wrote_is_left_out(placeholder):
    messages, tally = read(f"05.05.25, 08:00 - Anna: {placeholder}\n05.05.25, 08:01 - Anna: Frage\n")
    assert [message.text for message in messages] == ["Frage"]
    assert sum(tally.values()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Diese Nachricht wurde gelöscht, sagt das Amt, aber ich habe keinen Bescheid bekommen. Was ist zu tun?",
        "<3", "5 < 6 und 7 > 3", "12:30 Uhr: geht das?", "Ist omitted ein Wort?", "https://example.org/formular",
        "ACHTUNG:\nneue Regel", "Antrag.pdf ist das richtig (ja?)",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_read(text):
    assert texts(f"05.05.25, 08:00 - Anna: {text}\n") == [text]


def test_what_a_phone_adds_to_an_edited_message_is_cut_off_in_any_language():
    assert texts("05.05.25, 08:00 - Anna: Wo? <Сообщение изменено>\n") == ["Wo?"]
    assert texts("05.05.25, 08:00 - Anna: Wo? \u200e<This message was edited>\n") == ["Wo?"]


def test_names_that_look_like_something_else_are_cut_off():
    assert texts("05.05.25, 08:00 - 12:30 Uhr: Frage\n") == ["Frage"]
    assert texts("05.05.25, 08:00 - \u202a+49 1555 0000001\u202c: Frage\n") == ["Frage"]


@pytest.mark.parametrize("content", ["Hallo\nWelt\n", "1. Punkt\n2. Punkt\n", "5.5. um 8 Uhr: Treffen\n"])
def test_another_text_is_refused(content):
    with pytest.raises(BadFile) as problem:
        read(content)
    assert problem.value.code == "not_whatsapp"


def test_ends_of_lines_of_windows_are_no_part_of_the_text():
    assert texts(whatsapp("es").replace(b"\n", b"\r\n")) == ["¿Cómo homologo mi título?", "¡Gracias!"]


def test_a_very_long_message_is_shortened_and_counted():
    (message, after), tally = read("05.05.25, 08:00 - Anna: " + "x" * 500_000 + "\nmehr\n05.05.25, 08:01 - Anna: da\n")
    assert len(message.text) == 20_000
    assert after.text == "da"
    assert tally["cut"]


@pytest.mark.parametrize("name", WHATSAPP)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_encodings(name, encoding):
    plain = texts(whatsapp(name))
    assert plain
    assert texts(WHATSAPP[name].lstrip("\ufeff").encode(encoding)) == plain


def test_western_and_cyrillic_code_pages_are_told_apart():
    assert texts("05.05.25, 08:00 - Anna: Schlüssel für Müll\n".encode("cp1252")) == ["Schlüssel für Müll"]
    assert texts("05.05.25, 08:00 - Иван: Шефът не ми плаща\n".encode("cp1251")) == ["Шефът не ми плаща"]
