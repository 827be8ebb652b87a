"""Writes and removes everything that demo mode shows."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from campaigns import demo as campaigns
from campaigns.answers import demo as answers
from campaigns.ideas import demo as ideas
from cases import demo_rooms
from cases.casework import demo as casework
from cases.claims import demo as claims
from cases.demo import card_uses, history, through_posts
from cases.demo.chance import new_dice
from cases.demo.contacts import Ground, Inventor, Planned
from cases.demo.mixes import JOINED_THREADS, WORK
from cases.demo.moments import DAYS, moments
from cases.demo.places import Places
from cases.demo.referring import attach_referrals
from cases.demo.writing import save_contacts, save_views
from cases.followups import demo as followups
from cases.incidents import demo as incidents
from cases.listening import demo as listening
from cases.models import Contact, ContactEvent, ContactNote, SavedView
from cases.queries import local_midnight
from cases.trends import demo as trends
from referrals.demo import SOURCE, clear_directory, seed_centers, seed_gaps
from referrals.models import AdvisoryCenter
from streetwork.accounts.demo import seed_people
from streetwork.accounts.models import User
from streetwork.presence.demo import clear_rounds, clear_spaces, rounds_are_seeded, seed_rounds, seed_spaces
from streetwork.rota import demo as rota
from streetwork.tenancy.models import Programme, State
from streetwork.tenancy.scope import scope
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.weeks import monday_of
from training import demo as trainings

# In the order of dependence: each may use what the ones before wrote.
ROOMS = (
    rota, answers, card_uses, ideas, campaigns, through_posts, claims, casework, followups, listening, trends,
    incidents, trainings, history,
)  # fmt: skip


def seed_demo(*, now: datetime, reset: bool = False) -> int:
    """Write the demo data as of `now`, unless they are there; `reset` removes them first. Answers the contacts made.

    The same `now` gives the same data (but for numbers and keys that the database draws). People are always
    refreshed. All in one transaction, in the scope of every state.
    """
    states = State.objects.all_ids()
    with scope(states, states), transaction.atomic():
        people = seed_people()
        if reset:
            clear_demo()
        elif Contact.objects.filter(counselor__is_demo=True).exists():
            _add_rooms(people, now)
            return 0
        return _write(people, now)


def _add_rooms(people, now) -> None:
    """For demo data that are older than a room."""
    if not AdvisoryCenter.objects.filter(source=SOURCE).exists():
        seed_centers(people=people, now=now)
        seed_gaps(people=people, now=now)
    if not rounds_are_seeded():
        seed_rounds(people=people, now=now)
    dice = new_dice()
    for room in (*ROOMS, *demo_rooms.rooms()):
        if not room.is_seeded():
            room.seed(people=people, now=now, dice=dice)


def _write(people, now) -> int:
    dice = new_dice()
    states_of = {key: frozenset(work.states) for key, work in WORK.items()}
    seed_spaces(people=people, states_of=states_of, now=now, dice=dice)
    seed_rounds(people=people, now=now)
    ground = Ground(
        people,
        Programme.objects.in_bulk(field_name="slug"),
        State.objects.in_bulk(field_name="code"),
        vocabulary(),
    )
    inventor = Inventor(ground, Places(ground.words, dice), now, dice)
    planned = [inventor.invent(key, at) for at, key in _calendar(ground, now, dice)]
    _join_threads(planned, now, dice)
    seed_centers(people=people, now=now)
    attach_referrals(planned, ground, now)
    seed_gaps(people=people, now=now)
    save_contacts(planned, now, dice)
    save_views(people["counselor"], ground)
    for room in (*ROOMS, *demo_rooms.rooms()):
        room.seed(people=people, now=now, dice=dice)
    return len(planned)


def _calendar(ground: Ground, now, dice) -> list[tuple[datetime, str]]:
    """Who logs when, over all people in the order of time. No programme has contacts before it began."""
    calendar = []
    for key, work in WORK.items():
        begin = timezone.localdate(now) - timedelta(days=DAYS)
        if starts := ground.programmes[work.programme].starts:
            begin = max(begin, starts)
        calendar += [
            (at, key) for at in moments(work.contacts, begin=begin, now=now, this_week=work.this_week, dice=dice)
        ]
    return sorted(calendar)


def _join_threads(planned: list[Planned], now, dice) -> None:
    """Let colleagues answer in the same threads this week, in the same state and language."""
    monday = local_midnight(monday_of(timezone.localdate(now)))
    week = [plan for plan in planned if plan.contact.occurred_at >= monday]
    for first, second in JOINED_THREADS:
        theirs = [plan for plan in week if plan.key == second]
        fitting = [
            plan
            for plan in week
            if plan.key == first
            and plan.thread_id
            and plan.contact.language_id in WORK[second].languages
            and plan.contact.state.code in WORK[second].states
        ]
        for plan, colleague in zip(dice.sample(fitting, min(3, len(fitting))), theirs, strict=False):
            colleague.thread_id = plan.thread_id
            for name in ("space", "platform", "language_id", "state", "setting", "mode", "main_topic_id", "topic_ids",
                         "region_evidence", "residence_country", "target_state", "audience"):  # fmt: skip
                setattr(colleague.contact, name, getattr(plan.contact, name))


def clear_demo() -> None:
    """Remove all contacts of demo people with notes and history, their saved views, and the spaces they registered.
    The demo's directory goes with its referrals and gaps.

    The access log keeps what was read: nobody may shorten it. Needs an open scope and transaction.
    """
    for room in reversed((*ROOMS, *demo_rooms.rooms())):
        room.clear()
    demo = User.objects.filter(is_demo=True).values("pk")
    theirs = Contact.objects.filter(counselor__in=demo)
    ContactNote.objects.filter(contact__in=theirs).delete()
    theirs.delete()
    ContactEvent.objects.filter(counselor__in=demo).delete()
    SavedView.objects.filter(user__in=demo).delete()
    clear_directory()
    clear_rounds()
    clear_spaces(used=set(Contact.objects.exclude(space=None).values_list("space_id", flat=True)))
