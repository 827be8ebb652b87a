"""Delivery's own clock, and the retention of its own tables and of those that third-party apps bring."""

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from streetwork.delivery import audit, schedule
from streetwork.delivery.models import AccessLog, MailJob, OutboxMessage
from streetwork.delivery.retention import rule

TASKS = "streetwork.delivery.tasks"
schedule.every(f"{TASKS}.deliver_outbox", seconds=30)
schedule.every(f"{TASKS}.send_mail", seconds=60)
schedule.daily(f"{TASKS}.sign_access_log", hour=0, minute=5)
schedule.daily(f"{TASKS}.apply_retention", hour=3, minute=10)
schedule.daily(f"{TASKS}.plan_reminders", hour=6, minute=30)
# From seven on, and again and again: a beat, a worker or a broker that was down then is made up for.
schedule.every(f"{TASKS}.plan_digests", seconds=300)


@rule(
    key="delivery.access_log",
    months=audit.KEPT.months,
    purge=audit.purge,
    label=_("Access log"),
    start=_("the access"),
)
def access_log(cutoff):
    return AccessLog.objects.filter(at__lte=cutoff)


@rule(key="delivery.outbox", days=30, label=_("Outbox messages"), start=_("the delivery"))
def outbox(cutoff):
    return OutboxMessage.objects.filter(done_at__lte=cutoff)


@rule(
    key="delivery.mail_jobs",
    months=12,
    label=_("Dispatch records of mails"),
    start=_("the planning of the mail"),
)
def mail_jobs(cutoff):
    return MailJob.objects.filter(created_at__lte=cutoff)


@rule(key="delivery.sessions", label=_("Browser sessions"), start=_("the end of the session"))
def sessions(cutoff):
    return Session.objects.filter(expire_date__lte=cutoff)


@rule(
    key="delivery.user_sessions",
    days=1,
    label=_("List of own sessions"),
    start=_("the last use of the session"),
)
def user_sessions(cutoff):
    return UserSession.objects.filter(last_seen_at__lte=cutoff)


@rule(key="delivery.admin_log", months=24, label=_("Change log of the administration"), start=_("the change"))
def admin_log(cutoff):
    return LogEntry.objects.filter(action_time__lte=cutoff)
