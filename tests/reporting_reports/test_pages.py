"""The pages: who sees what, what is said, nothing typed is lost."""

import shutil
import subprocess

import pytest
from django.urls import reverse
from django.utils import timezone

from streetwork.accounts.roles import Role
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import period_of
from streetwork.reporting.reports import actions
from tests.factories.accounts import member
from tests.factories.cases import contact_of, state_id, writing
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.reporting_reports import begun, built, in_period, last_half, submitted, template_of, written

pytestmark = pytest.mark.django_db


def client(user):
    user.language = "en"
    user.save()
    return client_of(user)


def url(name, *args):
    return reverse(f"reports:{name}", args=args)


def signed(cast, name="Signed report"):
    report = submitted(built(template_of(name=name), cast.coordinator), cast.coordinator)
    with writing("ST", actor=cast.lead.pk):
        actions.sign(report=report, seen=str(report.revision), user=cast.lead.pk)
    report.refresh_from_db()
    return report


def test_a_report_is_begun_in_the_browser_and_shows_that_it_is_counted(cast):
    template = template_of()
    browser = client(cast.coordinator)
    answer = browser.post(url("new"), {"template": template.pk, "period": last_half().code}, follow=True)
    assert "The figures are being counted" in answer.content.decode()
    assert Report.objects.get().created_by == cast.coordinator


def test_progress_is_polled_and_the_page_reloads_when_it_is_done(cast):
    report = begun(template_of(), cast.coordinator)
    browser = client(cast.coordinator)
    polled = browser.get(url("detail", report.pk), headers={"HX-Request": "true"})
    assert polled.content.decode().lstrip().startswith("<div")
    Report.objects.filter(pk=report.pk).update(status="draft")
    assert browser.get(url("detail", report.pk), headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_draft_is_for_those_who_write_reports_of_all_its_states(cast):
    report = built(template_of("ST", "SN"), cast.lead)
    assert client(cast.lead).get(url("detail", report.pk)).status_code == 200
    assert client(cast.coordinator).get(url("detail", report.pk)).status_code == 404
    assert client(cast.figures_only).get(url("detail", report.pk)).status_code == 404


def test_figures_only_reads_signed_reports_with_pdf_and_workbook(cast):
    report = signed(cast)
    browser = client(cast.figures_only)
    for name in ("detail", "pdf", "xlsx"):
        assert browser.get(url(name, report.pk)).status_code == 200
    assert report.title in browser.get(url("list")).content.decode()
    assert browser.get(url("edit", report.pk)).status_code == 403


def test_a_coordinator_of_two_programmes_writes_the_report_of_each(cast):
    both = member(Role.COORDINATOR, KOMPAN, "ST", name="Both")
    member(Role.COORDINATOR, EAST_SIDE, "ST", user=both)
    reports = [built(template_of(slug=slug), both) for slug in (KOMPAN, EAST_SIDE)]
    browser = client(both)
    assert [browser.get(url("pdf", report.pk)).status_code for report in reports] == [200, 200]
    assert client(cast.coordinator).get(url("detail", reports[1].pk)).status_code == 404


def test_the_state_that_was_chosen_neither_hides_a_report_nor_changes_its_figures(cast):
    template = template_of("ST", "SN")
    contact_of(cast.outsider, "SN", occurred_at=in_period(last_half()), people_reached=9)
    report = built(template, cast.lead)
    browser = client(cast.lead)
    session = browser.session
    session["scope_state"] = state_id("ST")
    session.save()
    assert browser.get(url("detail", report.pk)).status_code == 200
    assert browser.get(url("preview", template.pk)).status_code == 200


def test_what_was_typed_stays_when_a_colleague_was_faster(cast):
    report = built(template_of(), cast.coordinator)
    written(report, cast.lead, aims="words of the lead")
    data = {"seen": str(report.revision), "text-aims": "my own words", "text-more": ""}
    answer = client(cast.coordinator).post(url("edit", report.pk), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "my own words" in page
    assert "words of the lead" in page
    again = client(cast.coordinator).post(url("edit", report.pk), data | {"seen": answer.context["form"].data["seen"]})
    assert again.status_code == 302
    report.refresh_from_db()
    assert report.texts["aims"] == "my own words"


def test_what_may_tell_who_somebody_is_is_asked_about(cast):
    report = built(template_of(), cast.coordinator)
    data = {"seen": str(report.revision), "text-aims": "Call Maria: 0171 2345678", "text-more": ""}
    answer = client(cast.coordinator).post(url("edit", report.pk), data)
    assert answer.status_code == 422
    assert "This may tell who somebody is" in answer.content.decode()


def test_a_second_person_signs_in_the_browser(cast):
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator)
    browser = client(cast.lead)
    assert "Your signature" in browser.get(url("detail", report.pk)).content.decode()
    browser.post(url("sign", report.pk), {"seen": report.revision})
    report.refresh_from_db()
    assert report.status == "signed"
    assert report.data_hash in browser.get(url("detail", report.pk)).content.decode()


def test_sending_back_without_a_remark_is_refused(cast):
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator)
    answer = client(cast.lead).post(url("send-back", report.pk), {"seen": report.revision, "remark": " "})
    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["build", "submit", "take-back", "discard", "new-version", "sign", "send-back"])
def test_steps_of_others_are_closed(cast, name):
    report = built(template_of("SN"), cast.lead)
    assert client(cast.coordinator).post(url(name, report.pk)).status_code == 404


@pytest.mark.parametrize(
    "data",
    [{}, {"template": "x", "period": "x"}, {"template": "9" * 30, "period": "2026-H1"}, {"template": "\x00"},
     {"walls": "1"}],
)  # fmt: skip
def test_nonsense_begins_no_report(cast, data):
    template_of()
    assert client(cast.coordinator).post(url("new"), data).status_code == 422
    assert not Report.objects.exists()


def test_the_list_asks_the_same_number_of_queries_for_one_and_three(cast, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = client(cast.lead)
    template = template_of()
    period = period_of(timezone.localdate(), "half").before
    built(template, cast.lead, period)
    browser.get(url("list"))
    with CaptureQueriesContext(
        connection,
    ) as one:
        browser.get(url("list"))
    for _turn in range(2):
        period = period.before
        built(template, cast.lead, period)
    with CaptureQueriesContext(connection) as three:
        browser.get(url("list"))
    assert len(one) == len(three)


def test_today_shows_what_is_to_be_signed(cast):
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator)
    assert url("detail", report.pk) in client(cast.lead).get(reverse("web:today")).content.decode()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_pdf_can_be_read(cast, tmp_path):
    for people in (500, 500, 234):
        contact_of(cast.owner, occurred_at=in_period(last_half()), people_reached=people, note="canary-note")
    report = written(built(template_of(), cast.coordinator), cast.coordinator, aims="Thoughts of the author.")
    file = tmp_path / "report.pdf"
    file.write_bytes(client(cast.coordinator).get(url("pdf", report.pk)).content)
    said = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    for words in ("Thoughts of the author.", "1,234", report.data_hash[:32], "Draft, not signed"):
        assert words in said
    assert "canary" not in said
    assert cast.owner.name not in said


def test_an_archived_programme_is_readable_and_nothing_is_writable(cast):
    report = signed(cast)
    draft = built(template_of(name="Second"), cast.coordinator)
    report.programme.is_archived = True
    report.programme.save()
    try:
        browser = client(cast.coordinator)
        assert browser.get(url("detail", report.pk)).status_code == 200
        browser.post(url("build", draft.pk))
        draft.refresh_from_db()
        assert draft.status == "draft"
        assert ReportTemplate.objects.filter(programme=report.programme).exists()
    finally:
        report.programme.is_archived = False
        report.programme.save()
