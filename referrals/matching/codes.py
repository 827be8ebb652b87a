"""What can be said about a match, before `reasons` puts it into words."""

from enum import StrEnum
from typing import NamedTuple


class Code(StrEnum):
    """A reason speaks for the centre, a lack against it."""

    TOPICS = "topics"
    TOPIC_IN_GENERAL = "topic_in_general"
    TOPIC_IN_PART = "topic_in_part"
    NO_TOPIC = "no_topic"
    SPEAKS = "speaks"
    INTERPRETER = "interpreter"
    NO_LANGUAGE = "no_language"
    LANGUAGES_UNKNOWN = "languages_unknown"
    KM = "km"
    IN_STATE = "in_state"
    SERVES_STATE = "serves_state"
    NATIONWIDE = "nationwide"
    ONLINE = "online"
    OTHER_STATE = "other_state"
    ONLY_IN = "only_in"
    CITY_ONLY = "city_only"
    DISTRICT_ONLY = "district_only"
    ACCEPTS = "accepts"
    MAY_ACCEPT = "may_accept"
    WAITING = "waiting"
    FULL = "full"
    CONFIRMED_LAST = "confirmed_last"
    NEVER_CONFIRMED = "never_confirmed"
    FOR_GROUPS = "for_groups"
    ONLY_FOR = "only_for"


LACKS = frozenset({
    Code.NO_TOPIC, Code.NO_LANGUAGE, Code.LANGUAGES_UNKNOWN, Code.OTHER_STATE, Code.ONLY_IN, Code.CITY_ONLY,
    Code.DISTRICT_ONLY, Code.MAY_ACCEPT, Code.WAITING, Code.FULL, Code.CONFIRMED_LAST, Code.NEVER_CONFIRMED,
    Code.ONLY_FOR,
})  # fmt: skip


class Said(NamedTuple):
    """A code and what it is about: ids of topics or states, a language code, kilometres, weeks, a day."""

    code: Code
    about: tuple = ()

    @property
    def is_lack(self) -> bool:
        return self.code in LACKS
