"""The sections of a template: added, changed, moved, removed. Moving and removing also answer htmx with the list."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from streetwork.reporting.reports import keeping
from streetwork.reporting.reports.forms.templates import SectionForm, initial_of_section
from streetwork.reporting.reports.lookup import section_or_404, template_or_404
from streetwork.reporting.reports.problems import Refused
from streetwork.reporting.reports.sections import HINTS, SectionKind
from streetwork.reporting.reports.views import for_writers, refused
from streetwork.reporting.reports.views.templates import may_keep, page_of
from streetwork.web.forms import INVALID, bound
from streetwork.web.steps import Changed, tried


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_section(request, pk):
    template = template_or_404(request, pk)
    if not may_keep(request, template):
        return refused(request, "reports:template", pk)
    kind = request.GET.get("kind", "")
    if kind not in SectionKind.values:
        messages.error(request, _("Choose what kind of section it is."))
        return redirect("reports:template", pk)
    initial = {"title": SectionKind(kind).label if kind != SectionKind.TEXT else "", "seen": str(template.revision)}
    form = SectionForm(bound(request), kind=kind, initial=initial)
    return _kept(request, template, form)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_section(request, pk, key):
    template = template_or_404(request, pk)
    section = section_or_404(template, key)
    if not may_keep(request, template):
        return refused(request, "reports:template", pk)
    initial = initial_of_section(section) | {"seen": str(template.revision)}
    form = SectionForm(bound(request), kind=section.kind, section=section, initial=initial)
    return _kept(request, template, form)


def _kept(request, template, form):
    """Save the section, or show the form with what was typed."""
    is_overtaken, problem = False, ""
    if form.is_bound and form.is_valid():
        section = form.as_section()
        step = partial(keeping.put_section, template=template, section=section, user=request.user.pk)
        try:
            step(seen=form.cleaned_data["seen"])
        except Changed:
            theirs = template_or_404(request, template.pk)
            form.see_anew(theirs.revision)
            is_overtaken, template = True, theirs
        except Refused as why:
            problem = why.sentence
        else:
            messages.success(request, _("Saved."))
            return redirect("reports:template", template.pk)
    context = {
        "form": form, "template": template, "is_overtaken": is_overtaken, "problem": problem, "hint": HINTS[form.kind],
    }  # fmt: skip
    return render(request, "reports/section_form.html", context, status=INVALID if form.is_bound else 200)


def _answer(request, pk):
    """The list of sections for htmx, the whole page for everybody else."""
    if request.htmx:
        return render(request, "reports/template_detail.html#sections", page_of(request, template_or_404(request, pk)))
    return redirect("reports:template", pk)


@for_writers
@require_POST
def move(request, pk, key):
    template = template_or_404(request, pk)
    section_or_404(template, key)
    if not may_keep(request, template):
        return refused(request, "reports:template", pk)
    step = partial(
        keeping.move_section, template=template, key=key, to=request.POST.get("to", ""),
        seen=request.POST.get("seen", ""), user=request.user.pk,
    )  # fmt: skip
    tried(request, step)
    return _answer(request, pk)


@for_writers
@require_POST
def remove(request, pk, key):
    template = template_or_404(request, pk)
    section = section_or_404(template, key)
    if not may_keep(request, template):
        return refused(request, "reports:template", pk)
    step = partial(
        keeping.remove_section, template=template, key=key, seen=request.POST.get("seen", ""), user=request.user.pk
    )
    if tried(request, step):
        messages.success(request, _("“%(title)s” is no longer part of the template.") % {"title": section.title})
    return _answer(request, pk)
