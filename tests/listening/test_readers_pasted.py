"""Text that was pasted."""

import pytest

from cases.listening.enums import Format
from tests.listening.exports import PASTED_THREAD, WHATSAPP, all_of


def texts(content):
    return [message.text for message in all_of(content.encode(), Format.TEXT)[0]]


def test_paragraphs_are_messages_without_a_date():
    messages, tally = all_of(b"Erste Frage?\nmit zweiter Zeile\n\n \n\nZweite Frage?\n", Format.TEXT)
    assert [(message.text, message.at) for message in messages] == [
        ("Erste Frage?\nmit zweiter Zeile", None),
        ("Zweite Frage?", None),
    ]
    assert not tally


def test_a_thread_of_comments_is_read_line_by_line_without_names_and_buttons():
    messages, tally = all_of(PASTED_THREAD.encode(), Format.TEXT)
    assert [message.text for message in messages] == ["Gdzie składa się wniosek?", "W urzędzie."]
    assert tally["service"] == 6


def test_a_pasted_export_of_whatsapp_is_read_as_one():
    assert texts(WHATSAPP["us"]) == ["Any free courses?", "Ask there"]


def test_messages_copied_out_of_whatsapp_lose_their_names():
    pasted = "[08:05, 5.5.2025] Anna Beispiel: Wo?\n[08:06, 5.5.2025] +49 1555 0000001: Hier\nund dort\n"
    assert texts(pasted) == ["Wo?", "Hier\nund dort"]


def test_messages_copied_out_of_telegram_lose_their_names():
    pasted = "Anna Beispiel, [05.05.2025 13:30]\nWo?\n\nIon Exemplu, [5/5/25 1:31 PM]:\nHier\n"
    assert texts(pasted) == ["Wo?", "Hier"]


@pytest.mark.parametrize("text", ["Kindergeld", "Ich suche Arbeit", "5.5. um 8 Uhr: Treffen", "Hallo: was tun?", "12"])
def test_a_short_text_is_read_as_it_is(text):
    assert texts(text) == [text]


def test_capitalised_words_are_no_name_outside_a_thread():
    assert texts("Wohnung Gesucht Berlin\n\nBitte melden") == ["Wohnung Gesucht Berlin", "Bitte melden"]
