"""Who may write an entry, what a public one needs, when it is due again. No database."""

from datetime import date

import pytest

from referrals.enums import Area, FirstContact, Status
from referrals.models import AdvisoryCenter
from referrals.rules import due_after, may_edit, may_move, missing_for_publication, why_not_merge
from streetwork.accounts.access import Access, Granted
from streetwork.accounts.roles import Role

ST, SN = 15, 14


def entry(**facts):
    return AdvisoryCenter(
        **{
            "pk": 1, "state_id": ST, "name": "Beratung", "topic_ids": [1], "languages": ["pl"], "phones": ["0391 1"],
            "city": "Magdeburg", "status": Status.DRAFT, **facts,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "states", "archived", "expected"),
    [
        (Role.DIRECTORY_EDITOR, {ST}, False, True),
        (Role.LEAD, {ST, SN}, False, True),
        (Role.DIRECTORY_EDITOR, {SN}, False, False),
        (Role.DIRECTORY_EDITOR, {ST}, True, False),
        (Role.COUNSELOR, {ST}, False, False),
    ],
)
def test_who_may_edit_an_entry(role, states, archived, expected):
    access = Access(1, (Granted(1, role, frozenset(states), archived),))
    assert may_edit(access, entry()) is expected


@pytest.mark.parametrize(
    ("facts", "lacks"),
    [
        ({}, []),
        ({"name": " "}, ["name"]),
        ({"topic_ids": []}, ["topic_ids"]),
        ({"languages": []}, ["languages"]),
        ({"phones": []}, ["phones"]),
        ({"phones": [], "email": "a@example.org"}, []),
        ({"phones": [], "website": "https://example.org"}, []),
        ({"phones": [], "booking_url": "https://example.org"}, []),
        ({"phones": [], "street": "Weg 1", "first_contact": [FirstContact.WALK_IN]}, []),
        ({"phones": [], "first_contact": [FirstContact.WALK_IN]}, ["phones"]),
        ({"city": ""}, ["city"]),
        ({"city": "", "area": Area.ONLINE}, []),
        ({"city": "", "area": Area.NATIONWIDE}, []),
        ({"city": "", "area": Area.STATE}, ["city"]),
        ({"city": "", "languages": []}, ["languages", "city"]),
    ],
)
def test_what_a_public_entry_needs(facts, lacks):
    assert list(missing_for_publication(entry(**facts))) == lacks


@pytest.mark.parametrize(
    ("move", "sources"),
    [
        ("publish", {Status.DRAFT}),
        ("pause", {Status.PUBLISHED}),
        ("reopen", {Status.PAUSED, Status.CLOSED}),
        ("close", {Status.DRAFT, Status.PUBLISHED, Status.PAUSED}),
    ],
)
def test_the_moves_of_an_entry(move, sources):
    assert {status for status in Status if may_move(entry(status=status), move)} == sources


def test_a_merged_entry_stays_closed():
    assert not may_move(entry(status=Status.CLOSED, merged_into_id=2), "reopen")


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 6, 30), 24, date(2028, 6, 30)),
        (date(2026, 1, 31), 11, date(2026, 12, 31)),
    ],
)
def test_when_an_entry_is_due_again(day, months, due):
    assert due_after(day, months) == due


@pytest.mark.parametrize(
    ("winner", "loser", "may"),
    [
        ({}, {}, True),
        ({"status": Status.PUBLISHED}, {"status": Status.PUBLISHED}, True),
        ({"status": Status.PUBLISHED}, {"status": Status.CLOSED}, True),
        ({"status": Status.DRAFT}, {"status": Status.PUBLISHED}, False),
        ({"status": Status.CLOSED}, {}, False),
        ({}, {"pk": 1}, False),
        ({}, {"state_id": SN}, False),
        ({}, {"merged_into_id": 9}, False),
        ({"merged_into_id": 9}, {}, False),
    ],
)
def test_which_entries_can_be_merged(winner, loser, may):
    assert bool(why_not_merge(entry(**winner), entry(**{"pk": 2, **loser}))) is not may
