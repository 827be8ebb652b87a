"""Where an invented contact takes place: in a space of the register, in one of its threads, or elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from cases.demo.chance import pick
from cases.demo.mixes import ELSEWHERE, Work
from cases.demo.threads import Threads
from cases.enums import Evidence, Kind
from streetwork.presence.enums import Status
from streetwork.presence.models import Space
from streetwork.vocabulary.enums import Mode, Setting
from streetwork.vocabulary.models import OriginGroup, Platform
from streetwork.vocabulary.snapshot import Vocabulary

DIRECT = {
    "phone": (Setting.PRIVATE, Mode.PHONE),
    "email": (Setting.PRIVATE, Mode.EMAIL),
    "onsite": (Setting.PRIVATE, Mode.ON_SITE),
    "youtube": (Setting.PUBLIC, Mode.COMMENT),
}
OPEN = {Setting.PUBLIC, Setting.GROUP}
IN_SPACES = {Kind.OFFER: 0.93, Kind.INFORMATION: 0.88, Kind.CONSULTATION: 0.5, Kind.REPEATED: 0.3, Kind.CRISIS: 0.4}


@dataclass
class Place:
    """`state` is a code when the space settles it."""

    platform: Platform
    setting: str
    mode: str
    space: Space | None = None
    thread_id: str = ""
    state: str | None = None
    evidence: str = Evidence.UNKNOWN
    groups: list[OriginGroup] = field(default_factory=list)
    members: int = 0

    @property
    def is_open(self) -> bool:
        """Whether others can read along in silence."""
        return self.setting in OPEN and self.mode == Mode.COMMENT


class Places:
    """The joined spaces of the register, and the rest of the world."""

    def __init__(self, words: Vocabulary, dice: Random):
        self.words, self.dice, self.threads = words, dice, Threads(words, dice)
        joined = Space.objects.filter(status=Status.JOINED).with_members().select_related("programme")
        self.spaces = list(joined.prefetch_related("states", "origin_groups").order_by("programme__slug", "url"))
        self.states = {space.pk: sorted(state.code for state in space.states.all()) for space in self.spaces}
        self.groups = {
            space.pk: sorted(space.origin_groups.all(), key=lambda group: group.code) for space in self.spaces
        }
        self._fitting: dict[tuple, tuple[list[Space], list[float]]] = {}

    def find(self, work: Work, language: str, kind: Kind, at: datetime) -> Place:
        spaces, sizes = self.fitting(work, language)
        if spaces and self.dice.random() < IN_SPACES[kind]:
            return self._in_space(self.dice.choices(spaces, sizes)[0], work, kind, at)
        return self._elsewhere(work)

    def fitting(self, work: Work, language: str) -> tuple[list[Space], list[float]]:
        """Spaces in which somebody with this work speaks the language, and how busy each is."""
        key = (work.programme, language, *work.states)
        if key not in self._fitting:
            spaces = [space for space in self.spaces if self._fits(space, work, language)]
            self._fitting[key] = spaces, [40 + (space.members or 0) ** 0.6 for space in spaces]
        return self._fitting[key]

    def _fits(self, space, work, language):
        codes = self.states[space.pk]
        return (
            space.programme.slug == work.programme
            and language in space.languages
            and (not codes or not work.states.keys().isdisjoint(codes))
        )

    def _in_space(self, space, work, kind, at):
        link = self.threads.next(space, at)
        codes = [code for code in self.states[space.pk] if code in work.states]
        evidence = self.dice.choices((Evidence.SPACE, Evidence.SELF_STATED), (8, 2))[0] if codes else Evidence.UNKNOWN
        is_direct = kind in (Kind.CONSULTATION, Kind.REPEATED, Kind.CRISIS) and self.dice.random() < 0.5
        return Place(
            platform=self.words.platforms[space.platform_id],
            setting=Setting.PRIVATE if is_direct else link.setting,
            mode=Mode.DIRECT_MESSAGE if is_direct else link.mode,
            space=space,
            thread_id=link.thread_id,
            state=self.dice.choice(codes) if codes else None,
            evidence=evidence,
            groups=self.groups[space.pk],
            members=space.members or 0,
        )

    def _elsewhere(self, work):
        code = pick(self.dice, ELSEWHERE[work.programme])
        setting, mode = DIRECT.get(code, (Setting.PRIVATE, Mode.DIRECT_MESSAGE))
        return Place(self.words.platform_by_code[code], setting, mode)
