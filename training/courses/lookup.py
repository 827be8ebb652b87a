"""Fetching courses, versions, modules, files and case studies within the person's programmes."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from training.courses.queries import cases_of, courses_of, materials_of, versions_of
from training.models import CaseStudy, Course, CourseModule, CourseVersion, Material


def course_or_404(request: HttpRequest, pk: int) -> Course:
    """The course, if its programme is one in which the person reads trainings."""
    return get_object_or_404(courses_of(request.access).select_related("programme", "copied_from"), pk=pk)


def version_or_404(request: HttpRequest, pk: int) -> CourseVersion:
    """A version with its course; drafts only for those who write courses there."""
    return get_object_or_404(versions_of(request.access).select_related("course", "language"), pk=pk)


def module_or_404(request: HttpRequest, pk: int) -> CourseModule:
    return get_object_or_404(
        CourseModule.objects.filter(version__in=versions_of(request.access)).select_related("version__course"), pk=pk
    )


def material_or_404(request: HttpRequest, pk: int) -> Material:
    return get_object_or_404(materials_of(request.access).select_related("version__course"), pk=pk)


def case_or_404(request: HttpRequest, pk: int) -> CaseStudy:
    """A case study; before it is approved only for those who write there."""
    return get_object_or_404(cases_of(request.access).select_related("language", "edited_by", "approved_by"), pk=pk)
