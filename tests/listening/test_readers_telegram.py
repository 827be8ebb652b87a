"""Exports of Telegram, as JSON and as HTML."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cases.listening.enums import Format
from cases.listening.readers import BadFile, sniff
from tests.listening import exports
from tests.listening.exports import all_of, as_json, telegram_chat, telegram_message

OWN = Path(__file__).parents[3] / "shared" / "data" / "own"


def texts(content, format_=Format.TELEGRAM_JSON):
    return [message.text for message in all_of(content, format_)[0]]


def test_only_what_people_wrote_is_read():
    messages, tally = all_of(exports.TELEGRAM, Format.TELEGRAM_JSON)
    assert [message.text for message in messages] == [
        "Szukam kursu niemieckiego B1, ktoś poleca?",
        "Cum fac Anmeldung fără contract?",
        "Im selben Thema",
        "Weitergegeben",
        "[…], geht das? […]",
    ]
    assert tally == {"service": 1, "media": 1, "other": 2, "bot": 1, "unsupported": 1}


def test_answers_of_answers_stay_in_the_thread():
    messages, _ = all_of(exports.TELEGRAM, Format.TELEGRAM_JSON)
    assert [message.thread for message in messages[:4]] == [
        "1999999999", "1999999999/2", "1999999999/2", "1999999999",
    ]  # fmt: skip


def test_the_moment_is_read_from_seconds_or_as_berlin_time():
    assert all_of(exports.TELEGRAM, Format.TELEGRAM_JSON)[0][0].at == datetime(2025, 5, 5, 11, 30, 2, tzinfo=UTC)
    (old,), tally = all_of(exports.TELEGRAM_2022, Format.TELEGRAM_JSON)
    assert old.at.isoformat() == "2022-01-15T10:30:00+01:00"
    assert not tally


@pytest.mark.parametrize("date", ["", "yesterday", "0001-01-01T00:00:00", 17, None, {"a": 1}])
def test_a_message_without_a_readable_date_is_read_and_counted(date):
    content = as_json(telegram_chat(telegram_message(1, "Text", date=date, date_unixtime="9" * 30)))
    (message,), tally = all_of(content, Format.TELEGRAM_JSON)
    assert message.at is None
    assert tally["no_date"] == 1


def test_of_a_whole_account_groups_are_read_and_private_chats_left_out():
    messages, tally = all_of(exports.TELEGRAM_ACCOUNT, Format.TELEGRAM_JSON)
    assert [(message.text, message.space_name, message.thread) for message in messages] == [
        ("In der Gruppe", "Polacy w Testowie", "1999999999"),
        ("In der zweiten Gruppe", "Tests", "1888888888"),
        ("In der alten Gruppe", "Alt", "17"),
    ]
    assert tally["private_chat"] == 1


def test_one_chosen_private_chat_is_read_without_its_name():
    content = as_json(telegram_chat(telegram_message(1, "Frage"), type="personal_chat", name="Konto Privat"))
    (message,), _ = all_of(content, Format.TELEGRAM_JSON)
    assert (message.text, message.space_name, message.thread) == ("Frage", "", "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"a\x04b", "ab"),
        (r"a\x0Ab", "a\nb"),
        (r"a\\x04b", r"a\x04b"),
        (r"a\\\x04b", "a\\b"),
        (r"a\u0000b", "ab"),
        (r"a\ud83d\ude42b", "a🙂b"),
        (r"a\ud83db", "a\ufffdb"),
        (r"a\ude42b", "a\ufffdb"),
        (r"a\"\u2028b", 'a"\u2028b'),
    ],
)
@pytest.mark.parametrize("most", [1, 2, 3, 5, 11, 1000])
def test_escapes_that_are_no_json_are_mended_wherever_the_stream_is_cut(written, read, most):
    from cases.listening.readers import read as read_stream

    content = as_json(telegram_chat(telegram_message(1, "MARK"))).replace(b"MARK", written.encode())
    padded = content.replace(b'{\n "name"', b"{" + b" " * 65_400 + b'"name"')
    for one in (content, *(padded[:1] + b" " * shift + padded[1:] for shift in range(0, 140, 7))):
        (message,) = read_stream(exports.Trickle(one, most * 100), Format.TELEGRAM_JSON)
        assert message.text == read


def test_bytes_that_are_no_utf_8_cost_a_character_not_the_file():
    content = as_json(telegram_chat(telegram_message(1, "Fragä"))).replace("ä".encode(), b"\xe4")
    (message,), tally = all_of(content, Format.TELEGRAM_JSON)
    assert message.text == "Frag\ufffd"
    assert tally["encoding"] == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_are_read(encoding):
    assert texts(exports.TELEGRAM_2022.decode().encode(encoding)) == ["Wo melde ich mich an?"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_ends_too_early_says_where(share):
    cut = exports.TELEGRAM[: int(len(exports.TELEGRAM) * share)]
    cut = cut.decode(errors="ignore").encode()
    with pytest.raises(BadFile) as problem:
        texts(cut)
    assert (problem.value.code, problem.value.values) == ("cut_off", {"byte": len(cut)})


@pytest.mark.parametrize("filler", [0, 70_000, 200_000])
def test_a_damaged_file_says_where(filler):
    content = as_json(telegram_chat(*(telegram_message(n, "x" * 100) for n in range(filler // 400)),
                                    telegram_message(9_999, "Ende")))  # fmt: skip
    at = content.index(b'"Ende"') - 2
    assert content[at : at + 1] == b":"
    with pytest.raises(BadFile) as problem:
        texts(content[:at] + b"?" + content[at + 1 :])
    assert problem.value.code == "json"
    assert abs(problem.value.values["byte"] - at) <= 2


@pytest.mark.parametrize("content", [b"[]", b"{}", b"17", b'{"messages": 1}', b'{"chats": {"list": 1}}', b'"text"'])
def test_json_without_messages_is_refused(content):
    with pytest.raises(BadFile) as problem:
        texts(content)
    assert problem.value.code == "not_telegram"


def test_a_chat_without_messages_is_fine():
    assert texts(as_json(telegram_chat())) == []


@pytest.mark.parametrize(
    "text",
    [None, 17, True, {"text": "x"}, [17, None, {"type": "bold"}, {"text": 5}, ["x"]], [], "\x00 \u200b"[:1], "   "],
)
def test_texts_of_a_strange_kind_are_left_out(text):
    assert texts(as_json(telegram_chat(telegram_message(1, text), telegram_message(2, "gut")))) == ["gut"]


def test_html_is_read_like_json():
    messages, tally = all_of(exports.TELEGRAM_HTML, Format.TELEGRAM_HTML)
    assert [(message.text, message.thread) for message in messages] == [
        ("Szukam kursu <B1> & więcej\nw Testowie, ktoś poleca?", ""),
        ("Frag […] oder\n[…], bitte", "/2"),
    ]
    assert messages[0].at.utcoffset() == timedelta(hours=2)
    assert messages[1].at.isoformat() == "2025-05-05T13:31:00+02:00"
    assert tally == {"service": 1, "media": 1}


@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_a_page_that_ends_too_early_says_where(share):
    cut = exports.TELEGRAM_HTML[: int(len(exports.TELEGRAM_HTML) * share)]
    with pytest.raises(BadFile) as problem:
        texts(cut, Format.TELEGRAM_HTML)
    assert (problem.value.code, problem.value.values) == ("cut_off", {"byte": len(cut)})


def test_another_page_is_refused():
    with pytest.raises(BadFile) as problem:
        texts(b"<html><body><p>Hallo</p></body></html>", Format.TELEGRAM_HTML)
    assert problem.value.code == "not_telegram"


def test_entities_are_whole_wherever_the_stream_is_cut():
    from cases.listening.readers import read as read_stream

    for shift in range(65_490, 65_540):
        page = exports.TELEGRAM_HTML.replace(b"<head>", b"<head>" + b" " * (shift - 1400))
        assert [message.text for message in read_stream(exports.Trickle(page, 1 << 20), Format.TELEGRAM_HTML)] == [
            "Szukam kursu <B1> & więcej\nw Testowie, ktoś poleca?", "Frag […] oder\n[…], bitte",
        ]  # fmt: skip


@pytest.mark.skipif(not OWN.exists(), reason="samples of the project are not here")
def test_the_samples_in_both_forms_hold_the_same_messages():
    whole = (OWN / "telegram/synthetic_supergroup_result.json").read_bytes()
    page = (OWN / "telegram/synthetic_messages.html").read_bytes()
    assert sniff(whole, "result.json") == Format.TELEGRAM_JSON
    assert sniff(page, "messages.html") == Format.TELEGRAM_HTML
    from_json, tally = all_of(whole, Format.TELEGRAM_JSON)
    from_html, _ = all_of(page, Format.TELEGRAM_HTML)
    assert len(from_json) == 167
    assert tally == {"service": 12, "media": 4, "unsupported": 1}
    assert [(m.text, m.at) for m in from_json[: len(from_html)]] == [(m.text, m.at) for m in from_html]


def test_messages_are_handed_on_before_the_file_is_read_to_its_end():
    from cases.listening.readers import read as read_stream

    content = as_json(telegram_chat(*(telegram_message(n, "Frage " * 20) for n in range(3000))))
    stream = exports.Trickle(content, 65_536)
    places = [message.place for message in read_stream(stream, Format.TELEGRAM_JSON)]
    assert places[0] <= 65_536
    assert places == sorted(places)
    assert places[-1] == len(content)
    assert json.loads(content)["id"] == 1999999999
