import pytest

from training.attendance.online.matching import By, match
from training.attendance.online.reading import Attendee
from training.models import Registration


def registered(pk, name, email=""):
    return Registration(pk=pk, name=name, email=email)


PETRA = registered(1, "Petra Probe", "Petra@Example.org")
IOANA = registered(2, "Ioana Ionescu", "ioana@example.org")


def only(attendee, registrations=(PETRA, IOANA), team=()):
    return match([attendee], list(registrations), list(team))[0]


def test_the_address_decides_whatever_the_name_is():
    found = only(Attendee("iPhone von P.", "petra@example.org"))
    assert (found.registration, found.by) == (PETRA, By.EMAIL)


def test_the_whole_name_decides_without_an_address():
    found = only(Attendee("IONESCU Ioana"))
    assert (found.registration, found.by) == (IOANA, By.NAME)


@pytest.mark.parametrize("name", ["Petra", "P. Probe", "Petra Prohbe", "Petra Probe Meier"])
def test_a_likeness_is_offered_and_never_decided(name):
    found = only(Attendee(name))
    assert found.registration is None
    assert PETRA in found.suggested


def test_a_stranger_is_offered_nobody():
    assert only(Attendee("Guest 4711")).suggested == []


def test_a_name_that_two_have_decides_nothing():
    twin = registered(3, "Probe Petra", "other@example.org")
    found = only(Attendee("Petra Probe"), (PETRA, twin))
    assert found.registration is None
    assert set(found.suggested) == {PETRA, twin}


def test_two_attendees_with_one_name_are_for_a_person_to_decide():
    found = match([Attendee("Petra Probe"), Attendee("petra probe")], [PETRA], [])
    assert [each.registration for each in found] == [None, None]


def test_who_was_recognised_by_address_is_not_offered_to_others():
    found = match([Attendee("Petra"), Attendee("x", "petra@example.org")], [PETRA], [])
    assert found[0].suggested == []


def test_trainers_are_left_out():
    assert only(Attendee("Jonas Ehlers"), team=["Ehlers, Jonas"]).by == By.TEAM


def test_the_local_part_of_an_address_is_a_hint():
    assert only(Attendee("Guest", "ioana@elsewhere.example")).suggested == [IOANA]
