import factory
from allauth.mfa.models import Authenticator

from streetwork.accounts.models import Membership, User
from streetwork.tenancy.models import Programme, State


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    language = "de"


def programme(slug):
    """One of the four programmes of the ground data."""
    return Programme.objects.get(slug=slug)


def member(role, slug, *codes, user=None, all_states=False, **fields):
    """A person with this role in the programme, for the states with these codes (or all of them)."""
    user = user or UserFactory(**fields)
    membership = Membership.objects.create(user=user, programme=programme(slug), role=role, all_states=all_states)
    membership.states.set(State.objects.filter(code__in=codes))
    return user


def give_second_factor(user):
    """As if the person had scanned the code long ago."""
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
