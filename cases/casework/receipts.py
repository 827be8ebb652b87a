"""The receipt of an erasure: kept in the session until its end, so that it can be printed; nowhere else."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.apps import apps

from cases.casework.actions.erasing import Receipt
from streetwork.accounts.roles import Role

SESSION_KEY = "erasure_receipt"


@dataclass(frozen=True)
class Line:
    label: str
    count: int


@dataclass(frozen=True)
class Shown:
    """A receipt for the screen."""

    receipt: Receipt

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.receipt.at)

    @property
    def role(self) -> str:
        return str(Role(self.receipt.role).label)

    @property
    def lines(self) -> list[Line]:
        return [
            Line(str(apps.get_model(label)._meta.verbose_name_plural), count)
            for label, count in self.receipt.rows.items()
        ]

    @property
    def total(self) -> int:
        return sum(self.receipt.rows.values())


def keep(request, receipt: Receipt) -> None:
    request.session[SESSION_KEY] = asdict(receipt)


def kept(request) -> Shown | None:
    stored = request.session.get(SESSION_KEY)
    return Shown(Receipt(**stored)) if stored else None
