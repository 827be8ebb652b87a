"""What the public pages show beside the rows: the search in words, ways out of an empty list, the map of states."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.enums import FirstContact, TargetGroup
from referrals.models import PublishedCenter
from referrals.public.editions import Holdings
from referrals.public.wishes import EVERYWHERE, RADII, WHOLE_STATE, Wish
from referrals.told import Told
from streetwork.places.found import Found
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Criterion:
    """One condition of a search, and the query of the search without it."""

    icon: str
    label: str
    query: str


def criteria(wish: Wish) -> list[Criterion]:
    """The search in words."""
    words, told = vocabulary(), []
    if wish.is_everywhere:
        told.append(Criterion("globe", _("online and all of Germany"), wish.but(far="").query))
    elif wish.place:
        told.append(Criterion("geo-alt", _where(wish), wish.but(place=None, far="").query))
    if topic := words.topics.get(wish.topic):
        told.append(Criterion("chat-left-text", topic.name, wish.but(topic=None).query))
    if language := words.languages.get(wish.language):
        told.append(Criterion("translate", language.name, wish.but(language="").query))
    if wish.accepting:
        told.append(Criterion("check-circle", _("Accepts new people now"), wish.but(accepting=False).query))
    return told


def _where(wish: Wish) -> str:
    state = vocabulary().states[wish.place.state_id].name
    if wish.km:
        return _("%(place)s, within %(km)s km") % {"place": wish.place.label, "km": wish.km}
    return state


@dataclass(frozen=True)
class Offer:
    """Another search that finds something."""

    label: str
    query: str


def offers(wish: Wish) -> list[Offer]:
    """Ways out of an empty list, each of them with results: farther away, online, in any language, …"""
    found = [_farther(wish)]
    if not wish.is_everywhere:
        found.append(_counted(wish.but(far=EVERYWHERE), _everywhere))
    if wish.language:
        found.append(_counted(wish.but(language=""), _any_language))
    if wish.accepting:
        found.append(_counted(wish.but(accepting=False), _full_too))
    if wish.topic:
        found.append(_counted(wish.but(topic=None), _any_topic))
    return [offer for offer in found if offer]


def everywhere_at_all(held: Holdings) -> Offer | None:
    """Beside the map: all who can be reached from anywhere."""
    return Offer(_everywhere(held.everywhere), Wish(far=EVERYWHERE).query) if held.everywhere else None


def everywhere_offer(wish: Wish) -> Offer | None:
    """Below the list of a place: who can be reached from anywhere."""
    if wish.is_everywhere or not wish.place:
        return None
    return _counted(wish.but(far=EVERYWHERE), _everywhere)


def _farther(wish: Wish) -> Offer | None:
    center = wish.nearest() if wish.km else None
    if center is None:
        return None
    km = center.km
    radius = next((radius for radius in RADII if radius >= km), None)
    wider = wish.but(far=str(radius)) if radius else wish.but(place=None, far="")
    label = _("The nearest one is %(km)s km away: look farther")
    if center.city:
        label = _("The nearest one is in %(town)s, %(km)s km away: look farther")
    return Offer(label % {"town": center.city, "km": round(km)}, wider.query)


def _counted(wish: Wish, label) -> Offer | None:
    count = wish.centers().count()
    return Offer(label(count), wish.query) if count else None


def _everywhere(count: int) -> str:
    return ngettext(
        "%(n)s centre that advises online or in all of Germany",
        "%(n)s centres that advise online or in all of Germany",
        count,
    ) % {"n": count}


def _any_language(count: int) -> str:
    return ngettext("%(n)s centre in another language", "%(n)s centres in other languages", count) % {"n": count}


def _full_too(count: int) -> str:
    return ngettext(
        "%(n)s centre that perhaps takes nobody new at the moment",
        "%(n)s centres that perhaps take nobody new at the moment",
        count,
    ) % {"n": count}


def _any_topic(count: int) -> str:
    return ngettext("%(n)s centre for other topics", "%(n)s centres for other topics", count) % {"n": count}


@dataclass(frozen=True)
class Tile:
    """A state in the tile map; `row` and `column` begin with 1."""

    state: State
    count: int
    query: str

    @property
    def row(self) -> int:
        return self.state.grid_row + 1

    @property
    def column(self) -> int:
        return self.state.grid_column + 1


def tiles(held: Holdings) -> list[Tile]:
    """The states by name, each with its centres in any language."""
    states = [state for state in vocabulary().states.values() if state.grid_row is not None]
    return [
        Tile(state, held.by_state.get(state.pk, 0), _whole(state))
        for state in sorted(states, key=lambda state: state.name.casefold())
    ]


def _whole(state: State) -> str:
    place = Found(state.name, "", state.pk, None, None, state.name)
    return Wish(place=place, far=WHOLE_STATE).query


@dataclass(frozen=True)
class CenterPage(Told):
    """A centre on its own page."""

    center: PublishedCenter

    @property
    def vcard_url(self) -> str:
        return reverse("centers:vcard", args=[self.center.uid])

    @property
    def people(self) -> list[str]:
        """For whom it works, as far as it says so: groups and ages."""
        center = self.center
        groups = [str(TargetGroup(group).label) for group in center.target_groups if group in TargetGroup.values]
        if center.minimum_age:
            groups.append(_("from %(age)s years") % {"age": center.minimum_age})
        if center.maximum_age:
            groups.append(_("up to %(age)s years") % {"age": center.maximum_age})
        return groups

    @property
    def ways(self) -> list[str]:
        """How a first talk comes about."""
        return [str(FirstContact(way).label) for way in self.center.first_contact if way in FirstContact.values]

    @property
    def area(self) -> str:
        """Where those live whom it advises."""
        others = [vocabulary().states[pk].name for pk in self.center.served_state_ids if pk in vocabulary().states]
        return ", ".join([str(self.center.get_area_display()), *others])

    @property
    def verified(self) -> str:
        if not self.center.verified_on:
            return _("Nobody has confirmed this entry yet: call before you go")
        day = date_format(self.center.verified_on, "DATE_FORMAT")
        if self.card.is_overdue:
            return _("Last confirmed: %(day)s – that is long ago, call before you go") % {"day": day}
        return _("Last confirmed: %(day)s") % {"day": day}

    @property
    def near(self) -> Wish:
        """The search for others like it."""
        state = vocabulary().states[self.center.state_id]
        if self.center.state_id == State.DE:
            return Wish(far=EVERYWHERE)
        return Wish(place=Found(state.name, "", state.pk, None, None, state.name), far=WHOLE_STATE)
