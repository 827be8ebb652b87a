"""Templates: their editor, copies, conflicts, the ready ones, the schedule."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from streetwork.delivery.outbox import deliver_due
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import period_of
from streetwork.reporting.reports import keeping
from streetwork.reporting.reports.due import begin_due, periods_due
from streetwork.reporting.reports.ready import seed_templates
from streetwork.reporting.reports.reminders import reports_to_sign, reports_to_write
from streetwork.reporting.reports.sections import (
    ChartKey,
    SectionKind,
    compared_period,
    moved,
    sections_of,
    stored,
)
from streetwork.reporting.reports.today import waiting_reports
from streetwork.web.steps import Changed
from tests.factories.accounts import member
from tests.factories.cases import state_id
from tests.factories.cast import client_of
from tests.factories.reporting_reports import SECTIONS, built, last_half, submitted, template_of

pytestmark = pytest.mark.django_db


def client(user):
    user.language = "en"
    user.save()
    return client_of(user)


def url(name, *args):
    return reverse(f"reports:{name}", args=args)


def titles(template):
    template.refresh_from_db()
    return [each.title for each in sections_of(template.sections)]


def test_sections_survive_being_stored():
    assert sections_of(stored(SECTIONS)) == list(SECTIONS)


def test_the_first_section_does_not_move_further_up():
    assert moved(list(SECTIONS), "aims", "up") == list(SECTIONS)
    assert [each.key for each in moved(list(SECTIONS), "figures", "up")][:2] == ["figures", "aims"]


def test_the_same_period_a_year_earlier():
    half = period_of(date(2026, 3, 1), "half")
    assert compared_period(half, "year") == period_of(date(2025, 3, 1), "half")


def test_a_section_is_added_in_the_browser(cast):
    template = template_of(sections=())
    data = {"seen": "1", "title": "Our work", "guidance": "", "compare": "before", "chart": "languages"}
    answer = client(cast.coordinator).post(url("new-section", template.pk) + "?kind=chart", data)
    assert answer.status_code == 302
    assert titles(template) == ["Our work"]


def test_moving_answers_htmx_with_the_list_and_others_with_the_page(cast):
    template = template_of()
    browser = client(cast.coordinator)
    data = {"to": "down", "seen": str(template.revision)}
    part = browser.post(url("move-section", template.pk, "aims"), data, headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith("<section")
    assert titles(template)[:2] == ["Figures", "Aims"]
    data["seen"] = str(template.revision)
    assert browser.post(url("move-section", template.pk, "aims"), data).status_code == 302
    assert titles(template)[:2] == ["Figures", "Topics"]


def test_two_people_at_one_template_do_not_overwrite_each_other(cast):
    template = template_of()
    seen = str(template.revision)
    keeping.remove_section(template=template, key="aims", seen=seen, user=cast.lead.pk)
    with pytest.raises(Changed):
        keeping.move_section(template=template, key="more", to="up", seen=seen, user=cast.coordinator.pk)


def test_a_section_form_that_was_overtaken_keeps_what_was_typed(cast):
    template = template_of()
    data = {"seen": str(template.revision), "title": "My heading", "guidance": ""}
    keeping.remove_section(template=template, key="more", seen=data["seen"], user=cast.lead.pk)
    browser = client(cast.coordinator)
    answer = browser.post(url("section", template.pk, "aims"), data)
    assert answer.status_code == 422
    assert "My heading" in answer.content.decode()
    data["seen"] = answer.context["form"].data["seen"]
    assert browser.post(url("section", template.pk, "aims"), data).status_code == 302
    assert titles(template)[0] == "My heading"


def test_a_copy_has_the_sections_under_new_keys_and_no_rhythm(cast):
    template = template_of(rhythm="half", scheduled_from=date(2026, 1, 1))
    data = {"name": "Copied", "programme": template.programme_id, "states": [state_id("ST")]}
    client(cast.coordinator).post(url("copy-template", template.pk), data)
    copy = ReportTemplate.objects.get(name="Copied")
    assert titles(copy) == titles(template)
    assert {s["key"] for s in copy.sections}.isdisjoint(s["key"] for s in template.sections)
    assert copy.rhythm == ""


def test_a_template_for_states_of_others_is_refused(cast):
    data = {"name": "Wide", "programme": template_of().programme_id, "states": [state_id("SN")], "language": "de",
            "due_days": 30}  # fmt: skip
    assert client(cast.coordinator).post(url("new-template"), data).status_code == 422


def test_a_name_that_is_taken_is_told_at_its_field(cast):
    template = template_of()
    data = {"name": template.name, "programme": template.programme_id, "states": [state_id("ST")], "language": "de",
            "due_days": 30}  # fmt: skip
    answer = client(cast.coordinator).post(url("new-template"), data)
    assert answer.status_code == 422
    assert "name" in answer.context["form"].errors


def test_a_preview_keeps_nothing(cast):
    template = template_of()
    assert client(cast.coordinator).get(url("preview", template.pk)).status_code == 200
    assert not Report.objects.exists()


def test_templates_of_wider_states_are_not_shown_to_a_coordinator(cast):
    wide = template_of("ST", "SN", name="Wide one")
    browser = client(cast.coordinator)
    assert "Wide one" not in browser.get(url("templates")).content.decode()
    assert browser.get(url("template", wide.pk)).status_code == 404


# --- Ready templates ---------------------------------------------------------------


@pytest.fixture
def ready(db):
    ReportTemplate.objects.all().delete()
    seed_templates()


def test_the_two_ministries_read_other_orders_and_other_categories(ready):
    mv, st = (ReportTemplate.objects.get(name=f"Sachbericht {n}") for n in ("Mecklenburg-Vorpommern", "Sachsen-Anhalt"))
    assert mv.programme == st.programme
    assert mv.scheme != st.scheme
    assert [s["kind"] for s in mv.sections] != [s["kind"] for s in st.sections]


def test_seeding_twice_changes_nothing(ready):
    assert seed_templates() == 0


def test_a_template_that_was_renamed_does_not_come_back(ready):
    ReportTemplate.objects.filter(name="Quartalsbericht IQ").update(name="Unser Bericht")
    assert seed_templates() == 0


def test_every_ready_template_can_be_read_and_built(ready, cast):
    for template in ReportTemplate.objects.select_related("programme"):
        assert all(each.kind in SectionKind.values for each in sections_of(template.sections))
        assert all(key in ChartKey.values for each in sections_of(template.sections) for key in each.charts)
    template = ReportTemplate.objects.get(name="Sachbericht Sachsen-Anhalt")
    member("coordinator", template.programme.slug, "ST", user=cast.coordinator)
    assert built(template, cast.coordinator).status == "draft"


# --- Schedule ------------------------------------------------------------------------


def scheduled(**facts):
    ReportTemplate.objects.all().delete()
    start = last_half().before.first
    return template_of(**{"rhythm": "half", "scheduled_from": start, "due_days": 30} | facts)


def test_every_period_that_is_over_gets_one_draft(cast):
    template = scheduled()
    assert [each.first for each in begin_due(timezone.localdate())] == [last_half().before.first, last_half().first]
    assert begin_due(timezone.localdate()) == []
    deliver_due()
    assert set(Report.objects.filter(template=template).values_list("status", flat=True)) == {"draft"}


def test_a_draft_that_was_thrown_away_does_not_come_back():
    scheduled()
    begin_due(timezone.localdate())
    Report.objects.all().delete()
    assert begin_due(timezone.localdate()) == []


@pytest.mark.parametrize("facts", [{"rhythm": ""}, {"scheduled_from": None}, {"is_retired": True}])
def test_no_draft_without_a_schedule(facts):
    scheduled(**facts)
    assert begin_due(timezone.localdate()) == []


def test_a_period_that_runs_is_not_due():
    template = scheduled(scheduled_from=period_of(timezone.localdate(), "half").first)
    assert periods_due(template, timezone.localdate()) == []
    assert periods_due(template, period_of(timezone.localdate(), "half").last) == []
    assert len(periods_due(template, period_of(timezone.localdate(), "half").last + timedelta(days=1))) == 1


def test_authors_are_reminded_two_weeks_before_the_day(cast):
    cast.lead, cast.coordinator  # noqa: B018
    report = built(template_of(due_days=40), cast.coordinator)
    day = report.last + timedelta(days=26)
    assert list(reports_to_write(day - timedelta(days=1))) == []
    due = list(reports_to_write(day))
    assert {each.user_id for each in due} == {cast.lead.pk, cast.coordinator.pk}
    assert {each.due_on for each in due} == {day}
    assert list(reports_to_write(day + timedelta(days=9))) == due


def test_only_those_who_may_sign_are_asked_to(cast):
    cast.lead  # noqa: B018
    submitted(built(template_of(), cast.coordinator), cast.coordinator)
    assert {each.user_id for each in reports_to_sign(timezone.localdate())} == {cast.lead.pk}


def test_the_daily_mail_counts_what_waits(cast):
    cast.lead  # noqa: B018
    built(template_of(), cast.coordinator)
    assert waiting_reports(cast.coordinator, timezone.localdate()) == 1
    assert waiting_reports(cast.figures_only, timezone.localdate()) == 0
