"""Public services that are there for everybody in Germany, beside a programme's own on-call list.

Public numbers, to be checked against their operators before a release. 112, 110, 116 xxx and 0800 numbers cost nothing.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.incidents.enums import Type

ALWAYS_NEAR = (Type.SUICIDE, Type.VIOLENCE, Type.CHILD, Type.ATTACK)


@dataclass(frozen=True)
class Service:
    """`phones` as they are read aloud; `note` says for whom, when and in which languages."""

    name: str | Promise
    phones: tuple[str, ...]
    note: str | Promise
    types: tuple[Type, ...]


SERVICES = (
    Service(_("Emergency call"), ("112",), _("danger to life, day and night"), ALWAYS_NEAR),
    Service(_("Police"), ("110",), _("danger now, day and night"), (*ALWAYS_NEAR, Type.IMAGES)),
    Service(
        "TelefonSeelsorge", ("0800 1110111", "0800 1110222", "116 123"),
        _("for the person: free, anonymous, day and night; German, also by chat"), (Type.SUICIDE,),
    ),
    Service(
        "Telefon Doweria", ("030 440308454",), _("for the person: in Russian, day and night"), (Type.SUICIDE,)
    ),
    Service(
        "MuTeS", ("030 443509821",),
        _("for the person: Muslim pastoral care in German, at times in Turkish and Arabic"), (Type.SUICIDE,),
    ),
    Service(
        _("Number against worries"), ("116 111",), _("for children and young people, Monday to Saturday"),
        (Type.SUICIDE, Type.CHILD),
    ),
    Service(
        _("Helpline Violence against Women"), ("116 016",),
        _("for women and for professionals: day and night, in 18 languages"), (Type.VIOLENCE, Type.SUICIDE),
    ),
    Service(
        _("Helpline Sexual Abuse"), ("0800 2255530",), _("for those affected and for professionals"),
        (Type.CHILD, Type.IMAGES),
    ),
    Service(
        _("Child Protection Hotline"), ("0800 1921000",), _("for professionals, day and night"), (Type.CHILD,)
    ),
    Service(_("Weisser Ring, help for victims"), ("116 006",), _("daily from 7 to 22"), (Type.ATTACK, Type.VIOLENCE)),
)  # fmt: skip


def services_for(kind: str) -> list[Service]:
    return [service for service in SERVICES if kind in service.types]


def dialled(phone: str) -> str:
    """The number for a tel: link: digits and a leading plus."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return f"+{digits}" if phone.strip().startswith("+") else digits
