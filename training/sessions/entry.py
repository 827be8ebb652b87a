"""The whole form of a session: its facts, its dates, its trainers, and what to think about before saving."""

import hashlib
from functools import cached_property

from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS
from training.models import TrainingSession
from training.sessions.changes import Plan
from training.sessions.conflicts import Conflict, Wish, conflicts_of
from training.sessions.forms import SessionFacts, initial_of
from training.sessions.rows import MOST_DATES, MOST_TRAINERS, DateRow, DateRows, TrainerRow, TrainerRows, rows_of

SPARE_DATES, SPARE_TRAINERS = 3, 2


class Entry:
    """Bound with `data` it is what somebody sent. `session`: the one that is changed; without: a new one."""

    def __init__(self, data=None, *, access: Access, session: TrainingSession | None = None, initial=None):
        self.access, self.session, self.data = access, session, data
        start = (initial_of(session) if session else {}) | (initial or {})
        self.form = SessionFacts(data, access=access, session=session, initial=start)
        dates = [_row_of(date) for date in session.dates.all()] if session else []
        trainers = [_trainer_row(trainer) for trainer in session.trainers.all()] if session else []
        if not session and (user := start.get("responsible")) in dict(self.form.people):
            trainers = [{"user": user}]
        self.dates = rows_of(DateRow, DateRows, most=MOST_DATES, extra=SPARE_DATES)(data, prefix="dates", initial=dates)
        self.trainers = rows_of(TrainerRow, TrainerRows, most=MOST_TRAINERS, extra=SPARE_TRAINERS)(
            data, prefix="trainers", initial=trainers, form_kwargs={"people": self.form.people}
        )

    def is_valid(self) -> bool:
        """Whether it can be saved. Conflicts of trainers are asked about once, and confirmed for exactly these."""
        parts = [self.form.is_valid(), self.dates.is_valid(), self.trainers.is_valid()]
        if not all(parts):
            return False
        self.form.check_dates(max((date.ends_at for date in self.dates.planned), default=None))
        return not self.form.errors and (self.is_confirmed or not self.cautions)

    @property
    def has_errors(self) -> bool:
        return bool(self.form.errors or self.dates.total_error_count() or self.trainers.total_error_count())

    @cached_property
    def cautions(self) -> list[str]:
        """Who would have to be in two places at once."""
        wish = Wish(self.dates.planned, self.trainers.planned, self._own_key)
        known = self.access.programmes_for(*READS_TRAININGS)
        found: list[Conflict] = conflicts_of({"this": wish}).get("this", [])
        return list(dict.fromkeys(conflict.sentence(known) for conflict in found))

    @property
    def _own_key(self) -> int | None:
        """The session that the form made already, when it is sent twice, is no conflict of itself."""
        if self.session is not None:
            return self.session.pk
        made = TrainingSession.objects.filter(key=self.form.cleaned_data["key"])
        return made.values_list("pk", flat=True).first()

    @property
    def shown_cautions(self) -> list[str]:
        """The same where all parts of the form can be read; before that there is nothing to compare."""
        is_readable = self.data is not None and self.form.is_valid() and not self.dates.total_error_count()
        return self.cautions if is_readable and not self.trainers.total_error_count() else []

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.cautions).encode()).hexdigest()[:16]

    @property
    def is_confirmed(self) -> bool:
        return bool(self.data) and self.data.get("confirmed") == self.digest

    @property
    def plan(self) -> Plan:
        return Plan(
            facts=self.form.facts,
            dates=self.dates.planned,
            trainers=self.trainers.planned,
            states=tuple(self.form.cleaned_data["states"]),
        )


def _row_of(date) -> dict:
    begin, end = timezone.localtime(date.starts_at), timezone.localtime(date.ends_at)
    return {"pk": date.pk, "day": begin.date(), "begin": begin.time(), "end": end.time(), "note": date.note}


def _trainer_row(trainer) -> dict:
    name = "" if trainer.user_id else trainer.name
    return {"user": trainer.user_id, "name": name, "is_public": trainer.is_public}
