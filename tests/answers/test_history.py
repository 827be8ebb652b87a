"""The history of a card, word by word."""

import pytest

from campaigns.answers.diff import word_diff
from campaigns.answers.history import moments_of
from campaigns.answers.queries import events_of
from campaigns.answers.versions import seen_of, write_text

pytestmark = pytest.mark.django_db


def told(before, after):
    return [(piece.kind, piece.text) for piece in word_diff(before, after)]


def test_a_changed_word_is_one_word_gone_and_one_new():
    assert told("in drei Wochen klagen", "in vier Wochen klagen") == [
        ("same", "in "), ("gone", "drei"), ("new", "vier"), ("same", " Wochen klagen"),
    ]  # fmt: skip


def test_joining_what_is_not_gone_gives_the_new_text():
    before, after = "Eins, zwei. Drei!", "Eins und zwei. Vier?"
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.kind != "gone") == after
    assert "".join(p.text for p in pieces if p.kind != "new") == before


def test_the_newest_moment_stands_first_with_its_words(card, cast):
    source = card.versions.get()
    write_text(version=source, text="Ganz anders.", seen=seen_of(source), user=cast.owner.pk)

    moments = moments_of(events_of(card), with_words=True)
    assert str(moments[0].what) in {"text changed", "Text geändert"}
    assert any(piece.kind == "new" for piece in moments[0].pieces)
