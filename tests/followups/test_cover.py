"""Who answers for a follow-up while its worker is away: the deputy, else the stand-in, else the leads."""

import pytest

from cases.followups.cover import By, Cover, cover_of

WORKER, DEPUTY, STAND_IN = 1, 2, 3


def cover(*, deputy=DEPUTY, away=None, able=(WORKER, DEPUTY, STAND_IN)):
    return cover_of(worker=WORKER, deputy=deputy, away=away or {}, can_work=lambda user: user in able)


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        ({}, Cover(By.WORKER, WORKER)),
        ({"away": {WORKER: STAND_IN}}, Cover(By.DEPUTY, DEPUTY)),
        ({"away": {WORKER: STAND_IN}, "deputy": None}, Cover(By.STAND_IN, STAND_IN)),
        ({"away": {WORKER: STAND_IN, DEPUTY: None}}, Cover(By.STAND_IN, STAND_IN)),
        ({"away": {WORKER: STAND_IN, STAND_IN: DEPUTY}, "deputy": None}, Cover(By.LEADS, None)),
        ({"away": {WORKER: None}, "deputy": None}, Cover(By.LEADS, None)),
        ({"away": {WORKER: STAND_IN}, "able": (WORKER, STAND_IN)}, Cover(By.STAND_IN, STAND_IN)),
        ({"away": {WORKER: STAND_IN}, "able": (WORKER,)}, Cover(By.LEADS, None)),
        ({"able": (DEPUTY,)}, Cover(By.DEPUTY, DEPUTY)),
        ({"away": {DEPUTY: None}}, Cover(By.WORKER, WORKER)),
    ],
)
def test_a_promise_is_always_in_somebodys_hands(situation, expected):
    assert cover(**situation) == expected
