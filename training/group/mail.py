"""Mails to the members: invitations with a calendar entry, that a meeting moved or is off, the released minutes.

Members without an account get the same as the others, and the minutes as PDF, as no link would open for them. The
jobs hold numbers alone: meeting, member, and how often the meeting was told.
"""

from email.mime.text import MIMEText

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from streetwork.delivery.mail import mail_kind, plan_mail
from training.enums import GroupRole, MeetingStatus
from training.group.document import agendas_of
from training.group.ics import CANCEL, REQUEST, meeting_ics
from training.group.pdf import minutes_pdf
from training.group.queries import current, members_of
from training.models import GroupMember, Meeting
from training.sessions.when import span_text

INVITATION, CANCELLED, MINUTES = "group.invitation", "group.cancelled", "group.minutes"
# Of mails to people without an account: the group works in German.
LANGUAGE = "de"


def address_of(member: GroupMember) -> str:
    """Where a member is written to; "" when nowhere."""
    if member.user_id:
        return member.user.email if member.user.is_active else ""
    return member.email


def language_of(member: GroupMember) -> str:
    return member.user.language if member.user_id else LANGUAGE


def organizer_of(meeting: Meeting) -> str:
    """Whom answers go to: who made the meeting; if they left, a chair."""
    if meeting.created_by and meeting.created_by.is_active:
        return meeting.created_by.email
    chairs = members_of(meeting.group).filter(role=GroupRole.CHAIR)
    return next(filter(None, map(address_of, chairs)), "")


def plan_invitations(meeting: Meeting) -> int:
    """One mail to each member for this state of the meeting; answers how many members are reached."""
    return _plan(INVITATION, meeting, members_of(meeting.group))


def plan_cancellations(meeting: Meeting) -> int:
    return _plan(CANCELLED, meeting, members_of(meeting.group).filter(pk__in=meeting.presences.values("member")))


def plan_minutes(meeting: Meeting) -> int:
    """To chairs and members; guests get none."""
    return _plan(MINUTES, meeting, members_of(meeting.group).exclude(role=GroupRole.GUEST))


def _plan(kind: str, meeting: Meeting, members) -> int:
    reached = [member for member in members if address_of(member)]
    for member in reached:
        plan_mail(kind, object_id=f"{meeting.pk}.{member.pk}.{meeting.sequence}", recipient=member.user_id)
    return len(reached)


def _told(job) -> tuple[Meeting, GroupMember] | None:
    """Meeting and member of a job; None when the member left or something newer is told."""
    meeting_id, member_id, sequence = map(int, job.object_id.split("."))
    meeting = Meeting.objects.select_related("group__programme", "created_by").filter(pk=meeting_id).first()
    members = GroupMember.objects.filter(current(), pk=member_id).select_related("user", "state")
    member = members.first()
    if meeting is None or member is None or meeting.sequence != sequence or not address_of(member):
        return None
    return meeting, member


@mail_kind(INVITATION)
def build_invitation(job) -> EmailMessage | None:
    """With the agenda of this moment; None when the meeting is off or over."""
    told = _told(job)
    if told is None or told[0].status != MeetingStatus.INVITED:
        return None
    meeting, member = told
    with translation.override(language_of(member)):
        subject = _("Invitation: %(title)s, %(when)s") if not meeting.sequence else _("Updated: %(title)s, %(when)s")
        return _with_calendar(_message("invitation", subject, meeting, member), meeting, member, REQUEST)


@mail_kind(CANCELLED)
def build_cancellation(job) -> EmailMessage | None:
    told = _told(job)
    if told is None or told[0].status != MeetingStatus.CANCELLED:
        return None
    meeting, member = told
    with translation.override(language_of(member)):
        message = _message("cancelled", _("Cancelled: %(title)s, %(when)s"), meeting, member)
        return _with_calendar(message, meeting, member, CANCEL)


@mail_kind(MINUTES)
def build_minutes(job) -> EmailMessage | None:
    told = _told(job)
    if told is None or told[0].minutes_released_at is None:
        return None
    meeting, member = told
    with translation.override(language_of(member)):
        message = _message("minutes", _("Minutes: %(title)s, %(when)s"), meeting, member)
        if not member.user_id:
            message.attach(
                f"{pgettext('of a meeting', 'minutes')}-{meeting.starts_at:%Y-%m-%d}.pdf",
                minutes_pdf(meeting),
                "application/pdf",
            )
        return message


def _message(text: str, subject: str, meeting: Meeting, member: GroupMember) -> EmailMessage:
    name = {"minutes": "group:minutes"}.get(text, "group:meeting")
    when = span_text(meeting.starts_at, meeting.ends_at)
    context = {
        "meeting": meeting,
        "member": member,
        "when": when,
        "items": agendas_of([meeting])[meeting.pk] if text == "invitation" else [],
        "link": settings.BASE_URL + reverse(name, args=[meeting.pk]) if member.user_id else "",
    }
    organizer = organizer_of(meeting)
    return EmailMessage(
        subject=" ".join((subject % {"title": meeting.title, "when": when}).split()),
        body=render_to_string(f"group/mail/{text}.txt", context),
        to=[address_of(member)],
        reply_to=[organizer] if organizer else None,
    )


def _with_calendar(message: EmailMessage, meeting: Meeting, member: GroupMember, method: str) -> EmailMessage:
    content = meeting_ics(
        meeting, method=method, organizer=organizer_of(meeting), attendee=address_of(member),
        has_account=bool(member.user_id),
    )  # fmt: skip
    part = MIMEText(content.decode(), "calendar", "utf-8")
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename="meeting.ics")
    message.attach(part)
    return message
