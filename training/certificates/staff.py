"""For staff who see the participants: somebody's certificate, and withdrawing one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.delivery.audit import log_access
from streetwork.web.pdf import pdf_of, pdf_response
from training.certificates import actions
from training.certificates.presenters import CertificatePage, pdf_data
from training.certificates.rules import is_withdrawn, offered
from training.models import Registration
from training.sessions.rules import may_see_people, may_write
from training.signup.links import language_of

for_trainers = for_roles(*WRITES_TRAININGS)


@for_trainers
@require_safe
def certificate(request, pk):
    """The PDF in the person's language, as they would fetch it themselves; in an archive, if it was issued before."""
    registration = _registration_or_404(request, pk)
    if problem := _why_not(registration):
        messages.error(request, problem)
        return redirect("attendance:people", registration.session_id)
    issues = may_write(request.access, registration.session)
    shown = actions.issue(registration=registration) if issues else actions.issued(registration)
    if shown is None:
        messages.error(request, _("The programme is archived, and no certificate was issued for this person before."))
        return redirect("attendance:people", registration.session_id)
    log_access(request.scope, "certificate.read", registration)
    with translation.override(language_of(registration)):
        return pdf_response(
            pdf_of("certificate", pdf_data(CertificatePage(shown))), name=f"certificate-{registration.pk}"
        )


def _why_not(registration: Registration) -> str:
    """Why there is no certificate to fetch; "" when there is."""
    if offered(registration, timezone.now()):
        return ""
    if is_withdrawn(registration):
        return _("The certificate of this person was withdrawn. Make it valid again on the page of the person.")
    return _("There is no certificate for this person: the presence is too short or not recorded.")


@for_trainers
@require_POST
def withdraw_certificate(request, pk):
    registration = _registration_or_404(request, pk, writes=True)
    if actions.withdraw(registration=registration):
        log_access(request.scope, "certificate.withdrawn", registration)
        messages.success(request, _("The certificate is withdrawn. Its code says so from now on."))
    else:
        messages.info(request, _("There is no certificate that could be withdrawn."))
    return redirect("attendance:person", registration.pk)


@for_trainers
@require_POST
def restore_certificate(request, pk):
    registration = _registration_or_404(request, pk, writes=True)
    if actions.restore(registration=registration):
        log_access(request.scope, "certificate.restored", registration)
        messages.success(request, _("The certificate is good again."))
    else:
        messages.info(request, _("This certificate was not withdrawn."))
    return redirect("attendance:person", registration.pk)


def _registration_or_404(request, pk: int, *, writes: bool = False) -> Registration:
    rows = Registration.objects.select_related("session__programme", "session__course_version")
    registration = rows.prefetch_related("session__dates", "session__course_version__modules").filter(pk=pk).first()
    may = may_write if writes else may_see_people
    if registration is None or not may(request.access, registration.session):
        raise Http404
    return registration
