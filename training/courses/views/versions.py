"""One version: its page, its facts, its modules, its release, its PDF."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.web.forms import INVALID, bound
from streetwork.web.pdf import pdf_response
from streetwork.web.steps import Changed, tried
from training.courses import rules
from training.courses.actions import modules
from training.courses.actions import versions as actions
from training.courses.concept import concept_pdf
from training.courses.forms.versions import ModuleForm, VersionForm, initial_of_module, initial_of_version
from training.courses.lookup import module_or_404, version_or_404
from training.courses.problems import Refused
from training.courses.version_page import VersionPage
from training.courses.views import for_readers, for_writers, refused


def back_to(version, anchor: str = ""):
    """The page of a version, at one of its modules."""
    return redirect(reverse("courses:version", args=[version.pk]) + anchor)


def closed_to(request, version):
    """The answer to who may not write this version now; None for those who may."""
    if not rules.may_write(request.access, version.course):
        return refused(request, "courses:version", version.pk)
    if version.released_at is not None:
        messages.error(request, Refused("released").sentence)
        return redirect("courses:version", version.pk)
    return None


@for_readers
@require_safe
def version_page(request, pk):
    version = version_or_404(request, pk)
    context = {"version": version, "course": version.course, "page": VersionPage(version, request.access)}
    return render(request, "courses/version_page.html", context)


@for_readers
@require_safe
def concept(request, pk):
    """The version as a PDF, in its own language."""
    version = version_or_404(request, pk)
    name = slugify(version.title)[:60] or "concept"
    return pdf_response(concept_pdf(version), name=f"{name}-{version.language_id}-{version.number}")


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_version(request, pk):
    version = version_or_404(request, pk)
    if (answer := closed_to(request, version)) is not None:
        return answer
    initial = initial_of_version(version) | {"seen": actions.stamp(version)}
    form, theirs = VersionForm(bound(request), initial=initial), None
    if form.is_bound and form.is_valid():
        try:
            actions.write_version(
                version=version, facts=form.facts, seen=form.cleaned_data["seen"], user=request.user.pk
            )
        except Changed:
            theirs = version_or_404(request, pk)
            form.see_anew(actions.stamp(theirs))
        except Refused as problem:
            messages.error(request, problem.sentence)
            return redirect("courses:version", pk)
        else:
            messages.success(request, _("Saved."))
            return redirect("courses:version", pk)
    context = {"form": form, "version": version, "page": VersionPage(version, request.access), "theirs": theirs}
    return render(request, "courses/version_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_POST
def release_version(request, pk):
    """Release the draft that was read (`seen`)."""
    version = version_or_404(request, pk)
    if not rules.may_write(request.access, version.course):
        return refused(request, "courses:version", pk)
    step = partial(actions.release, version=version, seen=request.POST.get("seen", ""), user=request.user.pk)
    if tried(request, step):
        messages.success(
            request, _("Released. Sessions can be planned with this version; it does not change any more.")
        )
    return redirect("courses:version", pk)


@for_writers
@require_POST
def drop_version(request, pk):
    """Throw a draft away; with its only version the course goes, too."""
    version = version_or_404(request, pk)
    if (answer := closed_to(request, version)) is not None:
        return answer
    stays = []
    if not tried(request, lambda: stays.append(actions.drop_draft(version=version))):
        return redirect("courses:version", pk)
    messages.success(request, _("The draft is gone."))
    return redirect("courses:detail", version.course_id) if stays[0] else redirect("courses:list")


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_module(request, pk):
    version = version_or_404(request, pk)
    if (answer := closed_to(request, version)) is not None:
        return answer
    form = ModuleForm(bound(request), version=version)
    if form.is_bound and form.is_valid():
        made = []
        step = partial(modules.add_module, version=version, key=form.the_key, facts=form.facts, user=request.user.pk)
        if not tried(request, lambda: made.append(step())):
            return redirect("courses:version", pk)
        messages.success(request, _("The module is there."))
        return redirect("courses:new-module", pk) if "another" in request.POST else back_to(version, "#curriculum")
    context = {"form": form, "version": version, "page": VersionPage(version, request.access)}
    return render(request, "courses/module_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_module(request, pk):
    module = module_or_404(request, pk)
    version = module.version
    if (answer := closed_to(request, version)) is not None:
        return answer
    initial = initial_of_module(module) | {"seen": str(module.revision)}
    form = ModuleForm(bound(request), version=version, module=module, initial=initial)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            modules.change_module(module=module, facts=form.facts, seen=form.seen_revision, user=request.user.pk)
        except Changed:
            theirs = module_or_404(request, pk)
            form.see_anew(str(theirs.revision))
        except Refused as problem:
            messages.error(request, problem.sentence)
            return redirect("courses:version", version.pk)
        else:
            messages.success(request, _("Saved."))
            return back_to(version, f"#module-{module.pk}")
    context = {
        "form": form, "version": version, "module": module, "theirs": theirs,
        "page": VersionPage(version, request.access),
    }  # fmt: skip
    return render(request, "courses/module_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_POST
def move_module(request, pk):
    """One place `up` or `down`."""
    module = module_or_404(request, pk)
    if (answer := closed_to(request, module.version)) is not None:
        return answer
    to = request.POST.get("to")
    if to in ("up", "down"):
        tried(request, partial(modules.move_module, module=module, up=to == "up", user=request.user.pk))
    return back_to(module.version, f"#module-{module.pk}")


@for_writers
@require_POST
def remove_module(request, pk):
    module = module_or_404(request, pk)
    if (answer := closed_to(request, module.version)) is not None:
        return answer
    if tried(request, partial(modules.remove_module, module=module, user=request.user.pk)):
        messages.success(request, _("The module is gone. Its files stay with the course."))
    return back_to(module.version, "#curriculum")
