"""Public: proving a certificate by its code, and fetching one's own."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public
from streetwork.web.errors import too_many
from streetwork.web.networks import NetworkLimit
from streetwork.web.pdf import pdf_of, pdf_response
from training.certificates.actions import certificate_by, issue
from training.certificates.codes import read_code, shown
from training.certificates.presenters import CertificatePage, pdf_data
from training.certificates.rules import offered
from training.signup.views.by_link import by_link

MISSES = NetworkLimit("certificate_check", "60/h", gets=True)


@public
@never_cache
@require_safe
def check(request):
    """The form; a code that can be one leads to its page."""
    typed = request.GET.get("code", "")
    if code := read_code(typed):
        return redirect("certificates:code", shown(code))
    if not typed.strip():
        return _private(render(request, "certificates/check.html"))
    problem = _("A check code has 20 letters and figures in four groups, like 7K2QM-9XD4T-0ABCD-EFGHJ.")
    return _private(render(request, "certificates/check.html", {"typed": typed[:60], "problem": problem}, status=422))


@public
@never_cache
@require_safe
@sensitive_variables("code")
def by_code(request, code):
    """What the certificate shows, as long as it is good; nothing for a code that is none."""
    if MISSES.is_reached(request):
        return too_many(request)
    read = read_code(code)
    found = certificate_by(read) if read else None
    if found is None:
        MISSES.count(request)
        problem = _("We know no certificate with this code. Compare it with the paper once more.")
        context = {"typed": code[:60], "problem": problem}
        return _private(render(request, "certificates/check.html", context, status=404))
    return _private(render(request, "certificates/certificate.html", {"page": CertificatePage(found)}))


@by_link("GET", "HEAD")
def mine(request, registration, token):
    """The PDF in the language of the address. It is issued when it is first fetched; fetched again it is the same."""
    if not offered(registration, timezone.now()):
        return render(request, "certificates/not_yet.html", {"token": token}, status=404)
    page = CertificatePage(issue(registration=registration))
    return pdf_response(pdf_of("certificate", pdf_data(page)), name="certificate")


def _private(response):
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
