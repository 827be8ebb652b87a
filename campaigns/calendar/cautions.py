"""What to think about before something is planned. None of it forbids anything; the person decides."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.calendar.free_days import free_days
from campaigns.calendar.queries import same_place_and_day
from campaigns.calendar.timing import day_of
from campaigns.models import Campaign, Placement
from streetwork.presence.enums import Rule
from streetwork.vocabulary.snapshot import vocabulary


def cautions_of(campaign: Campaign, wanted: Iterable[Placement]) -> list[str]:
    """Sentences about placements that are about to be saved. Few queries, however many they are."""
    wanted = list(wanted)
    said = [*_forbidden(wanted), *_languages(wanted), *_twice(wanted), *_outside(campaign, wanted)]
    return list(dict.fromkeys([*said, *_holidays(campaign, wanted)]))


def _forbidden(wanted):
    for space in {p.space for p in wanted if p.space and p.space.advertising == Rule.FORBIDDEN}:
        yield _("Advertising is forbidden in %(space)s. Ask its admins first, or choose another place.") % {
            "space": space.name
        }


def _languages(wanted):
    for placement in wanted:
        place = placement.channel or placement.space
        if place and place.languages and placement.language_id not in place.languages:
            yield _("%(place)s is not known to speak %(language)s.") % {
                "place": place.name,
                "language": vocabulary().languages[placement.language_id].name,
            }


def _twice(wanted):
    there = same_place_and_day(wanted)
    mine = {placement.pk for placement in wanted if placement.pk}
    met: set[tuple[int, date]] = set()
    for placement in wanted:
        if not placement.channel_id:
            continue
        key = (placement.channel_id, day_of(placement.due_at))
        other = next((each for each in there.get(key, ()) if each.pk not in mine), None)
        facts = {"channel": placement.channel.name, "day": date_format(key[1], "SHORT_DATE_FORMAT")}
        if other:
            facts["title"] = other.post.title
            yield _("%(channel)s has something on %(day)s already: %(title)s.") % facts
        elif key in met:
            yield _("%(channel)s would get more than one post on %(day)s.") % facts
        met.add(key)


def _outside(campaign: Campaign, wanted):
    days = [day_of(placement.due_at) for placement in wanted]
    outside = [day for day in days if not campaign.starts_on <= day <= campaign.ends_on]
    if outside:
        yield _("The campaign runs from %(first)s to %(last)s; %(day)s is outside.") % {
            "first": date_format(campaign.starts_on, "SHORT_DATE_FORMAT"),
            "last": date_format(campaign.ends_on, "SHORT_DATE_FORMAT"),
            "day": ", ".join(date_format(day, "SHORT_DATE_FORMAT") for day in sorted(set(outside))[:5]),
        }


def _holidays(campaign: Campaign, wanted):
    for day, name in holidays_hit(campaign, {day_of(placement.due_at) for placement in wanted}).items():
        yield _("%(day)s is a holiday: %(name)s.") % {
            "day": date_format(day, "SHORT_DATE_FORMAT"),
            "name": name,
        }


def holidays_hit(campaign: Campaign, days: set[date]) -> dict:
    """The holidays among the days, of the states in which the campaign runs."""
    if not days:
        return {}
    states = list(campaign.states.all()) or vocabulary().programmes[campaign.programme_id].states.all()
    return {day: name for day, name in free_days(states, min(days), max(days)).items() if day in days}
