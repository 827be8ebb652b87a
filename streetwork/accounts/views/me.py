"""My own account, the declaration before the first access, and the scope switcher."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from streetwork.accounts.access import signed_in
from streetwork.accounts.actions import sign_declaration
from streetwork.accounts.forms import DeclareForm, MeForm
from streetwork.accounts.models import Declaration

SCOPE_KEY = "scope_state"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def me(request):
    """Name, language, appearance; my rights; the way to security, sessions and the declaration."""
    form = MeForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("accounts:me")
    return render(
        request,
        "accounts/me.html",
        {
            "form": form,
            "memberships": request.user.memberships.select_related("programme").prefetch_related("states"),
            "signed": request.user.declarations.select_related("declaration").order_by("-at").first(),
        },
        status=422 if form.errors else 200,
    )


@signed_in(needs_declaration=False)
@require_http_methods(["GET", "HEAD", "POST"])
def declaration(request):
    """Read the confidentiality declaration in force, and accept it before the first access."""
    current = Declaration.current()
    if current is None:
        return redirect("web:today")
    signed = request.user.declarations.filter(declaration=current).first()
    form = DeclareForm(request.POST or None, initial={"version": current.version})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["version"] == current.version:
            sign_declaration(user=request.user, declaration=current)
            return redirect("web:today")
        messages.warning(request, _("A new version was published just now. Please read it again."))
        return redirect("accounts:declaration")
    context = {"declaration": current, "signed": signed, "form": form}
    return render(request, "accounts/declaration.html", context, status=422 if form.errors else 200)


@signed_in(needs_declaration=False)
@require_POST
def choose_scope(request):
    """Narrow everything to one of my states, or open all of them again; then back to where one was."""
    wanted = request.POST.get("state", "")
    if not wanted:
        request.session.pop(SCOPE_KEY, None)
    elif wanted.isdecimal() and int(wanted) in request.access.all_states:
        request.session[SCOPE_KEY] = int(wanted)
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/today/"
    return redirect(target)
