"""Sentences for the codes of a match, in the reader's language. Staff and the public read them."""

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.enums import TargetGroup
from referrals.matching.codes import Code, Said
from streetwork.vocabulary.snapshot import vocabulary

SOME = 2


def sentence(said: Said) -> str:
    """One reason or lack in the active language."""
    return SENTENCES[said.code](said.about)


def _topics(ids) -> str:
    known = vocabulary().topics
    return ", ".join(known[pk].name for pk in ids if pk in known)


def _some_topics(ids) -> str:
    """The first of many; the entry itself has them all."""
    return _topics(ids) if len(ids) <= SOME else f"{_topics(ids[:SOME])} …"


def _language(about) -> str:
    known = vocabulary().languages
    return ", ".join(known[code].name if code in known else code for code in about)


def _state(about) -> str:
    return vocabulary().states[about[0]].name


def _groups(about) -> str:
    return ", ".join(str(TargetGroup(group).label) for group in about if group in TargetGroup.values)


def _km(about) -> str:
    return _("%(km)s km away") % {"km": about[0]} if about[0] else _("less than 1 km away")


def _waiting(about) -> str:
    weeks = about[0]
    return ngettext("waiting time about %(weeks)d week", "waiting time about %(weeks)d weeks", weeks) % {"weeks": weeks}


def _confirmed_last(about: tuple[date]) -> str:
    return _("entry last confirmed in %(month)s") % {"month": date_format(about[0], "YEAR_MONTH_FORMAT")}


SENTENCES: dict[Code, Callable[[tuple], str]] = {
    Code.TOPICS: lambda about: _("knows %(topics)s") % {"topics": _topics(about)},
    Code.TOPIC_IN_GENERAL: lambda about: _("knows %(topics)s in general") % {"topics": _topics(about)},
    Code.TOPIC_IN_PART: lambda about: _("knows a part of it: %(topics)s") % {"topics": _some_topics(about)},
    Code.NO_TOPIC: lambda about: _("does not list %(topics)s") % {"topics": _topics(about)},
    Code.SPEAKS: lambda about: _("speaks %(language)s") % {"language": _language(about)},
    Code.INTERPRETER: lambda about: _("with an interpreter for %(language)s") % {"language": _language(about)},
    Code.NO_LANGUAGE: lambda about: _("does not speak %(language)s") % {"language": _language(about)},
    Code.LANGUAGES_UNKNOWN: lambda _about: _("its languages are not known"),
    Code.KM: _km,
    Code.IN_STATE: lambda about: _("in %(state)s") % {"state": _state(about)},
    Code.SERVES_STATE: lambda about: _("also works for %(state)s") % {"state": _state(about)},
    Code.NATIONWIDE: lambda _about: _("works in all of Germany"),
    Code.ONLINE: lambda _about: _("counsels online"),
    Code.OTHER_STATE: lambda about: _("lies in another state: %(state)s") % {"state": _state(about)},
    Code.ONLY_IN: lambda about: _("for people in %(state)s") % {"state": _state(about)},
    Code.CITY_ONLY: lambda _about: _("meant for people of its city"),
    Code.DISTRICT_ONLY: lambda _about: _("meant for people of its district"),
    Code.ACCEPTS: lambda _about: _("accepts people now"),
    Code.MAY_ACCEPT: lambda _about: _("not known whether it accepts people now"),
    Code.WAITING: _waiting,
    Code.FULL: lambda _about: _("accepts nobody at present"),
    Code.CONFIRMED_LAST: _confirmed_last,
    Code.NEVER_CONFIRMED: lambda _about: _("entry not confirmed yet"),
    Code.FOR_GROUPS: lambda about: _("for %(groups)s") % {"groups": _groups(about)},
    Code.ONLY_FOR: lambda about: _("only for %(groups)s") % {"groups": _groups(about)},
}
