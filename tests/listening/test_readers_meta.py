"""What Facebook and Instagram hand out of an account."""

import json
from datetime import UTC, datetime

import pytest

from cases.listening.enums import Format
from cases.listening.readers import BadFile
from cases.listening.readers.meta import repaired
from tests.listening import exports
from tests.listening.exports import all_of, broken_up


def test_posts_are_the_counselors_own_without_title_and_link():
    messages, tally = all_of(exports.FACEBOOK_POSTS, Format.FACEBOOK)
    assert [(message.text, message.own) for message in messages] == [
        ("Gdzie składa się wniosek? 🙂", True),
        ("Zweiter", True),
    ]
    assert messages[0].at == datetime(2025, 5, 5, 8, tzinfo=UTC)
    assert tally == {"empty": 1}


def test_comments_know_their_group():
    messages, _ = all_of(exports.FACEBOOK_COMMENTS, Format.FACEBOOK)
    assert [(message.text, message.space_name, message.at is None) for message in messages] == [
        ("Cześć! Zuständig ist …", "Români în Test", False),
        ("schon richtig: ș", "", False),
        ("Auf einer Seite", "", False),
    ]
    assert all(message.own for message in messages)
    assert messages[0].at.second == 5


def test_messages_of_messenger_are_not_ones_own():
    messages, tally = all_of(exports.MESSENGER, Format.FACEBOOK)
    assert [(message.text, message.own, message.space_name) for message in messages] == [
        ("Czy mogę zapytać?", False, "")
    ]
    assert messages[0].at.year == 2025
    assert tally == {"media": 1, "service": 1, "deleted": 1}


def test_comments_on_instagram_in_any_language_of_the_account():
    messages, tally = all_of(exports.INSTAGRAM, Format.INSTAGRAM)
    assert [(message.text, message.own) for message in messages] == [
        ("Bună! Scrie-ne în privat 🙂", True),
        ("Hallo", True),
    ]
    assert (messages[0].at, messages[1].at) == (datetime(2025, 5, 5, 8, tzinfo=UTC), None)
    assert tally == {"no_date": 1}


@pytest.mark.parametrize("name", ["comments_media_comments", "comments_reels_comments"])
def test_comments_on_instagram_in_the_newer_frame(name):
    framed = json.dumps({name: json.loads(exports.INSTAGRAM)}).encode()
    assert len(all_of(framed, Format.INSTAGRAM)[0]) == 2


@pytest.mark.parametrize("text", ["Grüße", "ș ț", "Ă", "plain", "Ã", "ÃŸ–", "Привет", ""])
def test_text_is_repaired_once_and_only_where_it_is_broken(text):
    assert repaired(broken_up(text)) == text
    assert repaired(repaired(broken_up(text))) == text or len(text) == 1


def test_text_that_is_right_already_stays():
    for text in ("Grüße aus Köln", "déjà vu – oui", "Привет ñ"):
        assert repaired(text) == text


@pytest.mark.parametrize(
    "content", [b"[]", b"{}", b"5", b'{"a": [1, [2], "x"]}', b'[{"title": "x"}]', b'{"friends_v2": [{"name": "Anna"}]}']
)
def test_other_parts_of_the_download_are_refused(content):
    with pytest.raises(BadFile) as problem:
        all_of(content, Format.FACEBOOK)
    assert problem.value.code == "not_meta"


@pytest.mark.parametrize(
    "record",
    [
        {"timestamp": "x", "data": 5},
        {"timestamp": 1746432000, "data": [None, 1, {"comment": 5}, {"post": {"a": 1}}]},
        {"sender_name": 5, "content": "Text von niemandem", "timestamp_ms": "no"},
        {"string_map_data": {"Comment": "flat", "Time": 5}},
        {"string_map_data": []},
    ],
)
def test_records_of_a_strange_kind_do_no_harm(record):
    good = {"timestamp": 1746432000, "data": [{"post": "gut"}]}
    messages, _ = all_of(json.dumps([record, good]).encode(), Format.FACEBOOK)
    assert messages[-1].text == "gut"
