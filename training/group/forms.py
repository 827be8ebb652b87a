"""Input about groups, members and meetings."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.localtime import SKIPPED_HOUR, SkippedHour, aware
from streetwork.web.widgets import ChipRadios, QuickSelect
from training.enums import GroupRole, SessionForm
from training.group.fields import Clock, Day, GroupTexts, states_of
from training.group.queries import members_of, people_for
from training.group.seen import GROUP, MEETING, MEMBER, stamp
from training.models import GroupMember, Meeting, WorkingGroup

ONE_LINE = forms.TextInput(attrs={"autocomplete": "off"})


class Keyed(forms.Form):
    """`key` tells a second saving of a new row, `seen` what a change began with."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.initial.setdefault("key", uuid.uuid4())

    @property
    def row_key(self) -> uuid.UUID:
        return self.cleaned_data["key"] or self.initial["key"]

    @property
    def base(self) -> str:
        return self.cleaned_data["seen"]

    def again(self, seen: str) -> None:
        """Show the form once more with what was typed; saving it then replaces what `seen` stands for."""
        self.data = self.data.copy()
        self.data["seen"] = seen


class GroupForm(Keyed):
    """A working group; `is_active` only for one that is there."""

    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    name = forms.CharField(
        label=_("Name"), max_length=140, widget=ONE_LINE, error_messages={"required": _("Give the group a name.")}
    )
    purpose = forms.CharField(
        label=_("What it works on"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_active = forms.BooleanField(
        label=_("The group is working"), required=False,
        help_text=_("Without the tick it is closed: everything can be read, nothing changed."),
    )  # fmt: skip

    def __init__(self, *args, access, group: WorkingGroup | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.group, fields = group, self.fields
        running = access.programmes_for(*WRITES_TRAININGS, running=True)
        self.programmes = [p for pk, p in vocabulary().programmes.items() if pk in running]
        if group:
            del fields["programme"]
            if group.programme_id not in running:
                del fields["is_active"]
            self.initial |= {"name": group.name, "purpose": group.purpose, "is_active": group.is_active}
            self.initial["seen"] = stamp(group, GROUP)
            return
        del fields["is_active"]
        fields["programme"].choices = [(p.pk, p.short_name) for p in self.programmes]
        if len(self.programmes) == 1:
            fields["programme"].widget = forms.HiddenInput()
        self.initial.setdefault("programme", self.programmes[0].pk if self.programmes else None)

    @property
    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("name", "purpose", "is_active") if name in self.fields}


class MemberForm(Keyed):
    """A colleague with an account, or somebody from outside with name and address."""

    user = forms.TypedChoiceField(
        label=_("Member of the team"), coerce=int, required=False, empty_value=None, widget=QuickSelect,
        help_text=_("Sees the group here and answers invitations with a click."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=120, required=False, widget=ONE_LINE)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    institution = forms.CharField(label=_("Institution"), max_length=160, required=False, widget=ONE_LINE)
    state = forms.TypedChoiceField(
        label=_("State"), coerce=int, required=False, empty_value=None, widget=QuickSelect,
        help_text=_("For which they speak."),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("Role"), choices=GroupRole.choices, widget=ChipRadios,
        help_text=_("Chairs plan meetings and release minutes. Members propose and get the minutes. Guests are invited"
                    " and read along."),
    )  # fmt: skip
    since = Day(label=_("Member since"))

    def __init__(self, *args, group: WorkingGroup, member: GroupMember | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.group, self.member, fields, initial = group, member, self.fields, self.initial
        taken = set(members_of(group).exclude(user=None).values_list("user", flat=True))
        people = {user.pk: str(user) for user in people_for(group) if user.pk not in taken}
        if member and member.user_id:
            people[member.user_id] = str(member.user)
        fields["user"].choices = [
            ("", _("nobody: a person from outside")), *sorted(people.items(), key=lambda row: row[1].casefold())
        ]  # fmt: skip
        everywhere = (State.DE, vocabulary().states[State.DE].name)
        fields["state"].choices = [("", "–"), *states_of(group.programme_id), everywhere]
        initial.setdefault("role", GroupRole.MEMBER)
        initial.setdefault("since", timezone.localdate())
        if member:
            same = ("name", "email", "institution", "role", "since")
            initial |= {name: getattr(member, name) for name in same} | {
                "user": member.user_id, "state": member.state_id, "seen": stamp(member, MEMBER)
            }  # fmt: skip

    def clean(self):
        data = super().clean()
        if "user" in data and not data["user"]:
            if not data.get("name"):
                self.add_error("name", _("Choose a member of the team, or write a name."))
            if not data.get("email") and "email" not in self.errors:
                self.add_error("email", _("Without an account, invitations need an address."))
        return data

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        outside = {"name": data["name"].strip(), "email": data["email"]}
        facts = {"user_id": data["user"], "state_id": data["state"], "institution": data["institution"].strip()}
        known = {"name": "", "email": ""} if data["user"] else outside
        return facts | known | {"role": data["role"], "since": data["since"]}


class MeetingForm(GroupTexts, Keyed):
    guarded = ("title",)

    title = forms.CharField(
        label=_("Title"), max_length=140, widget=ONE_LINE, error_messages={"required": _("Give the meeting a title.")}
    )
    day = Day(label=_("Day"))
    begin = Clock(label=_("From"))
    end = Clock(label=_("To"))
    form = forms.ChoiceField(label=_("Form"), choices=SessionForm.choices, widget=ChipRadios)
    place = forms.CharField(label=_("Place"), max_length=200, required=False, widget=ONE_LINE)
    online_url = forms.URLField(
        label=_("Link to join"), max_length=500, required=False, assume_scheme="https",
        help_text=_("Only who is invited gets to see it."),
    )  # fmt: skip
    minutes_by = forms.TypedChoiceField(
        label=_("Who takes the minutes"), coerce=int, required=False, empty_value=None, widget=QuickSelect
    )

    def __init__(self, *args, group: WorkingGroup, meeting: Meeting | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.group, self.meeting, initial = group, meeting, self.initial
        writers = {m.user_id: str(m) for m in members_of(group).exclude(user=None)}
        if meeting:
            begin, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
            initial |= {name: getattr(meeting, name) for name in ("title", "form", "place", "online_url")} | {
                "day": begin.date(), "begin": begin.time(), "end": end.time(), "minutes_by": meeting.minutes_by_id,
                "seen": stamp(meeting, MEETING),
            }  # fmt: skip
            if meeting.minutes_by_id:
                writers.setdefault(meeting.minutes_by_id, str(meeting.minutes_by))
        initial.setdefault("form", SessionForm.ONLINE)
        self.fields["minutes_by"].choices = [
            ("", _("open")), *sorted(writers.items(), key=lambda row: row[1].casefold())
        ]  # fmt: skip

    def clean_online_url(self):
        url = self.cleaned_data["online_url"]
        if url and not url.startswith(("https://", "http://")):
            raise forms.ValidationError(_("The link begins with https://."))
        return url

    def clean(self):
        data = super().clean()
        begin, end = data.get("begin"), data.get("end")
        if begin and end and end <= begin:
            self.add_error("end", _("The meeting ends before it begins."))
        for name, moment in (("begin", "starts_at"), ("end", "ends_at")):
            if data.get("day") and data.get(name):
                try:
                    data[moment] = aware(data["day"], data[name])
                except SkippedHour:
                    self.add_error(name, SKIPPED_HOUR)
        return data

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        return {name: data[name].strip() for name in ("title", "place", "online_url")} | {
            "form": data["form"], "starts_at": data["starts_at"], "ends_at": data["ends_at"],
            "minutes_by_id": data["minutes_by"],
        }  # fmt: skip
