"""Fetching reports and templates within the person's programmes and states."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.reports.queries import reports_of, templates_of
from streetwork.reporting.reports.sections import Section, sections_of

PEOPLE = ("template", "created_by", "changed_by", "submitted_by", "signed_by", "supersedes")


def report_or_404(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(reports_of(request.access).select_related(*PEOPLE), pk=pk)


def template_or_404(request: HttpRequest, pk: int) -> ReportTemplate:
    return get_object_or_404(templates_of(request.access).select_related("programme", "changed_by"), pk=pk)


def section_or_404(template: ReportTemplate, key: str) -> Section:
    found = next((each for each in sections_of(template.sections) if each.key == key), None)
    if found is None:
        raise Http404
    return found
