"""Two people edit one entry: whose change counts. No database."""

from referrals.forms.meanwhile import base_of, changed_by_sender, in_conflict, read_base

OPENED = {"name": "Alt", "phones": ["1", "2"], "topic_ids": [3, 1], "accepting": None, "city": "Halle"}
BASE = read_base(base_of(OPENED))


def test_what_was_left_alone_is_not_sent_on():
    sent = {**OPENED, "name": "Neu", "topic_ids": [1, 3]}
    assert changed_by_sender(BASE, sent) == {"name": "Neu"}


def test_the_order_of_telephone_numbers_is_a_change():
    assert changed_by_sender(BASE, {**OPENED, "phones": ["2", "1"]}) == {"phones": ["2", "1"]}


def test_no_is_not_unknown():
    assert changed_by_sender(BASE, {**OPENED, "accepting": False}) == {"accepting": False}


def test_a_field_that_nobody_else_changed_is_no_conflict():
    assert in_conflict(BASE, {"name": "Neu"}, {**OPENED, "city": "Leipzig"}) == []


def test_the_same_change_by_both_is_no_conflict():
    assert in_conflict(BASE, {"name": "Neu"}, {**OPENED, "name": "Neu"}) == []


def test_different_changes_of_both_are_a_conflict():
    assert in_conflict(BASE, {"name": "Neu", "city": "Bonn"}, {**OPENED, "name": "Anders"}) == ["name"]


def test_a_form_without_its_base_overwrites_nothing_silently():
    for text in ("", "[1]", "{", "null"):
        assert in_conflict(read_base(text), {"name": "Neu"}, OPENED) == ["name"]
