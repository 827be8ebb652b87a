"""The working group of a programme: members by state, meetings, agenda, minutes, decisions, tasks. Shared.

`key` comes from the form that made a row: saved twice is saved once.
"""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.tenancy.models import Programme, SharedModel, State
from training.enums import GroupRole, ItemStatus, MeetingStatus, Reply, SessionForm, TaskStatus


class WorkingGroup(SharedModel):
    """Arbeitsgruppe. The 14-state group of Kompan is the model."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="groups", verbose_name=_("programme"))
    name = models.CharField(_("name"), max_length=140)
    purpose = models.CharField(_("purpose"), max_length=500, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="group_name_once")]

    def __str__(self):
        return self.name


class GroupMember(SharedModel):
    """Who speaks for a state: an account, or a person from outside with name and address."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="members")
    state = models.ForeignKey(State, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("state"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name=_("member of the team"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    role = models.CharField(_("role"), max_length=6, choices=GroupRole.choices, default=GroupRole.MEMBER)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["state__code", "pk"]
        constraints = [
            models.CheckConstraint(
                name="groupmember_is_somebody",
                condition=Q(user__isnull=False) | ~Q(name=""),
                violation_error_message=_("Choose a member of the team, or write a name."),
            ),
            models.UniqueConstraint(
                fields=["group", "user"], condition=Q(until=None, user__isnull=False), name="groupmember_once"
            ),
        ]

    def __str__(self):
        return self.user.name if self.user else self.name


class Meeting(SharedModel):
    """Sitzung. `minutes_*` are the record; `minutes_frozen` is all of it as it was released, and never changes."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="meetings")
    title = models.CharField(_("title"), max_length=140)
    starts_at = models.DateTimeField(_("begin"))
    ends_at = models.DateTimeField(_("end"))
    form = models.CharField(_("form"), max_length=7, choices=SessionForm.choices, default=SessionForm.ONLINE)
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_url = models.URLField(_("link to join"), max_length=500, blank=True)
    status = models.CharField(_("status"), max_length=9, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    invited_at = models.DateTimeField(_("invited"), null=True, editable=False)
    minutes_intro = models.TextField(_("minutes: in short"), max_length=4000, blank=True)
    minutes_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("minutes by")
    )
    minutes_frozen = models.JSONField(null=True, editable=False)
    minutes_released_at = models.DateTimeField(_("minutes released"), null=True, editable=False)
    minutes_released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="meeting_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The meeting ends before it begins."),
            )
        ]

    def __str__(self):
        return self.title


class MeetingPresence(SharedModel):
    """What a member answered, and whether they came."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="presences")
    member = models.ForeignKey(GroupMember, models.CASCADE, related_name="+")
    reply = models.CharField(_("answer"), max_length=8, choices=Reply.choices, default=Reply.NONE)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="meetingpresence_once")]


class AgendaItem(SharedModel):
    """Tagesordnungspunkt: proposed by a member, then taken onto a meeting's agenda, with its part of the minutes."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="items")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="items", verbose_name=_("meeting")
    )
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("what it is about"), max_length=2000, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    duration = models.PositiveSmallIntegerField(
        _("minutes"), default=15, validators=[MinValueValidator(1), MaxValueValidator(480)]
    )
    status = models.CharField(_("status"), max_length=9, choices=ItemStatus.choices, default=ItemStatus.PROPOSED)
    record = models.TextField(pgettext_lazy("of a meeting", "minutes"), max_length=6000, blank=True)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class Decision(SharedModel):
    """Beschluss, found again years later."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="decisions", verbose_name=_("agenda item")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(pgettext_lazy("working group", "decision"), max_length=2000)

    class Meta:
        verbose_name = pgettext_lazy("working group", "decision")
        verbose_name_plural = _("decisions")
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="decision_number")]


class GroupTask(SharedModel):
    """What somebody took upon themselves, until when."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(WorkingGroup, models.CASCADE, related_name="tasks")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("meeting")
    )
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("agenda item")
    )
    title = models.CharField(_("task"), max_length=300)
    assignee = models.ForeignKey(
        GroupMember, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("who")
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=7, choices=TaskStatus.choices, default=TaskStatus.OPEN)
    done_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["due_on", "pk"]

    def __str__(self):
        return self.title
