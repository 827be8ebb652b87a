"""Files of a version: added, described, taken away, downloaded."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.web.forms import INVALID, bound
from streetwork.web.steps import Changed, tried
from streetwork.web.uploads import bounded_upload
from training.courses.actions import materials as actions
from training.courses.forms.materials import MaterialForm, initial_of_material
from training.courses.lookup import material_or_404, version_or_404
from training.courses.problems import Refused
from training.courses.store import material_response
from training.courses.uploads import MAX_BYTES, TOO_LARGE
from training.courses.version_page import VersionPage
from training.courses.views import for_readers, for_writers
from training.courses.views.versions import back_to, closed_to
from training.network.stamps import stamp


@for_readers
@require_safe
def download(request, pk):
    return material_response(material_or_404(request, pk))


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
@bounded_upload(MAX_BYTES)
def new_material(request, pk):
    version = version_or_404(request, pk)
    if (answer := closed_to(request, version)) is not None:
        return answer
    form = MaterialForm(
        bound(request), request.FILES if request.method == "POST" else None, version=version,
        initial=_module_of(request, version),
    )  # fmt: skip
    is_valid = form.is_bound and form.is_valid()
    if form.is_bound and request.upload_too_large:
        form.errors.pop("file", None)
        form.add_error("file", TOO_LARGE)
    elif is_valid and form.taken:
        step = partial(
            actions.add_material, version=version, key=form.the_key, file=form.taken, facts=form.facts,
            user=request.user.pk,
        )  # fmt: skip
        if tried(request, step):
            messages.success(request, _("The file is there."))
        return back_to(version, "#materials")
    context = {"form": form, "version": version, "page": VersionPage(version, request.access)}
    return render(request, "courses/material_form.html", context, status=INVALID if form.is_bound else 200)


def _module_of(request, version) -> dict:
    """The module of the address (`?module=`), if it is one of this version's."""
    asked = request.GET.get("module", "")
    if asked.isascii() and asked.isdecimal() and len(asked) < 10 and version.modules.filter(pk=asked).exists():
        return {"module": int(asked)}
    return {}


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_material(request, pk):
    material = material_or_404(request, pk)
    version = material.version
    if (answer := closed_to(request, version)) is not None:
        return answer
    initial = initial_of_material(material) | {"seen": stamp(material)}
    form, theirs = MaterialForm(bound(request), version=version, material=material, initial=initial), None
    if form.is_bound and form.is_valid():
        try:
            actions.change_material(
                material=material, facts=form.facts, seen=form.cleaned_data["seen"], user=request.user.pk
            )
        except Changed:
            theirs = material_or_404(request, pk)
            form.see_anew(stamp(theirs))
        except Refused as problem:
            messages.error(request, problem.sentence)
            return redirect("courses:version", version.pk)
        else:
            messages.success(request, _("Saved."))
            return back_to(version, "#materials")
    context = {
        "form": form, "version": version, "material": material, "theirs": theirs,
        "page": VersionPage(version, request.access),
    }  # fmt: skip
    return render(request, "courses/material_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_POST
def remove_material(request, pk):
    material = material_or_404(request, pk)
    if (answer := closed_to(request, material.version)) is not None:
        return answer
    if tried(request, partial(actions.remove_material, material=material, user=request.user.pk)):
        messages.success(request, _("The file is gone from this version. Earlier versions keep theirs."))
    return back_to(material.version, "#materials")
