"""Building a release: count, perturb, freeze. Under the login streetwork_stats_build, in one transaction."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import structlog
from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.models import Release, StatCell
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.releases.calendar import closed_periods, closes_on
from streetwork.reporting.releases.menu import MENU_VERSION, OTHER, TABLES, tables_of
from streetwork.reporting.releases.perturbation import METHOD_VERSION
from streetwork.reporting.releases.records import entries_by_language, first_entry, records_of, secret_of
from streetwork.reporting.releases.tables import Cube, Place, fold_languages, is_too_sparse, published, without_seldom
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope

LAST_DRAW = 2
BATCH = 2000
log = structlog.get_logger(__name__)


class NotClosedError(ValueError):
    """The period is still open: nothing of it may be published."""


@dataclass(frozen=True)
class Drawn:
    """What a release will hold. `tables`: key → non-zero cells; a withheld table is not in it."""

    tables: Mapping[str, Mapping[Place, int]]
    withheld: tuple[str, ...]
    languages: tuple[str, ...]

    def cells(self) -> Iterator[tuple[str, str, str, int]]:
        """(table, row, column, value), in the order in which they are hashed and stored."""
        for key in sorted(self.tables):
            for (row, column), value in sorted(self.tables[key].items()):
                yield key, row, column, value

    @property
    def cells_hash(self) -> str:
        return hash_of(self.cells())


def hash_of(cells) -> str:
    """SHA-256 over the cells as lines `table,row,column,value`, sorted by table, row, column: anyone can repeat it."""
    lines = "".join(f"{table},{row},{column},{value}\n" for table, row, column, value in cells)
    return hashlib.sha256(lines.encode()).hexdigest()


def drawn(period: Period, draw: int, *, using: str) -> Drawn:
    """Count and perturb. Needs a scope over all states and a transaction; the same contacts give the same result."""
    yearly = entries_by_language(period, using=using)
    folded = fold_languages(yearly)
    inside, twelve_months = Cube(), Cube()
    for record, is_inside in records_of(period, secret_of(period, draw), folded, using=using):
        twelve_months.add(record)
        if is_inside:
            inside.add(record)
    tables, withheld = {}, []
    for table in tables_of(period.kind):
        cells = inside.counted(table)
        if is_too_sparse([cell.number for cell in cells.values()]):
            withheld.append(table.key)
            continue
        if table.row:
            cells = without_seldom(cells, twelve_months.counted(table))
        tables[table.key] = published(cells)
    return Drawn(
        tables=tables,
        withheld=tuple(withheld),
        languages=tuple(sorted(yearly.keys() - folded - {OTHER})),
    )


def build(kind: str, starts: date, draw: int = 1) -> Release | None:
    """Freeze a period; None when it is frozen already, or another worker is faster.

    A second draw needs a first one. Raises NotClosedError before the period has closed, ValueError for a third draw.
    """
    period = period_of(starts, kind)
    if period.first != starts:
        raise ValueError(f"No {kind} begins on {starts}.")
    if draw not in range(1, LAST_DRAW + 1):
        raise ValueError("A period is drawn once, and once more for a correction.")
    if closes_on(period) > timezone.localdate():
        raise NotClosedError(f"{period.code} closes on {closes_on(period)}.")
    with all_states() as using:
        _one_at_a_time(using)
        draws = set(Release.objects.using(using).filter(kind=kind, starts=starts).values_list("draw", flat=True))
        if draw in draws or draws != set(range(1, draw)):
            return None
        return _freeze(period, draw, drawn(period, draw, using=using), using=using)


def due(today: date) -> list[Period]:
    """The closed periods without a release, in the order in which they closed."""
    with all_states() as using:
        earliest = first_entry(using=using)
        if earliest is None:
            return []
        frozen = set(Release.objects.using(using).values_list("kind", "starts"))
        return [each for each in closed_periods(earliest, today) if (each.kind.value, each.first) not in frozen]


@contextmanager
def all_states():
    """A transaction of the build's own login that sees the contacts of every state, and writes into none."""
    using = settings.STATS_BUILD_DATABASE
    states = State.objects.using(using).order_by().values_list("pk", flat=True)
    with transaction.atomic(using=using), scope(list(states), widen="Published statistics count all states."):
        yield using


def _freeze(period: Period, draw: int, result: Drawn, *, using: str) -> Release:
    release = Release.objects.using(using).create(
        kind=PeriodKind(period.kind), starts=period.first, draw=draw, menu=MENU_VERSION, method=METHOD_VERSION,
        tables=[key for key in TABLES if key in result.tables], withheld=list(result.withheld),
        languages=list(result.languages), cells_hash=result.cells_hash,
    )  # fmt: skip
    cells = (StatCell(release=release, table=t, row=r, column=c, value=v) for t, r, c, v in result.cells())
    StatCell.objects.using(using).bulk_create(cells, batch_size=BATCH)
    log.info("statistics_frozen", period=period.code, draw=draw, tables=len(result.tables), hash=release.cells_hash)
    return release


def _one_at_a_time(using: str) -> None:
    """Two workers never count the same period side by side: the second waits, then finds it frozen."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('streetwork/statistics'))")
