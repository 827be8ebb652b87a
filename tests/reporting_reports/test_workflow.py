"""From draft to signature: two people, and then nobody."""

import pytest
from django.db import IntegrityError, transaction

from streetwork.delivery.outbox import deliver_due
from streetwork.reporting.enums import ReportStatus, VignetteStatus
from streetwork.reporting.models import Report, Vignette
from streetwork.reporting.periods import period_of
from streetwork.reporting.reports import actions
from streetwork.reporting.reports.forms.texts import TextsForm
from streetwork.reporting.reports.problems import Refused
from streetwork.reporting.reports.sections import sections_of
from streetwork.web.steps import Changed
from tests.factories.accounts import programme
from tests.factories.cases import state_id, writing
from tests.factories.cast import KOMPAN
from tests.factories.reporting_reports import begun, built, last_half, submitted, template_of, written

pytestmark = pytest.mark.django_db


def refusal(step, **facts):
    with pytest.raises(Refused) as caught:
        step(**facts)
    return caught.value.code


def signed(cast, **texts):
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator, **texts)
    with writing("ST", actor=cast.lead.pk):
        actions.sign(report=report, seen=str(report.revision), user=cast.lead.pk)
    report.refresh_from_db()
    return report


def story(cast, **facts):
    with writing("ST", actor=cast.owner.pk):
        return Vignette.objects.create(
            state_id=state_id("ST"), programme=programme(KOMPAN), title="A long way", situation="situation told",
            support="support told", outcome="outcome told", author=cast.owner, **facts,
        )  # fmt: skip


def test_who_submitted_does_not_sign(cast):
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator)
    seen = str(report.revision)
    assert refusal(actions.sign, report=report, seen=seen, user=cast.coordinator.pk) == "four_eyes"


def test_who_wrote_in_it_last_does_not_sign_what_another_submitted(cast):
    report = written(built(template_of(), cast.coordinator), cast.coordinator)
    actions.submit(report=report, seen=str(report.revision), user=cast.lead.pk)
    report.refresh_from_db()
    seen = str(report.revision)
    assert refusal(actions.sign, report=report, seen=seen, user=cast.coordinator.pk) == "four_eyes"


def test_the_database_refuses_one_person_in_both_places(cast):
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(status=ReportStatus.SIGNED, signed_by=cast.coordinator)


def test_a_signed_report_tells_who_and_when(cast):
    report = signed(cast)
    assert (report.status, report.signed_by, report.submitted_by) == ("signed", cast.lead, cast.coordinator)
    assert report.signed_at is not None


@pytest.mark.parametrize(
    "change",
    [{"title": "other"}, {"texts": {}}, {"figures": {}}, {"status": "draft"}, {"data_hash": "0" * 64},
     {"drawings": {"x": "<svg/>"}}, {"revision": 99}, {"signed_at": None}],
)  # fmt: skip
def test_the_database_keeps_a_signed_report_as_it_is(cast, change):
    report = signed(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**change)


def test_the_database_does_not_delete_a_signed_report(cast):
    report = signed(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).delete()


def test_the_database_does_not_let_another_person_take_the_signature(cast):
    report = signed(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(signed_by=cast.owner)


def test_a_person_may_leave_a_signed_report(cast):
    report = signed(cast)
    Report.objects.filter(pk=report.pk).update(signed_by=None)
    report.refresh_from_db()
    assert report.signed_by is None
    assert report.status == ReportStatus.SIGNED


@pytest.mark.parametrize("step", [actions.build_again, actions.take_back])
def test_a_signed_report_takes_no_more_steps(cast, step):
    assert refusal(step, report=signed(cast)) == "status"


def test_a_signed_report_is_not_thrown_away(cast):
    assert refusal(actions.discard, report=signed(cast)) == "signed"


def test_only_what_was_read_is_signed(cast):
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator)
    with pytest.raises(Changed):
        actions.sign(report=report, seen=str(report.revision - 1), user=cast.lead.pk)


def test_a_draft_is_not_signed(cast):
    report = built(template_of(), cast.coordinator)
    assert refusal(actions.sign, report=report, seen=str(report.revision), user=cast.lead.pk) == "status"


def test_sent_back_it_is_a_draft_with_a_remark(cast):
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator)
    actions.send_back(report=report, seen=str(report.revision), remark="Shorter, please.", user=cast.lead.pk)
    report.refresh_from_db()
    assert (report.status, report.remark) == (ReportStatus.DRAFT, "Shorter, please.")


def test_required_texts_are_written_before_it_is_submitted(cast):
    report = built(template_of(), cast.coordinator)
    seen = str(report.revision)
    assert refusal(actions.submit, report=report, seen=seen, user=cast.coordinator.pk) == "texts_missing"


def test_what_is_required_later_is_not_called_optional(cast):
    report = built(template_of(), cast.coordinator)
    fields = TextsForm(report=report, vignettes=[]).fields
    needed = [s.key for s in sections_of(report.sections) if s.kind == "text" and s.required]
    assert needed
    assert all(fields[f"text-{key}"].needed_later and not fields[f"text-{key}"].required for key in needed)


def test_a_period_that_runs_is_not_submitted(cast):
    from django.utils import timezone

    running = period_of(timezone.localdate(), "half")
    report = written(built(template_of(), cast.coordinator, running), cast.coordinator)
    seen = str(report.revision)
    assert refusal(actions.submit, report=report, seen=seen, user=cast.coordinator.pk) == "not_over"


def test_figures_built_before_the_end_of_the_period_are_not_submitted(cast):
    report = written(built(template_of(), cast.coordinator), cast.coordinator)
    from django.utils import timezone

    early = timezone.make_aware(timezone.datetime(report.last.year, report.last.month, report.last.day, 12))
    Report.objects.filter(pk=report.pk).update(built_at=early)
    seen = str(report.revision)
    assert refusal(actions.submit, report=report, seen=seen, user=cast.coordinator.pk) == "too_early"


def test_two_authors_do_not_overwrite_each_other(cast):
    report = built(template_of(), cast.coordinator)
    seen = str(report.revision)
    actions.write(report=report, said={"aims": "mine"}, seen=seen, overrides=0, user=cast.coordinator.pk)
    with pytest.raises(Changed):
        actions.write(report=report, said={"aims": "theirs"}, seen=seen, overrides=0, user=cast.lead.pk)
    report.refresh_from_db()
    assert report.texts["aims"] == "mine"


def test_nothing_is_written_while_the_worker_counts(cast):
    report = begun(template_of(), cast.coordinator)
    facts = {"said": {"aims": "x"}, "seen": str(report.revision), "overrides": 0, "user": cast.coordinator.pk}
    assert refusal(actions.write, report=report, **facts) == "building"


def test_picked_vignettes_become_text_when_it_is_signed(cast):
    told = story(cast, status=VignetteStatus.RELEASED)
    report = signed(cast, stories=[told.pk])
    assert report.texts["stories"] == [
        {"title": "A long way", "situation": "situation told", "support": "support told", "outcome": "outcome told"}
    ]


def test_a_vignette_that_was_withdrawn_is_not_signed(cast):
    told = story(cast, status=VignetteStatus.RELEASED)
    report = submitted(built(template_of(), cast.coordinator), cast.coordinator, stories=[told.pk])
    with writing("ST", actor=cast.lead.pk):
        Vignette.objects.filter(pk=told.pk).update(status=VignetteStatus.WITHDRAWN)
        code = refusal(actions.sign, report=report, seen=str(report.revision), user=cast.lead.pk)
    assert code == "vignette"


def test_a_new_version_takes_the_texts_and_leaves_the_signed_one(cast):
    first = signed(cast)
    second = actions.begin_version(report=first, user=cast.lead.pk)
    deliver_due()
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.version, second.supersedes, second.texts["aims"]) == (2, first, "We answered questions.")
    assert (second.status, first.status) == (ReportStatus.DRAFT, ReportStatus.SIGNED)
    assert refusal(actions.begin_version, report=first, user=cast.lead.pk) == "superseded"


def test_asked_for_again_the_newest_version_is_shown(cast):
    first = signed(cast)
    second = actions.begin_version(report=first, user=cast.lead.pk)
    assert begun(first.template, cast.lead, last_half()) == second
