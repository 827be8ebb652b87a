"""What the worker makes of a template and the log."""

import pytest
from django.utils import timezone

from streetwork.delivery.models import OutboxMessage
from streetwork.delivery.outbox import deliver_due
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report
from streetwork.reporting.reports import actions, builder
from streetwork.reporting.reports.builder import canonical, hash_of
from tests.factories.cases import contact_of
from tests.factories.reporting_reports import begun, built, in_period, last_half, template_of, written

pytestmark = pytest.mark.django_db


def section(report, key):
    return next(each["blocks"] for each in report.figures["sections"] if each["key"] == key)


def test_a_report_counts_its_programme_state_and_period_alone(cast):
    inside = in_period(last_half())
    contact_of(cast.owner, occurred_at=inside, people_reached=12)
    contact_of(cast.outsider, "SN", occurred_at=inside, people_reached=100)
    contact_of(cast.stranger, slug="welcome-to-the-east-side", occurred_at=inside, people_reached=100)
    contact_of(cast.owner, occurred_at=in_period(last_half().before), people_reached=7)
    report = built(template_of(), cast.coordinator)
    assert report.status == ReportStatus.DRAFT
    contacts = section(report, "figures")[0]["items"][0]
    assert (contacts["now"], contacts["before"]) == (12, 7)


def test_small_numbers_are_veiled_also_for_those_who_work_with_contacts(cast):
    contact_of(cast.owner, occurred_at=in_period(last_half()), people_reached=2)
    report = built(template_of(), cast.lead)
    assert section(report, "figures")[0]["items"][0]["now"] == [1, 2]
    assert [1, 2] in section(report, "topics")[0]["series"][0]["values"]
    assert all(row["cells"][1] in (0, [1, 2]) for row in section(report, "categories")[0]["rows"])


def test_the_same_data_give_the_same_hash_and_other_data_another(cast):
    contact_of(cast.owner, occurred_at=in_period(last_half()), people_reached=5)
    report = built(template_of(), cast.coordinator)
    first = report.data_hash
    assert first == hash_of(report.figures)
    assert len(first) == 64
    actions.build_again(report=report)
    deliver_due()
    report.refresh_from_db()
    assert report.data_hash == first
    contact_of(cast.owner, occurred_at=in_period(last_half()), people_reached=1)
    actions.build_again(report=report)
    deliver_due()
    report.refresh_from_db()
    assert report.data_hash != first


def test_canonical_figures_do_not_depend_on_the_order_of_keys():
    assert (
        canonical({"b": [1, None], "a": "ä"})
        == canonical({"a": "ä", "b": [1, None]})
        == '{"a":"ä","b":[1,null]}'.encode()
    )


def test_building_anew_keeps_the_texts_and_takes_the_template_as_it_is(cast):
    template = template_of()
    report = written(built(template, cast.coordinator), cast.coordinator, aims="kept")
    template.sections = template.sections[:1]
    template.save()
    actions.build_again(report=report)
    deliver_due()
    report.refresh_from_db()
    assert report.texts["aims"] == "kept"
    assert len(report.sections) == 1


def test_a_message_that_comes_twice_builds_once(cast):
    report = built(template_of(), cast.coordinator)
    revision = report.revision
    OutboxMessage.objects.filter(kind=builder.BUILD).update(done_at=None, due_at=timezone.now())
    deliver_due()
    report.refresh_from_db()
    assert report.revision == revision


def test_a_killed_worker_leaves_the_report_to_the_next(cast, monkeypatch):
    report = begun(template_of(), cast.coordinator)

    def die(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(builder, "figures_of_report", die)
        with pytest.raises(SystemExit):
            deliver_due()
    report.refresh_from_db()
    assert report.status == ReportStatus.BUILDING
    OutboxMessage.objects.filter(kind=builder.BUILD).update(due_at=timezone.now())
    deliver_due()
    report.refresh_from_db()
    assert report.status == ReportStatus.DRAFT


def test_a_failure_is_told_and_offered_again(cast, monkeypatch):
    report = begun(template_of(), cast.coordinator)
    with monkeypatch.context() as patched:
        patched.setattr(builder, "blocks_of", lambda context: 1 / 0)
        deliver_due()
    report.refresh_from_db()
    assert (report.status, report.problem) == (ReportStatus.FAILED, "broke")
    actions.build_again(report=report)
    deliver_due()
    report.refresh_from_db()
    assert (report.status, report.problem) == (ReportStatus.DRAFT, "")


def test_who_lost_the_right_meanwhile_gets_no_figures(cast):
    report = begun(template_of(), cast.coordinator)
    cast.coordinator.memberships.all().delete()
    deliver_due()
    report.refresh_from_db()
    assert (report.status, report.problem) == (ReportStatus.FAILED, "rights")
    assert report.figures == {}


def test_asked_for_twice_it_is_one_report(cast):
    template = template_of()
    assert begun(template, cast.coordinator) == begun(template, cast.lead)
    assert Report.objects.count() == 1


def test_the_report_speaks_its_own_language(cast):
    report = built(template_of(language="de"), cast.coordinator)
    assert report.title.endswith(str(last_half().first.year))
    assert section(report, "figures")[0]["items"][0]["label"] == "Kontakte"


def test_charts_are_drawn_when_something_was_counted(cast):
    contact_of(cast.owner, occurred_at=in_period(last_half()), people_reached=5)
    report = built(template_of(), cast.coordinator)
    assert report.drawings["topics/topics"].startswith("<svg")
