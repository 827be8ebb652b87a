"""Opening hours in a form: what people type, what is kept, what is said. No database."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from referrals.forms.hours import HoursField, HoursWidget, clock_text
from tests.referrals.entry import hours_as_sent

FULL = {
    "weekly": {
        "MO": [["09:00", "12:00"], ["13:00", "15:00"], ["16:00", "18:00"]],
        "SU": [["20:00", "24:00"]],
    },
    "exceptions": [
        {"from": "2026-12-24", "until": "2027-01-01", "times": [], "note": "Feiertage"},
        {"from": "2026-11-11", "until": "2026-11-11", "times": [["10:00", "11:00"]], "note": ""},
    ],
    "by_appointment": True,
}


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def cleaned(sent):
    return HoursField().clean(HoursWidget().value_from_datadict(sent, {}, "hours"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9", "09:00"), ("930", "9:30"), ("9.30", "09:30"), ("0930", "09:30"), ("9 Uhr", "09:00"), ("9h30", "09:30"),
        ("24", "24:00"), (" 8:15 ", "08:15"), ("half nine", "half nine"), ("", ""), (None, ""), ("9:5", "9:5"),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(typed, read):
    assert clock_text(typed) == (read if read != "9:30" else "09:30")


def test_a_full_table_comes_back_as_it_was_sent():
    assert cleaned(hours_as_sent(FULL)) == FULL


def test_an_empty_table_says_nothing():
    assert cleaned({"hours_sent": "1"}) == {}


def test_an_exception_of_one_day_needs_no_last_day():
    assert cleaned({"hours_exception_0_from": "2026-12-24"})["exceptions"] == [
        {"from": "2026-12-24", "until": "2026-12-24", "times": [], "note": ""}
    ]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"hours_TU_0_opens": "12", "hours_TU_0_closes": "9"}, "Tuesday: the end is before the beginning."),
        ({"hours_TU_0_opens": "9"}, "Tuesday: write both times, like 9:00 and 12:30."),
        ({"hours_FR_0_opens": "9", "hours_FR_0_closes": "25"}, "Friday: write both times, like 9:00 and 12:30."),
        (
            {"hours_WE_0_opens": "9", "hours_WE_0_closes": "12", "hours_WE_1_opens": "11", "hours_WE_1_closes": "13"},
            "Wednesday: two times overlap.",
        ),
        (
            {"hours_exception_0_from": "2026-12-24", "hours_exception_0_until": "2026-12-20"},
            "Exception 1: the last day is before the first.",
        ),
        ({"hours_exception_0_note": "closed"}, "Exception 1: the first day is missing or is no date."),
        ({"hours_exception_0_from": "24.12."}, "Exception 1: the first day is missing or is no date."),
    ],
)
def test_what_cannot_be_is_said_for_its_day(sent, sentence):
    with pytest.raises(ValidationError) as refused:
        cleaned(sent)
    assert refused.value.messages == [sentence]


def test_every_wrong_day_is_named_at_once():
    with pytest.raises(ValidationError) as refused:
        cleaned({"hours_MO_0_opens": "9", "hours_SU_0_closes": "9"})
    assert [message.split(":")[0] for message in refused.value.messages] == ["Monday", "Sunday"]
