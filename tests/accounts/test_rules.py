"""Who may give and take rights."""

from dataclasses import replace

import pytest

from streetwork.accounts.access import Access, Granted
from streetwork.accounts.roles import Role
from streetwork.accounts.rules import (
    Reach,
    Refused,
    Wanted,
    reach_of,
    require,
    why_not_grant,
    why_not_lose,
    why_not_touch,
)

KOMPAN, LARA = 1, 3
NW, ST, SN = 5, 15, 14
WANTED = Wanted(
    programme_id=KOMPAN,
    role=Role.COUNSELOR,
    states=frozenset({NW}),
    all_states=False,
    programme_states=frozenset({NW, ST}),
    programme_is_archived=False,
)
LEADS_ALL = Reach({KOMPAN: frozenset({NW, ST})})
LEADS_NW = Reach({KOMPAN: frozenset({NW})})


def test_a_lead_gives_a_state_of_the_own_programme():
    assert why_not_grant(LEADS_ALL, WANTED) == ""
    assert why_not_touch(LEADS_ALL, WANTED) == ""


@pytest.mark.parametrize(
    "change",
    [
        {"programme_id": LARA},
        {"programme_is_archived": True},
        {"states": frozenset()},
        {"states": frozenset({SN})},
    ],
)
def test_a_lead_does_not_give(change):
    assert why_not_grant(LEADS_ALL, replace(WANTED, **change))


@pytest.mark.parametrize("change", [{"programme_id": LARA}, {"programme_is_archived": True}])
def test_a_lead_does_not_touch(change):
    assert why_not_touch(LEADS_ALL, replace(WANTED, **change))


def test_a_lead_of_one_state_gives_no_other():
    assert why_not_grant(LEADS_NW, WANTED) == ""
    assert why_not_grant(LEADS_NW, replace(WANTED, states=frozenset({ST})))


def test_a_lead_of_one_state_does_not_give_all_states():
    everything = replace(WANTED, all_states=True, states=frozenset())
    assert why_not_grant(LEADS_NW, everything)
    assert why_not_grant(LEADS_ALL, everything) == ""


def test_a_lead_of_one_state_does_not_touch_a_member_of_two():
    assert why_not_touch(LEADS_NW, replace(WANTED, states=frozenset({NW, ST})))


def test_administrators_act_without_limit_but_not_outside_the_programme():
    unlimited = Reach(unlimited=True)
    assert why_not_grant(unlimited, replace(WANTED, programme_id=LARA)) == ""
    assert why_not_grant(unlimited, replace(WANTED, states=frozenset({SN})))


def test_the_last_lead_stays():
    assert why_not_lose(Role.LEAD, other_leads=0)
    assert why_not_lose(Role.LEAD, other_leads=1) == ""
    assert why_not_lose(Role.COUNSELOR, other_leads=0) == ""


def test_power_comes_from_leading_alone_and_ignores_the_scope_switcher():
    access = Access(
        7,
        (
            Granted(KOMPAN, Role.LEAD, frozenset({NW, ST})),
            Granted(LARA, Role.COUNSELOR, frozenset({SN})),
        ),
        chosen_state=NW,
    )
    assert reach_of(access).led == {KOMPAN: {NW, ST}}


def test_a_reason_refuses():
    require("")
    with pytest.raises(Refused, match="because"):
        require("because")
