"""Invents referrals for contacts that say so: a fitting centre, a slip, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from referrals.demo.chance import new_dice
from referrals.demo.ladders import LEVELS, ladder
from referrals.demo.slips import give_known_token
from referrals.enums import Area, Level, Result, SetBy
from referrals.models import SLIP_DAYS, PublishedCenter, Referral, ReferralStep, Slip
from streetwork.accounts.models import User
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary

SHARE = 0.5
TO_CHECK_TODAY = {"counselor": 3, "traveller": 3}
STILL_OPEN = (Result.SUGGESTED, Result.OPENED, Result.CONTACTED)
LOCATOR = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Wanted:
    """The facts of a contact that a referral takes over; `key` is what the answer names it by."""

    key: object
    state: int
    programme: int
    counselor: int
    topics: tuple[int, ...]
    language: str
    at: datetime
    target_state: int | None = None


def seed_referrals(
    wanted: Iterable[Wanted], *, people: dict[str, User], now: datetime, share: float = SHARE
) -> dict[object, Referral]:
    """A saved referral for about `share` of the wanted, by key; none where no centre knows the topic and language.

    `people` are the demo people by key: some of the counselors have an after-check for today. Needs an open
    scope of all states and a transaction.
    """
    dice, centers = new_dice(), Centers()
    made: dict[object, tuple[Referral, list]] = {}
    for want in wanted:
        chosen = dice.random() < share and centers.best(want, dice)
        if not chosen:
            continue
        topic, center = chosen
        level = dice.choices(list(LEVELS), list(LEVELS.values()))[0]
        steps = ladder(level, want.at, now, dice)
        made[want.key] = (
            Referral(
                state_id=want.state, programme_id=want.programme, counselor_id=want.counselor, center=center,
                topic_id=topic, language_id=want.language, level=level, suggested_at=want.at,
                result=steps[-1][0], result_at=steps[-1][2],
                slip=_slip(want, center, steps, dice) if level == Level.SLIP else None,
            ),
            steps,
        )  # fmt: skip
    referrals = [referral for referral, _steps in made.values()]
    _agree_checks(referrals, people, now)
    slips = [referral.slip for referral in referrals if referral.slip]
    give_known_token(slips)
    Slip.objects.bulk_create(slips)
    for referral in referrals:
        referral.slip_id = referral.slip.pk if referral.slip else None
    Referral.objects.bulk_create(referrals)
    ReferralStep.objects.bulk_create(
        ReferralStep(
            state_id=referral.state_id, referral=referral, result=result, set_by=by, at=at,
            user_id=referral.counselor_id if by == SetBy.COUNSELOR else None,
        )
        for referral, steps in made.values()
        for result, by, at in steps
    )  # fmt: skip
    return {key: referral for key, (referral, _steps) in made.items()}


class Centers:
    """The listed centres, to choose from in memory."""

    def __init__(self):
        parents = {pk: topic.parent_id for pk, topic in vocabulary().topics.items()}
        self.centers = [
            (center, {*center.topic_ids, *map(parents.get, center.topic_ids)})
            for center in PublishedCenter.objects.listed().filter(accepting=True).order_by("uid")
        ]

    def best(self, want: Wanted, dice: Random) -> tuple[int, PublishedCenter] | None:
        """One of the three best, with the first topic that it knows. The language counts most, then the state."""
        rated = []
        for center, known in self.centers:
            topic = next((pk for pk in want.topics if pk in known), None)
            if topic and (points := self._points(center, want)):
                rated.append((points, topic, center))
        rated.sort(key=lambda each: -each[0])
        return dice.choice(rated[:3])[1:] if rated else None

    def _points(self, center, want) -> int:
        """0: does not fit."""
        language = 4 if want.language in center.languages else 2 if want.language in center.interpreter_languages else 0
        state = want.target_state or want.state
        if center.state_id == state:
            near = 3
        elif center.area in (Area.NATIONWIDE, Area.ONLINE):
            near = 2
        else:
            near = 1 if want.state == State.DE and center.area == Area.STATE else 0
        return language + near if language and near else 0


def _slip(want: Wanted, center, steps, dice) -> Slip:
    """Of nobody's address: tokens and codes are thrown away where they are drawn."""
    opened = next((at for result, _by, at in steps if result == Result.OPENED), None)
    arrived = next((at for result, by, at in steps if result == Result.FIRST_TALK and by == SetBy.CENTER), None)
    return Slip(
        token_hash=dice.randbytes(32), secret_hash=dice.randbytes(16), locator="".join(dice.choices(LOCATOR, k=4)),
        state_id=want.state, center=center, language=want.language, issued_at=want.at,
        expires_at=want.at + timedelta(days=SLIP_DAYS), opened_at=opened, arrived_at=arrived,
    )  # fmt: skip


def _agree_checks(referrals, people, now) -> None:
    """Some counselors agreed to ask again today; a few days' time for the rest of the newest."""
    today = timezone.localdate(now)
    for key, number in TO_CHECK_TODAY.items():
        theirs = [
            each for each in referrals
            if each.counselor_id == people[key].pk and each.result in STILL_OPEN
            and timezone.localdate(each.suggested_at) < today
        ]  # fmt: skip
        theirs.sort(key=lambda each: each.suggested_at, reverse=True)
        for turn, referral in enumerate(theirs[: number + 2]):
            referral.check_on = today if turn < number else today + timedelta(days=4 + turn)
