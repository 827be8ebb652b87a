"""What the form of a campaign offers: the programme's own first."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.translation import gettext as _

from campaigns.models import Campaign
from streetwork.accounts.models import User
from streetwork.accounts.roles import WRITES_POSTS
from streetwork.presence.models import OwnChannel
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.choices import language_choices
from streetwork.vocabulary.models import OriginGroup
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.templatetags.ui import dot

# Where nothing can be posted.
NOT_FOR_POSTS = frozenset({"email", "phone", "onsite"})
USUAL = ("facebook", "instagram", "telegram")


def languages_in_groups(programmes: Iterable[Programme], chosen: Iterable[str] = ()) -> list:
    """The programmes' languages, German and those chosen already; the others below."""
    programmes, chosen = list(programmes), set(chosen)
    everything = language_choices(programmes)
    near = {code for programme in programmes for code in programme.languages} | chosen | {"de"}
    first = [row for row in everything if row[0] in near]
    missing = sorted(chosen - {code for code, _name in everything})
    first += [(code, vocabulary().languages[code].name) for code in missing if code in vocabulary().languages]
    rest = [row for row in everything if row[0] not in near]
    return [(None, first), *([(_("Other languages"), rest)] if rest else [])]


def platforms_in_groups(programmes: Iterable[Programme], chosen: Iterable[int] = ()) -> list:
    """The platforms on which the programmes have channels of their own, the usual ones and those chosen; the rest."""
    own = OwnChannel.objects.filter(programme__in=[p.pk for p in programmes], is_closed=False)
    near = {*own.values_list("platform", flat=True), *chosen}
    first, rest = [], []
    for platform in vocabulary().platforms.values():
        is_near = platform.pk in near or platform.code in USUAL
        if is_near or not (platform.is_retired or platform.code in NOT_FOR_POSTS):
            row = (platform.pk, format_html("{}{}", dot(platform.colour), platform.name))
            (first if is_near else rest).append(row)
    return [(None, first), *([(_("Other platforms"), rest)] if rest else [])]


def states_of(programmes: Iterable[Programme]) -> list[tuple[int, str]]:
    """The states of the programmes, by name; without *überregional*."""
    states = {state.pk: state.name for programme in programmes for state in programme.states.all()}
    states.pop(State.DE, None)
    return sorted(states.items(), key=lambda row: row[1].casefold())


def origin_groups_by_kind() -> list:
    """All on offer under the heading of their kind."""
    offered = [group for group in vocabulary().origin_groups.values() if not group.is_retired]
    return [
        (str(kind.label), [(group.pk, group.name) for group in offered if group.kind == kind])
        for kind in OriginGroup.Kind
    ]


def people_of(programmes: Iterable[Programme], campaign: Campaign | None = None) -> list[tuple[int, str]]:
    """Who may write posts there, by name; with who is responsible already."""
    mine = User.objects.filter(
        memberships__programme__in=[p.pk for p in programmes], memberships__role__in=WRITES_POSTS, is_active=True
    )
    people = dict(mine.values_list("pk", "name"))
    if campaign and campaign.responsible_id:
        people.setdefault(campaign.responsible_id, str(campaign.responsible))
    return sorted(people.items(), key=lambda row: row[1].casefold())
