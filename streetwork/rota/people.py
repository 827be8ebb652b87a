"""Who may stand in for whom, whose rota a person may change, and who is there now."""

import datetime

from django.db.models import Exists, OuterRef

from streetwork.accounts.access import Access
from streetwork.accounts.models import Membership, User
from streetwork.accounts.roles import IN_ROTA, READS_CONTACTS, Role
from streetwork.rota.absences import away_on
from streetwork.rota.models import PresenceTime


def programmes_of(user: User) -> list:
    """Running programmes in whose rota the person stands, by name."""
    memberships = user.memberships.filter(role__in=IN_ROTA, programme__is_archived=False).select_related("programme")
    programmes = {membership.programme_id: membership.programme for membership in memberships}
    return sorted(programmes.values(), key=lambda programme: programme.short_name)


def may_change_rota_of(access: Access, user: User) -> bool:
    """One's own; and the leads' for people of their running programmes."""
    if access.user_id == user.pk:
        return access.has(*IN_ROTA)
    led = access.programmes_for(Role.LEAD, running=True)
    return bool(led) and user.memberships.filter(programme__in=led, role__in=IN_ROTA).exists()


def stand_ins_for(user: User) -> list[User]:
    """Colleagues of the same running programmes, by name, who may see what the person works on.

    Whoever works with contacts needs somebody who works with them in all of the same states: the wall in the database
    would hide the rest from a stand-in.
    """
    memberships = list(
        Membership.objects.filter(
            programme__in=[programme.pk for programme in programmes_of(user)],
            role__in=IN_ROTA,
            user__is_active=True,
        )
        .select_related("user")
        .prefetch_related("states", "programme__states")
    )
    work: dict[int, dict[int, set[int]]] = {}
    for membership in memberships:
        theirs = work.setdefault(membership.user_id, {})
        if membership.role in READS_CONTACTS:
            theirs.setdefault(membership.programme_id, set()).update(_states_of(membership))
    needed = work.pop(user.pk, {})
    people = {membership.user_id: membership.user for membership in memberships}
    fitting = [
        people[pk]
        for pk, theirs in work.items()
        if all(states <= theirs.get(programme, set()) for programme, states in needed.items())
    ]
    return sorted(fitting, key=lambda person: (str(person), person.pk))


def _states_of(membership) -> set[int]:
    source = membership.programme.states if membership.all_states else membership.states
    return {state.pk for state in source.all()}


def times_of_members():
    """Presence times of active people who still belong to the programme."""
    member = Membership.objects.filter(user=OuterRef("user"), programme=OuterRef("programme"), role__in=IN_ROTA)
    return PresenceTime.objects.filter(Exists(member), user__is_active=True)


def here_now(programme_ids, now: datetime.datetime) -> list[PresenceTime]:
    """Presence times that run at this local moment, without those who are away, by name."""
    time = now.time().replace(tzinfo=None)
    running = times_of_members().filter(
        programme__in=programme_ids, weekday=now.weekday(), starts__lte=time, ends__gt=time
    )
    return list(
        running.exclude(user__in=list(away_on(now.date())))
        .select_related("user", "programme")
        .order_by("user__name", "user", "programme")
    )
