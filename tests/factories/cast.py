"""A fixed cast around one tenant: Saxony-Anhalt, where Kompan and Welcome to the East Side both work."""

from functools import cached_property

from django.test import Client

from streetwork.accounts import second_factor
from streetwork.accounts.models import Declaration
from streetwork.accounts.roles import Role
from tests.factories.accounts import UserFactory, give_second_factor, member

KOMPAN, EAST_SIDE = "kompan", "welcome-to-the-east-side"


class Cast:
    """owner and colleague share a state and programme; outsider is in another state, stranger in another
    programme of the same state. Each is made when first named."""

    @cached_property
    def owner(self):
        return member(Role.COUNSELOR, KOMPAN, "ST", name="Olga Owner")

    @cached_property
    def colleague(self):
        return member(Role.COUNSELOR, KOMPAN, "ST", name="Carla Colleague")

    @cached_property
    def outsider(self):
        return member(Role.COUNSELOR, KOMPAN, "SN", name="Otto Outsider")

    @cached_property
    def stranger(self):
        return member(Role.COUNSELOR, EAST_SIDE, "ST", name="Stan Stranger")

    @cached_property
    def traveller(self):
        """A counselor of many states, as Kompan's Polish speakers are."""
        return member(Role.COUNSELOR, KOMPAN, "ST", "NW", "HE", "DE", name="Tara Traveller")

    @cached_property
    def lead(self):
        return member(Role.LEAD, KOMPAN, all_states=True, name="Lea Lead")

    @cached_property
    def coordinator(self):
        return member(Role.COORDINATOR, KOMPAN, "ST", name="Cora Coordinator")

    @cached_property
    def directory_editor(self):
        return member(Role.DIRECTORY_EDITOR, KOMPAN, "ST", name="Dora Directory")

    @cached_property
    def campaign_editor(self):
        return member(Role.CAMPAIGN_EDITOR, KOMPAN, "ST", name="Cem Campaign")

    @cached_property
    def training_manager(self):
        return member(Role.TRAINING_MANAGER, KOMPAN, "ST", name="Tom Training")

    @cached_property
    def figures_only(self):
        return member(Role.FIGURES_ONLY, KOMPAN, all_states=True, name="Fred Figures")

    @cached_property
    def administrator(self):
        return UserFactory(name="Ada Admin", is_staff=True, is_superuser=True)

    @cached_property
    def newcomer(self):
        """Signed in, without any membership."""
        return UserFactory(name="Nina Newcomer")


def client_of(user=None, *, ready=True, **defaults):
    """A test client signed in as the person; `ready` has the second factor and the declaration behind them."""
    client = Client(**defaults)
    if user is not None:
        client.force_login(user)
        if ready:
            give_second_factor(user)
            session = client.session
            second_factor.remember(session, user)
            session["declared"] = Declaration.current_version()
            session.save()
    return client
