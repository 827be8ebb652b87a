"""What a participant has a right to: a copy of everything stored about them, and its erasure. Counts stay."""

from contextlib import suppress
from itertools import groupby

from django.db import transaction
from django.db.models import Q, QuerySet

from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.delivery.models import MailJob
from streetwork.tenancy.scope import Scope
from training.attendance.keeping import keep_counts
from training.attendance.lookup import registrations_of
from training.attendance.mailing import KIND, object_of
from training.attendance.queries import marks_of
from training.attendance.rules import minutes_present
from training.certificates.actions import erase as erase_certificates
from training.models import Certificate, Registration, SessionMail
from training.sessions.when import when_text
from training.signup import actions as signup
from training.signup.links import LinkClosed
from training.signup.seats import locked
from training.signup.tokens import mark_of


class UnderLegalHold(Exception):
    """The programme may delete nothing at present (Art. 17 (3) (e) GDPR)."""


def of_address(access: Access, email: str) -> QuerySet[Registration]:
    """All registrations of an address that the person may see; found by its keyed mark."""
    return _rows(registrations_of(access).filter(email_mark=mark_of(email)))


def same_person(access: Access, registration: Registration) -> QuerySet[Registration]:
    """This registration and the others of the same address that the person may see."""
    same = Q(pk=registration.pk)
    if registration.email_mark:
        same |= Q(email_mark=bytes(registration.email_mark))
    return _rows(registrations_of(access).filter(same))


def _rows(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    rows = registrations.select_related("session__programme", "home_state", "language", "partner")
    return rows.prefetch_related("session__dates").order_by("-session__starts_at", "-pk")


def record_of(registrations: list[Registration]) -> list[dict]:
    """Everything stored about the person, in plain words, for a JSON file. Keys, marks and hashes are not in it."""
    marks = marks_of(registrations)
    keys = [each.key for each in registrations]
    certificates = {each.registration_key: each for each in Certificate.objects.filter(registration_key__in=keys)}
    return [_record(each, marks[each.pk], certificates.get(each.key)) for each in registrations]


def _record(each: Registration, marks, certificate: Certificate | None) -> dict:
    session = each.session
    dates = list(session.dates.all())
    by_date = {mark.date_id: mark for mark in marks}
    return {
        "training": {
            "title": session.title, "programme": session.programme.name, "when": when_text(session),
            "status": session.get_status_display(),
        },
        "name": each.name,
        "email": each.email,
        "institution": each.institution,
        "institution_type": each.get_institution_type_display(),
        "partner_of_the_network": each.partner.name if each.partner else None,
        "state": each.home_state.name if each.home_state else None,
        "country": each.country.name,
        "engagement": each.get_engagement_display(),
        "language": each.language_id,
        "status": each.get_status_display(),
        "how_registered": each.get_origin_display(),
        "registered_at": _moment(each.registered_at),
        "address_confirmed_at": _moment(each.confirmed_at),
        "answer_until": _moment(each.deadline),
        "cancelled_at": _moment(each.cancelled_at),
        "consent_text": each.consent_version or None,
        "attendance": [
            {
                "from": _moment(date.starts_at), "to": _moment(date.ends_at),
                "present": mark.is_present if (mark := by_date.get(date.pk)) else None,
                "minutes": minutes_present([date], marks) if mark else None,
            }
            for date in dates
        ],
        "certificate": {
            "issued_on": certificate.issued_on.isoformat(), "withdrawn_at": _moment(certificate.withdrawn_at),
        } if certificate else None,
        "certificate_fetched_at": _moment(each.certificate_at),
        "feedback_given": each.feedback_given,
        "mails": [
            {"subject": mail.subject, "text": mail.body, "written_at": _moment(mail.written_at)}
            for mail in mails_to(each)
        ],
    }  # fmt: skip


def mails_to(registration: Registration) -> list[SessionMail]:
    """The mails of the team that were written to this person."""
    mails = list(SessionMail.objects.filter(session=registration.session_id).order_by("pk"))
    jobs = {object_of(mail, registration): mail for mail in mails}
    there = MailJob.objects.filter(kind=KIND, object_id__in=list(jobs)).values_list("object_id", flat=True)
    return [jobs[key] for key in sorted(there, key=lambda key: jobs[key].pk)]


def _moment(moment) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


@transaction.atomic
def erase(*, registrations: list[Registration], scope: Scope) -> int:
    """Erase these registrations with attendance and certificates at the person's wish (Art. 17 GDPR).

    A seat that is still held is given back first, so the next on the waiting list gets it. The counts of the session
    keep the person without a name; anonymous feedback stays, as nobody can tell whose it is. Answers how many rows.
    Raises UnderLegalHold before anything is erased.
    """
    if any(each.session.programme.legal_hold for each in registrations):
        raise UnderLegalHold
    ordered = sorted(registrations, key=lambda each: each.session_id)  # locked in one order, so that two never wait
    return sum(_erase_in(pk, list(own), scope) for pk, own in groupby(ordered, key=lambda each: each.session_id))


def _erase_in(session_id: int, registrations: list[Registration], scope: Scope) -> int:
    with locked(session_id):
        for each in registrations:
            with suppress(LinkClosed):  # the session has begun or is over: there is no seat to give back
                signup.cancel(registration=each)
        rows = Registration.objects.filter(pk__in=[each.pk for each in registrations])
        keep_counts(rows)
        erase_certificates(rows.values_list("key", flat=True))
        _total, by_model = rows.delete()
        for each in registrations:
            log_access(scope, "registration.erase", each)
    return by_model.get("training.Registration", 0)
