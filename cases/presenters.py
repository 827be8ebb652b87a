"""Screen shapes: contacts with their words, without a query per row."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.enums import Act, Audience, Depth, Duration, Evidence, Initiative, Kind
from cases.models import Claim, Contact
from cases.through import short_labels
from streetwork.accounts.models import User
from streetwork.presence.models import Space
from streetwork.vocabulary.enums import Mode, Setting
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Row:
    """A contact in a list: the row itself and the names that its numbers stand for."""

    contact: Contact
    counselor: str
    space: str
    post: str = ""
    campaign: str = ""
    claim: str = ""

    @property
    def state(self) -> str:
        return vocabulary().states[self.contact.state_id].code

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.contact.programme_id].short_name

    @property
    def platform(self):
        return vocabulary().platforms[self.contact.platform_id]

    @property
    def language(self) -> str:
        return vocabulary().languages[self.contact.language_id].name

    @property
    def topics(self) -> list[str]:
        return topic_names(self.contact.topic_ids)

    @property
    def acts(self) -> list[str]:
        return [str(Act(act).label) for act in self.contact.acts]

    @property
    def offer(self) -> str:
        """Answered or not, for an offer; empty for every other kind."""
        if self.contact.kind != Kind.OFFER:
            return ""
        return _("answered") if self.contact.offer_answered else _("unanswered")


def topic_names(ids) -> list[str]:
    """Names of topics by id, retired ones included."""
    topics = vocabulary().topics
    return [topics[pk].name for pk in ids if pk in topics]


def rows_of(contacts) -> list[Row]:
    """Rows for a page of contacts, with one query each for people and spaces at most; `post`, `campaign` and `claim`
    stay empty.
    """
    contacts = list(contacts)
    people = _names(User, {c.counselor_id for c in contacts}, "name")
    spaces = _names(Space, {c.space_id for c in contacts} - {None}, "name")
    return [Row(c, people[c.counselor_id], spaces.get(c.space_id, "")) for c in contacts]


def with_origins(rows: list[Row]) -> list[Row]:
    """The same rows with the post that people came through and the claim that was corrected: two queries at most."""
    posts = short_labels({row.contact.placement_id for row in rows} - {None})
    claims = _names(Claim, {row.contact.claim_id for row in rows} - {None}, "statement")
    filled = []
    for row in rows:
        post, campaign = posts.get(row.contact.placement_id, ("", ""))
        filled.append(replace(row, post=post, campaign=campaign, claim=claims.get(row.contact.claim_id, "")))
    return filled


def _names(model, keys, field) -> dict[int, str]:
    return dict(model.objects.filter(pk__in=keys).values_list("pk", field)) if keys else {}


# Field of the history → what to call it and how to say its value.
def _choice(enum):
    return lambda value: str(enum(value).label) if value is not None else "–"


LABELS = {
    "kind": _choice(Kind),
    "setting": lambda value: str(Setting(value).label) if value else _("unknown"),
    "mode": lambda value: str(Mode(value).label) if value else _("unknown"),
    "initiative": _choice(Initiative),
    "depth": _choice(Depth),
    "duration": _choice(Duration),
    "region_evidence": _choice(Evidence),
    "audience": _choice(Audience),
    "acts": lambda value: ", ".join(str(Act(act).label) for act in value),
    "topic_ids": lambda value: ", ".join(topic_names(value)),
    "platform_id": lambda value: vocabulary().platforms[value].name,
    "language_id": lambda value: vocabulary().languages[value].name,
    "origin_group_id": lambda value: vocabulary().origin_groups[value].name if value else _("unknown"),
}
# The main topic stands first among the topics already.
UNSAID = {"pgh_id", "pgh_created_at", "pgh_label", "actor_id", "id", "main_topic_id"}


@dataclass(frozen=True)
class Change:
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Moment:
    """One entry of the timeline. `label` is the pghistory label: insert or update."""

    at: object
    actor: str
    label: str
    changes: tuple[Change, ...] = ()
    note_changed: bool = False


def timeline(events) -> list[Moment]:
    """The history of a contact, newest first, each change with its old and new value in words."""
    events = list(events)
    if not events:
        return []
    names = _FieldNames(events)
    first = events[0]
    moments = [Moment(first.pgh_created_at, names.actor(first), "insert")]
    for before, after in pairwise(events):
        changes = tuple(
            Change(names.field(name), names.value(name, getattr(before, name)), names.value(name, getattr(after, name)))
            for name in names.columns
            if getattr(before, name) != getattr(after, name)
        )
        moments.append(
            Moment(
                after.pgh_created_at,
                names.actor(after),
                "update",
                changes,
                note_changed=before.note_changed_at != after.note_changed_at,
            )
        )
    return moments[::-1]


class _FieldNames:
    """Labels and values of the history, with the rows they point at read once."""

    def __init__(self, events):
        model = type(events[0])
        self.columns = [
            f.attname for f in model._meta.concrete_fields if f.attname not in UNSAID and f.attname != "note_changed_at"
        ]
        self._fields = {f.attname: f.name for f in model._meta.concrete_fields}
        self._rows = {
            "actor_id": _names(User, {e.actor_id for e in events} - {None}, "name"),
            "counselor_id": _names(User, {e.counselor_id for e in events}, "name"),
            "state_id": {pk: state.name for pk, state in vocabulary().states.items()},
            "programme_id": {pk: programme.short_name for pk, programme in vocabulary().programmes.items()},
            "space_id": _names(Space, {e.space_id for e in events} - {None}, "name"),
            "target_state_id": {pk: state.name for pk, state in vocabulary().states.items()},
            "claim_id": _names(Claim, {e.claim_id for e in events} - {None}, "statement"),
            "placement_id": {
                pk: f"{post} ({campaign})"
                for pk, (post, campaign) in short_labels({e.placement_id for e in events} - {None}).items()
            },
        }

    def actor(self, event) -> str:
        return self._rows["actor_id"].get(event.actor_id) or _("system")

    def field(self, column) -> str:
        name = "topics" if column == "topic_ids" else self._fields[column]
        return _("topics") if name == "topics" else str(Contact._meta.get_field(name).verbose_name)

    def value(self, column, value) -> str:
        if column in LABELS:
            return LABELS[column](value)
        if column in self._rows:
            return self._rows[column].get(value, "–")
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
        return "–" if value in (None, "") else str(value)
