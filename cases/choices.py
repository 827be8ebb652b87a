"""What the quick log offers, in the order in which it is most likely wanted."""

from collections import Counter
from itertools import chain

from django.utils.html import format_html
from django.utils.translation import gettext as _

from cases.models import Contact
from streetwork.presence.enums import Status
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.templatetags.ui import dot

USUAL_PLATFORMS = 5
USUAL_TOPICS = 8
RECENT_ENTRIES = 60


def platforms(also: int | None = None):
    """Platform chips: the usual ones, the rest under *more*. `also` is usual because it is chosen."""
    offered = [p for p in vocabulary().platforms.values() if not p.is_retired or p.pk == also]
    usual = {p.pk for p in offered[:USUAL_PLATFORMS]} | {also}
    return _usual_first([(p.pk, format_html("{}{}", dot(p.colour), p.name), p.pk in usual) for p in offered], _("more"))


def languages(programmes, also: str = ""):
    """Language chips: those of the programmes first."""
    usual = {code for programme in programmes for code in programme.languages} | {also}
    offered = [entry for entry in vocabulary().languages.values() if not entry.is_retired or entry.pk == also]
    return _usual_first([(entry.pk, entry.name, entry.pk in usual) for entry in offered], _("more"))


def _usual_first(rows, more):
    usual = [(key, label) for key, label, is_usual in rows if is_usual]
    rest = [(key, label) for key, label, is_usual in rows if not is_usual]
    return [(None, usual), (more, rest)] if rest else [(None, usual)]


def topics(usual=()):
    """Topic chips: the usual ones at once (the first ones of the list where `usual` says none), then the others
    of the first level, then the finer ones grouped below their parent.
    """
    tree = vocabulary().topic_tree
    offered = {topic.pk: topic for top, children in tree for topic in (top, *children)}
    first = [pk for pk in dict.fromkeys([*usual, *(top.pk for top, _c in tree)]) if pk in offered][:USUAL_TOPICS]
    rest = [(top.pk, top.name) for top, _children in tree if top.pk not in first]
    finer = [
        (top.name, [(child.pk, child.name) for child in children if child.pk not in first]) for top, children in tree
    ]
    return [
        (None, [(pk, offered[pk].name) for pk in first]),
        (_("All topics"), rest),
        *((name, children) for name, children in finer if children),
    ]


def usual_topics(access) -> list[int]:
    """The topics of the person's last entries, the most frequent first."""
    recent = Contact.objects.of(access).newest_first().values_list("topic_ids", flat=True)[:RECENT_ENTRIES]
    counted = Counter(chain.from_iterable(recent))
    return [pk for pk, _times in counted.most_common(USUAL_TOPICS)]


def spaces(access, programmes, also: int | None = None):
    """Active spaces of the programmes, grouped by platform and sorted for people."""
    names = vocabulary().platforms
    rows = Space.objects.visible_to(access).filter(programme__in=[programme.pk for programme in programmes])
    groups: dict[str, list] = {}
    for pk, name, platform, status in rows.values_list("pk", "name", "platform", "status"):
        if status in (Status.JOINED, Status.PENDING) or pk == also:
            groups.setdefault(names[platform].name, []).append((pk, name))
    return [("", _("none or not in the register")), *((g, sorted(groups[g], key=_folded)) for g in sorted(groups))]


def space_keys(access, programmes, wanted: int | None) -> set[str]:
    """The wanted space, if it is one that may be chosen."""
    mine = Space.objects.visible_to(access).filter(programme__in=[programme.pk for programme in programmes])
    return {str(pk) for pk in mine.filter(pk=wanted).values_list("pk", flat=True)}


def _folded(row):
    return row[1].casefold()


def states(state_ids):
    """(id, name) of the states, *überregional* last."""
    known = vocabulary().states
    return sorted(
        ((pk, known[pk].name) for pk in state_ids if pk in known),
        key=lambda row: (row[0] == State.DE, row[1].casefold()),
    )


def running_programmes(access, roles) -> list[Programme]:
    """The running programmes in which the person holds one of the roles."""
    wanted = access.programmes_for(*roles, running=True)
    return [programme for programme in vocabulary().programmes.values() if programme.pk in wanted]


def origin_groups():
    """Origin groups by kind, with *unknown* first."""
    groups: dict[str, list] = {}
    for group in vocabulary().origin_groups.values():
        if not group.is_retired:
            groups.setdefault(group.get_kind_display(), []).append((group.pk, group.name))
    return [("", _("unknown")), *groups.items()]
