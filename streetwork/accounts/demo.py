"""The invented people of demo mode: 25 of staff, one for every role and need. Names and addresses are made up."""

from dataclasses import dataclass
from itertools import product

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.models import Declaration, DeclarationSigned, Membership, User
from streetwork.accounts.roles import Role
from streetwork.tenancy.models import Programme, State

DOMAIN = "demo.streetwork.example"
KOMPAN, EAST_SIDE, LARA, INTEGRIF = "kompan", "welcome-to-the-east-side", "lara-la-red", "integrif"
ALL = "*"


@dataclass(frozen=True)
class Person:
    """`key` is the address's local part, `purpose` says in a line what the account is good for.

    `states` are codes with spaces, or ALL for all states of the programme; `also` is a second programme in which the
    person has the same roles for the same states.
    """

    key: str
    name: str
    purpose: str | Promise
    programme: str = ""
    roles: tuple[str, ...] = ()
    states: str = ""
    language: str = "de"
    also: str = ""

    @property
    def programmes(self) -> list[str]:
        return [slug for slug in (self.programme, self.also) if slug]

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"

    @property
    def is_administrator(self) -> bool:
        return not self.roles


C, STATE = (Role.COUNSELOR,), (Role.COORDINATOR,)
PEOPLE = (
    Person("counselor", "Ioana Munteanu", _("the main job: log contacts in two states"), KOMPAN, C, "NW RP DE"),
    Person("colleague", "Petar Kolev", _("another state: sees nothing of the first"), KOMPAN, C, "SN"),
    Person("traveller", "Agnieszka Wrona", _("one language, fourteen states"), KOMPAN, C, ALL),
    Person("bw", "Desislava Marinova", _("one state alone"), KOMPAN, C, "BW"),
    Person("he", "Marek Zieliński", _("one state alone"), KOMPAN, C, "HE"),
    Person("ni", "Raluca Stan", _("one state alone"), KOMPAN, C, "NI"),
    Person("hh", "Grace Bennett", _("one state alone, interface in English"), KOMPAN, C, "HH", "en"),
    Person("coordinator", "Birgit Althoff", _("figures of one state, no notes"), KOMPAN, STATE, "NW"),
    Person(
        "coordinator-st", "Henning Krüger", _("figures of one state, reports of two programmes"), KOMPAN, STATE, "ST",
        also=EAST_SIDE,
    ),
    Person("directory", "Sabine Voss", _("keeps the advisory centres fresh"), KOMPAN, (Role.DIRECTORY_EDITOR,), "NW"),
    Person("campaigns", "Mihaela Popa", _("one message, many languages"), KOMPAN, (Role.CAMPAIGN_EDITOR,), ALL),
    Person("trainings", "Jonas Ehlers", _("courses, sessions, working group"), KOMPAN, (Role.TRAINING_MANAGER,), ALL),
    Person("lead", "Katarzyna Lindner", _("team, invitations, everything of the programme"), KOMPAN, (Role.LEAD,), ALL),
    Person("partner", "Friederike Sommer", _("federal partner: figures only"), KOMPAN, (Role.FIGURES_ONLY,), ALL),
    Person("vietnamese", "Linh Tran", _("people who still live abroad"), EAST_SIDE, C, "MV ST DE"),
    Person("russian", "Olga Weber", _("people who still live abroad"), EAST_SIDE, C, "MV ST DE"),
    Person("coordinator-mv", "Torsten Behnke", _("figures of one state, no notes"), EAST_SIDE, STATE, "MV"),
    Person("lead-east", "Marisol Reuter", _("two states, two ministries, one log"), EAST_SIDE, (Role.LEAD,), ALL),
    Person("spanish", "Lucía Navarro", _("ninety groups of one city, and people elsewhere"), LARA, C, "BE DE"),
    Person("italian", "Giulia Ferri", _("ninety groups of one city"), LARA, C, "BE"),
    Person("portuguese", "Beatriz Lopes", _("ninety groups of one city"), LARA, C, "BE"),
    Person("english", "Emma Clarke", _("ninety groups of one city, interface in English"), LARA, C, "BE", "en"),
    Person("lead-lara", "Carmen Albrecht", _("team and spaces of the programme"), LARA, (Role.LEAD,), ALL),
    Person(
        "archive", "Andreas Reimann", _("a closed programme: everything readable, nothing changeable"),
        INTEGRIF, (Role.TRAINING_MANAGER, Role.LEAD), ALL,
    ),
    Person("admin", "Robin Peters", _("vocabularies, programmes, people; no contacts")),
)  # fmt: skip
BY_EMAIL = {person.email: person for person in PEOPLE}


@transaction.atomic
def seed_people() -> dict[str, User]:
    """Make or refresh the demo people, by key; the programmes must exist.

    They have no password (the login page signs them in by one click) and have signed the declaration in force.
    """
    programmes = Programme.objects.in_bulk(field_name="slug")
    states = State.objects.in_bulk(field_name="code")
    declaration = Declaration.current()
    made = {}
    for person in PEOPLE:
        user = made[person.key] = _seed(person)
        wanted = [states[code] for code in person.states.split() if code != ALL]
        user.memberships.exclude(role__in=person.roles, programme__slug__in=person.programmes).delete()
        for slug, role in product(person.programmes, person.roles):
            membership, _made = Membership.objects.update_or_create(
                user=user,
                programme=programmes[slug],
                role=role,
                defaults={"all_states": person.states == ALL},
            )
            membership.states.set(wanted)
        if declaration:
            DeclarationSigned.objects.get_or_create(user=user, declaration=declaration)
    return made


def _seed(person: Person) -> User:
    user, made = User.objects.update_or_create(
        email=person.email,
        defaults={
            "name": person.name,
            "language": person.language,
            "is_demo": True,
            "is_active": True,
            "is_staff": person.is_administrator,
            "is_superuser": person.is_administrator,
        },
    )
    if made or user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
