"""Templates: list, one template, made, changed, copied, retired, tried with figures of now."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts.roles import WRITES_REPORTS
from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.periods import period_of
from streetwork.reporting.reports import keeping, rules
from streetwork.reporting.reports.builder import figures_of_report
from streetwork.reporting.reports.forms.templates import CopyForm, TemplateForm, initial_of
from streetwork.reporting.reports.lookup import template_or_404
from streetwork.reporting.reports.parts import Block, Part
from streetwork.reporting.reports.presenters import states_told, template_rows
from streetwork.reporting.reports.queries import templates_of
from streetwork.reporting.reports.sections import HINTS, ICONS, SectionKind, sections_of
from streetwork.reporting.reports.views import for_writers, refused, whole_scope
from streetwork.web.forms import INVALID, bound
from streetwork.web.steps import Changed

KINDS = [(kind.value, kind.label, HINTS[kind], ICONS[kind]) for kind in SectionKind]


@for_writers
@require_safe
def template_list(request):
    templates = (
        templates_of(request.access).prefetch_related("states").order_by("is_retired", "programme__name", "name")
    )
    context = {
        "rows": template_rows(templates),
        "may_add": bool(request.access.programmes_for(*WRITES_REPORTS, running=True)),
    }
    return render(request, "reports/template_list.html", context)


def may_keep(request, template) -> bool:
    return rules.may_keep(request.access, template, [state.pk for state in template.states.all()])


@for_writers
@require_safe
def template_page(request, pk):
    template = template_or_404(request, pk)
    return render(request, "reports/template_detail.html", page_of(request, template))


def page_of(request, template) -> dict:
    """What the page of a template, and its list of sections, show."""
    return {
        "template": template,
        "sections": sections_of(template.sections),
        "states": states_told(state.pk for state in template.states.all()),
        "may_keep": may_keep(request, template),
        "kinds": KINDS,
    }


def _taken(form) -> None:
    form.add_error("name", _("There is a template of this name already."))


def _no_programme(request):
    messages.error(request, _("Your programmes are archived and read-only."))
    return redirect("reports:templates")


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_template(request):
    form = TemplateForm(bound(request), access=request.access, today=timezone.localdate())
    if not form.programmes:
        return _no_programme(request)
    if form.is_bound and form.is_valid():
        try:
            template = keeping.create_template(facts=form.facts, states=form.chosen_states, user=request.user.pk)
        except IntegrityError:
            _taken(form)
        else:
            messages.success(request, _("The template is there. Now add its sections, in the funder's order."))
            return redirect("reports:template", template.pk)
    return render(request, "reports/template_form.html", {"form": form}, status=INVALID if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_template(request, pk):
    template = template_or_404(request, pk)
    if not may_keep(request, template):
        return refused(request, "reports:template", pk)
    form = TemplateForm(
        bound(request), access=request.access, today=timezone.localdate(), template=template,
        initial=initial_of(template),
    )  # fmt: skip
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            keeping.change_template(
                template=template, facts=form.facts, states=form.chosen_states, seen=form.cleaned_data["seen"],
                user=request.user.pk,
            )  # fmt: skip
        except Changed:
            theirs = template_or_404(request, pk)
            form.see_anew(theirs.revision)
        except IntegrityError:
            _taken(form)
        else:
            messages.success(request, _("Saved. Reports that were built stay as they are."))
            return redirect("reports:template", pk)
    context = {"form": form, "template": template, "theirs": theirs}
    return render(request, "reports/template_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def copy_template(request, pk):
    template = template_or_404(request, pk)
    initial = {
        "name": _("%(title)s (copy)") % {"title": template.name[:100]},
        "programme": template.programme_id,
        "states": [state.pk for state in template.states.all()],
    }
    form = CopyForm(bound(request), access=request.access, initial=initial)
    if not form.programmes:
        return _no_programme(request)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            new = keeping.copy_template(
                template=template, name=data["name"].strip(), programme=data["programme"], states=form.chosen_states,
                user=request.user.pk,
            )  # fmt: skip
        except IntegrityError:
            _taken(form)
        else:
            messages.success(request, _("This is the copy. It has no rhythm yet."))
            return redirect("reports:template", new.pk)
    context = {"form": form, "template": template}
    return render(request, "reports/template_copy.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_POST
def set_status(request, pk):
    """Retire the template, or take it into use again, as `to` says."""
    template = template_or_404(request, pk)
    if not may_keep(request, template):
        return refused(request, "reports:template", pk)
    to = request.POST.get("to", "")
    if to not in ("retired", "used"):
        messages.error(request, _("Nothing was changed: choose what becomes of the template."))
        return redirect("reports:template", pk)
    keeping.set_retired(template=template, is_retired=to == "retired", user=request.user.pk)
    if to == "retired":
        messages.success(request, _("The template is retired: nothing new is built with it. Its reports stay."))
    else:
        messages.success(request, _("The template is in use again."))
    return redirect("reports:template", pk)


@for_writers
@require_safe
def preview(request, pk):
    """The template with the figures of the last period that is over; nothing is kept."""
    template = template_or_404(request, pk)
    states = [state.pk for state in template.states.all()]
    period = period_of(timezone.localdate(), template.rhythm or PeriodKind.HALF).before
    with whole_scope(request.access), translation.override(template.language):
        figures = figures_of_report(template, states, period)
        period_name = str(period)
    counted = {each["key"]: each["blocks"] for each in figures["sections"]}
    parts = [
        Part(section, [Block(block, section.key) for block in counted[section.key]])
        for section in sections_of(template.sections)
    ]
    context = {"template": template, "parts": parts, "period": period_name, "rules_told": figures["rules"]}
    return render(request, "reports/preview.html", context)
