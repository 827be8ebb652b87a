"""Courses: list, one course, made, changed, copied, retired."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.forms import INVALID, bound
from streetwork.web.steps import Changed, tried
from training.courses import rules
from training.courses.actions import courses as actions
from training.courses.actions.versions import begin_version
from training.courses.filters import CourseFilter
from training.courses.forms.courses import BeginForm, CopyForm, CourseForm, initial_of
from training.courses.lookup import course_or_404
from training.courses.presenters import CoursePage, rows_of
from training.courses.problems import Refused
from training.courses.queries import courses_of, versions_of
from training.courses.views import for_readers, for_writers, refused
from training.enums import CourseStatus

PAGE_SIZE = 40


@for_readers
@require_safe
def course_list(request):
    wanted = CourseFilter(request.GET, access=request.access)
    courses = wanted.apply(courses_of(request.access)).order_by("title", "pk")
    page = Paginator(courses, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "rows": rows_of(page.object_list, request.access),
        "total": page.paginator.count,
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(programmes_of(request.access, WRITES_TRAININGS, running=True)),
    }
    return render(request, "courses/course_list.html", context)


@for_readers
@require_safe
def course_detail(request, pk):
    course = course_or_404(request, pk)
    return render(request, "courses/course_detail.html", {"course": course, "page": CoursePage(course, request.access)})


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_course(request):
    form = CourseForm(bound(request), access=request.access)
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("courses:list")
    if form.is_bound and form.is_valid():
        course, is_new = actions.create_course(
            key=form.the_key, facts=form.facts, language=form.cleaned_data["language"], user=request.user.pk
        )
        if is_new:
            messages.success(request, _("The course is there as a draft. Describe it, then add its modules."))
        draft = course.versions.order_by("pk").first()
        return redirect("courses:version", draft.pk) if draft and is_new else redirect("courses:detail", course.pk)
    return render(request, "courses/course_form.html", {"form": form}, status=INVALID if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_course(request, pk):
    course = course_or_404(request, pk)
    if not rules.may_write(request.access, course):
        return refused(request, "courses:detail", pk)
    form = CourseForm(
        bound(request), access=request.access, course=course,
        initial=initial_of(course) | {"seen": actions.stamp(course)},
    )  # fmt: skip
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_course(course=course, facts=form.facts, seen=form.cleaned_data["seen"])
        except Changed:
            theirs = course_or_404(request, pk)
            form.see_anew(actions.stamp(theirs))
        else:
            messages.success(request, _("Saved."))
            return redirect("courses:detail", pk)
    context = {"form": form, "course": course, "theirs": theirs and CoursePage(theirs, request.access)}
    return render(request, "courses/course_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def copy_course(request, pk):
    """A new course out of this one, also out of an archived programme into a running one."""
    course = course_or_404(request, pk)
    title = _("%(title)s (copy)") % {"title": course.title[:120]}
    form = CopyForm(bound(request), access=request.access, course=course, initial={"title": title})
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("courses:detail", pk)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            new, is_new = actions.copy_course(
                key=form.the_key, course=course, versions=versions_of(request.access).filter(course=course),
                title=data["title"].strip(), programme=data["programme"], user=request.user.pk,
            )  # fmt: skip
        except Refused as problem:
            messages.error(request, problem.sentence)
            return redirect("courses:detail", pk)
        if is_new:
            messages.success(request, _("This is the copy: each language is a draft. Sessions stayed with the first."))
        return redirect("courses:detail", new.pk)
    context = {"form": form, "course": course}
    return render(request, "courses/course_copy.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_POST
def set_status(request, pk):
    """Retire the course, or take it into use again, as `to` says."""
    course = course_or_404(request, pk)
    if not rules.may_write(request.access, course):
        return refused(request, "courses:detail", pk)
    to = request.POST.get("to", "")
    if to not in CourseStatus.values:
        messages.error(request, _("Nothing was changed: choose what becomes of the course."))
        return redirect("courses:detail", pk)
    actions.set_status(course=course, status=CourseStatus(to))
    if to == CourseStatus.RETIRED:
        messages.success(request, _("The course is retired: no new session is planned with it. Everything stays."))
    else:
        messages.success(request, _("The course is in use again."))
    return redirect("courses:detail", pk)


@for_writers
@require_POST
def begin(request, pk):
    """A draft in `language`, begun from the version `source` of this course."""
    course = course_or_404(request, pk)
    if not rules.may_write(request.access, course):
        return refused(request, "courses:detail", pk)
    programmes = programmes_of(request.access, WRITES_TRAININGS, running=True)
    form = BeginForm(request.POST, versions=versions_of(request.access).filter(course=course), programmes=programmes)
    if not form.is_valid():
        messages.error(request, _("Choose a language first."))
        return redirect("courses:detail", pk)
    source, language = form.cleaned_data["source"], form.cleaned_data["language"]
    there = course.versions.filter(language=language, released_at=None).first()
    if there is not None:
        messages.info(request, _("There is a draft in this language already. Go on with that one."))
        return redirect("courses:version", there.pk)
    made = []
    if not tried(request, lambda: made.append(begin_version(source=source, language=language, user=request.user.pk))):
        return redirect("courses:detail", pk)
    messages.success(request, _("The draft is there, with everything that the other version says."))
    return redirect("courses:version", made[0].pk)
