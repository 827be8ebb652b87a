"""Plans, on-call list and figures."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.incidents.enums import Type
from cases.incidents.figures import Quarter, drawn_up, quarters_until
from cases.incidents.plans import BUILT_IN, STEP_LENGTH, built_in_steps, steps_for
from cases.incidents.services import SERVICES, dialled, services_for
from cases.models import IncidentPlan, IncidentTally, OnCallContact
from streetwork.rota.models import Absence
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.incidents import on_call, reported


@pytest.fixture
def lead(cast):
    return client_of(cast.lead)


def plan_url(kind="attack", slug=KOMPAN):
    return reverse("incidents:plan", args=[programme(slug).pk, kind])


@pytest.mark.parametrize("kind", Type)
def test_every_type_has_a_plan_that_fits_into_its_column(kind):
    steps = built_in_steps(kind)

    assert 7 <= len(steps) <= 8
    assert all(0 < len(step) <= STEP_LENGTH for step in steps)
    assert len(set(steps)) == len(steps)


def test_the_attack_on_staff_has_its_seven_steps():
    assert len(BUILT_IN[Type.ATTACK]) == 7


def test_the_german_steps_fit_as_well():
    from django.utils import translation

    with translation.override("de"):
        assert all(len(step) <= STEP_LENGTH for kind in Type for step in built_in_steps(kind))


def test_a_suicide_threat_brings_the_numbers_that_help():
    phones = {phone for service in services_for("suicide") for phone in service.phones}
    assert {"112", "0800 1110111", "0800 1110222", "116 123"} <= phones


def test_numbers_are_dialled_without_what_is_only_written():
    assert dialled("+49 (30) 23125-111") == "+493023125111"
    assert all(dialled(phone).isdigit() for service in SERVICES for phone in service.phones)


@pytest.mark.django_db
def test_the_lead_changes_a_plan_and_goes_back(lead):
    lead.post(plan_url(), {"steps": "First\n\n  Second   thing \r\nThird"})
    assert steps_for(programme(KOMPAN).pk, "attack") == ["First", "Second thing", "Third"]

    lead.post(plan_url().replace("attack/", "attack/reset/"))
    assert steps_for(programme(KOMPAN).pk, "attack") == built_in_steps("attack")


@pytest.mark.django_db
@pytest.mark.parametrize("steps", ["", "  \n ", "x" * 301, "\n".join(map(str, range(21)))])
def test_a_plan_that_helps_nobody_is_refused_with_a_sentence(lead, steps):
    answer = lead.post(plan_url(), {"steps": steps})

    assert answer.status_code == 422
    assert not IncidentPlan.objects.exists()


@pytest.mark.django_db
def test_the_plan_of_another_programme_does_not_exist(lead):
    assert lead.get(plan_url(slug=EAST_SIDE)).status_code == 404
    assert lead.get(plan_url("nonsense")).status_code == 404


@pytest.mark.django_db
def test_only_the_lead_prepares(cast):
    assert client_of(cast.owner).get(reverse("incidents:plans")).status_code == 403


@pytest.mark.django_db
def test_the_lead_keeps_the_on_call_list(lead, cast):
    new = reverse("incidents:on-call-new", args=[programme(KOMPAN).pk])
    lead.post(new, {"user": cast.lead.pk, "phone": "030 23125 001", "types": ["breach"], "order": 1})
    entry = OnCallContact.objects.get()
    assert (entry.user, entry.types, entry.programme.slug) == (cast.lead, ["breach"], KOMPAN)

    lead.post(reverse("incidents:on-call-edit", args=[entry.pk]), {"name": "Carrier", "phone": "112", "order": 1})
    entry.refresh_from_db()
    assert (entry.user, entry.name, entry.types) == (None, "Carrier", [])

    lead.post(reverse("incidents:on-call-delete", args=[entry.pk]))
    assert not OnCallContact.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [{"phone": "call me"}, {"phone": ""}, {"name": ""}, {"user": "999999"}, {"order": "-1"}, {"phone": "1" * 60},
     {"types": ["nonsense"]}],
)  # fmt: skip
def test_an_entry_without_name_or_number_is_refused(lead, fields):
    new = reverse("incidents:on-call-new", args=[programme(KOMPAN).pk])

    assert lead.post(new, {"name": "Carrier", "phone": "030 23125 001", "order": 1} | fields).status_code == 422


@pytest.mark.django_db
def test_an_entry_of_another_programme_does_not_exist(lead):
    foreign = on_call(slug=EAST_SIDE)

    assert lead.get(reverse("incidents:on-call-edit", args=[foreign.pk])).status_code == 404
    assert lead.post(reverse("incidents:on-call-delete", args=[foreign.pk])).status_code == 404


@pytest.mark.django_db
def test_who_is_away_stands_last_with_the_stand_in(cast):
    today = timezone.localdate()
    on_call("", user=cast.lead, order=1)
    on_call("Carrier", order=2)
    Absence.objects.create(user=cast.lead, stand_in=cast.colleague, first_day=today, last_day=today)

    entries = client_of(cast.owner).get(reverse("incidents:new")).context["tiles"][0].on_call

    assert [(entry.name, entry.is_away, entry.stand_in) for entry in entries] == [
        ("Carrier", False, ""),
        ("Lea Lead", True, "Carla Colleague"),
    ]


# --- figures


def test_quarters_go_back_over_the_year():
    quarters = quarters_until(date(2026, 2, 3))
    assert [str(quarter) for quarter in quarters] == ["4/2024", "1/2025", "2/2025", "3/2025", "4/2025", "1/2026"]


def test_small_counts_are_blurred_without_sums():
    quarters = [Quarter(2026, 1)]
    counts = [(date(2026, 1, 1), "attack", 1), (date(2026, 2, 1), "attack", 1), (date(2026, 3, 1), "police", 3)]

    shown = {str(line.label): line.cells for line in drawn_up(quarters, counts, is_exact=False).lines}
    assert shown[str(Type.ATTACK.label)] == ["1–2"]
    assert shown[str(Type.POLICE.label)] == ["3"]
    assert drawn_up(quarters, counts, is_exact=False).sums == []
    assert drawn_up(quarters, counts, is_exact=True).sums == ["5"]


@pytest.mark.django_db
def test_coordinators_see_figures_of_their_states_and_no_way_to_an_incident(cast):
    for _each in range(3):
        reported(cast.owner)
    reported(cast.outsider, code="SN")

    page = client_of(cast.coordinator).get(reverse("incidents:figures"))

    attacks = next(line for line in page.context["figures"].lines if line.label == Type.ATTACK.label)
    assert attacks.cells[-1] == "3"
    main = page.content.decode().split("<main")[1].split("</main>")[0]
    assert "/incidents/" not in main.replace(reverse("incidents:figures"), "")


@pytest.mark.django_db
def test_the_lead_sees_exact_figures_of_all_states(cast, lead):
    reported(cast.owner)
    reported(cast.outsider, code="SN")

    figures = lead.get(reverse("incidents:figures")).context["figures"]

    assert figures.is_exact
    assert figures.sums[-1] == "2"


@pytest.mark.django_db
def test_the_count_is_of_the_month_and_knows_nobody(cast, opened):
    reported(cast.owner, "police")
    reported(cast.owner, "police")

    with opened("ST"):
        tally = IncidentTally.objects.get()
        assert (tally.count, tally.month.day, tally.type) == (2, 1, "police")
    assert {field.name for field in IncidentTally._meta.fields} == {
        "id", "state", "programme", "month", "type", "count"
    }  # fmt: skip
