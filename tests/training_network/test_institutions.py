"""The list, one institution, new, changed, removed."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from streetwork.tenancy.models import Programme, State
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.trainings import partner_of, session_of
from tests.training_network.conftest import contact_of
from training.models import Coaching, Partner, PartnerAttendance, PartnerRelation

pytestmark = pytest.mark.django_db
LIST = "/training/network/"


def names(client, query=""):
    return [row.partner.name for row in client.get(LIST + query).context["rows"]]


def test_only_institutions_of_my_programmes(trainer, cast):
    partner_of(name="ours")
    partner_of(name="also ours", state="SN")
    partner_of(name="theirs", slug=EAST_SIDE)
    assert names(trainer) == ["also ours", "ours"]
    assert names(client_of(cast.stranger)) == ["theirs"]


def test_former_ones_are_hidden_until_asked_for(trainer):
    partner_of(name="old", status="former")
    partner_of(name="new")
    assert names(trainer) == ["new"]
    assert names(trainer, "?status=former") == ["old"]
    assert names(trainer, "?status=any") == ["new", "old"]


def test_the_filters_narrow(trainer):
    st = State.objects.get(code="ST").pk
    today = timezone.localdate()
    partner_of(name="Center", institution_type="welcome_center", last_contact_on=today)
    partner_of(name="Bruxelles", state=None, country="BE", engagement="volunteer", last_contact_on=today)
    partner_of(name="Amt", note="Straßenarbeit", state="SN")
    assert names(trainer, "?type=welcome_center") == ["Center"]
    assert names(trainer, f"?place=s{st}") == ["Center"]
    assert names(trainer, "?place=cBE") == names(trainer, "?place=abroad") == ["Bruxelles"]
    assert names(trainer, "?engagement=volunteer") == ["Bruxelles"]
    assert names(trainer, "?show=quiet") == ["Amt"]
    assert names(trainer, "?q=strassenarbeit") == []
    assert names(trainer, "?q=Straßen") == ["Amt"]
    assert names(trainer, "?q=brüxelles") == []
    assert names(trainer, "?sort=-name") == ["Center", "Bruxelles", "Amt"]


@pytest.mark.parametrize("query", ["?type=x&place=s99999999999&programme=a&page=nine&sort=;", "?q=%00", "?topic=%FF"])
def test_a_wrong_filter_filters_nothing(trainer, query):
    partner_of(name="there")
    assert names(trainer, query) == ["there"]


def test_who_took_part_is_counted_and_can_be_sorted(trainer):
    often, never = partner_of(name="often"), partner_of(name="never")
    for _number in range(2):
        PartnerAttendance.objects.create(session=session_of(), partner=often)
    assert names(trainer, "?sort=visits") == [never.name, often.name]
    rows = trainer.get(LIST + "?sort=-visits").context["rows"]
    assert [row.partner.visits for row in rows] == [2, 0]
    assert names(trainer, "?show=absent") == ["never"]


def test_the_list_asks_as_often_for_three_rows_as_for_one(trainer):
    partner_of(name="one")
    trainer.get(LIST)
    with CaptureQueriesContext(connection) as first:
        trainer.get(LIST)
    for name in ("two", "three"):
        partner_of(name=name)
    with CaptureQueriesContext(connection) as second:
        trainer.get(LIST)
    assert len(first) == len(second)


def test_a_new_institution_is_saved_once_however_often_it_is_sent(trainer, entry):
    first, second = trainer.post(LIST + "new/", entry), trainer.post(LIST + "new/", entry)
    partner = Partner.objects.get()
    assert first["Location"] == second["Location"] == f"{LIST}{partner.pk}/"
    assert (partner.name_key, partner.city, partner.state.code) == ("welcome center altmark", "Stendal", "ST")


def test_one_that_is_there_already_is_named_with_a_link(trainer, entry):
    trainer.post(LIST + "new/", entry)
    answer = trainer.post(LIST + "new/", entry | {"key": str(uuid.uuid4()), "name": "Welcome-Center  ALTMARK"})
    assert answer.status_code == 422
    assert f'<a href="{LIST}{Partner.objects.get().pk}/">Welcome Center Altmark</a>' in answer.text


def test_one_abroad_has_a_country_and_no_state(trainer, entry):
    trainer.post(LIST + "new/", entry | {"place": "cSE"})
    partner = Partner.objects.get()
    assert (partner.state, partner.country.code) == (None, "SE")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"), ({"name": "a\x00b"}, "name"), ({"place": "s1'"}, "place"),
        ({"institution_type": "x"}, "institution_type"), ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "ftp://example.org"}, "website"), ({"last_contact_on": "2999-01-01"}, "last_contact_on"),
        ({"topics": ["99999999999999999999"]}, "topics"), ({"programme": "0"}, "programme"), ({"key": "x"}, "key"),
        ({"note": "Ruf Petra an: 0171 2345678"}, "note"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_saved(trainer, entry, wrong, field):
    answer = trainer.post(LIST + "new/", entry | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Partner.objects.exists()


def edit_entry(client, partner, **changes):
    form = client.get(f"{LIST}{partner.pk}/edit/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()} | changes


def test_a_change_is_saved(trainer, partner):
    answer = trainer.post(f"{LIST}{partner.pk}/edit/", edit_entry(trainer, partner, name="Netz Halle", city="Halle"))
    assert answer.status_code == 302
    partner.refresh_from_db()
    assert (partner.name, partner.name_key, partner.city) == ("Netz Halle", "netz halle", "Halle")


def test_two_who_change_it_at_once_do_not_overwrite_each_other(trainer, partner):
    mine = edit_entry(trainer, partner, name="Mine")
    trainer.post(f"{LIST}{partner.pk}/edit/", edit_entry(trainer, partner, name="Theirs"))
    answer = trainer.post(f"{LIST}{partner.pk}/edit/", mine)
    assert answer.status_code == 422
    assert "Theirs" in answer.text
    assert 'value="Mine"' in answer.text
    partner.refresh_from_db()
    assert partner.name == "Theirs"
    trainer.post(f"{LIST}{partner.pk}/edit/", mine | {"seen": answer.context["form"].data["seen"]})
    partner.refresh_from_db()
    assert partner.name == "Mine"


def test_the_last_contact_is_today(trainer, partner):
    trainer.post(f"{LIST}{partner.pk}/contacted/")
    partner.refresh_from_db()
    assert partner.last_contact_on == timezone.localdate()


def test_it_becomes_former_and_active_again(trainer, partner):
    for status in ("former", "active"):
        trainer.post(f"{LIST}{partner.pk}/status/", {"status": status})
        partner.refresh_from_db()
        assert partner.status == status
    assert trainer.post(f"{LIST}{partner.pk}/status/", {"walls": "1"}).status_code == 302


def test_a_mistake_is_removed_with_its_relations(trainer, partner):
    PartnerRelation.objects.create(source=partner, target=partner_of(name="other"), kind="cooperation")
    assert trainer.post(f"{LIST}{partner.pk}/remove/")["Location"] == LIST
    assert list(Partner.objects.values_list("name", flat=True)) == ["other"]


def test_one_that_took_part_stays(trainer, partner):
    PartnerAttendance.objects.create(session=session_of(), partner=partner)
    trainer.post(f"{LIST}{partner.pk}/remove/")
    assert Partner.objects.filter(pk=partner.pk).exists()


@pytest.mark.parametrize("kind", ["contact", "coaching"])
def test_what_another_state_knows_of_it_keeps_it_though_nobody_here_sees_that(trainer, partner, opened, kind):
    with opened("SN"):
        if kind == "contact":
            contact_of(partner, state="SN")
        else:
            Coaching.objects.create(
                state=State.objects.get(code="SN"), programme=partner.programme, partner=partner, institution="x",
                topic="tools",
            )  # fmt: skip
    assert trainer.post(f"{LIST}{partner.pk}/remove/")["Location"] == f"{LIST}{partner.pk}/"
    assert Partner.objects.filter(pk=partner.pk).exists()


def test_counselors_read_and_do_not_write(cast, partner, entry):
    reader = client_of(cast.owner)
    assert reader.get(f"{LIST}{partner.pk}/").status_code == 200
    for path in ("new/", "import/", f"{partner.pk}/edit/", f"{partner.pk}/people/new/"):
        assert reader.get(LIST + path).status_code == 403
    assert reader.post(LIST + "new/", entry).status_code == 403


def test_an_institution_of_another_programme_is_not_found(cast, partner):
    stranger = client_of(cast.stranger)
    assert stranger.get(f"{LIST}{partner.pk}/").status_code == 404


def test_an_archived_programme_is_read_only(trainer, partner, entry):
    Programme.objects.filter(pk=partner.programme_id).update(is_archived=True)
    page = trainer.get(f"{LIST}{partner.pk}/")
    assert page.status_code == 200
    assert f"{LIST}{partner.pk}/edit/" not in page.text
    assert trainer.post(f"{LIST}{partner.pk}/contacted/").status_code == 302
    assert trainer.post(LIST + "new/", entry).status_code == 302
    partner.refresh_from_db()
    assert partner.last_contact_on is None
    assert Partner.objects.count() == 1


def test_the_page_of_one_shows_its_trainings_and_coachings(trainer, partner, opened):
    PartnerAttendance.objects.create(session=session_of(title="Beratung online"), partner=partner)
    with opened("ST"):
        Coaching.objects.create(
            state=State.objects.get(code="ST"), programme=partner.programme, partner=partner, institution=partner.name,
            topic="tools", minutes=90,
        )  # fmt: skip
    text = trainer.get(f"{LIST}{partner.pk}/").text
    assert "Beratung online" in text
    assert "90 minutes" in text
