"""Which institutions never took part."""

from datetime import timedelta

import pytest
from django.utils import timezone

from streetwork.tenancy.models import State
from tests.factories.cast import EAST_SIDE
from tests.factories.trainings import partner_of, session_of
from training.models import PartnerAttendance

pytestmark = pytest.mark.django_db
ABSENT = "/training/network/absent/"


def took_part(partner, **facts):
    PartnerAttendance.objects.create(session=session_of(**facts), partner=partner)


def names(client, query=""):
    return [row.partner.name for row in client.get(ABSENT + query).context["rows"]]


def test_of_a_state_those_are_named_that_never_took_part(trainer):
    st = State.objects.get(code="ST").pk
    took_part(partner_of(name="present"))
    partner_of(name="absent")
    partner_of(name="elsewhere", state="SN")
    partner_of(name="former", status="former")
    partner_of(name="theirs", slug=EAST_SIDE)
    assert names(trainer) == ["absent", "elsewhere"]
    assert names(trainer, f"?place=s{st}") == ["absent"]
    assert names(trainer, "?type=welfare") == []


def test_not_since_a_day_names_those_who_came_before_it(trainer):
    took_part(partner_of(name="long ago"), in_days=-400)
    took_part(partner_of(name="lately"), in_days=-10)
    day = (timezone.localdate() - timedelta(days=100)).isoformat()
    assert names(trainer) == []
    assert names(trainer, f"?since={day}") == ["long ago"]


def test_each_state_says_how_many_of_its_institutions(trainer):
    took_part(partner_of(name="a"))
    partner_of(name="b")
    partner_of(name="c", state="SN")
    partner_of(name="d", state=None, country="BE")
    partner_of(name="e", state=None, country="FI")
    shares = trainer.get(ABSENT).context["absence"].shares
    assert [(share.name, share.absent, share.total, share.percent) for share in shares] == [
        ("Abroad", 2, 2, 100),
        ("Saxony", 1, 1, 100),
        ("Saxony-Anhalt", 1, 2, 50),
    ]
    assert names(trainer, "?" + shares[0].query) == ["d", "e"]


def test_the_table_holds_what_the_page_shows(trainer):
    took_part(partner_of(name="present"))
    partner_of(name="absent")
    text = trainer.get("/training/network/export/absent.csv").text
    assert "absent" in text
    assert "present" not in text.replace("absent", "")


def test_when_everybody_came_it_says_so(trainer):
    took_part(partner_of(name="present"))
    assert "Everybody took part" in trainer.get(ABSENT).text
    assert trainer.get(ABSENT + "?since=2999-13-45").status_code == 200
